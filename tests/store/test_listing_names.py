"""Names that a desk lists, on both databases: known to the next reading, and refused where they would do harm."""

import pytest
from django.db import connection

from mahdar.errors import ConflictError, StoreError
from mahdar.pipeline import read
from mahdar.review.naming import list_name, unlist_name
from mahdar.review.undoing import undo
from mahdar.store.conflicts import last_number
from mahdar.store.gazetteer import use_names
from mahdar.store.models import Decision, GazetteerName

NAME = "منتدى خليج الفيروز"
TEXT = f"أعلن {NAME} أنه يؤيد وقف إطلاق النار في الصومال."


@pytest.fixture(autouse=True)
def forgotten(record):
    use_names()
    yield
    GazetteerName.objects.all().delete()
    use_names()


def holders():
    return {
        minutes.actor(claim.party).name
        for minutes in [read(TEXT)]
        for claim in minutes.claims
        if claim.kind == "position"
    }


def test_a_listed_name_is_known_to_the_next_reading():
    list_name(NAME, "organisation", None, [], who="Huda", why="our own")
    assert NAME in holders()


def test_a_name_that_is_unlisted_is_known_no_longer():
    before = {a.how for a in read(TEXT).actors}
    list_name(NAME, "organisation", None, [], who="Huda")
    unlist_name(NAME, who="Huda", why="a slip")
    assert {a.how for a in read(TEXT).actors} == before
    assert not GazetteerName.objects.exists()


def test_listing_is_undone_like_any_decision():
    list_name(NAME, "organisation", "SO", [], who="Huda")
    undo("Huda")
    assert not GazetteerName.objects.exists()
    assert Decision.objects.filter(verb="name").count() == 2


def test_the_second_of_two_editors_is_told():
    seen = last_number("name", name=NAME)
    list_name(NAME, "organisation", None, [], who="Huda", seen=seen)
    with pytest.raises(ConflictError, match="Huda"):
        list_name(NAME, "group", None, [], who="Sami", seen=seen)


@pytest.mark.parametrize("name", ["", "  ", "؟!", "ab", "من", "س", "\x00وفد", "و" * 300, "الرئيس", "سوريا" + "\u202e"])
def test_what_would_do_harm_as_a_name_is_refused(name):
    with pytest.raises(StoreError):
        list_name(name, "person", None, [], who="Huda")
    assert not GazetteerName.objects.exists(), connection.vendor


def test_a_name_is_of_a_kind_and_of_a_state_that_there_is():
    for kind, country in (("state", None), ("dragon", None), ("person", "XX")):
        with pytest.raises(StoreError):
            list_name(NAME, kind, country, [], who="Huda")
