"""Deciding who is one: two at a time, with what speaks for it."""

import datetime

import pytest

from mahdar.pipeline import read
from mahdar.review.actors import version_of
from mahdar.store import adding, merging, summaries
from mahdar.store.models import Actor, Decision, Judgement

SWEDISH = 'قال وزير الخارجية السويدي يوناس سولبرغ إن "الحوار مع جميع الأطراف ضروري الآن في نيروبي".'


@pytest.fixture
def two(desk):
    """Two actors of one name, of two states."""
    adding.add(read(SWEDISH, published=datetime.date(2014, 1, 21), id="swedish", source="NTB"))
    summaries.refresh()
    return Actor.objects.get(name="يوناس سولبرغ", country="NO"), Actor.objects.get(name="يوناس سولبرغ", country="SE")


def form(two, answer, **changed):
    one, other = two
    given = {"one": one.pk, "other": other.pk, "answer": answer, "why": "looked at both"}
    return {**given, f"seen-{one.pk}": version_of(one), f"seen-{other.pk}": version_of(other), **changed}


def test_two_stand_side_by_side_with_the_reason_and_what_speaks_for_it(two, client_of):
    page = client_of("reviewer").get("/merging/")
    pair = page.context["pair"]
    assert {pair["one"].actor, pair["other"].actor} == set(two)
    assert pair["reason"] == "The same name, put under two states."
    assert pair["one"].quotes[0].name in ("يوناس سولبرغ", "يوناس سولبيرغ", "وزير الخارجية النرويجي")
    assert pair["one"].offices
    assert "<datalist" in page.text


def test_an_address_may_name_the_two(two, client_of):
    one, other = two
    pair = client_of("reviewer").get("/merging/", {"one": other.pk, "other": one.pk}).context["pair"]
    assert (pair["one"].actor, pair["other"].actor) == (other, one)


@pytest.mark.parametrize("query", ["one=1", "one=a&other=b", "one=3&other=3"])
def test_an_address_that_names_no_pair_shows_the_first_suggestion(two, client_of, query):
    page = client_of("reviewer").get(f"/merging/?{query}")
    assert page.context["pair"]


def test_those_who_are_one_are_one_from_then_on(two, client_of):
    answer = client_of("reviewer").post("/merging/judge", form(two, "same"))
    assert answer.status_code == 302
    assert Actor.objects.filter(name="يوناس سولبرغ").count() == 1
    decision = Decision.objects.get(verb="judge")
    assert (decision.who, decision.after, decision.why) == ("reviewer", True, "looked at both")
    assert merging.suggestions() == []


def test_those_who_are_two_stay_two_and_are_asked_about_no_more(two, client_of):
    client_of("reviewer").post("/merging/judge", form(two, "apart"))
    assert Judgement.objects.get().same is False
    assert client_of("reviewer").get("/merging/").context["pair"] is None


def test_who_skips_is_asked_about_others_and_can_come_back(two, client_of):
    client = client_of("reviewer")
    client.post("/merging/judge", form(two, "skip", why=""))
    assert client.get("/merging/").context["pair"] is None
    assert not Decision.objects.filter(verb="judge").exists()
    client.post("/merging/skipped")
    assert client.get("/merging/").context["pair"]


def test_the_last_decision_can_be_undone_there(two, client_of):
    client = client_of("reviewer")
    client.post("/merging/judge", form(two, "same"))
    last = client.get("/merging/").context["last"]
    client.post("/merging/undo", {"number": last.pk})
    assert Actor.objects.filter(name="يوناس سولبرغ").count() == 2
    assert client.get("/merging/").context["last"] is None


def test_a_reason_is_asked_for(two, client_of):
    assert client_of("reviewer").post("/merging/judge", form(two, "same", why="")).status_code == 422
    assert Actor.objects.filter(name="يوناس سولبرغ").count() == 2


def test_of_two_who_decide_at_once_the_second_is_told(two, client_of):
    late = form(two, "apart")
    client_of("reviewer").post("/merging/judge", form(two, "same"))
    answer = client_of("lexicon-editor").post("/merging/judge", late)
    assert answer.status_code in (404, 409)
    assert Decision.objects.filter(verb="judge").count() == 1


def test_the_page_goes_back_to_where_it_was_asked_but_never_elsewhere(two, client_of):
    answer = client_of("reviewer").post("/merging/judge", form(two, "apart", next="https://evil.example/"))
    assert answer.url.startswith("/actors/")


def test_nobody_but_a_reviewer_sees_it(desk, client_of, anonymous):
    assert client_of("reader").get("/merging/").status_code == 403
    assert client_of("reader").post("/merging/judge").status_code == 403
    assert anonymous.get("/merging/").status_code == 302


def test_where_nothing_is_to_be_decided_it_says_so(bare_desk, client_of):
    assert "nobody has decided" in client_of("reviewer").get("/merging/").text
