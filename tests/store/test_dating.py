"""The day of a text set by a person: it is read again by it, and what was decided on its claims goes along."""

import datetime
import random

import pytest
from snapshots import batch, entries, snapshot

import mahdar.pipeline
from articles import ARTICLES, document, minutes
from mahdar.errors import ConflictError, StoreError
from mahdar.mentions import gazetteer
from mahdar.review import actors as reviewed_actors
from mahdar.review import amending, dating, naming
from mahdar.review import claims as reviewed_claims
from mahdar.review import entries as reviewed_entries
from mahdar.review.undoing import undo
from mahdar.store import adding, connect, dumps, summaries
from mahdar.store.conflicts import last_number
from mahdar.store.finding import actors
from mahdar.store.heirs import claim_of
from mahdar.store.models import Actor, Claim, Decision, Document, Entry

NAMES = sorted(ARTICLES)
LATER = datetime.date(2014, 3, 5)


def add(*names):
    for name in names:
        adding.add(minutes(name))
    summaries.refresh()


def text(name):
    return Document.objects.get(name=name)


def claim(kind, name):
    return Claim.objects.get(kind=kind, document__name=name)


def dumped():
    return "".join(dumps.dump())


def words(name, said):
    """The span of some words in an article."""
    start = document(name).text.index(said)
    return [start, start + len(said)]


def farah_speaks(uid):
    """Amend a statement of `held-again`: the Somali minister says it."""
    span = words("held-again", "آدم فارح")
    body = {**Claim.objects.get(uid=uid).body, "speaker": {"actor": "n", "span": span}}
    cast = [{"id": "n", "kind": "person", "name": "آدم فارح", "country": "SO"}]
    return amending.amend(uid, "Huda", body, cast=cast)


def a_missed_statement(name):
    """Add a statement that nobody read in a meeting's article."""
    span = words(name, "يوناس سولب")
    body = {
        "kind": "statement",
        "evidence": words(name, "في أوسلو أمس الثلاثاء"),
        "content": words(name, "في أوسلو أمس"),
        "speaker": {"actor": "n", "span": span},
        "manner": "indirect",
    }
    return amending.add(text(name), "Huda", body, cast=[{"id": "n", "kind": "person", "name": "غريب", "country": "NO"}])


class TestDates:
    def test_yesterday_is_the_day_before_the_one_that_was_set(self, record):
        add("held")
        key = text("held").key
        dating.date(text("held"), LATER, "Huda", "the page says so")
        summaries.refresh()
        row, meeting = text("held"), Entry.objects.get(kind="meeting")
        assert (row.published, row.stated.isoformat(), row.key) == (LATER, "2014-01-15", key)
        assert meeting.first == LATER - datetime.timedelta(days=1)
        assert meeting.said_last == LATER
        assert entries() == batch()

    def test_undoing_puts_the_stated_day_back(self, record):
        add(*NAMES)
        before = snapshot()
        dating.date(text("held"), LATER, "Huda")
        dating.date(text("held"), None, "Huda")
        assert text("held").published == text("held").stated
        undo("Huda")
        assert text("held").published == LATER
        undo("Huda")
        summaries.refresh()
        assert snapshot() == before

    def test_a_text_without_a_day_gets_one(self, record):
        undated = minutes("held").document.model_copy(update={"published": None})
        adding.add(mahdar.pipeline.read(undated.text, id="held", source=undated.source))
        assert claim("meeting", "held").facts.get("first") is None
        dating.date(text("held"), LATER, "Huda")
        assert claim("meeting", "held").facts["first"] == "2014-03-04"
        assert text("held").stated is None
        undo("Huda")
        assert text("held").published is None

    def test_the_offices_of_a_text_are_those_of_its_day(self, record):
        add("held", "office")
        assert len(actors("سولبرغ")) == 1
        dating.date(text("office"), datetime.date(2019, 2, 3), "Huda")
        summaries.refresh()
        assert not actors("سولبرغ")[0].aliases.filter(partial=True).exists()
        undo("Huda")
        assert actors("سولبرغ")[0].aliases.filter(partial=True).exists()

    @pytest.mark.parametrize("day", [datetime.date(2014, 1, 15), datetime.date(1, 1, 1), None])
    def test_a_day_that_changes_nothing_or_is_none_is_refused(self, record, day):
        add("held")
        with pytest.raises(StoreError):
            dating.date(text("held"), day, "Huda")
        assert not Decision.objects.exists()

    def test_the_second_of_two_who_set_a_day_is_told(self, record):
        add("held")
        seen = last_number("date", document=text("held").key)
        dating.date(text("held"), LATER, "Omar", seen=seen)
        with pytest.raises(ConflictError, match="Omar set its day"):
            dating.date(text("held"), datetime.date(2014, 1, 16), "Huda", seen=seen)
        assert text("held").published == LATER


def decide_and_date():
    """Decisions on claims, then a day by which these claims are read otherwise."""
    add("held", "held-again", "plan", "refuses")
    reviewed_claims.reject(claim("meeting", "held").uid, "Huda", "misread")
    reviewed_claims.accept(claim("meeting", "held-again").uid, "Omar")
    reviewed_entries.part(claim("meeting", "held-again").uid, claim("meeting", "plan").uid, "Omar")
    farah_speaks(claim("statement", "held-again").uid)
    a_missed_statement("held")
    dating.date(text("held"), LATER, "Huda")
    dating.date(text("held-again"), LATER, "Huda")
    summaries.refresh()


