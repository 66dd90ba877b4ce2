"""Files and addresses that are sent in, read by real workers; and hostile ones, which end as complaints."""

import gzip
import io
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from articles import ARTICLES
from mahdar.errors import FetchError
from mahdar.reading.fetching import Fetched
from mahdar.store import intake
from mahdar.store.models import Document, Entry
from mahdar.web.models import Piece, Upload
from mahdar.web.roles import Role
from mahdar.web.work import jobs, runs

DAY, OUTLET, TEXT = ARTICLES["held"]
WAKE = jobs.wake  # before tests are kept from it
LONG_ENOUGH = 60  # seconds in which whatever is waited for must have come
PAGE = f"""<!doctype html><html lang="ar"><head><title>لقاء في أوسلو</title><meta property="og:site_name" content="Horn Post">
<meta property="article:published_time" content="2014-01-15T08:00:00Z"><script>document.write("مسروق")</script></head>
<body><nav>الرئيسية</nav><article><h1>لقاء في أوسلو</h1><p>{TEXT}</p><p>{ARTICLES["donors"][2]}</p>
<script>alert(1)</script></article></body></html>"""


@pytest.fixture
def reviewer(bare_desk, client_of):
    return client_of(Role.REVIEWER)


def file(name, content):
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def rows(*names):
    made = (
        {"id": name, "text": ARTICLES[name][2], "published": ARTICLES[name][0], "source": ARTICLES[name][1]}
        for name in names
    )
    return "".join(f"{json.dumps(row)}\n" for row in made)


def send(client, *files, **given):
    """Send files as a browser does; the upload that is made of them."""
    answer = client.post("/add/files/", {**given, "file": list(files)})
    assert answer.status_code == 302, answer.context["form"].errors
    return Upload.objects.get(pk=int(answer.url.strip("/").rpartition("/")[2]))


def worked_off(upload, get=None):
    runs.work_off("the tests'", get)
    upload.refresh_from_db()
    return upload


def figures(upload):
    return (upload.state, upload.added, upload.known, upload.refused)


def until(true):
    """Wait until something is true."""
    end = time.monotonic() + LONG_ENOUGH
    while not true():
        assert time.monotonic() < end, "it has not come about"
        time.sleep(0.02)


def test_files_of_every_kind_are_read(reviewer):
    files = (file("one.txt", TEXT), file("many.jsonl", rows("plan", "ready")), file("page.html", PAGE))
    upload = send(reviewer, *files, source="NTB", published="2014-01-15")
    assert (upload.state, upload.who, upload.name) == ("waiting", "reviewer", "one.txt + 2")
    assert figures(worked_off(upload)) == ("done", 4, 0, 0)
    assert (upload.total, upload.claims) == (4, sum(each.claims.count() for each in Document.objects.all()))
    found = {each.name: (each.source, str(each.published)) for each in Document.objects.all()}
    assert found == {
        "one": ("NTB", "2014-01-15"),
        "plan": ("NTB", "2014-01-10"),
        "ready": ("IRNA", "2014-01-12"),
        "page": ("Horn Post", "2014-01-15"),
    }
    assert not Entry.objects.filter(stale=True).exists()
    assert not Piece.objects.exists()


def test_the_same_again_adds_nothing(reviewer):
    for expected in (("done", 2, 0, 0), ("done", 0, 2, 0)):
        assert figures(worked_off(send(reviewer, file("a.jsonl", rows("plan", "held"))))) == expected
    assert Document.objects.count() == 2


def test_a_page_is_read_without_its_scripts(reviewer):
    worked_off(send(reviewer, file("page.htm", PAGE)))
    text = Document.objects.get().text
    assert TEXT in text
    assert not {"مسروق", "alert", "<"} & set(text.replace("(", " ").split())


def zipped():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb", b"0" * 50_000_000)
    return made.getvalue()


