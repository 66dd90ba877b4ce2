"""`mahdar brief` from end to end, on the articles that come with Mahdar."""

from pathlib import Path

import pytest

pytest.importorskip("django")

from test_cli_record import CONFERENCE, Shelf

PROCESS = "أرض الصومال – لوزان"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """A folder with the record of the samples, and a process in it."""
    made = Shelf(tmp_path_factory.mktemp("brief"))
    made.says("init")
    made.says("add", "--sample")
    made.says("process", PROCESS, "--gathering", CONFERENCE, "--term", "لوزان", "--by", "Huda")
    return made


def test_a_brief_in_plain_lines_is_of_the_newest_week(shelf: Shelf) -> None:
    said = shelf.says("brief", PROCESS, "--lang", "en")
    assert said.startswith(f"Brief: {PROCESS}\n9 – 15 May 2025 · made ")
    assert "\nWhere sources disagree\n" in said or "\nWhat is planned\n" in said
    assert "\n[1] " in said


@pytest.mark.parametrize(
    ("suffix", "library", "begins"),
    [("docx", "docx", b"PK"), ("pdf", "weasyprint", b"%PDF-"), ("html", "", b"<!doctype html>")],
)
def test_the_suffix_says_what_file_is_written(shelf: Shelf, suffix: str, library: str, begins: bytes) -> None:
    if library:
        pytest.importorskip(library)
    out = f"brief.{suffix}"
    assert shelf.says("brief", PROCESS, "--first", "2025-05-01", "--last", "2025-05-31", "--out", out) == f"{out}\n"
    assert (Path(shelf.folder) / out).read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (("--out", "brief.odt"), "choose one of these"),
        (("--first", "2025-06-01", "--last", "2025-05-01"), "exchange them"),
        (("--first", "Monday"), "--first"),
        (("--out", "no/such/folder.html"), "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_one_line(shelf: Shelf, options: tuple[str, ...], complaint: str) -> None:
    done = shelf.run("brief", PROCESS, *options)
    assert done.returncode in (1, 2)
    assert complaint in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_process_that_there_is_not_is_named(shelf: Shelf) -> None:
    assert "no process" in shelf.run("brief", "غيره").stderr
