"""`mahdar`: the commands and their options.

Rooms are imported inside the commands, so that no command waits for what another one needs.
"""

import datetime
import os
import sys
import traceback
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from mahdar.cli import evaluate, lexicon, train
from mahdar.cli.formats import Format
from mahdar.cli.record import register as register_record
from mahdar.errors import MahdarError, ReadingError
from mahdar.exchange.labels import Language

CLOSED_PIPE = 141  # what a shell reports for a program that a closed pipe ended
INTERRUPTED = 130  # and for one that Ctrl-C ended
EXAMPLES = """Examples:

\b
  mahdar read article.txt --published 2014-01-16
  mahdar read - < article.txt
  mahdar read articles.jsonl --format flat > claims.jsonl
  mahdar read articles.parquet --out minutes.html
  mahdar read --sample --lang en

Exit status: 0 all articles were read, 1 some were not (stderr says which and why), 2 the command was mistyped."""

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(evaluate.app, name="eval")
app.add_typer(lexicon.app, name="lexicon")
app.add_typer(train.app, name="train")
register_record(app)


def main() -> NoReturn:
    """The entry point: every mistake is one line on stderr, never a traceback."""
    _speak_utf_8()
    try:
        code = app(standalone_mode=False)
        sys.stdout.flush()
    except typer.TyperException as error:
        code = _complain(_mistyped(error), 2)
    except MahdarError as error:
        code = _complain(str(error), 1)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        from mahdar.cli.output import forget_stdout

        forget_stdout()
        code = CLOSED_PIPE
    except OSError as error:
        code = _complain(f"{error.filename or 'output'}: {error.strerror or error}", 1)
    except Exception as error:
        code = _complain(_our_mistake(error), 1)
    sys.exit(code or 0)


def _mistyped(error: typer.TyperException) -> str:
    """What is wrong with a command, and where it is explained."""
    message = error.format_message().rstrip(".")
    for needless in ("Invalid value: ", "Invalid value for ", "Value error, "):
        message = message.replace(needless, "")
    context = getattr(error, "ctx", None)
    names = context.command_path.split()[1:] if context else []
    return f"{message}: see {' '.join(['mahdar', *names, '--help'])}"


def _our_mistake(error: Exception) -> str:
    """One line about a mistake of Mahdar's own; the environment variable MAHDAR_TRACEBACK shows where it was made."""
    if os.environ.get("MAHDAR_TRACEBACK"):
        traceback.print_exception(error)
    return f"a mistake of Mahdar's ({error!r:.120}): please report it with what MAHDAR_TRACEBACK=1 shows"


def _complain(message: str, code: int) -> int:
    print(f"mahdar: {' '.join(message.split())}", file=sys.stderr)
    return code


def _speak_utf_8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a test's stream may lack it
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _version(wanted: bool) -> None:
    if wanted:
        from mahdar import __version__

        print(f"mahdar {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True, epilog=EXAMPLES)
def mahdar(
    context: typer.Context,
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Keep the minutes of Arabic news: who met whom, who said what, who pledged how much, with the words for it."""
    if context.invoked_subcommand is None:
        print(context.get_help())


@app.command(epilog=EXAMPLES)
def read(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILES", help="Plain text, HTML, JSON Lines, Parquet or addresses of the web; - for standard input."
        ),
    ] = None,
    sample: Annotated[bool, typer.Option("--sample", help="Read the sample articles that come with Mahdar.")] = False,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="YYYY-MM-DD, the day of articles that carry none; `yesterday` rests on it."),
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option(help="Default: by the ending of --out; else table on a terminal, flat where output is piped."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write here, the whole file or nothing, instead of stdout.")
    ] = None,
    lang: Annotated[Language, typer.Option(help="Language of labels and names in table and html.")] = Language.AR,
    spreadsheet: Annotated[
        bool, typer.Option("--spreadsheet", help="For csv: a byte order mark, and formulas defused, for Excel.")
    ] = False,
) -> None:
    """Read articles and write their minutes."""
    from mahdar.cli.batch import Batch
    from mahdar.cli.formats import chosen, chunks
    from mahdar.cli.output import write

    if not files and not sample:
        raise typer.BadParameter("name a file, - for standard input, or --sample")
    if spreadsheet and chosen(format, out) is not Format.CSV:
        raise typer.BadParameter("--spreadsheet goes with --format csv")
    batch = Batch(files or [], sample=sample, published=day(published), quiet=out is None and sys.stdout.isatty())
    text = chunks(chosen(format, out), batch.minutes(), lang=lang, spreadsheet=spreadsheet)
    write(text, out, worth_it=batch.anything)
    raise typer.Exit(1 if batch.refused else 0)


def day(written: str | None, option: str = "--published") -> datetime.date | None:
    """The day that an option gives, None for none; a BadParameter that names the option for anything else."""
    from mahdar.reading import publication_date

    try:
        return publication_date(written, option)
    except MahdarError as error:
        raise typer.BadParameter(str(error)) from None


@app.command()
def explain(text: Annotated[str, typer.Argument(help="A sentence in Arabic.")]) -> None:
    """Show how a sentence is read: its row of symbols, the patterns tried, where each stopped."""
    from mahdar.reading import flaw

    reason = flaw(text)
    if reason:
        raise ReadingError(f"the text {reason}")
    from mahdar.pipeline import explain as explained

    print(explained(text))