class TestWhatWasDecidedGoesAlong:
    def test_reviews_judgements_and_what_people_wrote_outlive_a_new_day(self, record):
        decide_and_date()
        assert claim("meeting", "held").review == "rejected"
        assert claim("meeting", "held-again").review == "accepted"
        assert claim("meeting", "held-again").entry_id != claim("meeting", "plan").entry_id
        assert claim("statement", "held-again").read is not None
        assert claim("statement", "held").by == "Huda"
        assert entries() == batch()

    def test_a_dump_after_it_makes_the_same_record(self, database, monkeypatch):
        connect(database())
        decide_and_date()
        first, before = dumped(), snapshot()
        versions = sorted(Claim.objects.values_list("uid", "version"))
        connect(database())
        monkeypatch.setattr(mahdar.pipeline, "read", None)  # nothing is read again
        dumps.load(first.splitlines(), "dump")
        dumps.load(first.splitlines(), "dump")
        summaries.refresh()
        assert dumped() == first
        assert snapshot() == before
        assert sorted(Claim.objects.values_list("uid", "version")) == versions

    def test_a_loaded_record_is_undone_like_the_first(self, database):
        connect(database())
        decide_and_date()
        first = dumped()
        undo_all()
        bare = snapshot()
        connect(database())
        dumps.load(first.splitlines(), "dump")
        undo_all()
        assert snapshot() == bare

    def test_a_load_into_a_record_that_has_the_text_reads_it_by_the_new_day(self, database):
        connect(database())
        decide_and_date()
        first, before = dumped(), snapshot()
        connect(database())
        add("held", "held-again")
        dumps.load(first.splitlines(), "dump")
        summaries.refresh()
        assert snapshot() == before

    def test_a_claim_is_found_under_the_uid_that_it_had(self, record):
        add("held")
        uid = claim("meeting", "held").uid
        dating.date(text("held"), LATER, "Huda")
        assert claim_of(uid) == claim("meeting", "held")
        reviewed_claims.reject(uid, "Huda")
        assert claim("meeting", "held").review == "rejected"
        with pytest.raises(StoreError, match="rejected already"):
            reviewed_claims.reject(uid, "Huda")

    def test_a_decision_on_a_claim_is_not_undone_from_under_one_on_its_heir(self, record):
        add("held")
        first = reviewed_claims.accept(claim("meeting", "held").uid, "Huda")
        dating.date(text("held"), LATER, "Huda")
        reviewed_claims.reject(claim("meeting", "held").uid, "Omar")
        with pytest.raises(StoreError, match="came after"):
            undo("Huda", first.pk)


def undo_all():
    """Undo all that stands, the last first."""
    standing = Decision.objects.filter(undone_by__isnull=True, undoes__isnull=True)
    for number in list(standing.order_by("-pk").values_list("pk", flat=True)):
        undo("Huda", number)
    summaries.refresh()


NAMED = ["يوناس سولبرغ", "يوناس سولبيرغ", "آدم فارح"]


def decide_at_random(chance):
    """One decision that chance picks; nothing where it is refused."""
    some = chance.choice(list(Claim.objects.order_by("uid")))
    other = chance.choice(list(Claim.objects.filter(kind=some.kind).order_by("uid")))
    one, another = chance.sample(sorted(Actor.objects.all(), key=lambda a: a.name), 2)
    who = chance.choice(["Huda", "Omar"])
    day = datetime.date(2014, chance.randint(1, 3), chance.randint(1, 28))
    verbs = [
        lambda: reviewed_claims.accept(some.uid, who),
        lambda: reviewed_claims.reject(some.uid, who),
        lambda: reviewed_entries.join(some.uid, other.uid, who),
        lambda: reviewed_entries.part(some.uid, other.uid, who),
        lambda: reviewed_actors.merge(one, another, who),
        lambda: dating.date(some.document, day, who),
        lambda: amending.amend(some.uid, who, *other_words(some, chance)),
        lambda: amending.add(some.document, who, *other_words(some, chance)),
        lambda: naming.list_name("غريب الديار", "person", chance.choice(["NO", "SO"]), chance.sample(NAMED, 2), who),
        lambda: undo(who),
    ]
    try:
        chance.choice(verbs)()
    except StoreError:
        return


def other_words(row, chance):
    """The claim with some spans elsewhere and other parties."""
    length = len(row.document.text)
    body = {**row.body}
    for name, value in row.body.items():
        if isinstance(value, list) and len(value) == 2 and isinstance(value[0], int):
            start = chance.randrange(length - 12)
            body[name] = [start, start + chance.randint(5, 12)]
        elif isinstance(value, dict) and "actor" in value:
            body[name] = {**value, "actor": chance.choice(row.document.actors)["id"]}
    return (body,)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_people_decide_loads_the_same_and_is_undone_to_the_record_before(database, seed):
    chance = random.Random(seed)
    connect(database())
    add(*NAMES)
    before = snapshot()
    for _ in range(12):
        decide_at_random(chance)
    summaries.refresh()
    assert entries() == batch()
    first, decided = dumped(), snapshot()
    undo_all()
    assert snapshot() == before
    connect(database())
    dumps.load(first.splitlines(), "dump")
    summaries.refresh()
    assert dumped() == first
    assert snapshot() == decided
    gazetteer.extend(())
