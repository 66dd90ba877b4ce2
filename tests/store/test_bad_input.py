"""What goes wrong with a record: each time one line that says what, where, why and what to do, and nothing half done."""

import datetime
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

import pytest

from articles import ARTICLES, document, minutes
from mahdar.errors import StoreError
from mahdar.pipeline import read
from mahdar.store import adding, connect, dumps, summaries
from mahdar.store.connection import explained
from mahdar.store.models import Claim, Document, Entry
from mahdar.vocabulary import Document as Text

COMMAND = [sys.executable, "-c", "from mahdar.cli import main; main()"]
POWERS = "-dac_override,-dac_read_search"  # by which root passes over permissions
HUMBLE = ("setpriv", f"--bounding-set={POWERS}", f"--inh-caps={POWERS}") if os.getuid() == 0 else ()
READING = [
    ("status",),
    ("gatherings",),
    ("meetings", "--json"),
    ("attendance", "--csv"),
    ("actors",),
    ("show", "آدم فارح"),
    ("search", "الصومال"),
    ("decisions",),
]


def mahdar(*arguments, db=None, wait=None, humble=False, stdin=b""):
    """Run the program on a record; `humble`: so that a file's permissions hold for it, even if root runs the tests."""
    done = subprocess.run(
        [*(HUMBLE if humble else ()), *COMMAND, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env=environment(db, wait),
        timeout=120,
        cwd=tempfile.gettempdir(),
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def environment(db, wait=None):
    found = {name: value for name, value in os.environ.items() if name not in ("MAHDAR_DB", "MAHDAR_WAIT")}
    found |= {"MAHDAR_DB": str(db)} if db else {}
    return found | ({"MAHDAR_WAIT": str(wait)} if wait else {})


def refused(done, reason, code=1):
    """The program said on one line why it could not."""
    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    one_line(done.stderr, reason)


def one_line(said, reason):
    assert re.fullmatch(rf"mahdar: [^\n]*({reason})[^\n]*\n", said), said


def add(*names):
    for name in names:
        adding.add(minutes(name))
    summaries.refresh()


def close():
    from django.db import connection

    connection.close()


def rows(names, copies=1):
    """Articles as JSON Lines; each copy is of an outlet of its own."""
    for copy in range(copies):
        for name in names:
            day, source, text = ARTICLES[name]
            yield {"id": f"{name}-{copy}", "text": text, "published": day, "source": f"{source} {copy}"}


def jsonl(path, lines):
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def sqlite_record(sqlite_template, tmp_path):
    """The file of an empty record."""
    return Path(shutil.copy(sqlite_template, tmp_path / "record.db"))


class TestNoRecord:
    def test_where_there_is_none_init_is_named(self, tmp_path):
        refused(mahdar("status", db=tmp_path / "absent.db"), "no record here; make one with mahdar init")
        assert list(tmp_path.iterdir()) == []

    def test_an_empty_database_is_none(self, tmp_path):
        (tmp_path / "empty.db").touch()
        refused(mahdar("status", db=tmp_path / "empty.db"), "no record here")

    @pytest.mark.parametrize("command", [("status",), ("init",), ("add", "--sample")])
    def test_a_text_file_is_none_and_stays_as_it_is(self, tmp_path, command):
        path = tmp_path / "notes.txt"
        path.write_text("ملاحظات " * 200, encoding="utf-8")
        before = path.read_bytes()
        refused(mahdar(*command, db=path), "is no record of Mahdar")
        assert path.read_bytes() == before

    @pytest.mark.parametrize(
        ("command", "reason"), [(("status",), "no record here"), (("init",), "another program"), (("load", "x"), "x")]
    )
    def test_the_database_of_another_program_stays_as_it_is(self, tmp_path, command, reason):
        path = tmp_path / "other.db"
        with closing(sqlite3.connect(path)) as other:
            other.execute("CREATE TABLE recipes (name)")
            other.commit()
        before = path.read_bytes()
        refused(mahdar(*command, db=path), reason)
        assert path.read_bytes() == before

    @pytest.mark.parametrize(
        ("address", "reason"),
        [
            ("mysql://server/minutes", "neither a file nor postgresql"),
            ("postgresql://", "names no database"),
            ("postgresql://u@h:port/minutes", "no address of a database"),
            ("/", "is a folder"),
            ("/nowhere/at/all.db", "no record here"),
            ("a\nb.db", "no record here"),
        ],
    )
    def test_an_address_that_is_none(self, address, reason):
        refused(mahdar("status", "--db", address), reason)

    def test_a_folder_that_is_not_there(self, tmp_path):
        refused(mahdar("init", db=tmp_path / "absent" / "record.db"), "no such folder; make it first")

    def test_a_wait_that_is_no_number(self, sqlite_record):
        refused(mahdar("status", db=sqlite_record, wait="soon"), "MAHDAR_WAIT=soon: is no number of seconds")


class TestOtherVersions:
    def test_a_record_of_a_newer_version(self, record):
        from django.db import connection
        from django.db.migrations.recorder import MigrationRecorder

        MigrationRecorder(connection).record_applied("store", "9999_of_the_future")
        close()
        for command in (("status",), ("init",), ("add", "--sample")):
            refused(mahdar(*command, db=record), "newer Mahdar: install that version")

    def test_a_record_of_an_older_version_is_brought_up_to_date(self, database):
        from django.core.management import call_command

        address = database()
        connect(address)
        call_command("migrate", "store", "0001", verbosity=0)
        close()
        refused(mahdar("status", db=address), "older Mahdar: mahdar init brings it up to date")
        assert mahdar("init", db=address).returncode == 0
        assert mahdar("status", db=address).returncode == 0


class TestLocked:
    def test_somebody_elses_endless_write(self, record):
        with _writing(record):
            refused(mahdar("add", "--sample", db=record, wait=0.3), "another program is writing.*MAHDAR_WAIT")
            assert mahdar("status", db=record, wait=0.3).returncode == 0
            assert mahdar("meetings", db=record, wait=0.3).returncode == 0
        assert mahdar("add", "--sample", db=record, wait=0.3).returncode == 0


@contextmanager
def _writing(address):
    """Another program in the middle of a write."""
    if not address.startswith("postgres"):
        with closing(sqlite3.connect(address, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")
        return
    with closing(_session(address)) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", [adding.FILING])
        yield
        other.rollback()


def _session(address):
    import psycopg

    return psycopg.connect(address)


@pytest.fixture
def shelf(tmp_path):
    """A folder whose permissions hold."""
    if HUMBLE and (not shutil.which("setpriv") or subprocess.run([*HUMBLE, "true"], capture_output=True).returncode):
        pytest.skip("nothing here makes permissions hold for root")
    folder = tmp_path / "shelf"
    folder.mkdir()
    yield folder
    folder.chmod(0o755)


class TestReadOnly:
    @pytest.fixture
    def filled(self, sqlite_record):
        connect(str(sqlite_record))
        add(*sorted(ARTICLES))
        close()
        return sqlite_record

    @pytest.mark.parametrize(("of_file", "of_folder"), [(0o444, 0o777), (0o444, 0o555), (0o644, 0o555)])
    def test_it_can_be_read_and_writing_is_refused(self, filled, shelf, tmp_path, of_file, of_folder):
        path = Path(shutil.copy(filled, shelf / "record.db"))
        path.chmod(of_file)
        shelf.chmod(of_folder)
        for command in READING:
            done = mahdar(*command, db=path, humble=True)
            assert done.returncode == 0, (command, done.stderr)
            assert done.stdout or command == ("decisions",)
        uid = _claim_of(path)
        for command in (("add", "--sample"), ("reject", uid), ("process", "الصومال", "--term", "الصومال")):
            refused(mahdar(*command, db=path, humble=True), "may only be read")

    def test_it_can_be_dumped(self, filled, shelf):
        path = Path(shutil.copy(filled, shelf / "record.db"))
        path.chmod(0o444)
        out = shelf / "out"
        out.mkdir(mode=0o777)
        out.chmod(0o777)
        shelf.chmod(0o555)
        assert mahdar("dump", out / "record.jsonl", db=path, humble=True).returncode == 0
        assert len((out / "record.jsonl").read_text(encoding="utf-8").splitlines()) == len(ARTICLES) + 1

    def test_what_is_not_summarised_yet_is_told(self, sqlite_record, shelf):
        connect(str(sqlite_record))
        add("plan")
        adding.add(minutes("other-meeting"))
        close()
        path = Path(shutil.copy(sqlite_record, shelf / "record.db"))
        shelf.chmod(0o555)
        path.chmod(0o444)
        done = mahdar("meetings", "--json", db=path, humble=True)
        one_line(done.stderr, "newest texts are not in its lists yet")
        assert len(done.stdout.splitlines()) == 1

    def test_on_a_server_where_one_may_only_read(self, postgres):
        server, address = postgres
        server.psql("CREATE DATABASE readable TEMPLATE template;")
        connect(address("readable"))
        add("plan", "held")
        close()
        server.psql("ALTER DATABASE readable SET default_transaction_read_only = on;")
        for command in READING:
            assert mahdar(*command, db=address("readable")).returncode == 0
        refused(mahdar("add", "--sample", db=address("readable")), "may only be read")


def _claim_of(path):
    connect(str(path))
    uid = Claim.objects.first().uid
    close()
    return uid


class TestFullDisk:
    def test_in_the_middle_of_a_text_nothing_is_half_written(self, sqlite_record):
        from django.db import connection

        connect(str(sqlite_record))
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA page_count")
            pages = cursor.fetchone()[0]
            cursor.execute(f"PRAGMA max_page_count = {pages + 8}")
        with pytest.raises(StoreError, match="disk is full: make room and run the same again"):
            _fill_up(str(sqlite_record))
        kept = set(Document.objects.values_list("name", flat=True))
        assert 0 < len(kept) < len(ARTICLES)
        assert kept == set(Claim.objects.values_list("document__name", flat=True))
        close()
        connect(str(sqlite_record))
        add(*sorted(ARTICLES))
        assert Document.objects.count() == len(ARTICLES)

    def test_the_program_says_so_and_goes_on_where_there_is_room(self, sqlite_template, tmp_path):
        disk = tmp_path / "disk"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=700k", "none", disk], capture_output=True).returncode:
            pytest.skip("no small disk can be mounted here")
        try:
            path = Path(shutil.copy(sqlite_template, disk / "record.db"))
            articles = jsonl(tmp_path / "articles.jsonl", rows(sorted(ARTICLES), copies=8))
            refused(mahdar("add", articles, db=path), "disk is full")
            subprocess.run(["mount", "-o", "remount,size=50m", disk], check=True)
            assert mahdar("add", articles, db=path).returncode == 0
            assert mahdar("status", "--lang", "en", db=path).stdout.startswith(f"texts: {8 * len(ARTICLES)} ")
        finally:
            subprocess.run(["umount", disk], check=True)


def _fill_up(address):
    with explained(address):
        for name in sorted(ARTICLES):
            adding.add(minutes(name))


@pytest.fixture(scope="module")
def locked_out(postgres):
    """The address of a database that asks a certain user for a password."""
    server, address = postgres
    server.psql("CREATE USER guarded PASSWORD 'right';")
    rules = Path(server.psql("SHOW hba_file;").split("\n")[2].strip())
    before = rules.read_text()
    rules.write_text("local all guarded scram-sha-256\nhost all guarded all scram-sha-256\n" + before)
    server.psql("SELECT pg_reload_conf();")
    yield address("template")
    rules.write_text(before)
    server.psql("SELECT pg_reload_conf();")


class TestServer:
    def test_a_connection_lost_in_the_middle(self, postgres, tmp_path):
        server, address = postgres
        server.psql("CREATE DATABASE lost TEMPLATE template;")
        articles = jsonl(tmp_path / "articles.jsonl", rows(sorted(ARTICLES), copies=20))
        running = subprocess.Popen(
            [*COMMAND, "add", str(articles)], env=environment(address("lost")), stderr=subprocess.PIPE, text=True
        )
        _until(lambda: "|" not in server.psql("SELECT 1") and _texts(address("lost")) > 3, running)
        server.psql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'lost' AND pid <> pg_backend_pid();"
        )
        _, said = running.communicate(timeout=60)
        assert running.returncode == 1
        one_line(said, "connection to the database was lost: run the same again")
        assert 0 < _texts(address("lost")) < 20 * len(ARTICLES)
        assert mahdar("add", articles, db=address("lost")).returncode == 0
        assert _texts(address("lost")) == 20 * len(ARTICLES)

    def test_no_server(self):
        address = "postgresql://huda:secret@127.0.0.1:1/minutes"
        done = mahdar("status", db=address)
        refused(done, "database server does not answer")
        assert "secret" not in done.stderr

    def test_no_socket(self, tmp_path):
        refused(
            mahdar("status", db=f"postgresql://huda@{str(tmp_path).replace('/', '%2F')}/minutes"), "does not answer"
        )

    def test_no_host(self):
        refused(mahdar("status", db="postgresql://huda@server.invalid/minutes"), "no such server|does not answer")

    def test_no_database(self, postgres):
        refused(mahdar("status", db=postgres[1]("absent")), "no such database or user.*createdb")

    def test_no_user(self, postgres):
        address = re.sub("//[^@]*@", "//stranger@", postgres[1]("template"))
        refused(mahdar("status", db=address), "no such database or user")

    @pytest.mark.parametrize(
        ("password", "reason"), [("", "asks for a password"), (":wrong", "refuses this name or password")]
    )
    def test_a_wrong_password(self, locked_out, password, reason):
        done = mahdar("status", db=re.sub("//[^@]*@", f"//guarded{password}@", locked_out))
        refused(done, reason)
        assert "wrong" not in done.stderr


def _texts(address):
    with closing(_session(address)) as session:
        return session.execute("SELECT count(*) FROM store_document").fetchone()[0]


def _until(happens, running):
    for _ in range(600):
        if happens():
            return
        assert running.poll() is None
        time.sleep(0.05)
    pytest.fail("it never happened")


def test_ctrl_c_says_how_far_it_came_and_the_same_again_goes_on(record, tmp_path):
    articles = jsonl(tmp_path / "articles.jsonl", rows(sorted(ARTICLES), copies=20))
    running = subprocess.Popen(
        [*COMMAND, "add", str(articles)], env=environment(record), stderr=subprocess.PIPE, text=True
    )
    _until(lambda: Document.objects.count() > 3, running)
    close()
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    one_line(said, "stopped; texts added: [0-9]+.*run the same again")
    assert mahdar("add", articles, db=record).returncode == 0
    assert Document.objects.count() == 20 * len(ARTICLES)


class TestTexts:
    """Strange articles: refused with their id, or kept and told."""

    @pytest.mark.parametrize(
        ("fields", "reason"),
        [
            (
                {"text": "Foreign ministers met in Oslo on Tuesday to prepare the conference."},
                "article strange: is not in Arabic: kept",
            ),
            ({"published": "2190-01-01"}, "article strange: its date, 2190-01-01, cannot be right; it is kept"),
            ({"published": "1850-01-01"}, "article strange: its date, 1850-01-01, cannot be right; it is kept"),
        ],
    )
    def test_what_is_kept_and_told(self, record, fields, reason):
        done = _add_one(record, fields)
        assert done.returncode == 0
        one_line(done.stderr, re.escape(reason))
        assert Document.objects.get().name == "strange"

    @pytest.mark.parametrize(
        ("fields", "reason"),
        [
            ({"text": f"{ARTICLES['held'][2]}\x00"}, "article strange: has a NUL"),
            ({"text": f"{ARTICLES['held'][2]}\ud800"}, "article strange: has half a character"),
            ({"title": "عنوان\x00"}, "article strange: its title is no text"),
            ({"title": "عنوان\udfff"}, "article strange: its title is no text"),
            ({"source": "وكالة\x00"}, "article strange: its source is no text"),
            ({"source": "و" * 201}, "article strange: its outlet's name is longer than 200 characters"),
            ({"id": "a\x00b"}, "its id is no name"),
            ({"published": "16/1/2014"}, "article strange: '16/1/2014' is not a date"),
            ({"published": "9999-12-31"}, "article strange: the year 9999 lies outside"),
            ({"text": ""}, "article strange: is empty"),
        ],
    )
    def test_what_is_refused_and_the_rest_go_on(self, record, fields, reason):
        done = _add_one(record, fields, beside="plan")
        assert done.returncode == 1
        one_line(done.stderr, re.escape(reason))
        assert Document.objects.get().name == "plan-0"

    def test_an_outlet_that_is_no_utf_8(self, record, tmp_path):
        path = tmp_path / "report.txt"
        path.write_text(ARTICLES["held"][2], encoding="utf-8")
        done = mahdar("add", path, "--source", "\udcff", db=record)
        refused(done, "half a character")
        assert not Document.objects.exists()

    def test_the_same_id_with_another_text(self, record):
        _add_one(record, {})
        done = _add_one(record, {"text": ARTICLES["other-meeting"][2]})
        one_line(done.stderr, "article strange: another text of this id is in the record: both are kept")
        assert Document.objects.count() == 2

    def test_the_same_text_with_another_date(self, record):
        _add_one(record, {})
        done = _add_one(record, {"published": "2015-01-15"})
        one_line(done.stderr, r"article strange: is in the record with another date \(2014-01-15\): both are kept")
        assert Document.objects.count() == 2

    def test_a_title_that_turns_the_line_or_is_html_is_shown_harmlessly(self, record):
        title = '\u202eعنوان\u2066 <script>alert("1")</script> \x1b[31m'
        assert _add_one(record, {"title": title}).returncode == 0
        assert Document.objects.get().title == title
        shown = mahdar("search", "فارح", db=record).stdout
        assert '<script>alert("1")</script>' in shown
        assert not set(shown) & set("\u202e\u2066\x1b")

    def test_broken_rows_are_named_and_the_rest_go_on(self, record, tmp_path):
        good = [json.dumps(row, ensure_ascii=False) for row in rows(["plan", "held"])]
        path = tmp_path / "feed.jsonl"
        path.write_text(
            "\n".join([good[0], '{"id": "cut", "te', "[1, 2]", '{"id": "bare"}', good[1]]), encoding="utf-8"
        )
        done = mahdar("add", path, "--lang", "en", db=record)
        assert (done.returncode, done.stdout) == (1, f"texts added: 2 · claims: {Claim.objects.count()} · refused: 3\n")
        assert [re.search(r"row \d|article \w+", line)[0] for line in done.stderr.splitlines()] == [
            "row 2",
            "row 3",
            "article bare",
        ]

    def test_five_megabytes_are_kept_and_found(self, record):
        adding.add(_long())
        summaries.refresh()
        assert len(Document.objects.get().text) == len(_long().document.text)
        done = mahdar("search", "فارح", db=record)
        assert (done.returncode, done.stderr) == (0, "")
        assert "long" in done.stdout

    def test_more_different_words_than_a_server_can_index_cost_no_other_article(self, record):
        words = " ".join(str(n) for n in range(100_000, 250_000))
        done = _add_one(record, {"text": f"{ARTICLES['held'][2]} {words}"}, beside="plan")
        kept = set(Document.objects.values_list("name", flat=True))
        if done.returncode:
            one_line(done.stderr, "article strange: cannot be kept: .*too long.*: split or shorten it")
            assert kept == {"plan-0"}
        else:
            assert kept == {"plan-0", "strange"}


def _add_one(address, fields, beside=None):
    """Add an article with these fields, and another one."""
    row = {**next(rows(["held"])), "source": "SONNA", "id": "strange", **fields}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "feed.jsonl"
        lines = [row, *(rows([beside]) if beside else ())]
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        return mahdar("add", path, db=address)


@cache
def _long():
    """A text of five megabytes."""
    text = (ARTICLES["held"][2] + " كلمة" * 1_000_000)[:5_000_000]
    return read(text, published=datetime.date(2014, 1, 15), id="long", source="SONNA")


class TestDumps:
    @pytest.fixture
    def dumped(self, record, tmp_path):
        add("plan", "held", "office")
        path = tmp_path / "record.jsonl"
        path.write_text("".join(dumps.dump()), encoding="utf-8")
        close()
        return path

    @pytest.mark.parametrize("cut", [40, 700])
    def test_one_that_is_cut_off_in_a_line(self, dumped, database, cut):
        whole = dumped.read_text(encoding="utf-8").rstrip("\n")
        dumped.write_text(whole[:-cut], encoding="utf-8")
        new = database()
        refused(mahdar("load", dumped, db=new), "line 4: is cut off or no JSON; dump the record again")
        connect(new)
        assert Document.objects.count() == 2
        dumped.write_text(whole, encoding="utf-8")
        assert mahdar("load", dumped, db=new).returncode == 0
        assert Document.objects.count() == 3
        assert not Entry.objects.filter(stale=True).exists()

    def test_one_that_is_cut_off_in_a_character(self, dumped, database):
        raw = dumped.read_bytes()
        dumped.write_bytes(raw[: raw.rindex("ا".encode()) + 1])
        refused(mahdar("load", dumped, db=database()), "cut off or no dump")

    @pytest.mark.parametrize(
        ("raw", "reason"),
        [
            (b"", "is empty"),
            (b"\x1f\x8b\x08\x00\xff\xfe", "cut off or no dump"),
            (b'{"id": "a", "text": "b"}\n', "line 1: is no dump of a record"),
            (b'{"mahdar": "record", "format": 99}\n', "line 1: is no dump of a record in format 1"),
            (b'{"mahdar": "record", "format": 1}\n{"document": {"key": "x"}}\n', "line 2: is no line of a dump"),
            (b'{"mahdar": "record", "format": 1}\n[1]\n', "line 2: is no line of a dump"),
        ],
    )
    def test_what_is_none(self, record, tmp_path, raw, reason):
        (tmp_path / "dump.jsonl").write_bytes(raw)
        refused(mahdar("load", tmp_path / "dump.jsonl", db=record), reason)

    def test_one_with_a_nul_in_a_text(self, dumped, database):
        text = dumped.read_text(encoding="utf-8").replace('"text": "', '"text": "\\u0000', 1)
        dumped.write_text(text, encoding="utf-8")
        new = database()
        done = mahdar("load", dumped, db=new)
        assert done.returncode in (0, 1)
        assert done.stderr.count("\n") == (1 if done.returncode else 0)

    def test_a_file_that_is_not_there_and_a_place_that_cannot_be_written(self, record, tmp_path):
        refused(mahdar("load", tmp_path / "absent.jsonl", db=record), "cannot be read")
        refused(mahdar("dump", tmp_path / "absent" / "record.jsonl", db=record), "cannot be written")


class TestQuestions:
    @pytest.mark.parametrize(
        ("arguments", "reason"),
        [
            (("meetings", "--from", "16/1/2014"), "--from: '16/1/2014' is not a date: write it as YYYY-MM-DD"),
            (("timeline", "--to", "tomorrow", "--png", "x.png"), "--to: 'tomorrow' is not a date"),
            (
                ("meetings", "--from", "2014-02-01", "--to", "2014-01-01"),
                "--from 2014-02-01 lies after --to 2014-01-01",
            ),
            (("meetings", "--status", "over"), "'over' is none of proposed, planned, .*held"),
            (("attendance", "--status", "over"), "'over' is none of .*refuses, conditional"),
            (("positions", "--status", "over"), "'over' is none of .*supports, opposes"),
            (("pledges", "--status", "over"), "'over' is none of .*pledged, committed"),
            (("meetings", "--limit", "many"), "--limit"),
            (("meetings", "--json", "--csv"), "exclude one another"),
            (("pledges", "--for", "الصومال", "--currency", "gold"), "no currency of ISO 4217"),
            (("timeline",), "--png FILE, --svg FILE or --html FILE"),
            (("add",), "name a file, a folder"),
        ],
    )
    def test_an_option_that_cannot_be_is_a_mistyped_command(self, record, arguments, reason):
        refused(mahdar(*arguments, db=record), reason, code=2)

    @pytest.mark.parametrize(
        ("arguments", "reason"),
        [
            (("show", "999"), "no entry of the record has this number"),
            (("show", "9" * 40), "no entry of the record has this number"),
            (("show", "@999"), "no gathering and no actor"),
            (("show", "زرافة"), "no gathering and no actor of this name"),
            (("meetings", "--actor", "زرافة"), "no actor of this name"),
            (("meetings", "--actor", "\udcff"), "half a character"),
            (("meetings", "--process", "زرافة"), "no process of this name"),
            (("meetings", "--about", "؟!"), "no word to search for"),
            (("pledges", "--for", "زرافة"), "neither an actor nor a gathering"),
            (("board", "زرافة", "--png", "x.png"), "no gathering of this name"),
            (("accept", "زرافة"), "is not in the record"),
            (("undo",), "no decision of yours to undo"),
            (("undo", "7"), "there is none"),
            (("merge", "زرافة", "آدم فارح"), "no actor of this name"),
            (("split", "آدم فارح", "زرافة"), "is no name of آدم فارح"),
            (("process", "زرافة"), "give at least one --gathering or --term"),
            (("process", "زرافة", "--remove"), "there is none of this name"),
        ],
    )
    def test_what_is_not_there_is_said(self, record, arguments, reason):
        add("held")
        refused(mahdar(*arguments, db=record), reason)

    def test_a_name_that_may_mean_several_is_not_guessed_in_a_decision(self, record):
        add("held", "held-again", "refuses", "invited")
        from mahdar.store.models import Actor

        one, other = Actor.objects.filter(kind="person")[:2]
        Actor.objects.filter(pk=other.pk).update(name=one.name)
        one.aliases.first().__class__.objects.filter(actor=other).update(folded=one.aliases.first().folded)
        refused(
            mahdar("merge", one.name, "إيران", db=record), rf"may be .*@{one.pk}.*give the whole name or the number"
        )

    def test_nothing_found_is_said_beside_the_output(self, record):
        add("held")
        for arguments in (("meetings", "--from", "2030-01-01"), ("obstacles", "--json"), ("search", "زرافة")):
            done = mahdar(*arguments, db=record)
            assert (done.returncode, done.stdout, done.stderr) == (0, "", "mahdar: nothing in the record fits\n")


def test_a_warning_is_of_a_text_on_its_way_in(record):
    from mahdar.store.warnings import warning

    assert warning(minutes("held")) is None
    far = document("held").model_copy(update={"published": datetime.date(1899, 12, 31)})
    assert "1899-12-31" in warning(minutes("held").model_copy(update={"document": far}))
    assert isinstance(far, Text)
