"""Claims that people change and add by hand: what follows from them, and that nothing is lost."""

import pytest
from snapshots import batch, entries, snapshot

from articles import ARTICLES, document, minutes
from mahdar.errors import ConflictError, StoreError
from mahdar.review import amending
from mahdar.review import claims as reviewed_claims
from mahdar.review.undoing import undo
from mahdar.store import adding, connect, dumps, rereading, search, summaries
from mahdar.store.finding import actors
from mahdar.store.models import Claim, Document, Entry

NAMES = sorted(ARTICLES)


def add(*names):
    for name in names:
        adding.add(minutes(name))
    summaries.refresh()


def claim(kind, document_name):
    return Claim.objects.get(kind=kind, document__name=document_name)


def changed(row, **slots):
    """The claim's body with some slots changed."""
    return {**row.body, **slots}


def words(name, said):
    """The span of some words in an article."""
    text = document(name).text
    return [text.index(said), text.index(said) + len(said)]


def person(id, name, country, span):
    return {"id": id, "kind": "person", "name": name, "country": country, "mentions": [span]}


def farah_speaks(who="Huda"):
    """The statement in `held-again` given to the Somali minister."""
    row = claim("statement", "held-again")
    span = words("held-again", "آدم فارح")
    body = changed(row, speaker={"actor": "new", "span": span})
    return amending.amend(
        row.uid, who, body, cast=[person("new", "آدم فارح", "SO", span)], why="he said it", seen=row.version
    )


def in_entries(name):
    return {entry.kind for entry in Entry.objects.filter(actors__actor=actors(name)[0])}


def test_an_amended_speaker_moves_the_statement_to_his_entries(record):
    add("held-again", "held")
    before, uid = snapshot(), claim("statement", "held-again").uid
    assert "statement" in in_entries("سولبرغ")
    farah_speaks()
    summaries.refresh()
    assert "statement" in in_entries("آدم فارح")
    assert "statement" not in in_entries("سولبرغ")
    assert claim("statement", "held-again").uid == uid
    assert entries() == batch()
    undo("Huda")
    summaries.refresh()
    assert snapshot() == before


def test_what_the_machine_read_is_kept_beside_what_a_person_gave(record):
    add("held-again")
    read = claim("statement", "held-again").body
    farah_speaks()
    row = claim("statement", "held-again")
    assert row.read == read
    assert (row.body["confidence"], row.body["because"], row.body["reasons"]) == (1.0, "a person", [])
    assert row.confidence == 1.0
    assert [actor["id"] for actor in row.cast] == [f"{row.uid}-1"]
    amending.restore(row.uid, "Huda")
    row = claim("statement", "held-again")
    assert (row.body, row.read, row.cast) == (read, None, [])


def test_an_amended_statement_is_found_by_its_new_words_alone(record):
    add("held-again")
    row = claim("statement", "held-again")
    amending.amend(row.uid, "Huda", changed(row, content=words("held-again", "قبل انعقاد مؤتمر نيروبي 2")))
    assert search.statements("نيروبي").count() == 1
    assert search.statements("صريحة").count() == 0


def test_a_gathering_that_is_renamed_takes_along_what_concerns_it(record):
    add("ready", "refuses")
    row = claim("gathering", "ready")
    attendance = claim("attendance", "ready")
    assert attendance.about == row.uid
    before = snapshot()
    elsewhere = words("ready", "أعلنت")
    amending.amend(row.uid, "Huda", changed(row, name=elsewhere, mentions=[]))
    summaries.refresh()
    assert claim("attendance", "ready").about == ""
    assert entries() == batch()
    undo("Huda")
    summaries.refresh()
    assert snapshot() == before


def test_a_status_a_date_and_a_sum_can_be_changed(record):
    add("held", "donors-exact")
    meeting, pledge = claim("meeting", "held"), Claim.objects.filter(kind="pledge").first()
    day = {
        "span": words("held", "أمس"),
        "granularity": "day",
        "interval": {"first": "2014-01-13", "last": "2014-01-13"},
    }
    amending.amend(meeting.uid, "Huda", changed(meeting, status="cancelled", date=day))
    amount = {**pledge.body["amount"], "currency": "EUR"}
    amending.amend(pledge.uid, "Huda", changed(pledge, amount=amount, stage="disbursed"))
    summaries.refresh()
    held = Entry.objects.get(kind="meeting")
    assert (held.status, held.first.isoformat()) == ("cancelled", "2014-01-13")
    facts = Claim.objects.get(pk=pledge.pk).facts
    assert (facts["currency"], facts["stage"]) == ("EUR", "disbursed")


