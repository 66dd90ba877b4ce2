"""The desk's pages on either database: what SQLite answers PostgreSQL answers, too."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import get_resolver, reverse

from articles import ARTICLES, minutes
from mahdar.review.processes import define
from mahdar.store import adding, summaries
from mahdar.store.models import Actor, Claim, Document, Entry, Process
from mahdar.web.roles import Role, give_role

OPERATIONS = (
    "/api/status", "/api/documents", "/api/entries?status=held", "/api/claims", "/api/queue", "/api/suggestions", "/api/agreement",
    "/api/statements?words=المحادثات", "/api/actors?name=إيران", "/api/ledger?purpose=الصومال", "/api/decisions",
)  # fmt: skip


@pytest.fixture
def browser(record):
    for name in ARTICLES:
        adding.add(minutes(name))
    define("الصومال", ["مؤتمر نيروبي 2"], ["الصومال", "إيران"], ["نيروبي"], "Huda")
    summaries.refresh()
    person = User.objects.create_user("Huda")
    give_role(person, Role.ADMINISTRATOR)
    client = Client(headers={"host": "localhost"})
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def addresses():
    """Every page without a key in its address, and those of a process, an actor, a text and an entry of each kind."""
    names = {p.name for p in get_resolver().url_patterns if getattr(p, "name", None) and "<" not in str(p.pattern)}
    yield from (reverse(name) for name in sorted(names))
    yield from (
        reverse(name, args=[Process.objects.get().pk])
        for name in ("process", "process-history", "brief", "change-process")
    )
    yield from (
        reverse("picture", args=[Process.objects.get().pk, name, "json"])
        for name in ("timeline", "network", "positions")
    )
    yield from (reverse("actor", args=[pk]) for pk in Actor.objects.values_list("pk", flat=True)[:3])
    yield from (reverse("document", args=[pk]) for pk in Document.objects.values_list("pk", flat=True)[:3])
    for kind in Entry.objects.values_list("kind", flat=True).distinct().order_by("kind"):
        yield reverse("entries", args=[kind])
        yield reverse("entry", args=[Entry.objects.filter(kind=kind).first().pk])
    yield reverse("edit-claim", args=[Claim.objects.first().uid])
    for words in ("سولبرغ", '"المحادثات كانت"', "ولافروف", "x' OR 1=1", "NEAR("):
        yield reverse("search") + f"?q={words}"
        yield reverse("statements") + f"?words={words}"
    yield reverse("ledger") + "?for=الصومال"
    yield from OPERATIONS


def test_every_page_answers_on_either_database(browser):
    answers = {address: browser.get(address).status_code for address in addresses()}
    assert len(answers) > 60
    assert {address: status for address, status in answers.items() if status not in (200, 302, 405)} == {}
