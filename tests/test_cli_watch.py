"""`mahdar watch` and `mahdar add URL` as a user runs them, against a server on this machine."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("django")
pytest.importorskip("feedparser")
pytest.importorskip("trafilatura")
pytest.importorskip("httpcore")

from local_web import Answer, LocalWeb, local_web

# The program, allowed to ask this machine, which it never is outside of a test.
ALLOWING = (
    "import ipaddress, mahdar.reading.addresses as a; "
    "a.is_public = lambda ip: ip == ipaddress.ip_address('127.0.0.1'); a.PORTS = range(65536); "
    "from mahdar.cli import main; main()"
)
PLAIN = "from mahdar.cli import main; main()"
TEXT = "التقى وزير الخارجية النرويجي يوناس سولبرغ نظيره الصومالي آدم فارح في أوسلو الثلاثاء 14 يناير 2014."
PAGE = f"<!doctype html><html><body><article><h1>لقاء</h1><p>{TEXT}</p></article></body></html>"
Run = subprocess.CompletedProcess[str]


@pytest.fixture
def web() -> Iterator[LocalWeb]:
    with local_web() as running:
        item = f"<item><title>لقاء</title><link>{running.at('/1')}</link><pubDate>Wed, 15 Jan 2014 10:00:00 +0300</pubDate></item>"
        feed = f"<rss version='2.0'><channel><title>أخبار الوكالة</title>{item}</channel></rss>"
        running.answers["/rss"] = Answer(feed.encode(), headers={"Content-Type": "application/rss+xml"})
        running.answers["/1"] = Answer(PAGE.encode())
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an empty record."""
    assert run(tmp_path, "init").returncode == 0
    return tmp_path


def run(folder: Path, *arguments: object, code: str = ALLOWING) -> Run:
    environment = {name: value for name, value in os.environ.items() if name != "MAHDAR_DB"}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=120)


def test_a_feed_is_followed_polled_listed_and_left(folder: Path, web: LocalWeb) -> None:
    url = web.at("/rss")
    done = run(folder, "watch", url, "--once", "--source", "APS", "--every", "15", "--by", "Huda", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(
        rf"feed {url}: is followed\nfeed أخبار الوكالة · texts added: 1 · claims: [1-9]\d*\n", done.stdout
    )
    again = run(folder, "watch", "--once", "--lang", "en").stdout
    assert re.fullmatch(r"no feed is due; the next: \d{4}-\d\d-\d\d \d\d:\d\d\n", again)
    listed = run(folder, "watch", "--list", "--lang", "en").stdout
    assert re.match(
        r"- feed أخبار الوكالة · outlet APS · minutes between polls: 15 · last asked .* · texts taken: 1\n", listed
    )
    assert f"  {url}\n" in listed
    arabic = run(folder, "watch", "--list").stdout
    assert arabic.startswith("- خلاصة أخبار الوكالة · ")
    assert run(folder, "watch", "--remove", url, "--lang", "en").stdout == f"feed {url}: is followed no longer\n"
    assert run(folder, "watch", "--list").stdout == ""
    assert "texts: 1 " in run(folder, "status", "--lang", "en").stdout


def test_a_feed_that_cannot_be_had_is_one_line_and_in_the_list(folder: Path, web: LocalWeb) -> None:
    done = run(folder, "watch", web.at("/absent"), "--once", "--lang", "en")
    assert done.returncode == 1
    assert done.stderr == (
        f"mahdar: {web.at('/absent')}: the server has no such page (404): open it in a browser, or save it and add the file\n"
    )
    assert "  ! http://127.0.0.1:" in run(folder, "watch", "--list", "--lang", "en").stdout


@pytest.mark.parametrize(
    ("arguments", "said", "status"),
    [
        (["watch"], "no feed is followed", 1),
        (["watch", "--once"], "no feed is followed", 1),
        (["watch", "--source", "APS"], "name one", 2),
        (["watch", "https://news.example/rss", "--every", "1"], "minutes", 1),
        (["watch", "file:///etc/passwd"], "no address of the web", 1),
        (["watch", "--remove", "https://news.example/rss"], "no such feed", 1),
    ],
)
def test_a_mistake_is_one_line(folder: Path, arguments: list[str], said: str, status: int) -> None:
    done = run(folder, *arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (status, "", 1)
    assert said in done.stderr


def test_watching_goes_on_until_it_is_interrupted(folder: Path, web: LocalWeb) -> None:
    command = [sys.executable, "-c", ALLOWING, "watch", web.at("/rss"), "--lang", "en"]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as running:
        assert running.stdout is not None
        assert "is followed" in running.stdout.readline()
        assert "texts added: 1" in running.stdout.readline()
        time.sleep(0.2)
        assert running.poll() is None
        running.send_signal(signal.SIGINT)
        _, complaints = running.communicate(timeout=30)
    assert (running.returncode, complaints) == (130, "")


def test_an_address_is_added_like_a_file(folder: Path, web: LocalWeb) -> None:
    done = run(folder, "add", web.at("/1"), "--published", "2014-01-15", "--source", "APS", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("texts added: 1 · claims: ")
    assert run(folder, "add", web.at("/1"), "--published", "2014-01-15", "--lang", "en").stdout.endswith(
        "known already: 1\n"
    )


def test_an_address_inside_is_refused_outside_of_tests(folder: Path, web: LocalWeb) -> None:
    done = run(folder, "add", web.at("/1"), "http://127.0.0.1/", code=PLAIN)
    assert done.returncode == 1
    port, inside = done.stderr.splitlines()
    assert f"asks for port {web.port}" in port
    assert "own network" in inside
    assert web.asked == []


def test_pages_in_a_folder_are_added(folder: Path) -> None:
    (folder / "articles").mkdir()
    (folder / "articles" / "page.html").write_text(PAGE, encoding="utf-8")
    assert run(folder, "add", "articles", "--lang", "en").stdout.startswith("texts added: 1 · claims: ")
