"""The commands of the record from end to end, on the articles that come with Mahdar, as a user runs them."""

import csv
import io
import json
import os
import pty
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("django")

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "src" / "mahdar" / "samples"
COMMAND = [sys.executable, "-c", "from mahdar.cli import main; main()"]
LISTS = ("gatherings", "meetings", "statements", "attendance", "pledges", "positions", "obstacles")
REPORT = "التقى وزير الخارجية النرويجي يوناس سولبرغ نظيره الصومالي آدم فارح في أوسلو الثلاثاء 14 يناير 2014."
CONFERENCE, MINISTER = "مؤتمر لوزان 3", "يوناس هالفورسن"


class Shelf:
    """A folder with a record in it, and the program to run there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
        """What the program says and how it ends."""
        environment = {name: value for name, value in os.environ.items() if name != "MAHDAR_DB"}
        command = [*COMMAND, *map(str, arguments)]
        done = subprocess.run(command, input=stdin, capture_output=True, cwd=self.folder, env=environment, timeout=120)
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    def says(self, *arguments: object, stdin: bytes = b"") -> str:
        """What it prints where all is well."""
        done = self.run(*arguments, stdin=stdin)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return done.stdout

    def rows(self, *arguments: object) -> list[dict[str, object]]:
        """The same as JSON Lines."""
        return [json.loads(line) for line in self.says(*arguments, "--json").splitlines()]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    shelf = Shelf(tmp_path_factory.mktemp("samples"))
    shelf.says("init")
    shelf.says("add", "--sample")
    return shelf.folder / "mahdar.db"


@pytest.fixture
def empty(tmp_path: Path) -> Shelf:
    """A folder without a record."""
    return Shelf(tmp_path)


@pytest.fixture
def shelf(template: Path, tmp_path: Path) -> Shelf:
    """A folder with the record of the samples."""
    shutil.copy(template, tmp_path / "mahdar.db")
    return Shelf(tmp_path)


@pytest.fixture(scope="module")
def kept(template: Path) -> Shelf:
    """The record of the samples, for commands that change nothing."""
    return Shelf(template.parent)


def begins_right_to_left(line: str) -> bool:
    """Does a terminal that minds directions lay the line out from the right: is its first letter Arabic?"""
    return next((unicodedata.bidirectional(c) in "AL" for c in line if c.isalpha()), True)


# beginning


def test_a_record_is_made_filled_and_told_in_arabic_and_english(empty: Shelf) -> None:
    assert empty.says("init", "--lang", "en") == "mahdar.db: the record is ready; add articles with mahdar add\n"
    assert empty.says("init").startswith("mahdar.db: ")
    assert empty.says("status", "--lang", "en") == "the record is empty: mahdar add\n"
    added = empty.says("add", "--sample", "--lang", "en")
    claims = re.fullmatch(r"texts added: 2 · claims: (\d+)\n", added)
    assert claims
    assert empty.says("add", "--sample", "--lang", "en") == "texts added: 0 · claims: 0 · known already: 2\n"
    told = empty.says("status", "--lang", "en")
    assert told.startswith("texts: 2 · 2025-05-15/2025-05-18 · outlets: 1\n")
    assert f"claims: {claims[1]} · awaiting review: {claims[1]} · rejected: 0\n" in told
    assert "since you last looked" in told
    assert empty.says("status", "--lang", "en").endswith("nothing has changed\n")
    assert empty.says("status", "--by", "Huda", "--lang", "en").endswith("this is your first look\n")


def test_every_line_of_the_arabic_lists_begins_from_the_right(kept: Shelf) -> None:
    shown = kept.says("status") + "".join(map(kept.says, LISTS)) + kept.says("actors") + kept.says("show", CONFERENCE)
    assert [line for line in shown.splitlines() if not begins_right_to_left(line)] == []


@pytest.mark.parametrize("name", ["articles", "articles/stockholm.txt", "articles.jsonl", "articles.parquet"])
def test_articles_come_from_folders_and_files(empty: Shelf, name: str) -> None:
    folder = empty.folder / "articles" / "deeper"
    folder.mkdir(parents=True)
    shutil.copy(SAMPLES / "stockholm.txt", folder.parent)
    shutil.copy(SAMPLES / "lausanne.txt", folder)
    rows = [{"id": path.stem, "text": path.read_text(encoding="utf-8")} for path in sorted(SAMPLES.glob("*.txt"))]
    (empty.folder / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    if name.endswith("parquet"):
        pyarrow = pytest.importorskip("pyarrow")
        from pyarrow import parquet

        parquet.write_table(pyarrow.Table.from_pylist(rows), empty.folder / name)
    empty.says("init")
    added = empty.says("add", name, "--published", "2025-05-18", "--source", "Test", "--lang", "en")
    assert added.startswith(f"texts added: {1 if name.endswith('txt') else 2} ")
    assert "2025-05-18/2025-05-18 · outlets: 1" in empty.says("status", "--lang", "en")


def test_an_article_comes_from_standard_input(empty: Shelf) -> None:
    empty.says("init")
    assert empty.says("add", "-", "--lang", "en", stdin=REPORT.encode()) == "texts added: 1 · claims: 1\n"
    assert empty.says("meetings", "--lang", "en").startswith("- 2014-01-14 · held · ")


def test_a_folder_without_articles_is_told(empty: Shelf) -> None:
    empty.says("init")
    (empty.folder / "nothing").mkdir()
    done = empty.run("add", "nothing")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "nothing: has no articles in it" in done.stderr


def test_progress_is_shown_on_a_terminal_only(empty: Shelf) -> None:
    empty.says("init")
    (empty.folder / "feed.jsonl").write_text(
        "".join(json.dumps({"id": f"{n}", "text": f"{REPORT} {n}"}) + "\n" for n in range(20)), encoding="utf-8"
    )
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": "80", "TERM": "xterm"}
    subprocess.run([*COMMAND, "add", "feed.jsonl"], cwd=empty.folder, stderr=theirs, env=environment, check=True)
    os.close(theirs)
    assert "20/20" in os.read(ours, 1_000_000).decode()


# lists


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_told_in_both_languages_as_json_and_as_csv(kept: Shelf, name: str) -> None:
    rows = kept.rows(name)
    assert rows
    for lang in ("ar", "en"):
        lines = kept.says(name, "--lang", lang).splitlines()
        assert sum(line.startswith("- ") for line in lines) == len(rows)
        assert all(f"#{row['id']}" in "".join(lines) for row in rows)
    table = list(csv.DictReader(io.StringIO(kept.says(name, "--csv"), newline="")))
    assert [line["id"] for line in table] == [row["id"] for row in rows]
    assert [line["title"] for line in table] == [row["title"] for row in rows]


def test_the_filters_narrow_a_list(kept: Shelf) -> None:
    everything = {row["id"] for row in kept.rows("positions")}
    kept_by = {
        "actor": kept.rows("positions", "--actor", "نرويج"),
        "spelled otherwise": kept.rows("positions", "--actor", "الولايات المتحده"),
        "from": kept.rows("positions", "--from", "2025-05-16"),
        "to": kept.rows("positions", "--to", "2025-05-16"),
        "about": kept.rows("positions", "--about", "الحديدة"),
        "status": kept.rows("positions", "--status", "rejects"),
        "contradicted": kept.rows("positions", "--contradicted"),
    }
    for name, rows in kept_by.items():
        assert 0 < len(rows) < len(everything), name
        assert {row["id"] for row in rows} <= everything, name
    assert len(kept_by["from"]) + len(kept_by["to"]) == len(everything)
    both = kept.rows("positions", "--from", "2025-05-16", "--status", "rejects", "--about", "الحديدة")
    assert {row["id"] for row in both} == {r["id"] for r in kept_by["from"]} & {r["id"] for r in kept_by["status"]}


def test_a_list_that_is_cut_says_so_and_keeps_the_newest(kept: Shelf) -> None:
    done = kept.run("statements", "--json", "--limit", "2")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [
        row["id"] for row in kept.rows("statements")
    ][-2:]
    assert done.stderr == f"mahdar: the newest 2 of {len(kept.rows('statements'))}; --limit 0 shows all\n"
    assert kept.says("statements", "--limit", "0") == kept.says("statements")


def test_sources_that_disagree_are_told_with_their_values(kept: Shelf) -> None:
    shown = kept.says("positions", "--contradicted", "--lang", "en")
    assert re.search(r"! sources disagree: stance: \w+ \(1\) \| \w+ \(1\)", shown)


def test_actors_are_found_in_any_spelling_and_by_number(kept: Shelf) -> None:
    [norway] = kept.rows("actors", "نرويج")
    assert (norway["name"], norway["country"]) == ("النرويج", "NO")
    assert kept.rows("actors", f"@{norway['id']}") == [norway]
    assert kept.says("actors", f"@{norway['id']}", "--lang", "en").startswith("- Norway (النرويج) · state · NO · ")
    assert norway in kept.rows("actors")


def test_words_are_found_in_texts_and_in_what_was_said(kept: Shelf) -> None:
    assert kept.says("search", "سودان").startswith("- 2025-05-15 · Mahdar · ")
    [text] = kept.rows("search", "الحديده")
    whole = (SAMPLES / "stockholm.txt").read_text(encoding="utf-8")
    hits = text["hits"]
    assert isinstance(hits, list)
    assert [whole[hit["start"] : hit["end"]] for hit in hits] == [hit["words"] for hit in hits]
    said = kept.rows("search", "الحديدة", "--statements")
    assert said
    assert {row["entry"] for row in said} <= {int(str(row["id"])) for row in kept.rows("statements")}


# showing


def test_a_gathering_is_shown_with_what_concerns_it_and_the_words_behind_it(kept: Shelf) -> None:
    shown = kept.says("show", CONFERENCE, "--lang", "en")
    assert "status: planned · reported 2025-05-15" in shown
    assert "date: 2025-05-22" in shown
    assert "Attendance (2)" in shown
    assert "attends on a condition · Egypt" in shown
    assert re.search(r"condition: إذا\S* .*\n  “.*” — 2025-05-15 · Mahdar · lausanne · [0-9a-f]{20}\n", shown)
    assert kept.says("show", CONFERENCE).count("\n") == shown.count("\n")


def test_an_actor_is_shown_with_its_entries(kept: Shelf) -> None:
    shown = kept.says("show", MINISTER, "--lang", "en")
    assert "offices: وزير الخارجية النرويجي · 2025-05" in shown
    assert shown.partition("Meetings\n")[2].count("\n- ") + 1 == 3
    rows = kept.rows("show", MINISTER)
    assert rows[0]["name"] == MINISTER
    assert {row["kind"] for row in rows[1:]} == {"meeting"}


def test_an_entry_is_shown_by_its_number(kept: Shelf) -> None:
    entry = kept.rows("meetings")[0]
    for number in (entry["id"], f"#{entry['id']}"):
        assert kept.rows("show", number) == [entry]
        assert kept.says("show", number, "--lang", "en").startswith("meeting: ")


def test_the_ledger_says_what_counts_and_why(kept: Shelf) -> None:
    shown = kept.says("pledges", "--for", "السودان", "--lang", "en")
    assert shown.startswith("Ledger: السودان · USD\nasked for: ")
    assert "missing: " in shown
    assert re.search(r"- asked for · all donors together · 500,000,000 USD · not counted: a larger figure", shown)
    assert "USD" in kept.says("pledges", "--for", "السودان")
    [ledger] = kept.rows("pledges", "--for", "السودان")
    lines = ledger["lines"]
    assert isinstance(lines, list)
    table = list(csv.DictReader(io.StringIO(kept.says("pledges", "--for", "السودان", "--csv"), newline="")))
    assert [line["entry"] for line in table] == [line["entry"] for line in lines]


def test_a_ledger_in_another_currency_says_at_what_rate(kept: Shelf) -> None:
    shown = kept.says("pledges", "--for", "السودان", "--currency", "eur", "--lang", "en")
    assert shown.startswith("Ledger: السودان · EUR\n")
    assert "ECB reference rate of 2025-05-15" in shown


def test_the_filters_choose_the_sums_of_a_ledger(kept: Shelf) -> None:
    [every], [pledged] = (
        kept.rows("pledges", "--for", "السودان", *filters) for filters in ((), ("--status", "pledged"))
    )
    assert isinstance(every["lines"], list)
    assert isinstance(pledged["lines"], list)
    assert 0 < len(pledged["lines"]) < len(every["lines"])
    assert {line["stage"] for line in pledged["lines"]} == {"pledged"}


# pictures


@pytest.mark.parametrize(
    "command",
    [("timeline",), ("network",), ("stances",), ("board", CONFERENCE), ("pledges", "--for", "السودان")],
    ids=lambda command: command[0],
)
@pytest.mark.parametrize(("ending", "beginning"), [("png", b"\x89PNG"), ("svg", b"<svg"), ("html", b"<!doctype html>")])
def test_a_picture_is_drawn(
    kept: Shelf, tmp_path: Path, command: tuple[str, ...], ending: str, beginning: bytes
) -> None:
    out = tmp_path / f"picture.{ending}"
    lang = "en" if ending == "svg" else "ar"
    assert str(out) in kept.says(*command, f"--{ending}", out, "--lang", lang) or command[0] == "pledges"
    assert out.read_bytes().startswith(beginning)


def test_the_sums_of_the_whole_record_are_drawn_without_a_ledger(kept: Shelf, tmp_path: Path) -> None:
    out = tmp_path / "sums.png"
    assert kept.says("pledges", "--png", out).strip() == str(out)
    assert out.read_bytes().startswith(b"\x89PNG")


def test_an_empty_picture_is_told(kept: Shelf, tmp_path: Path) -> None:
    done = kept.run("network", "--from", "1990-01-01", "--to", "1990-12-31", "--png", tmp_path / "empty.png")
    assert (done.returncode, done.stderr) == (0, "mahdar: nothing in the record fits: the picture is empty\n")


def test_a_picture_that_cannot_be_written_is_one_line(kept: Shelf, tmp_path: Path) -> None:
    done = kept.run("timeline", "--png", tmp_path / "absent" / "x.png")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)


# deciding


def claims_of(shelf: Shelf, kind: str) -> Iterator[tuple[str, str]]:
    """The entries of a kind with their first claims."""
    for row in shelf.rows(kind):
        claims = row["claims"]
        assert isinstance(claims, list)
        yield str(row["id"]), str(claims[0])


def test_a_text_is_given_another_day_and_its_own_again(shelf: Shelf) -> None:
    shelf.says("dump", "before.jsonl")
    told = shelf.says("date", "stockholm", "2025-06-01", "--why", "a misprint", "--lang", "en")
    assert "day of the text: stockholm (2025-06-01)" in told
    assert [row["published"] for row in shelf.rows("search", "ستوكهولم") if row["id"] == "stockholm"] == ["2025-06-01"]
    assert "day of the text as it came" in shelf.says("date", "stockholm", "--lang", "en")
    assert "is of 2025-05-18 already" in shelf.run("date", "stockholm").stderr
    assert "no text of this name" in shelf.run("date", "nowhere", "2025-06-01").stderr
    shelf.says("dump", "after.jsonl")
    claims = [
        json.loads(line)["document"]["claims"]
        for name in ("before.jsonl", "after.jsonl")
        for line in (shelf.folder / name).read_text("utf-8").splitlines()
        if "stockholm" in line and '"document": {' in line
    ]
    assert claims[0] == claims[1]


def test_two_reviewers_are_compared(shelf: Shelf) -> None:
    _, uid = next(claims_of(shelf, "meetings"))
    assert "no two people" in shelf.says("agreement", "--lang", "en")
    shelf.says("accept", uid, "--by", "Huda")
    shelf.says("reject", uid, "--by", "Omar")
    assert "claims that both decided: 1 · Huda – Omar" in shelf.says("agreement", "--lang", "en")
    (pair,) = shelf.rows("agreement")
    assert (pair["alike"], pair["differ"]) == (0, [[uid, "accepted", "rejected"]])


def test_a_claim_is_accepted_rejected_and_taken_back(shelf: Shelf) -> None:
    before = shelf.says("dump", "before.jsonl") and shelf.rows("meetings")
    number, uid = next(claims_of(shelf, "meetings"))
    assert "accepted: " in shelf.says("accept", uid, "--by", "Huda", "--why", "checked", "--lang", "en")
    assert "accepted" in shelf.says("show", number, "--lang", "en")
    assert "claims: 51 · awaiting review: 50" in shelf.says("status", "--lang", "en")
    assert shelf.run("accept", uid, "--by", "Huda").stderr == f"mahdar: claim {uid}: is accepted already\n"
    shelf.says("reject", uid, "--by", "Huda")
    assert number not in {row["id"] for row in shelf.rows("meetings")}
    assert "undoes decision 2, accepted: " in shelf.says("undo", "--by", "Huda", "--lang", "en")
    assert len(shelf.rows("meetings")) == len(before)
    rows = shelf.rows("decisions")
    assert [(row["number"], row["before"], row["after"], row["undoes"]) for row in rows] == [
        (1, "open", "accepted", None),
        (2, "accepted", "rejected", None),
        (3, "rejected", "accepted", 2),
    ]
    assert (rows[0]["who"], rows[0]["why"]) == ("Huda", "checked")
    assert len(shelf.says("decisions").splitlines()) == len(shelf.says("decisions", "--lang", "en").splitlines()) == 3


def test_two_actors_are_made_one_and_two_again(shelf: Shelf) -> None:
    assert "one and the same: " in shelf.says("merge", MINISTER, "كمال الشاذلي", "--lang", "en")
    [merged] = shelf.rows("actors", MINISTER)
    assert merged == shelf.rows("actors", "كمال الشاذلي")[0]
    shelf.says("undo")
    assert shelf.rows("actors", MINISTER) != shelf.rows("actors", "كمال الشاذلي")
    one, other = (shelf.rows("actors", name)[0]["id"] for name in (MINISTER, "كمال الشاذلي"))
    shelf.says("merge", f"@{one}", f"@{other}")
    assert len(shelf.rows("actors", MINISTER)) == 1
    assert "not the same: " in shelf.says("split", MINISTER, "كمال الشاذلي", "--lang", "en")
    assert shelf.rows("actors", MINISTER) != shelf.rows("actors", "كمال الشاذلي")


def test_a_process_is_defined_used_listed_and_given_up(shelf: Shelf) -> None:
    defined = shelf.says(
        "process", "السودان – لوزان", "--gathering", CONFERENCE, "--term", "مؤتمر لوزان", "--lang", "en"
    )
    assert re.search(r"process defined: السودان – لوزان .*\nentries: \d+\n$", defined)
    assert "السودان – لوزان" in shelf.says("process")
    mine = shelf.rows("attendance", "--process", "السودان – لوزان")
    assert 0 < len(mine) <= len(shelf.rows("attendance"))
    shelf.says("timeline", "--process", "السودان – لوزان", "--svg", "timeline.svg")
    assert "process given up" in shelf.says("process", "السودان – لوزان", "--remove", "--lang", "en")
    assert shelf.run("process").stderr == "mahdar: no process is defined yet; mahdar process --help shows how\n"


# the whole of it


def test_reading_again_with_the_same_rules_changes_nothing(shelf: Shelf) -> None:
    before = shelf.rows("positions")
    for more in ((), ("--apply",)):
        assert shelf.says("reread", *more, "--lang", "en") == "texts read again: 2 · read otherwise: 0\n"
    assert shelf.rows("positions") == before


def test_what_other_rules_would_change_is_shown_and_changed_only_when_told(shelf: Shelf) -> None:
    import sqlite3

    number, uid = next(claims_of(shelf, "meetings"))
    with sqlite3.connect(shelf.folder / "mahdar.db") as record:  # as if an older version had not read it
        record.execute(
            "DELETE FROM store_claimalias WHERE claim_id = (SELECT id FROM store_claim WHERE uid = ?)", [uid]
        )
        record.execute("DELETE FROM store_claimkey WHERE claim_id = (SELECT id FROM store_claim WHERE uid = ?)", [uid])
        record.execute("DELETE FROM store_claim WHERE uid = ?", [uid])
        record.execute("UPDATE store_entry SET stale = 1 WHERE id = ?", [number])
    shown = shelf.says("reread", "--lang", "en")
    assert re.match(r"\+ meeting · .* · lausanne\ntexts read again: 2 · read otherwise: 1 · Meetings \+1\n", shown)
    assert "mahdar reread --apply" in shown
    assert len(shelf.rows("meetings")) == 3
    shelf.says("reread", "--apply")
    assert len(shelf.rows("meetings")) == 4


def test_a_dump_makes_the_same_record_elsewhere(shelf: Shelf) -> None:
    shelf.says("reject", next(claims_of(shelf, "positions"))[1])
    assert shelf.says("dump", "record.jsonl") == "record.jsonl\n"
    assert shelf.says("load", "record.jsonl", "--db", "other.db", "--lang", "en") == "lines loaded: 4\n"
    shelf.says("dump", "again.jsonl", "--db", "other.db")
    assert (shelf.folder / "again.jsonl").read_bytes() == (shelf.folder / "record.jsonl").read_bytes()
    assert shelf.says("positions", "--db", "other.db", "--csv").count("\n") == shelf.says("positions", "--csv").count(
        "\n"
    )


def test_the_record_may_be_named_by_the_environment(kept: Shelf, tmp_path: Path) -> None:
    environment = {**os.environ, "MAHDAR_DB": str(kept.folder / "mahdar.db")}
    done = subprocess.run([*COMMAND, "status"], cwd=tmp_path, env=environment, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_closed_pipe_is_quiet(kept: Shelf) -> None:
    command = f"{sys.executable} -c 'from mahdar.cli import main; main()' statements --json | head -n 1"
    done = subprocess.run(["bash", "-c", command], cwd=kept.folder, capture_output=True, timeout=60)
    assert done.stderr == b""


def test_a_mistake_of_ours_is_one_line_and_can_be_traced(tmp_path: Path) -> None:
    code = "import mahdar.pipeline as p; p.explain = lambda text: 1 / 0; from mahdar.cli import main; main()"
    for more, lines in (({}, 1), ({"MAHDAR_TRACEBACK": "1"}, 5)):
        command = [sys.executable, "-c", code, "explain", REPORT]
        done = subprocess.run(command, cwd=tmp_path, env={**os.environ, **more}, capture_output=True, timeout=60)
        assert done.returncode == 1
        assert done.stderr.decode().splitlines()[-1].startswith("mahdar: a mistake of Mahdar's (ZeroDivisionError")
        assert (done.stderr.count(b"\n") == 1) is (lines == 1)


def test_an_article_without_outlet_and_day_is_in_the_lists(empty: Shelf) -> None:
    empty.says("init")
    (empty.folder / "report.txt").write_text(
        "أكد وزير الخارجية النرويجي يوناس سولبرغ أن بلاده تؤيد الحوار.", encoding="utf-8"
    )
    empty.says("add", "report.txt")
    assert "outlets: 0\n  without a date: 1\n" in empty.says("status", "--lang", "en")
    [line, _] = empty.says("statements", "--lang", "en").splitlines()
    assert re.match(r"- [^0-9·]+: ", line)
    assert "  · " not in empty.says("show", "1") + line