HOSTILE = {
    "bomb.txt": (zipped(), "ZIP"),
    "bomb.html": (gzip.compress(b"0" * 30_000_000), "gzip"),
    "bomb.jsonl": (zipped(), "row 1"),
    "binary.txt": (bytes(range(256)) * 400, "neither UTF-8"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(1000), "picture"),
    "nul.txt": ("قال\x00الوزير إن المحادثات مستمرة", "NUL"),
    "russian.txt": ("Министр встретился в Осло с коллегой".encode("koi8-r"), "convert it to UTF-8"),
    "mojibake.txt": (TEXT.encode().decode("cp1256", "replace"), "mojibake"),
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b"   \n ", "is empty"),
    "hollow.html": ("<!doctype html><html><body><script>alert(1)</script></body></html>", "no article"),
    "program.exe": (b"MZ" + bytes(100), "is of no kind"),
    "columns.parquet": (b"PAR1" + bytes(100), "is of no kind"),
    "columns.txt": (b"PAR1" + bytes(100), "Parquet"),
    "novel.txt": ("قال الوزير " * 100_000, "longer than 1,000,000"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_as_a_complaint(reviewer, name):
    content, why = HOSTILE[name]
    upload = worked_off(send(reviewer, file(name, content)))
    assert upload.state == "failed"
    assert (upload.added, Document.objects.count()) == (0, 0)
    assert upload.refused >= 1
    assert why in upload.complaints[0]["why"]
    assert upload.complaints[0]["file"] == name
    assert not Piece.objects.exists()
    page = reviewer.get(f"/add/uploads/{upload.pk}/")
    assert "Nothing of it could be read." in page.text


def test_a_file_that_is_too_large_is_dropped_and_named(reviewer):
    upload = worked_off(send(reviewer, file("large.txt", b"0" * 30_000_000)))
    assert figures(upload) == ("failed", 0, 0, 1)
    assert upload.complaints == [{"file": "large.txt", "why": upload.complaints[0]["why"], "taken": False}]
    assert "is larger than 25 MB" in upload.complaints[0]["why"]


def test_one_that_is_too_large_does_not_cost_the_others(reviewer):
    with override_settings(MOST_UPLOADED=100_000):
        sent = send(
            reviewer,
            file("before.txt", TEXT),
            file("large.txt", b"0" * 3_000_000),
            file("after.txt", ARTICLES["ready"][2]),
        )
    assert figures(worked_off(sent)) == ("done", 2, 0, 1)


def test_bad_files_and_bad_rows_do_not_cost_the_others(reviewer):
    bad = ['{"id": "no text"}', "no JSON", "[1]", '{"id": "x", "text": 5}', '{"text": ""}', "[" * 100_000]
    bad.append(json.dumps({"id": "date", "text": TEXT, "published": "yesterday"}))
    content = rows("plan") + "\n".join(bad) + "\n\n" + rows("ready")
    upload = worked_off(send(reviewer, file("mixed.jsonl", content), file("bomb.txt", zipped()), file("one.txt", TEXT)))
    assert figures(upload) == ("done", 3, 0, len(bad) + 1)
    assert (upload.total, upload.done) == (len(bad) + 4, len(bad) + 4)
    reasons = {(each["file"], each["why"].split(":")[0]) for each in upload.complaints}
    assert ("mixed.jsonl", "row 3") in reasons
    assert ("mixed.jsonl", "article no text") in reasons
    assert all("\n" not in each["why"] for each in upload.complaints)


def test_many_complaints_are_counted_and_the_first_of_them_kept(reviewer):
    upload = worked_off(send(reviewer, file("bad.jsonl", "{}\n" * 5000)))
    assert (upload.refused, len(upload.complaints)) == (5000, runs.MOST_KEPT)
    assert "and 4800 more" in reviewer.get(f"/add/uploads/{upload.pk}/").text


def test_names_of_files_are_shown_as_words(reviewer):
    upload = worked_off(send(reviewer, file("<img src=x onerror=alert(1)>.txt", b"")))
    for address in (f"/add/uploads/{upload.pk}/", "/add/uploads/"):
        assert "<img" not in reviewer.get(address).text


def test_a_form_without_a_file_or_with_a_wrong_day_is_shown_again(reviewer):
    assert reviewer.post("/add/files/", {}).status_code == 422
    page = reviewer.post("/add/files/", {"file": [file("a.txt", TEXT)], "published": "15/1/2014"})
    assert (page.status_code, Upload.objects.count()) == (422, 0)


# Addresses


def web(address, /, **_):
    """A web of two pages."""
    if address.endswith("missing"):
        raise FetchError(f"{address}: the server has no such page (404)")
    return Fetched(address, 200, PAGE.encode(), "text/html")


def test_addresses_are_fetched_and_read(reviewer):
    addresses = "https://news.example/1\r\nhttps://news.example/missing\r\n\r\nhttps://news.example/1\r\n"
    answer = reviewer.post("/add/addresses/", {"addresses": addresses})
    upload = worked_off(Upload.objects.get(), web)
    assert answer.url == f"/add/uploads/{upload.pk}/"
    assert figures(upload) == ("done", 1, 0, 1)
    assert upload.complaints == [
        {"file": "https://news.example/missing", "why": "the server has no such page (404)", "taken": False}
    ]
    assert (Document.objects.get().url, Document.objects.get().title) == ("https://news.example/1", "لقاء في أوسلو")


@pytest.mark.parametrize("address", ["/etc/passwd", "file:///etc/passwd", "ftp://news.example", "", "\n \n"])
def test_what_is_no_address_of_the_web_is_refused_at_once(reviewer, address):
    assert reviewer.post("/add/addresses/", {"addresses": address}).status_code == 422
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://localhost/", "https://[::1]/", "http://169.254.169.254/latest/meta-data"]
)
def test_addresses_of_the_server_s_own_network_are_not_fetched(reviewer, address):
    reviewer.post("/add/addresses/", {"addresses": address})
    upload = worked_off(Upload.objects.get())
    assert figures(upload) == ("failed", 0, 0, 1)
    assert "of this machine or its own network" in upload.complaints[0]["why"]


