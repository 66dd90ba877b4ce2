"""A real browser (Debian's Chromium, headless) on a desk that `mahdar serve` serves. Without one these tests are skipped, and say so."""

import contextlib
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import NamedTuple

import pytest
from door import sign_in

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = "browser tests skipped: no Chromium here (apt-get install chromium, or name one in MAHDAR_BROWSER)"
SWITCHES = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync")  # fmt: skip
SECONDS_TO_START = 60
WINDOWS = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
WAYS = [(lang, window) for lang in ("ar", "en") for window in WINDOWS]


def browser_path():
    """The browser of this machine, None where there is none."""
    named = os.environ.get("MAHDAR_BROWSER")
    return named or next((path for name in BROWSERS if (path := shutil.which(name))), None)


def pytest_collection_modifyitems(items):
    """These come last: Playwright keeps an event loop running, in which Django's database would not be asked by other tests."""
    here = Path(__file__).parent
    mine = [item for item in items if here in Path(item.fspath).parents]
    items.sort(key=lambda item: here in Path(item.fspath).parents)
    if mine and browser_path() is None:
        if os.environ.get("CI"):
            pytest.exit("CI has no browser: .ci/run must install chromium", returncode=1)
        for item in mine:
            item.add_marker(pytest.mark.skip(reason=ADVICE))


def pytest_terminal_summary(terminalreporter):
    if browser_path() is None:
        terminalreporter.write_line(ADVICE, yellow=True)


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """A record with texts, accounts and a process, made once."""
    path = tmp_path_factory.mktemp("desk") / "template.db"
    subprocess.run([sys.executable, str(Path(__file__).with_name("make_desk.py")), str(path)], check=True, timeout=300)
    return path


class Desk(NamedTuple):
    """A desk that is being served, and what its record says of itself."""

    url: str
    record: Path

    def ask(self, query, *given):
        """The rows of a query to the record, whatever the server is doing with it."""
        with contextlib.closing(sqlite3.connect(f"file:{self.record}?mode=ro", uri=True, timeout=10)) as db:
            return db.execute(query, given).fetchall()

    def document(self, name):
        """The page of a text."""
        return f"/documents/{self.ask('select id from store_document where name = ?', name)[0][0]}/"

    def claims(self, name, kind=""):
        """The uids of a text's claims, in their order."""
        query = (
            "select uid from store_claim where document_id = (select id from store_document where name = ?)"
            " and kind like ? order by start, id"
        )
        return [uid for (uid,) in self.ask(query, name, kind or "%")]

    def claim(self, uid):
        """What the record holds of a claim: `review`, `version` and its body."""
        review, version, body = self.ask("select review, version, body from store_claim where uid = ?", uid)[0]
        return {"review": review, "version": version, **json.loads(body)}

    def words(self, name, place):
        """The words of a text at a place."""
        return self.ask("select text from store_document where name = ?", name)[0][0][slice(*place)]

    def actor(self, name, country):
        """The page of an actor."""
        return f"/actors/{self.ask('select id from store_actor where name = ? and country = ?', name, country)[0][0]}/"

    def entry(self, kind, title):
        """The page of an entry."""
        query = "select id from store_entry where kind = ? and title like ? order by id"
        return f"/entry/{self.ask(query, kind, f'%{title}%')[0][0]}/"


@pytest.fixture(scope="module")
def desk(template, tmp_path_factory):
    """A desk of this module's own, on a free port."""
    record = tmp_path_factory.mktemp("served") / "record.db"
    for name in template.parent.glob("template.db*"):
        shutil.copy(name, record.with_name(name.name.replace("template.db", "record.db")))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {k: v for k, v in os.environ.items() if not k.startswith(("MAHDAR_", "DJANGO_"))}
    command = [str(Path(sys.executable).with_name("mahdar")), "serve", "--db", str(record), "--port", str(port)]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        try:
            _wait(f"http://127.0.0.1:{port}/sign-in", server)
            yield Desk(f"http://127.0.0.1:{port}", record)
        finally:
            server.terminate()
            server.wait(20)


def _wait(url, server):
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(url, timeout=5)
            return
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.1)
    server.kill()
    pytest.fail(f"the desk did not start: {server.stdout.read()}")


@pytest.fixture(scope="session")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path(), args=list(SWITCHES))
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def cookies(desk, browser):
    """The cookies of each account, signed in through the form once a module."""
    kept = {}

    def of(name):
        if name not in kept:
            context = browser.new_context(locale="en")
            page = context.new_page()
            sign_in(page, desk, name)
            kept[name] = [c for c in context.cookies() if c["name"] != "django_language"]
            context.close()
        return kept[name]

    return of


@pytest.fixture(scope="module")
def windows(browser, cookies):
    """A browser's window for each way in which somebody comes, opened once a module: style sheets and fonts are fetched once."""
    kept = {}

    def of(role, lang, window, options):
        key = (role, lang, window, *sorted(options.items()))
        if key not in kept:
            kept[key] = browser.new_context(locale=lang, viewport=WINDOWS[window], reduced_motion="reduce", **options)
            if role:
                kept[key].add_cookies(cookies(role))
        kept[key].clear_cookies(name="django_language")
        return kept[key]

    yield of
    for context in kept.values():
        context.close()


@pytest.fixture
def visit(desk, windows):
    """`visit(role, path, lang, window)` opens a page of the desk; the test fails if the page breaks its own policy or its scripts."""
    pages, faults = [], []

    def open_page(role, path, lang="ar", window="desktop", **options):
        page = windows(role, lang, window, options).new_page()
        pages.append(page)
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: faults.append(f"script: {error}"))
        page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
        page.goto(f"{desk.url}{path}")
        return page

    yield open_page
    for page in pages:
        page.close()
    assert faults == []


@pytest.fixture(params=WAYS, ids=["-".join(way) for way in WAYS])
def way(request):
    """Arabic and English, desktop and phone."""
    return request.param


@pytest.fixture(params=[("ar", "phone"), ("en", "desktop")], ids=["ar-phone", "en-desktop"])
def crosswise(request):
    """Each language and each window once, where one has little to do with the other."""
    return request.param
