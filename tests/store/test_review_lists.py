"""What the pages of reviewers and searchers ask of the record, on either database."""

import datetime

import pytest

from articles import ARTICLES, minutes
from mahdar.review.claims import accept, reject
from mahdar.review.entries import join
from mahdar.review.processes import define
from mahdar.store import adding, awaiting, history, lexicon, lookup, statements, summaries
from mahdar.store.awaiting import Stage
from mahdar.store.models import Claim, Entry

SAID = "المحادثات كانت صريحة ومثمرة"


@pytest.fixture
def full(record):
    for name in ARTICLES:
        adding.add(minutes(name))
    summaries.refresh()
    return record


class TestStatements:
    def test_are_found_by_words_speaker_outlet_period_and_process(self, full):
        define("المحادثات", [], [], ["محادثات"], "x")
        (speaker, *_) = lookup.actors_like("سولبيرغ", 5)
        day = datetime.date(2014, 1, 15)
        for asked in (
            {"words": SAID},
            {"words": "محادثات", "outlet": "NTB"},
            {"words": '"صريحة ومثمرة"', "speakers": [speaker.pk]},
            {"words": SAID, "first": day, "last": day},
            {"words": SAID, "process": "المحادثات"},
            {"words": SAID, "oldest_first": True},
        ):
            (entry,) = statements.statements(**asked)
            assert {each.source for each in statements.reports_of([entry.pk])[entry.pk]} == {"Horn Post", "NTB"}
        assert not statements.statements(SAID, speakers=[]).exists()
        assert not statements.statements(SAID, outlet="SONNA").exists()

    def test_are_counted_up_to_a_number(self, full):
        everything = statements.statements()
        assert statements.at_most(everything, 2) == 2
        assert statements.at_most(everything, 1000) == everything.count()


class TestActorsLike:
    def test_an_exact_name_comes_before_one_that_holds_it(self, full):
        assert [each.name for each in lookup.actors_like("إيران", 1)] == ["إيران"]
        assert lookup.actors_like("ايران", 1) == lookup.actors_like("Iran", 1)

    @pytest.mark.parametrize("words", ["", "@", "@x", "@" + "9" * 30, "%", "\x00", "x" * 500])
    def test_whatever_is_typed_has_an_answer(self, full, words):
        assert lookup.actors_like(words, 5) == []


class TestTheQueue:
    def test_stage_by_stage_and_each_claim_once(self, full):
        first, second = Claim.objects.filter(kind="statement").order_by("pk")[:2]
        Claim.objects.filter(pk=first.pk).update(confidence=0.4)
        Entry.objects.filter(pk=second.entry_id).update(contradicted=True)
        places = awaiting.first_of(awaiting.Wanted(), 1000)
        assert [place.stage for place in places] == sorted(place.stage for place in places)
        assert {place.stage for place in places} == set(Stage)
        assert len({place.pk for place in places}) == Claim.objects.count()
        assert [claim.pk for claim in awaiting.claims_at(places)] == [place.pk for place in places]

    def test_behind_a_place_comes_the_rest(self, full):
        places = awaiting.first_of(awaiting.Wanted(), 1000)
        for n in (1, len(places) // 2, len(places) - 1):
            assert awaiting.first_of(awaiting.Wanted(), 1000, places[n - 1]) == places[n:]

    def test_narrowed_it_counts_what_it_lists(self, full):
        define("نيروبي", [], [], ["نيروبي"], "x")
        day = datetime.date(2014, 1, 16)
        for asked in ({"kind": "pledge"}, {"outlet": "NTB"}, {"first": day, "last": day}, {"process": "نيروبي"}):
            wanted = awaiting.Wanted(**asked)
            assert 0 < awaiting.left(wanted) == len(awaiting.first_of(wanted, 1000)) < Claim.objects.count()

    def test_counts_what_was_done_today(self, full):
        first, second, *_ = Claim.objects.order_by("pk")
        accept(first.uid, "a")
        reject(second.uid, "b")
        assert (awaiting.done_today(), awaiting.done_today("a")) == (2, 1)


class TestTheHistory:
    def test_is_narrowed_by_each_part_of_a_decision(self, full):
        first, second = Claim.objects.filter(kind="statement").order_by("pk")[:2]
        done = [accept(first.uid, "a"), reject(second.uid, "b", "no"), join(first.uid, second.uid, "a")]
        today = datetime.datetime.now(datetime.UTC).date()

        def pks(**asked):
            return [row.pk for row in history.decisions(history.Wanted(**asked))]

        assert pks() == [row.pk for row in reversed(done)]
        assert pks(who="b") == [done[1].pk]
        assert pks(verb="judge") == [done[2].pk]
        assert pks(claim=first.uid) == [done[2].pk, done[0].pk]
        assert pks(document=second.document.key, who="b") == [done[1].pk]
        day = datetime.timedelta(1)
        assert pks(first=today - day, last=today + day) == pks()
        assert pks(first=datetime.date(9999, 12, 31)) == pks(last=datetime.date(1, 1, 1)) == []
        assert (history.people(), history.verbs()) == (["a", "b"], ["judge", "review"])


class TestNamesInNoList:
    def test_are_those_that_many_claims_have(self, full, monkeypatch):
        monkeypatch.setattr(lexicon, "OFTEN", 1)
        found = lexicon.unlisted(50)
        assert "يوناس سولبرغ" in {each.name for each in found}
        assert [each.claims for each in found] == sorted((each.claims for each in found), reverse=True)

    def test_texts_that_have_a_name_are_read_some_at_a_time(self, full):
        first = lexicon.read_again(["سولبرغ", "", '"'], 3)
        then = lexicon.read_again(["سولبرغ"], 100, first.last)
        assert (first.texts, then.left) == (3, 0)
        assert first.left == then.texts
