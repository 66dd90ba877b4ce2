"""Names that a desk lists: recognised from then on, filed as one actor, taken back without a trace."""

import pytest
from snapshots import batch, entries, snapshot

from articles import minutes
from mahdar.errors import ConflictError, StoreError
from mahdar.mentions import gazetteer
from mahdar.pipeline import read
from mahdar.review import actors as reviewed_actors
from mahdar.review import claims, naming
from mahdar.review.undoing import undo
from mahdar.store import adding, connect, dumps, summaries
from mahdar.store.conflicts import last_number
from mahdar.store.finding import actors
from mahdar.store.gazetteer import use_names
from mahdar.store.models import Alias, Decision, GazetteerName

BODY, SHORT = "تجمع أبناء الوادي", "الواديون"
TEXTS = {
    "full": "أعلن تجمع أبناء الوادي أنه سيشارك في مؤتمر نيروبي 2.",
    "short": "وقال الواديون إن المحادثات كانت صريحة ومثمرة مع الأمم المتحدة.",
    "other": "أكد الواديون أنهم يرفضون وقف إطلاق النار في الصومال.",
}
PERSON, WAR_NAME = "خضر بلمعروفي", "أبو طلحة الغزالاني"


@pytest.fixture(autouse=True)
def _no_names_left():
    yield
    gazetteer.extend(())


def add(*names):
    use_names()
    for name in names:
        adding.add(read(TEXTS[name], id=name, source=name, published=minutes("held").document.published))
    summaries.refresh()


def list_body(who="Huda"):
    return naming.list_name(BODY, "organisation", "SO", [SHORT], who, "they are in every text")


def actors_in(text):
    return {(actor.name, actor.kind.value, actor.country) for actor in read(text).actors}


def test_a_listed_name_is_recognised_in_the_next_text(record):
    assert (SHORT, "organisation", "SO") not in actors_in(TEXTS["short"])
    list_body()
    assert (SHORT, "organisation", "SO") in actors_in(TEXTS["short"])
    naming.unlist_name(BODY, "Huda")
    assert (SHORT, "organisation", "SO") not in actors_in(TEXTS["short"])


def test_all_its_forms_are_one_actor(record):
    list_body()
    add("full", "short", "other")
    (found,) = actors(BODY)
    assert found.country == "SO"
    assert {entry.entry.kind for entry in found.entries.all()} >= {"statement"}
    assert Alias.objects.filter(claims__isnull=False, actor=found).distinct().count() == 1


def two_names():
    """Two texts, one with the person's name and one with the war name, both by title."""
    day = minutes("held").document.published
    for name in (PERSON, WAR_NAME):
        text = f"قال وزير الداخلية الصومالي {name} إن المحادثات في أوسلو كانت صريحة ومثمرة للجميع."
        adding.add(read(text, id=name, source=name, published=day))
    summaries.refresh()


def test_a_war_name_is_its_bearers(record):
    naming.list_name(PERSON, "person", "SO", [WAR_NAME], "Huda")
    two_names()
    (found,) = actors(PERSON)
    assert found.entries.count() == 1  # both texts tell of one statement
    assert not Alias.objects.filter(name=WAR_NAME).exists()


def test_texts_that_were_filed_before_follow_and_go_back(record):
    two_names()
    before = snapshot()
    assert actors(PERSON)[0] != actors(WAR_NAME)[0]
    naming.list_name(PERSON, "person", "SO", [WAR_NAME], "Omar")
    summaries.refresh()
    (found,) = actors(PERSON)
    assert found.aliases.count() == 1
    assert entries() == batch()
    undo("Omar")
    summaries.refresh()
    assert snapshot() == before


def test_a_dump_has_them_before_its_texts(database):
    connect(database())
    list_body()
    add("full", "short", "other")
    claims.reject(next(iter(actors(BODY)[0].entries.all())).entry.claims.first().uid, "Omar")
    summaries.refresh()
    first, before = "".join(dumps.dump()), snapshot()
    connect(database())
    assert not gazetteer.own_names()
    dumps.load(first.splitlines(), "dump")
    summaries.refresh()
    assert "".join(dumps.dump()) == first
    assert snapshot() == before
    undo("Huda")
    assert not GazetteerName.objects.exists()


def test_a_name_that_was_taken_off_is_off_after_a_load(database):
    connect(database())
    list_body()
    add("short")
    naming.unlist_name(BODY, "Omar")
    summaries.refresh()
    first, before = "".join(dumps.dump()), snapshot()
    assert not gazetteer.own_names()
    connect(database())
    dumps.load(first.splitlines(), "dump")
    summaries.refresh()
    assert ("".join(dumps.dump()), snapshot()) == (first, before)


def test_each_record_has_its_own_names(database):
    one, other = database(), database()
    connect(one)
    list_body()
    connect(other)
    assert not gazetteer.own_names()
    connect(one)
    assert [own.name for own in gazetteer.own_names()] == [BODY]


def test_nothing_is_rebuilt_where_nothing_has_changed(record):
    list_body()
    index = gazetteer.names()
    use_names()
    assert gazetteer.names() is index


@pytest.mark.parametrize(
    ("name", "kind", "country", "variants", "complaint"),
    [
        ("", "person", "SO", [], "no letters"),
        ("؟!", "person", "SO", [], "no letters"),
        ("12", "organisation", "SO", [], "no letters"),
        ("خض", "organisation", "SO", [], "too short"),
        ("خ" * 201, "organisation", "SO", [], "200 characters"),
        ("قال", "organisation", "SO", [], "common word"),
        ("الحوار", "organisation", "SO", [], "common word"),
        (BODY, "organisation", "SO", ["التنمية"], "common word"),
        ("بلمعروفي", "person", None, [], "one word"),
        (BODY, "ghost", "SO", [], "no kind"),
        (BODY, "organisation", "Somalia", [], "no code of a state"),
        (BODY, "organisation", "SO", ["الأمم المتحدة"], "known already"),
        ("الأمم المتحدة", "organisation", None, [], "lists already"),
        (BODY, "organisation", "SO", [f"تجمع {n}" for n in range(30)], "20 is the most"),
        ("تجمع\x00الوادي", "organisation", "SO", [], "no letters"),
    ],
)
def test_what_would_be_found_everywhere_or_nowhere_is_refused(record, name, kind, country, variants, complaint):
    with pytest.raises(StoreError, match=complaint):
        naming.list_name(name, kind, country, variants, "Huda")
    assert not Decision.objects.exists()


def test_a_form_of_one_listed_name_is_not_anothers(record):
    list_body()
    with pytest.raises(StoreError, match="known already"):
        naming.list_name("تجمع آخر جديد", "organisation", "SO", [SHORT], "Omar")
    with pytest.raises(StoreError, match="just so"):
        list_body("Omar")
    naming.list_name(BODY, "organisation", "KE", [SHORT], "Omar")
    undo("Omar")
    assert GazetteerName.objects.get().country == "SO"


def test_the_second_of_two_who_change_a_name_is_told(record):
    seen = last_number("name", name=BODY)
    list_body("Omar")
    with pytest.raises(ConflictError, match="Omar listed it"):
        naming.unlist_name(BODY, "Huda", seen=seen)


def test_what_was_judged_of_a_name_holds_when_it_is_back(record):
    list_body()
    add("short")
    reviewed_actors.merge(actors(BODY)[0], actors("الأمم المتحدة")[0], "Omar")
    naming.unlist_name(BODY, "Lina")
    assert not Alias.objects.filter(name=BODY).exists()
    undo("Lina")
    assert actors(BODY)[0] == actors("الأمم المتحدة")[0]
