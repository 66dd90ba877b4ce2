"""No page asks the database more than forty times, however the record is; `bench/desk.py` measures the same on many articles."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mahdar.store.models import Actor, Claim, Document, Entry, Process

MOST = 40
LISTS = (
    "home", "processes", "documents", "statements", "actors", "ledger", "contradictions", "queue", "merging", "adding", "adding-files",
    "uploads", "feeds", "decisions", "agreement", "lexicon", "accounts", "account",
)  # fmt: skip


def asked(browser, address):
    """How often, once what a process keeps of its entries is up to date: whoever looks first after a change brings it there."""
    browser.get(address)
    with CaptureQueriesContext(connection) as queries:
        answer = browser.get(address)
    assert answer.status_code == 200, address
    return len(queries)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_at_most_forty_times(desk, client_of, name):
    assert asked(client_of("administrator"), reverse(name)) <= MOST


@pytest.mark.parametrize("name", ["process", "brief", "process-history", "change-process"])
def test_a_process_asks_at_most_forty_times(desk, client_of, name):
    assert asked(client_of("administrator"), reverse(name, args=[Process.objects.get().pk])) <= MOST


def test_whatever_the_record_has_asks_at_most_forty_times(desk, client_of):
    browser = client_of("administrator")
    for name, model in (("entry", Entry), ("actor", Actor), ("document", Document)):
        for pk in model.objects.values_list("pk", flat=True):
            assert asked(browser, reverse(name, args=[pk])) <= MOST, (name, pk)
    for uid in Claim.objects.values_list("uid", flat=True)[:10]:
        assert asked(browser, reverse("edit-claim", args=[uid])) <= MOST
    assert asked(browser, reverse("search") + "?q=سولبرغ") <= MOST
    assert asked(browser, reverse("statements") + "?words=المحادثات") <= MOST
    assert asked(browser, reverse("ledger") + "?for=الصومال") <= MOST
