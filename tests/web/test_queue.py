"""The queue of claims that await review: what matters most comes first, and a decision leads to the next claim."""

import datetime

import pytest

from articles import ARTICLES
from mahdar.pipeline import read
from mahdar.review.claims import accept, reject
from mahdar.review.undoing import undo
from mahdar.store import adding, awaiting, summaries
from mahdar.store.awaiting import Place, Stage, Wanted, first_of
from mahdar.store.models import Claim, Entry, Process

REASON = "the text does not say so"
ALL = 10_000


@pytest.fixture
def reviewer(desk, client_of):
    return client_of("reviewer")


def shown(response):
    return [item.card.uid for item, _title, _about in response.context["items"]]


def stages():
    """The stage of each waiting claim, in the order of the queue."""
    return [Stage(place.stage) for place in first_of(Wanted(), ALL)]


class TestTheOrder:
    def test_every_open_claim_comes_once(self, desk):
        places = first_of(Wanted(), ALL)
        assert len({place.pk for place in places}) == len(places) == Claim.objects.to_review().count()

    def test_uncertain_claims_first_then_urgent_kinds_then_disputed_entries_then_the_rest(self, desk):
        uncertain = Claim.objects.filter(kind="statement").first()
        Claim.objects.filter(pk=uncertain.pk).update(confidence=0.3)
        disputed = Claim.objects.filter(kind="meeting").exclude(pk=uncertain.pk).first()
        Entry.objects.filter(pk=disputed.entry_id).update(contradicted=True)
        assert stages() == sorted(stages())
        assert set(stages()) == set(Stage)
        stage_of = {place.pk: place.stage for place in first_of(Wanted(), ALL)}
        assert stage_of[uncertain.pk] is Stage.UNCERTAIN
        assert stage_of[disputed.pk] is Stage.DISPUTED

    def test_of_uncertain_claims_the_least_certain_comes_first(self, desk):
        for n, claim in enumerate(Claim.objects.order_by("pk")[:3]):
            Claim.objects.filter(pk=claim.pk).update(confidence=0.5 - n / 10)
        places = first_of(Wanted(), 3)
        assert [place.confidence for place in places] == sorted(place.confidence for place in places)

    def test_of_urgent_kinds_the_newest_comes_first(self, desk):
        pks = [place.pk for place in first_of(Wanted(), ALL) if place.stage is Stage.URGENT]
        assert pks == sorted(pks, reverse=True)
        assert len(pks) > 1

    def test_from_place_to_place_nothing_is_left_out_though_claims_leave(self, desk):
        everything = [place.pk for place in first_of(Wanted(), ALL)]
        seen, after = [], None
        while places := first_of(Wanted(), 3, after):
            after = places[-1]
            seen += [place.pk for place in places]
            accept(Claim.objects.get(pk=places[0].pk).uid, "reviewer")
        assert seen == everything

    def test_what_was_decided_is_left_out_and_what_was_undone_comes_back(self, desk):
        first = first_of(Wanted(), 1)[0]
        decision = reject(Claim.objects.get(pk=first.pk).uid, "reviewer", REASON)
        assert first.pk not in [place.pk for place in first_of(Wanted(), ALL)]
        undo("reviewer", decision.pk, "a slip")
        assert first.pk in [place.pk for place in first_of(Wanted(), ALL)]


class TestNarrowing:
    def test_by_kind_outlet_period_and_process(self, desk):
        def claims(**wanted):
            return Claim.objects.filter(pk__in=[place.pk for place in first_of(Wanted(**wanted), ALL)])

        assert set(claims(kind="pledge").values_list("kind", flat=True)) == {"pledge"}
        assert set(claims(outlet="NTB").values_list("document__source", flat=True)) == {"NTB"}
        day = datetime.date(2014, 1, 16)
        assert set(claims(first=day, last=day).values_list("document__published", flat=True)) == {day}
        process = claims(process=Process.objects.get().name)
        assert 0 < process.count() < Claim.objects.count()

    def test_what_cannot_be_asked_for_is_left_aside(self, reviewer):
        everything = shown(reviewer.get("/queue/"))
        for query in (
            "kind=x",
            "outlet=x",
            "process=x",
            "first=x",
            "after=x",
            "after=9:0:0",
            "after=1:nan:1",
            "after=" + "9" * 500,
        ):
            assert shown(reviewer.get(f"/queue/?{query}")) == everything

    def test_the_filters_stay_in_the_address_of_the_next_claims(self, reviewer, monkeypatch):
        monkeypatch.setattr("mahdar.web.pages.queue.AT_ONCE", 1)
        page = reviewer.get("/queue/?outlet=NTB")
        assert "outlet=NTB" in page.content.decode().partition('id="further"')[2].partition(">")[0]
        further = reviewer.get("/queue/", {"outlet": "NTB", "after": page.context["after"]})
        assert shown(further) != shown(page)


