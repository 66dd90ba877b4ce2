"""The desk on a real record, small and ours: the articles of `articles.py`, a process, an account of every role.

`desk` is a fresh copy of it for each test, opened; `client_of("reviewer")` is that person's browser, `anonymous` nobody's.
"""

import shutil
from itertools import count

import pytest

from django_ready import make_ready

make_ready()

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import setup_test_environment, teardown_test_environment

from articles import ARTICLES, minutes
from mahdar.review.processes import define
from mahdar.store import adding, connect, summaries
from mahdar.web.roles import Role, give_role
from people import PASSWORD, PROCESS

numbers = count(1)


@pytest.fixture(scope="session", autouse=True)
def in_a_test():
    """Templates tell what they were given (`response.context`); passwords are hashed fast."""
    setup_test_environment()
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield
    teardown_test_environment()


@pytest.fixture(scope="session")
def desk_template(tmp_path_factory, in_a_test):
    """The record that `desk` copies: every article, PROCESS, and for each role an account named by it, with PASSWORD."""

    def fill():
        for name in ARTICLES:
            adding.add(minutes(name))
        define(PROCESS, ["مؤتمر نيروبي 2"], ["الصومال", "إيران"], ["نيروبي"], who=Role.REVIEWER.value)
        summaries.refresh()

    return template(tmp_path_factory.mktemp("desk"), fill)


@pytest.fixture(scope="session")
def bare_template(tmp_path_factory, in_a_test):
    """The same accounts and no text."""
    return template(tmp_path_factory.mktemp("bare"), lambda: None)


def template(folder, fill):
    path = folder / "template.db"
    connect(str(path), create=True)
    for role in Role:
        give_role(User.objects.create_user(role.value, password=PASSWORD), role)
    fill()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path


@pytest.fixture
def desk(desk_template, tmp_path):
    """A fresh, open record with the articles, PROCESS and the accounts; its address."""
    yield from opened(desk_template, tmp_path)


@pytest.fixture
def bare_desk(bare_template, tmp_path):
    """A fresh, open record with the accounts alone; its address."""
    yield from opened(bare_template, tmp_path)


def opened(template, folder):
    path = folder / f"desk-{next(numbers)}.db"
    shutil.copy(template, path)
    ContentType.objects.clear_cache()
    connect(str(path))
    yield str(path)
    connection.close()


def browser(language, **given):
    client = Client(**given)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client


@pytest.fixture
def anonymous():
    """A browser in which nobody has signed in, in English; the record is the test's own (`desk` or `bare_desk`)."""
    return browser("en")


@pytest.fixture
def client_of():
    """`client_of(role, language="en")`: a browser in which the account of this role has signed in.

    `checked=True`: forms without the desk's own token are refused, as they are outside tests.
    """

    def signed_in(role, language="en", *, checked=False):
        client = browser(language, enforce_csrf_checks=checked)
        client.force_login(User.objects.get(username=role), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in


@pytest.fixture(autouse=True)
def no_worker(monkeypatch):
    """Uploads wait until a test has them read: a worker of the process would read those of any record that is open."""
    from mahdar.web.work import jobs

    monkeypatch.setattr(jobs, "wake", lambda: None)
