"""The ground that the tests of the desk stand on."""

import pytest

from articles import ARTICLES
from mahdar.store.models import Document, Entry, Process
from mahdar.web.roles import Role


@pytest.mark.parametrize("role", Role)
def test_every_role_reads_the_record(desk, client_of, role):
    page = client_of(role).get("/")
    assert page.status_code == 200
    assert page.context["found"].documents == len(ARTICLES)


@pytest.mark.parametrize("time", ["once", "and again"])
def test_what_a_test_does_to_the_record_the_next_does_not_see(desk, time):
    assert (Document.objects.count(), Process.objects.count()) == (len(ARTICLES), 1)
    assert not Entry.objects.filter(stale=True).exists()
    Document.objects.all().delete()


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_a_page_runs_as_its_language_does(desk, client_of, language, direction):
    page = client_of(Role.READER, language).get("/")
    assert f'<html lang="{language}" dir="{direction}">' in page.text


def test_who_is_nobody_is_sent_to_sign_in(bare_desk, anonymous):
    answer = anonymous.get("/")
    assert answer.status_code == 302
    assert answer.url.startswith("/sign-in")


def test_a_form_that_is_not_of_the_desk_is_refused(desk, client_of):
    assert client_of(Role.REVIEWER, checked=True).post("/account/tokens", {"name": "mine"}).status_code == 403