class TestRefusals:
    @pytest.mark.parametrize(
        ("slots", "complaint"),
        [
            ({"evidence": [0, 0]}, "do not lie in the text"),
            ({"evidence": [0, 100_000]}, "do not lie in the text"),
            ({"evidence": [-5, 3]}, "do not lie in the text"),
            ({"evidence": [5, 3]}, "do not lie in the text"),
            ({"evidence": None}, "evidence"),
            ({"evidence": "all of it"}, "evidence"),
            ({"kind": "position"}, "cannot become"),
            ({"participants": []}, "no participants"),
            ({"participants": [{"actor": "a99", "span": [0, 5]}]}, "no actor of this text"),
            ({"status": "nonsense"}, "status"),
            ({"colour": "red"}, "has no colour"),
            (
                {
                    "date": {
                        "span": [0, 5],
                        "granularity": "day",
                        "interval": {"first": "2014-01-13", "last": "2014-01-12"},
                    }
                },
                "ends before",
            ),
            ({}, "says just that already"),
        ],
    )
    def test_what_is_no_such_claim_is_refused_and_changes_nothing(self, record, slots, complaint):
        add("held")
        before, row = dump(), claim("meeting", "held")
        with pytest.raises(StoreError, match=complaint):
            amending.amend(row.uid, "Huda", changed(row, **slots))
        assert dump() == before

    @pytest.mark.parametrize(
        ("actor", "complaint"),
        [
            ({"name": "  "}, "has no name"),
            ({"name": "آدم\x00فارح"}, "has no name"),
            ({"name": "ف" * 300}, "200 characters"),
            ({"country": "Somalia"}, "no code of a state"),
            ({"kind": "state", "country": None}, "code of the state"),
            ({"kind": "ghost"}, "kind"),
            ({"mentions": [[0, 100_000]]}, "do not lie in the text"),
        ],
    )
    def test_an_actor_must_be_somebody(self, record, actor, complaint):
        add("held-again")
        row = claim("statement", "held-again")
        span = words("held-again", "آدم فارح")
        with pytest.raises(StoreError, match=complaint):
            amending.amend(
                row.uid,
                "Huda",
                changed(row, speaker={"actor": "x", "span": span}),
                cast=[{**person("x", "آدم فارح", "SO", span), **actor}],
            )

    @pytest.mark.parametrize("figure", [{"low": 3, "high": 2}, {"low": None, "high": None}, {"low": float("nan")}])
    def test_a_sum_must_be_a_figure(self, record, figure):
        add("donors")
        row = claim("pledge", "donors")
        amount = {**row.body["amount"], "number": {**row.body["amount"]["number"], **figure}}
        with pytest.raises(StoreError, match="figure"):
            amending.amend(row.uid, "Huda", changed(row, amount=amount))


def dump():
    return "".join(dumps.dump())


class TestTwoAtOnce:
    def test_the_second_of_two_reviewers_is_told(self, record):
        add("held-again")
        row = claim("statement", "held-again")
        farah_speaks("Omar")
        with pytest.raises(ConflictError, match="Omar changed it"):
            reviewed_claims.reject(row.uid, "Huda", seen=row.version)
        row = claim("statement", "held-again")
        assert row.review == "open"
        reviewed_claims.accept(row.uid, "Huda", seen=row.version)
        with pytest.raises(ConflictError, match="Huda accepted it"):
            amending.restore(row.uid, "Omar", seen=row.version)

    def test_undoing_counts_as_a_decision(self, record):
        add("held")
        row = claim("meeting", "held")
        reviewed_claims.accept(row.uid, "Omar", seen=0)
        undo("Omar")
        with pytest.raises(ConflictError, match="undid"):
            reviewed_claims.reject(row.uid, "Huda", seen=1)

    def test_who_does_not_say_what_was_seen_is_not_stopped(self, record):
        add("held")
        uid = claim("meeting", "held").uid
        reviewed_claims.accept(uid, "Omar")
        reviewed_claims.reject(uid, "Huda")
        assert claim("meeting", "held").version == 2


def a_missed_statement(who="Huda"):
    """A claim that the reading of `held` has not: a statement by the minister, added by hand."""
    row = Document.objects.get(name="held")
    span = words("held", "يوناس سولبرغ")
    body = {
        "kind": "statement",
        "evidence": words("held", "في أوسلو أمس الثلاثاء"),
        "speaker": {"actor": "n", "span": span},
        "manner": "indirect",
        "content": words("held", "في أوسلو أمس"),
    }
    return amending.add(row, who, body, cast=[person("n", "يوناس سولبرغ", "NO", span)], why="missed")