def test_a_file_of_the_server_is_never_opened_for_an_address(reviewer, tmp_path):
    (tmp_path / "secret.txt").write_text(TEXT)
    upload = Upload.objects.create(who="x", name="x", kind=Upload.Kind.ADDRESSES)
    Piece.objects.create(upload=upload, name=str(tmp_path / "secret.txt"))
    assert figures(worked_off(upload)) == ("failed", 0, 0, 1)


# Progress and its end


def test_the_page_asks_for_progress_until_there_is_no_more(reviewer):
    upload = send(reviewer, file("a.txt", TEXT))
    progress = f"/add/uploads/{upload.pk}/progress"
    assert f'hx-get="{progress}" hx-trigger="every 1s"' in reviewer.get(f"/add/uploads/{upload.pk}/").text
    waiting = reviewer.get(progress)
    assert (waiting.status_code, "<progress" in waiting.text, "data-say" in waiting.text) == (200, True, False)
    worked_off(upload)
    ended = reviewer.get(progress)
    assert (ended.status_code, "<progress" in ended.text) == (286, False)
    assert 'data-say="done. added: 1. known: 0. not read: 0."' in ended.text
    assert f'href="/documents/{Document.objects.get().pk}/"' in ended.text
    assert "hx-trigger" not in reviewer.get(f"/add/uploads/{upload.pk}/").text


def test_past_uploads_are_listed_with_who_and_how_many(reviewer):
    worked_off(send(reviewer, file("first.jsonl", rows("plan", "held"))))
    worked_off(send(reviewer, file("second.exe", b"x")))
    listed = reviewer.get("/add/uploads/").context["page"].rows
    assert [(each.name, each.who, each.state, each.added, each.refused) for each in listed] == [
        ("second.exe", "reviewer", "failed", 0, 1),
        ("first.jsonl", "reviewer", "done", 2, 0),
    ]


