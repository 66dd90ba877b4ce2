"""`mahdar brief`: a process and a period on one to three pages, each line with its sources."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mahdar.cli.record.opening import Db, Lang, record
from mahdar.exchange.labels import Language

if TYPE_CHECKING:
    from mahdar.briefs import Brief

EXAMPLES = """Examples:

\b
  mahdar brief "سوريا – جنيف"
  mahdar brief "سوريا – جنيف" --first 2014-01-16 --last 2014-01-22 --out brief.docx
  mahdar brief "سوريا – جنيف" --lang en --out brief.pdf"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EXAMPLES)(brief)


def brief(
    process: Annotated[str, typer.Argument(metavar="PROCESS", help="Its name, as mahdar process lists it.")],
    first: Annotated[str | None, typer.Option(metavar="DATE", help="The first day, YYYY-MM-DD.")] = None,
    last: Annotated[str | None, typer.Option(metavar="DATE", help="The last day.")] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write .docx, .pdf or .html; without it plain lines.")
    ] = None,
    lang: Lang = Language.AR,
    db: Db = None,
) -> None:
    """Brief somebody on a process: one to three pages, every line with its sources.

    Of the days from --first to --last; without both of the week up to the process's newest text. Statuses are those of the last day.
    """
    write = _writer(out)
    with record(db):
        from mahdar.store.briefing import brief_of

        begin, end = _days(process, first, last)
        made = brief_of(process, begin, end, lang)
    if out is None or write is None:
        from mahdar.briefs.text import lines

        print("\n".join(lines(made)))
        return
    from mahdar.cli.output import write_whole

    write_whole(write(made), out)
    print(out)


def _writer(out: Path | None) -> "Callable[[Brief], bytes] | None":
    """What writes a file of this kind. BadParameter for another."""
    if out is None:
        return None
    from mahdar.briefs import docx, html, pdf

    writers: dict[str, Callable[[Brief], bytes]] = {
        ".docx": docx.docx,
        ".pdf": pdf.pdf,
        ".html": lambda made: html.page(made).encode("utf-8"),
    }
    if out.suffix.lower() not in writers:
        raise typer.BadParameter(f"--out {out}: briefs are written as {', '.join(writers)}: choose one of these")
    return writers[out.suffix.lower()]


def _days(process: str, first: str | None, last: str | None) -> tuple[datetime.date, datetime.date]:
    """The days asked for; with one of them the week that begins or ends there."""
    from mahdar.cli.app import day
    from mahdar.store.briefing import WEEK, newest_week

    begin, end = day(first, "--first"), day(last, "--last")
    if begin and end and begin > end:
        raise typer.BadParameter(f"--first {begin} lies after --last {end}: exchange them")
    if begin is None and end is None:
        return newest_week(process)
    if begin is None:
        begin = (end or datetime.date.max) - WEEK
    return begin, end or begin + WEEK
