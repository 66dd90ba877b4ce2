"""The history: who decided what on what, when and why; narrowed, linked, and undone with a reason."""

import datetime

import pytest

from mahdar.review.actors import merge
from mahdar.review.claims import accept, reject
from mahdar.review.entries import join
from mahdar.review.processes import define
from mahdar.review.undoing import undo
from mahdar.store.models import Actor, Claim, Decision, Document

WHY = "the text does not say so"


@pytest.fixture
def decided(desk):
    """One decision of each kind, by two people."""
    first, second = Claim.objects.filter(kind="statement").order_by("pk")[:2]
    one, other = Actor.objects.filter(kind="state").order_by("pk")[:2]
    return {
        "accept": accept(first.uid, "reviewer"),
        "reject": reject(second.uid, "somebody", WHY),
        "merge": merge(one, other, "somebody", "one state"),
        "join": join(
            first.uid, Claim.objects.filter(kind="statement").order_by("-pk")[0].uid, "reviewer", "one speech"
        ),
        "define": define("أوسلو", ["مؤتمر أوسلو"], [], ["أوسلو"], "reviewer", "a new one"),
    }


@pytest.fixture
def reviewer(decided, client_of):
    return client_of("reviewer")


def shown(response):
    return [each.number for each in response.context["decisions"]]


class TestTheHistory:
    def test_newest_first_with_who_what_and_why(self, reviewer, decided):
        page = reviewer.get("/decisions/")
        assert shown(page) == [row.pk for row in Decision.objects.order_by("-pk")]
        text = page.content.decode()
        for words in ("reviewer", "somebody", WHY, "one state", "أوسلو"):
            assert words in text

    def test_before_and_after_in_words(self, reviewer, decided):
        of = {each.number: each for each in reviewer.get("/decisions/").context["decisions"]}
        rejected = of[decided["reject"].pk]
        assert (rejected.before, rejected.after) == ("await review", "rejected")
        assert (of[decided["merge"].pk].before, of[decided["merge"].pk].after) == ("–", "one and the same")
        assert "أوسلو" in of[decided["define"].pk].after

    def test_each_leads_to_what_was_decided_on(self, reviewer, decided):
        page = reviewer.get("/decisions/").content.decode()
        claim = Claim.objects.get(uid=decided["reject"].subject["claim"])
        assert f'href="/claims/{claim.uid}/"' in page
        assert f'href="/documents/{claim.document_id}/"' in page
        assert 'href="/actors/' in page
        assert 'href="/processes/' in page

    def test_what_is_gone_is_named_without_a_link(self, reviewer, decided):
        uid = decided["reject"].subject["claim"]
        Claim.objects.filter(uid=uid).delete()
        page = reviewer.get("/decisions/").content.decode()
        assert f"/claims/{uid}/" not in page
        assert WHY in page

    def test_strange_decisions_of_a_dump_are_shown(self, reviewer):
        now = datetime.datetime.now(datetime.UTC)
        for n, (verb, subject, after) in enumerate(
            [
                ("review", {"claim": "x", "kind": "<b>", "words": "<script>"}, "accepted"),
                ("judge", {"aliases": ["a", "b"]}, {"x": 1}),
                (
                    "amend",
                    {"claim": "x", "document": "none", "kind": "meeting"},
                    {"body": {"kind": "meeting"}, "cast": []},
                ),
                ("amend", {"claim": "x", "document": Document.objects.first().key}, {"body": {"kind": "meeting"}}),
                ("date", {"document": Document.objects.first().key}, "2014-01-01"),
                ("later-verb", {}, [1, 2]),
            ]
        ):
            Decision.objects.create(at=now, who=f"w{n}", verb=verb, subject=subject, before=None, after=after)
        page = reviewer.get("/decisions/")
        assert page.status_code == 200
        assert b"<script>" not in page.content.replace(b"<script src", b"")

    def test_a_reader_sees_it_and_cannot_undo(self, decided, client_of):
        page = client_of("reader").get("/decisions/")
        assert shown(page)
        assert b"/undo" not in page.content
        assert client_of("reader").post(f"/decisions/{decided['accept'].pk}/undo", {"why": WHY}).status_code == 403

    def test_an_empty_history_says_what_to_do(self, bare_desk, client_of):
        assert b"/queue/" in client_of("reviewer").get("/decisions/").content