def test_what_looks_strange_is_added_and_said(reviewer):
    row = json.dumps({"id": "far", "text": TEXT, "published": "2190-01-01"})
    upload = worked_off(send(reviewer, file("a.jsonl", row)))
    assert figures(upload) == ("done", 1, 0, 0)
    assert [(each["file"], each["taken"]) for each in upload.complaints] == [("a.jsonl", True)]
    assert "cannot be right" in upload.complaints[0]["why"]


def test_a_mistake_of_ours_ends_the_upload_with_one_line(reviewer, monkeypatch):
    upload = send(reviewer, file("a.txt", TEXT))
    monkeypatch.setattr(runs.intake, "take", lambda _: 1 / 0)
    assert figures(worked_off(upload)) == ("failed", 0, 0, 0)
    assert "please report it" in upload.complaints[0]["why"]


# Cancelling


def test_a_waiting_upload_is_cancelled(reviewer):
    upload = send(reviewer, file("a.txt", TEXT))
    reviewer.post(f"/add/uploads/{upload.pk}/cancel")
    assert figures(worked_off(upload)) == ("cancelled", 0, 0, 0)
    assert not Piece.objects.exists()
    assert not Document.objects.exists()


def test_a_running_upload_stops_where_it_is(reviewer, monkeypatch):
    upload = send(reviewer, file("a.jsonl", rows(*ARTICLES)))
    take = intake.take
    taken = []

    def slowly(text):
        taken.append(text)
        if len(taken) == 3:
            reviewer.post(f"/add/uploads/{upload.pk}/cancel")
        return take(text)

    monkeypatch.setattr(runs.intake, "take", slowly)
    monkeypatch.setattr(runs, "STEP", 0)
    assert worked_off(upload).state == "cancelled"
    assert Document.objects.count() == 3
    assert not Entry.objects.filter(stale=True).exists()


def test_an_upload_that_has_ended_is_not_cancelled(reviewer):
    upload = worked_off(send(reviewer, file("a.txt", TEXT)))
    reviewer.post(f"/add/uploads/{upload.pk}/cancel")
    upload.refresh_from_db()
    assert figures(upload) == ("done", 1, 0, 0)


def test_only_who_sent_it_and_administrators_cancel_an_upload(reviewer, client_of):
    mine = send(reviewer, file("a.txt", TEXT))
    cancel = f"/add/uploads/{mine.pk}/cancel"
    assert client_of(Role.LEXICON_EDITOR).post(cancel).status_code == 403
    assert client_of(Role.READER).post(cancel).status_code == 403
    assert reviewer.get(cancel).status_code == 405
    assert client_of(Role.ADMINISTRATOR).post(cancel).status_code == 302
    mine.refresh_from_db()
    assert mine.state == "cancelled"


# Workers


@pytest.fixture
def workers():
    """Workers as servers have them, ended with the test."""
    started = []

    def start(number=1):
        for _ in range(number):
            started.append(jobs.Worker())
            started[-1].start()
        return started

    yield start
    for each in started:
        each.stop(LONG_ENOUGH)


def test_a_worker_reads_what_comes_while_pages_are_read(reviewer, workers):
    (worker,) = workers()
    upload = send(reviewer, file("a.jsonl", rows(*ARTICLES)), file("b.txt", TEXT))
    worker.woken.set()
    seen = set()

    def ended():
        page = reviewer.get(f"/add/uploads/{upload.pk}/progress")
        seen.add(page.context["upload"].state)
        return page.status_code == 286

    until(ended)
    upload.refresh_from_db()
    assert figures(upload) == ("done", len(ARTICLES) + 1, 0, 0)
    assert seen <= {"waiting", "running", "done"}


def test_no_upload_is_read_by_two_workers(reviewer, workers, monkeypatch):
    readers = []
    run = runs.Run.run

    def noted(self):
        readers.append(self.upload.pk)
        run(self)

    monkeypatch.setattr(runs.Run, "run", noted)
    sent = [send(reviewer, file(f"{name}.jsonl", rows(name))) for name in list(ARTICLES)[:8]]
    workers(4)
    until(lambda: not Upload.objects.filter(state__in=("waiting", "running")).exists())
    assert sorted(readers) == [each.pk for each in sent]
    assert Document.objects.count() == 8


