"""The command line: what it writes where, what it says on stderr and how it ends."""

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
REPORT = "التقى وزير الخارجية النرويجي يوناس سولبرغ نظيره الصومالي آدم فارح في أوسلو الثلاثاء.\n"
COMMAND = [sys.executable, "-c", "from mahdar.cli import main; main()"]


def mahdar(*arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, cwd=cwd, timeout=60)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def article(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path / "article.txt"


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    rows = [{"id": "a", "text": REPORT}, {"id": "b"}, {"id": "c", "text": REPORT, "published": "2014-01-16"}]
    path = tmp_path / "batch.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


# formats and where they go


def test_a_piped_reading_is_flat(article: Path) -> None:
    done = mahdar("read", article, "--published", "2014-01-16")
    assert (done.returncode, done.stderr) == (0, "")
    row = json.loads(done.stdout)
    assert (row["id"], row["published"]) == ("article", "2014-01-16")


def test_standard_input_is_read(article: Path) -> None:
    done = mahdar("read", "-", stdin=article.read_bytes())
    assert json.loads(done.stdout)["id"] == "-"


@pytest.mark.parametrize("format", ["table", "flat", "json", "html", "csv"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_format_is_written_in_both_languages(article: Path, format: str, lang: str) -> None:
    done = mahdar("read", article, "--format", format, "--lang", lang)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


@pytest.mark.parametrize(
    ("name", "beginning"), [("m.html", "<!doctype html>"), ("m.csv", "id,"), ("m.json", '{"document"'), ("m", '{"id"')]
)
def test_the_ending_of_the_output_file_chooses_the_format(article: Path, name: str, beginning: str) -> None:
    out = article.parent / name
    assert mahdar("read", article, "--out", out).stdout == ""
    assert out.read_text(encoding="utf-8").startswith(beginning)


def test_a_csv_for_spreadsheets_begins_with_a_mark(article: Path) -> None:
    assert mahdar("read", article, "--format", "csv", "--spreadsheet").stdout.startswith("\ufeffid,")
    assert mahdar("read", article, "--format", "flat", "--spreadsheet").returncode == 2


def test_on_a_terminal_of_80_columns_the_minutes_are_a_table(article: Path) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": "80", "TERM": "xterm"}
    done = subprocess.run([*COMMAND, "read", str(article)], stdout=theirs, stderr=subprocess.PIPE, env=environment)
    os.close(theirs)
    shown = os.read(ours, 1_000_000).decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert not shown.startswith("{")
    assert max(len(re.sub(r"\x1b\[[\d;]*m", "", line)) for line in shown.splitlines()) <= 80


def test_a_batch_shows_its_progress_on_a_terminal_only(batch: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": "80", "TERM": "xterm"}
    command = [*COMMAND, "read", str(batch), "--out", str(tmp_path / "m.jsonl")]
    done = subprocess.run(command, stderr=theirs, stdout=subprocess.PIPE, env=environment)
    os.close(theirs)
    shown = os.read(ours, 1_000_000).decode()
    assert (done.returncode, done.stdout) == (1, b"")
    assert "3/3" in shown
    assert "article b: has no text" in shown


# mistakes


def test_a_bad_article_is_named_and_the_rest_go_on(batch: Path) -> None:
    done = mahdar("read", batch)
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a", "c"]
    assert done.stderr.count("\n") == 1
    assert "article b" in done.stderr


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "is empty"),
        (b"\x00\x01\x02\xff" * 64, "NUL|neither"),
        (REPORT.encode().decode("cp1252", "ignore").encode(), "mojibake"),
    ],
)
def test_what_is_no_text_is_one_line_on_stderr(article: Path, raw: bytes, reason: str) -> None:
    article.write_bytes(raw)
    done = mahdar("read", article)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(rf"mahdar: .*article\.txt.*({reason}).*\n", done.stderr)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["read"], "name a file"),
        (["read", "x.txt", "--published", "16/1/2014"], "--published: '16/1/2014' is not a date"),
        (["read", "x.txt", "--format", "pdf"], "pdf"),
        (["read", "x.txt", "--colour"], "--colour"),
        (["red"], "red"),
    ],
)
def test_a_mistyped_command_is_one_line(arguments: list[str], reason: str) -> None:
    done = mahdar(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("mahdar: ")
    assert done.stderr.count("\n") == 1
    assert reason in done.stderr


@pytest.mark.parametrize("name", ["absent.txt", ".", "a\udcffb.txt"])
def test_a_missing_file_and_a_folder_are_one_line(tmp_path: Path, name: str) -> None:
    done = mahdar("read", name, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1


def test_nothing_is_written_where_nothing_could_be_read(tmp_path: Path) -> None:
    (tmp_path / "m.html").write_text("the old minutes", encoding="utf-8")
    done = mahdar("read", tmp_path / "absent.txt", "--out", tmp_path / "m.html")
    assert done.returncode == 1
    assert (tmp_path / "m.html").read_text(encoding="utf-8") == "the old minutes"
    assert [path.name for path in tmp_path.iterdir()] == ["m.html"]


def test_an_output_that_cannot_be_written_is_one_line(article: Path, tmp_path: Path) -> None:
    for out in (tmp_path, tmp_path / "absent" / "m.html"):
        done = mahdar("read", article, "--out", out)
        assert done.returncode == 1
        assert re.fullmatch(r"mahdar: .* cannot be written .*\n", done.stderr)


def test_output_may_go_to_a_device(article: Path) -> None:
    done = mahdar("read", article, "--out", "/dev/stdout")
    assert json.loads(done.stdout)["id"] == "article"


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    (tmp_path / "many.jsonl").write_text(f"{json.dumps({'text': REPORT * 5})}\n" * 400, encoding="utf-8")
    command = f"{sys.executable} -c 'from mahdar.cli import main; main()' read many.jsonl --format json | head -n 1"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, timeout=60)
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


def test_explain_refuses_what_is_no_text() -> None:
    done = mahdar("explain", "  ")
    assert (done.returncode, done.stderr) == (1, "mahdar: the text is empty: give it a text\n")


def test_explain_says_how_a_sentence_is_read() -> None:
    assert mahdar("explain", REPORT).stdout


# help and documents


def test_the_version_is_the_packages() -> None:
    assert re.fullmatch(r"mahdar \d+\.\d+\.\d+\n", mahdar("--version").stdout)


def test_help_shows_examples() -> None:
    for arguments in ([], ["--help"], ["read", "--help"]):
        done = mahdar(*arguments)
        assert done.returncode == 0
        assert "mahdar read article.txt --published 2014-01-16" in done.stdout


def commands_of(*group: str) -> Iterator[tuple[str, ...]]:
    """Every command below a group, the groups themselves left out."""
    listed = mahdar(*group, "--help").stdout.partition("Commands:")[2].partition("Examples:")[0]
    for name in re.findall(r"^  (\w+) ", listed, re.M):
        below = list(commands_of(*group, name))
        yield from below or [(*group, name)]


SHARED = "## The record"  # where the options are explained that all commands of the record have


def sections() -> dict[str, str]:
    """The page on the command line by its headings; a heading may name several commands."""
    documented = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for heading, text in re.findall(r"^(## [^\n]+)\n(.*?)(?=^## |\Z)", documented, re.M | re.S):
        for name in heading.removeprefix("## mahdar ").split(", "):
            found[name] = text
    return found


def test_every_command_and_option_is_documented() -> None:
    documented = sections()
    commands = list(commands_of())
    assert {("lexicon", "harvest"), ("add",), ("undo",)} <= set(commands)
    for command in commands:
        name = " ".join(command)
        assert name in documented
        shown = mahdar(*command, "--help").stdout.partition("Examples:")[0]
        section = documented[name] + (documented[SHARED] if "--db RECORD" in shown else "")
        for option in set(re.findall(r"(?<!\S)--[\w-]+", shown)):
            assert f"`{option}`" in section, f"{name} {option}"
    assert "`--version`" in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def test_every_command_of_the_record_has_examples_in_its_help() -> None:
    for command in commands_of():
        shown = mahdar(*command, "--help").stdout
        if "--db RECORD" in shown:
            assert f"mahdar {' '.join(command)}" in shown.partition("Examples:")[2] or command[0] in LISTS, command


LISTS = {"gatherings", "obstacles", "attendance"}  # which share the examples of the other lists


def test_every_example_of_the_page_names_a_command_with_its_options() -> None:
    helps = {command[0]: mahdar(*command, "--help").stdout for command in commands_of() if len(command) == 1}
    for section in sections().values():
        for line in re.findall(r"^mahdar (.+)$", section.partition("```\n")[2].partition("```")[0], re.M):
            name = line.split()[0]
            for option in re.findall(r"(?<!\S)--[\w-]+", line):
                assert name not in helps or option in helps[name], line
