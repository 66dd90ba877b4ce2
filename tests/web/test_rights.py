"""Who may do what: every address of the desk and every operation of the API, asked in every role."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import override_settings
from django.urls import URLPattern, get_resolver, reverse

from mahdar.store.models import Actor, Claim, Decision, Document, Entry, Feed, GazetteerName, Process
from mahdar.web.api import api
from mahdar.web.models import Token, Upload
from mahdar.web.roles import RIGHTS, Right, Role

ANYBODY = "anybody"
PAGES = {
    ANYBODY: "language sign-in sign-out",
    Right.READ: """home account make-token drop-token processes process process-attendance process-changes process-history picture vega
        brief entries entry actors actor documents document claim statements search ledger ledger-csv contradictions decisions""",
    Right.REVIEW: """define-process process-meaning change-process give-up-process join-entries part-claims split-actor merging judge-actors
        undo-judged show-skipped accept-claim reject-claim undo-claim date-document add-claim edit-claim queue queue-tally undo-decision
        agreement""",
    Right.ADD: """adding adding-files adding-addresses uploads upload upload-progress cancel-upload feeds ask-feed
        pause-feed remove-feed""",
    Right.LEXICON: "lexicon add-name try-names change-name drop-name read-again",
    Right.ADMINISTER: "accounts change-account",
}
NEEDED = {name: right for right, names in PAGES.items() for name in names.split()}
PATTERNS = {p.name: p for p in get_resolver().url_patterns if isinstance(p, URLPattern)}
OPERATIONS = [(method, path) for path, methods in api.get_openapi_schema()["paths"].items() for method in methods]
PEOPLE = [None, *Role]
ROWS = {
    "documents": Document, "actors": Actor, "entry": Entry, "processes": Process, "decisions": Decision, "feeds": Feed,
    "uploads": Upload, "lexicon": GazetteerName,
}  # fmt: skip


def rows(role):
    """The row that an address of each beginning is asked with; an upload is the asker's own, for nobody stops another's."""
    Feed.objects.get_or_create(url="https://feed.example/", defaults={"who": "x", "added": "2014-01-01T00:00Z"})
    Upload.objects.all().delete()
    Upload.objects.create(name="x", who=role or "x", kind="text")
    GazetteerName.objects.get_or_create(name="x", kind="person")
    return {beginning: model.objects.order_by("pk").first() for beginning, model in ROWS.items()}


def address_of(name, role=None):
    written = str(PATTERNS[name].pattern)
    found = {"uid": Claim.objects.order_by("pk").first().uid, "kind": "meeting", "name": "timeline", "form": "json"}
    row = next((row for beginning, row in rows(role).items() if beginning in written), None)
    found["pk"] = row.pk if row else 1
    return reverse(name, kwargs={key: found[key] for key in re.findall(r"<\w+:(\w+)>", written)})


def ask(browser, address):
    """A look at it; where it takes only what is sent, something empty is sent."""
    answer = browser.get(address)
    return browser.post(address, {}) if answer.status_code == 405 else answer


def outcome(answer):
    if answer.status_code == 302 and "/sign-in" in answer.url:
        return "sign in"
    return "no" if answer.status_code == 403 else "yes"


def expected(role, right):
    if right == ANYBODY or (role and right in RIGHTS[role]):
        return "yes"
    return "no" if role else "sign in"


def test_every_address_is_in_the_table():
    assert set(PATTERNS) == set(NEEDED)


@pytest.mark.parametrize("role", PEOPLE, ids=lambda role: role or "nobody")
@pytest.mark.parametrize("name", sorted(NEEDED.keys() - {"sign-out"}))
def test_an_address_is_open_to_the_roles_that_have_its_right(desk, client_of, anonymous, name, role):
    browser = client_of(role) if role else anonymous
    assert outcome(ask(browser, address_of(name, role))) == expected(role, NEEDED[name])


@pytest.mark.parametrize("name", sorted(NEEDED.keys() - {"sign-out", "account", "make-token", "drop-token"}))
def test_where_reading_is_open_to_all_nobody_still_changes_nothing(desk, anonymous, name):
    with override_settings(OPEN_READING=True):
        answer = outcome(ask(anonymous, address_of(name)))
    assert answer == ("yes" if NEEDED[name] in (ANYBODY, Right.READ) else "sign in")


def test_an_account_without_a_role_may_only_sign_in(desk, client_of):
    User.objects.get(username="reader").groups.clear()
    browser = client_of("reader")
    assert {outcome(ask(browser, address_of(name))) for name in NEEDED if NEEDED[name] not in (ANYBODY,)} == {"no"}


@pytest.mark.parametrize("role", PEOPLE, ids=lambda role: role or "nobody")
def test_djangos_administration_is_for_administrators(desk, client_of, anonymous, role):
    answer = (client_of(role) if role else anonymous).get("/admin/")
    assert answer.status_code == (200 if role is Role.ADMINISTRATOR else 302)


def right_of(method, path):
    """What an operation needs: reading for a look, and by what it concerns for a change."""
    if method == "get":
        return Right.REVIEW if path in ("/api/queue", "/api/suggestions", "/api/agreement") else Right.READ
    if path == "/api/documents" or "feeds" in path:
        return Right.ADD
    return Right.LEXICON if "names" in path else Right.REVIEW


@pytest.mark.parametrize("role", PEOPLE, ids=lambda role: role or "nobody")
@pytest.mark.parametrize(("method", "path"), OPERATIONS, ids=lambda each: each)
def test_an_operation_is_open_to_the_roles_that_have_its_right(desk, anonymous, method, path, role):
    headers = {}
    if role:
        headers["authorization"] = f"Bearer {Token.make(User.objects.get(username=role), 'rights')[1]}"
    filled = re.sub(r"{uid}", Claim.objects.first().uid, re.sub(r"{\w*id}", "1", path))
    answer = anonymous.generic(
        method.upper(), re.sub(r"{\w+}", "timeline", filled), "{}", "application/json", headers=headers
    )
    may = bool(role) and right_of(method, path) in RIGHTS[role]
    assert (answer.status_code not in (401, 403)) == may, answer.content
    assert (answer.status_code == 401) == (role is None)