def test_of_many_who_claim_an_upload_at_once_one_has_it(reviewer):
    upload = send(reviewer, file("a.txt", TEXT))
    gate, claimed = threading.Barrier(6), []

    def claim(name):
        gate.wait()
        claimed.append(runs.claim(name))
        connection.close()

    crowd = [threading.Thread(target=claim, args=(str(n),)) for n in range(6)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join(LONG_ENOUGH)
    assert [each for each in claimed if each] == [upload]
    assert len(claimed) == 6


def test_an_upload_whose_server_was_killed_is_taken_up_where_it_stopped(reviewer):
    upload = send(reviewer, file("a.jsonl", rows(*ARTICLES)))
    long_ago = timezone.now() - 2 * runs.SILENCE
    Upload.objects.filter(pk=upload.pk).update(
        state="running", worker="killed", beat=long_ago, refused=2, total=len(ARTICLES)
    )
    assert figures(worked_off(upload)) == ("done", len(ARTICLES) - 2, 0, 2)


def test_an_upload_that_gives_signs_of_life_is_left_to_its_worker(reviewer):
    upload = send(reviewer, file("a.txt", TEXT))
    Upload.objects.filter(pk=upload.pk).update(state="running", worker="another", beat=timezone.now())
    assert figures(worked_off(upload)) == ("running", 0, 0, 0)


def test_a_worker_that_was_taken_for_dead_lets_go(reviewer):
    upload = send(reviewer, file("a.txt", TEXT))
    slow = runs.Run(runs.claim("slow"))
    Upload.objects.filter(pk=upload.pk).update(beat=timezone.now() - 2 * runs.SILENCE)
    worked_off(upload)
    slow.run()
    upload.refresh_from_db()
    assert figures(upload) == ("done", 1, 0, 0)
    assert Document.objects.count() == 1


def test_a_worker_that_has_to_stop_puts_the_upload_back(reviewer):
    upload = send(reviewer, file("a.jsonl", rows("plan", "held", "ready")))
    asked = []

    def after_the_first():
        asked.append(1)
        return len(asked) > 3

    runs.work_off("stopped", stopped=after_the_first)
    upload.refresh_from_db()
    assert upload.state == "waiting"
    assert 0 < upload.added < 3
    assert figures(worked_off(upload)) == ("done", 3, 0, 0)


def test_a_worker_outlives_what_goes_wrong(reviewer, workers, monkeypatch):
    work_off = runs.work_off
    failures = []

    def once_wrong(*given):
        if not failures:
            failures.append(1)
            raise OSError("no room left")
        return work_off(*given)

    monkeypatch.setattr(runs, "work_off", once_wrong)
    upload = send(reviewer, file("a.txt", TEXT))
    (worker,) = workers()

    def done():
        worker.woken.set()
        upload.refresh_from_db()
        return upload.state == "done"

    until(done)
    assert failures


def test_a_process_has_one_worker_and_another_when_that_has_ended(reviewer):
    try:
        WAKE()
        first = jobs._worker
        WAKE()
        assert jobs._worker is first
        jobs.rest(LONG_ENOUGH)
        WAKE()
        assert jobs._worker is not first
        assert not first.is_alive()
    finally:
        jobs.rest(LONG_ENOUGH)


def test_a_server_takes_up_what_waits_and_ends_in_order(reviewer, bare_desk):
    upload = send(reviewer, file("a.jsonl", rows("plan", "held")))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-c",
        "from mahdar.cli import main; main()",
        "serve",
        "--db",
        bare_desk,
        "--port",
        str(port),
    ]
    as_users_have_it = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    server = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=as_users_have_it
    )
    try:

        def done():
            assert server.poll() is None, server.stderr.read()
            upload.refresh_from_db()
            return upload.state == "done"

        until(done)
        server.send_signal(signal.SIGTERM)
        assert (server.wait(LONG_ENOUGH), server.stderr.read()) == (0, "")
    finally:
        server.kill()
    assert Document.objects.count() == 2