class TestAdding:
    def test_a_claim_added_by_hand_is_in_an_entry_and_in_the_search(self, record):
        add("held", "held-again")
        before = snapshot()
        uid = a_missed_statement().subject["claim"]
        summaries.refresh()
        row = Claim.objects.get(uid=uid)
        assert (row.by, row.read, row.version, row.confidence) == ("Huda", None, 1, 1.0)
        assert row.entry is not None
        assert search.statements("أوسلو").count() == 1
        assert entries() == batch()
        undo("Huda")
        summaries.refresh()
        assert snapshot() == before
        assert search.statements("أوسلو").count() == 0

    def test_what_is_there_already_is_not_added(self, record):
        add("held")
        row = claim("meeting", "held")
        with pytest.raises(StoreError, match="says just that already"):
            amending.add(row.document, "Huda", row.body)
        a_missed_statement()
        with pytest.raises(StoreError, match="says just that already"):
            a_missed_statement("Omar")

    def test_an_added_claim_is_amended_and_that_undone(self, record):
        add("held")
        uid = a_missed_statement().subject["claim"]
        row = Claim.objects.get(uid=uid)
        amending.amend(uid, "Omar", changed(row, manner="direct"))
        assert Claim.objects.get(uid=uid).body["manner"] == "direct"
        with pytest.raises(StoreError, match="undo that one first"):
            undo("Huda")
        undo("Omar")
        assert Claim.objects.get(uid=uid).body == row.body

    def test_a_gathering_added_by_hand_is_what_others_of_its_text_concern(self, record):
        add("refuses")
        gathering = claim("gathering", "refuses")
        amending.amend(gathering.uid, "Omar", changed(gathering, name=words("refuses", "أعلنت"), mentions=[]))
        assert claim("attendance", "refuses").about == ""
        body = {**gathering.body, "evidence": words("refuses", "مؤتمر نيروبي 2")}
        uid = amending.add(gathering.document, "Huda", body).subject["claim"]
        assert claim("attendance", "refuses").about == uid
        undo("Huda")
        assert claim("attendance", "refuses").about == ""

    def test_a_meeting_needs_somebody(self, record):
        add("held")
        row = Document.objects.get(name="held")
        with pytest.raises(StoreError, match="no participants"):
            amending.add(row, "Huda", {"kind": "meeting", "evidence": [0, 5], "participants": []})
        with pytest.raises(StoreError, match="is none of"):
            amending.add(row, "Huda", {"evidence": [0, 5]})


def read_otherwise(row, without=(), shift=0):
    """The document read by another version: some claims not read, all evidence a little shorter."""
    read = minutes(row.name)
    kept = [each for each in read.claims if each.kind not in without]
    moved = [
        each.model_copy(update={"evidence": type(each.evidence)(each.evidence.start + shift, each.evidence.end)})
        for each in kept
    ]
    renamed = {actor.id: f"b{n}" for n, actor in enumerate(read.actors)}
    text = read.model_copy(update={"claims": tuple(moved)}).model_dump_json()
    for old, new in renamed.items():
        text = text.replace(f'"{old}"', f'"{new}"')
    return type(read).model_validate_json(text)


def reread(**otherwise):
    for row in Document.objects.order_by("pk"):
        rereading.apply(rereading.difference(row, read_otherwise(row, **otherwise)))
    summaries.refresh()


class TestRereading:
    def test_an_amended_claim_stays_though_it_is_read_no_longer(self, record):
        add("held-again", "held")
        farah_speaks()
        uid = claim("statement", "held-again").uid
        reread(without=("statement",))
        row = claim("statement", "held-again")
        assert row.uid == uid
        assert "statement" in in_entries("آدم فارح")
        amending.restore(uid, "Huda")
        summaries.refresh()
        assert "statement" in in_entries("سولبرغ")
        reread(without=("statement",))
        assert not Claim.objects.filter(kind="statement").exists()

    def test_a_new_reading_of_an_amended_claim_is_not_put_beside_it(self, record):
        add("held-again")
        farah_speaks()
        uid = claim("statement", "held-again").uid
        reread(shift=1)
        assert claim("statement", "held-again").uid == uid
        reread()
        assert claim("statement", "held-again").uid == uid
        undo("Huda")
        assert claim("statement", "held-again").read is None

    def test_a_hand_added_claim_survives_rereading_and_load(self, database):
        connect(database())
        add("held", "held-again")
        uid = a_missed_statement().subject["claim"]
        farah_speaks()
        amended = claim("statement", "held-again").uid
        reviewed_claims.reject(claim("meeting", "held").uid, "Omar", "misread")
        reread(shift=1)
        summaries.refresh()
        first, before = dump(), snapshot()
        assert Claim.objects.filter(uid__in=[uid, amended]).count() == 2
        assert claim("meeting", "held").review == "rejected"
        connect(database())
        dumps.load(first.splitlines(), "dump")
        summaries.refresh()
        assert dump() == first
        assert snapshot() == before
        assert Claim.objects.get(uid=uid).by == "Huda"
        assert "statement" in in_entries("آدم فارح")
        undo("Huda")
        assert claim("statement", "held-again").read is None