class TestThePage:
    def test_each_claim_stands_in_its_sentence_with_its_words_marked(self, reviewer):
        for item, _title, _about in reviewer.get("/queue/").context["items"]:
            sentence = "".join(each.words for each in item.context).strip("… ")
            assert sentence in item.document.text
            proof = "".join(each.words for each in item.context if each.proof)
            assert proof.split()[0] in item.card.evidence

    def test_reasons_for_doubt_are_shown(self, reviewer):
        doubtful = Claim.objects.exclude(body__reasons=[]).order_by("confidence").first()
        Claim.objects.filter(pk=doubtful.pk).update(confidence=0.1)
        (item, _title, _about), *_rest = reviewer.get("/queue/").context["items"]
        assert item.card.uid == doubtful.uid
        assert item.card.reasons

    def test_it_leads_to_the_claim_in_its_text(self, reviewer):
        page = reviewer.get("/queue/").content.decode()
        claim = Claim.objects.get(pk=first_of(Wanted(), 1)[0].pk)
        assert f'href="/documents/{claim.document_id}/#claim-{claim.uid}"' in page

    def test_it_says_how_many_are_left_and_were_done_today(self, reviewer):
        first, second, *_ = Claim.objects.order_by("pk")
        accept(first.uid, "reviewer")
        accept(second.uid, "somebody")
        facts = reviewer.get("/queue/tally").context
        assert (facts["left"], facts["done"], facts["mine"]) == (Claim.objects.count() - 2, 2, 1)

    def test_what_was_undone_was_not_done(self, reviewer):
        decision = accept(Claim.objects.order_by("pk")[0].uid, "reviewer")
        undo("reviewer", decision.pk)
        assert awaiting.done_today() == 0

    def test_few_queries_and_only_the_texts_that_are_shown(self, desk, reviewer, monkeypatch):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        monkeypatch.setattr("mahdar.web.pages.queue.AT_ONCE", 3)
        with CaptureQueriesContext(connection) as asked:
            reviewer.get("/queue/")
        assert len(asked) <= 20
        assert sum('"store_document"."text"' in each["sql"] for each in asked) == 1

    def test_a_reader_may_not_and_nobody_signs_in_first(self, desk, client_of, anonymous):
        for address in ("/queue/", "/queue/tally"):
            assert client_of("reader").get(address).status_code == 403
            assert anonymous.get(address).status_code == 302

    def test_an_empty_queue_says_that_all_is_done(self, bare_desk, client_of):
        assert b"has been reviewed" in client_of("reviewer").get("/queue/").content

    def test_hostile_texts_are_shown_as_words(self, desk, client_of):
        text = ARTICLES["blocked"][2].replace("الخلاف", "<script>alert(1)</script> الخلاف")
        adding.add(read(text, id="<b>x</b>", source="<i>y</i>"))
        summaries.refresh()
        page = client_of("reviewer").get("/queue/").content.decode()
        assert "<script>alert" not in page
        assert "<b>x" not in page
        assert "<i>y" not in page


class TestDecidingInTheQueue:
    def post(self, client, uid, act, **given):
        version = Claim.objects.get(uid=uid).version
        given = {"apart": "1", "seen": version, **given}
        return client.post(f"/claims/{uid}/{act}", given, headers={"HX-Request": "true"})

    def test_accepting_answers_with_the_card_alone(self, reviewer):
        uid = shown(reviewer.get("/queue/"))[0]
        answer = self.post(reviewer, uid, "accept")
        assert answer.status_code == 200
        assert b"hx-swap-oob" not in answer.content
        assert Claim.objects.get(uid=uid).review == "accepted"

    def test_rejecting_asks_why(self, reviewer):
        uid = shown(reviewer.get("/queue/"))[0]
        refused = self.post(reviewer, uid, "reject")
        assert refused.status_code == 422
        assert b"hx-swap-oob" not in refused.content
        assert self.post(reviewer, uid, "reject", why=REASON).status_code == 200
        assert Claim.objects.get(uid=uid).review == "rejected"

    def test_who_saw_an_older_version_is_told(self, reviewer):
        uid = shown(reviewer.get("/queue/"))[0]
        accept(uid, "somebody")
        answer = self.post(reviewer, uid, "accept", seen=0)
        assert answer.status_code == 409
        assert b"hx-swap-oob" not in answer.content

    def test_without_scripts_one_comes_back_to_the_queue(self, reviewer):
        uid = shown(reviewer.get("/queue/"))[0]
        answer = reviewer.post(f"/claims/{uid}/accept", {"apart": "1", "seen": "0"})
        assert (answer.status_code, answer["Location"]) == (302, "/queue/")


def test_a_place_survives_the_address(desk):
    from mahdar.web.pages.queue import _written

    assert _written(Place(Stage.UNCERTAIN, 0.57, 12)) == "1:0.57:12"
