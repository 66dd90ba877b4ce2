"""The API: what a program of somebody's may read and do, and that nothing it sends breaks it."""

import pytest

pytest.importorskip("ninja")

from django.contrib.auth.models import User

from mahdar.store.models import Actor, Claim, Decision, Entry
from mahdar.web.api import api
from mahdar.web.models import Token


@pytest.fixture
def program(desk, anonymous):
    """`program(role, method, address, data)`: a call with a token of that role's account; its status and JSON."""
    keys = {}

    def call(role, method, address, data=None):
        if role not in keys:
            keys[role] = Token.make(User.objects.get(username=role), "tests")[1]
        headers = {"authorization": f"Bearer {keys[role]}"}
        answer = anonymous.generic(
            method,
            f"/api{address}",
            api.renderer.render(None, data, response_status=200) if data else "",
            "application/json",
            headers=headers,
        )
        return answer.status_code, answer.json()

    return call


def a_claim(kind="statement"):
    return Claim.objects.filter(kind=kind).order_by("pk").first()


def test_who_shows_no_token_gets_nothing(desk, anonymous):
    assert anonymous.get("/api/documents").status_code == 401
    assert anonymous.get("/api/documents", headers={"authorization": "Bearer mahdar_guessed"}).status_code == 401
    assert anonymous.get("/api/openapi.json").status_code == 302


def test_a_dropped_token_is_no_longer_good(program):
    assert program("reader", "GET", "/documents")[0] == 200
    Token.objects.all().delete()
    assert program("reader", "GET", "/documents")[0] == 401


def test_of_a_token_only_its_hash_is_kept(desk):
    token, key = Token.make(User.objects.get(username="reader"), "tests")
    assert key not in str(Token.objects.filter(pk=token.pk).values().get())


def test_a_closed_account_has_no_way_in(program):
    program("reader", "GET", "/documents")
    User.objects.filter(username="reader").update(is_active=False)
    assert program("reader", "GET", "/documents")[0] == 401


def test_a_reader_reads_and_does_not_decide(program):
    claim = a_claim()
    assert program("reader", "GET", f"/claims/{claim.uid}")[1]["review"] == "open"
    status, said = program("reader", "POST", f"/claims/{claim.uid}/accept", {"why": "it says so"})
    assert (status, "your role does not allow this" in said["detail"]) == (403, True)
    assert Decision.objects.filter(verb="review").count() == 0


def test_a_reviewer_decides_in_his_own_name_and_with_a_reason(program):
    claim = a_claim()
    status, decision = program(
        "reviewer", "POST", f"/claims/{claim.uid}/reject", {"why": "the minister did not say so"}
    )
    assert (status, decision["who"], decision["why"]) == (200, "reviewer", "the minister did not say so")
    assert program("reader", "GET", f"/claims/{claim.uid}")[1]["review"] == "rejected"
    assert program("reviewer", "POST", f"/claims/{claim.uid}/accept", {"why": ""})[0] == 422


def test_the_second_of_two_programs_is_told(program):
    claim = a_claim()
    program("reviewer", "POST", f"/claims/{claim.uid}/reject", {"why": "not said", "seen": claim.version})
    status, said = program(
        "administrator", "POST", f"/claims/{claim.uid}/accept", {"why": "said", "seen": claim.version}
    )
    assert status == 409
    assert "reviewer" in said["detail"]
    assert Claim.objects.get(pk=claim.pk).review == "rejected"


def test_what_was_decided_is_undone(program):
    claim = a_claim()
    _, decision = program("reviewer", "POST", f"/claims/{claim.uid}/reject", {"why": "not said"})
    program("reviewer", "POST", f"/decisions/{decision['id']}/undo", {"why": "a slip"})
    assert Claim.objects.get(pk=claim.pk).review == "open"


def test_an_entry_comes_with_its_words(program):
    entry = Entry.objects.of("meeting").first()
    found = program("reader", "GET", f"/entries/{entry.pk}")[1]
    assert {claim["evidence"] for claim in found["claims"]} == {
        c.facts["words"]["evidence"] for c in entry.claims.all()
    }


def test_statements_are_found_in_any_spelling(program):
    found = program("reader", "GET", "/statements?words=المحادثات")[1]
    assert found
    assert all("محادثات" in each["content"] for each in found)


def test_two_actors_are_merged_and_split_again(program):
    one, other = Actor.objects.filter(kind="person").order_by("pk")[:2]
    assert program("reviewer", "POST", "/actors/merge", {"one": one.pk, "other": other.pk, "why": "one man"})[0] == 200
    assert Actor.objects.filter(pk__in=[one.pk, other.pk]).count() == 1


def test_what_the_record_refuses_is_one_line_with_what_to_do(program):
    status, said = program("reader", "GET", "/ledger?purpose=لا أحد هنا")
    assert (status, said["detail"].count("\n")) == (422, 0)
    assert program("reader", "GET", "/entries/999999999")[0] == 404


def test_the_browsers_session_needs_djangos_token_to_change_anything(desk, client_of):
    claim = a_claim()
    browser = client_of("reviewer", checked=True)
    answer = browser.post(f"/api/claims/{claim.uid}/accept", {"why": "it says so"}, content_type="application/json")
    assert answer.status_code == 403
    assert browser.get("/api/documents").status_code == 200


def test_every_operation_says_what_it_is_for():
    for path, operations in api.get_openapi_schema()["paths"].items():
        for method, operation in operations.items():
            assert operation.get("description"), (method, path)
            assert operation["security"], (method, path)