class TestNarrowing:
    def test_by_person_verb_document_and_claim(self, reviewer, decided):
        assert set(shown(reviewer.get("/decisions/?who=somebody"))) == {decided["reject"].pk, decided["merge"].pk}
        assert set(shown(reviewer.get("/decisions/?verb=process"))) >= {decided["define"].pk}
        claim = Claim.objects.get(uid=decided["accept"].subject["claim"])
        assert decided["accept"].pk in shown(reviewer.get(f"/decisions/?document={claim.document_id}"))
        of_claim = shown(reviewer.get(f"/decisions/?claim={claim.uid}"))
        assert set(of_claim) == {decided["accept"].pk, decided["join"].pk}

    def test_by_period(self, reviewer, decided):
        Decision.objects.filter(pk=decided["accept"].pk).update(
            at=datetime.datetime(2014, 1, 10, 23, 30, tzinfo=datetime.UTC)
        )
        assert shown(reviewer.get("/decisions/?first=2014-01-10&last=2014-01-10")) == [decided["accept"].pk]
        assert decided["accept"].pk not in shown(reviewer.get("/decisions/?first=2014-01-11"))

    @pytest.mark.parametrize(
        "query",
        [
            "first=0001-01-01&last=9999-12-31",
            "who=x",
            "verb=x",
            "document=x",
            "document=99999999999999999999",
            "claim=%00",
            "page=0",
        ],
    )
    def test_whatever_is_asked_for_has_an_answer(self, reviewer, query):
        assert reviewer.get(f"/decisions/?{query}").status_code == 200

    def test_page_by_page(self, reviewer, monkeypatch):
        claim = Claim.objects.order_by("pk")[5]
        for _ in range(25):
            accept(claim.uid, "reviewer")
            reject(claim.uid, "reviewer", WHY)
        page = reviewer.get("/decisions/?who=reviewer")
        assert "who=reviewer" in page.context["page"].next
        assert not set(shown(page)) & set(shown(reviewer.get(f"/decisions/{page.context['page'].next}")))


class TestUndoing:
    def test_with_a_reason_things_are_as_before(self, reviewer, decided):
        answer = reviewer.post(f"/decisions/{decided['reject'].pk}/undo", {"why": "a slip"}, follow=True)
        assert answer.status_code == 200
        assert Claim.objects.get(uid=decided["reject"].subject["claim"]).review == "open"
        last = Decision.objects.order_by("-pk")[0]
        assert (last.who, last.why, last.undoes_id) == ("reviewer", "a slip", decided["reject"].pk)

    def test_the_history_shows_both(self, reviewer, decided):
        undo("somebody", decided["reject"].pk, "a slip")
        of = {each.number: each for each in reviewer.get("/decisions/").context["decisions"]}
        assert of[decided["reject"].pk].undone.who == "somebody"
        assert not of[decided["reject"].pk].may_be_undone
        assert any(each.undoes == decided["reject"].pk for each in of.values())

    def test_in_place_it_answers_with_the_decision_as_it_is_now(self, reviewer, decided):
        address = f"/decisions/{decided['reject'].pk}/undo"
        answer = reviewer.post(address, {"why": "a slip"}, headers={"HX-Request": "true"})
        assert answer.status_code == 200
        assert b"a slip" in answer.content
        assert b"<html" not in answer.content

    def test_without_a_reason_it_is_refused(self, reviewer, decided):
        for headers in ({}, {"HX-Request": "true"}):
            answer = reviewer.post(f"/decisions/{decided['reject'].pk}/undo", {"why": "  "}, headers=headers)
            assert answer.status_code == 422
        assert not Decision.objects.filter(undoes=decided["reject"]).exists()

    def test_what_a_later_decision_stands_on_is_not_undone_and_it_says_why(self, reviewer, decided):
        later = accept(decided["reject"].subject["claim"], "somebody")
        answer = reviewer.post(
            f"/decisions/{decided['reject'].pk}/undo", {"why": "a slip"}, headers={"HX-Request": "true"}
        )
        assert answer.status_code == 422
        assert str(later.pk) in answer.content.decode()

    def test_twice_is_refused(self, reviewer, decided):
        undo("somebody", decided["reject"].pk)
        assert reviewer.post(f"/decisions/{decided['reject'].pk}/undo", {"why": "again"}).status_code == 422

    def test_names_of_the_lexicon_are_undone_by_its_editors_alone(self, reviewer, decided):
        now = datetime.datetime.now(datetime.UTC)
        row = Decision.objects.create(at=now, who="x", verb="name", subject={"name": "x"}, before=None, after=None)
        answer = reviewer.post(f"/decisions/{row.pk}/undo", {"why": "a slip"})
        assert answer.status_code == 422
        assert not Decision.objects.filter(undoes=row).exists()

    def test_one_that_is_not_there_is_not_found(self, reviewer):
        assert reviewer.post("/decisions/99999/undo", {"why": "a slip"}).status_code == 404
        assert reviewer.get("/decisions/1/undo").status_code == 405


def test_few_queries_however_many_are_shown(reviewer):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        reviewer.get("/decisions/")
    assert len(asked) <= 25
