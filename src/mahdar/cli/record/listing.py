"""The lists of the record: `mahdar gatherings`, `meetings`, `statements` …, `actors`, and `search`."""

import csv
import json
import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mahdar.cli.record.opening import Db, Lang, record, say
from mahdar.exchange.labels import Language

if TYPE_CHECKING:
    import datetime

    from mahdar.record import Entry
    from mahdar.store.models import Claim, Document
    from mahdar.store.queries import EntryQuerySet

KINDS = {
    "gatherings": "gathering",
    "meetings": "meeting",
    "statements": "statement",
    "attendance": "attendance",
    "pledges": "pledge",
    "positions": "position",
    "obstacles": "obstacle",
}
EXAMPLES = """Examples:

\b
  mahdar meetings --actor لافروف --from 2014-01-01 --to 2014-01-31
  mahdar positions --about "جنيف 2" --status rejects
  mahdar statements --about "وقف إطلاق النار" --json > statements.jsonl"""
ACTORS = """Examples:

\b
  mahdar actors
  mahdar actors لافروف
  mahdar actors --json --limit 0 > actors.jsonl"""
SEARCH = """Examples:

\b
  mahdar search "لافروف جنيف"
  mahdar search '"وقف إطلاق النار"' --statements"""
MOST = 50  # on a terminal; JSON and CSV are of all
LEDGER = """Examples:

\b
  mahdar pledges --for سوريا
  mahdar pledges --for "مؤتمر الكويت" --currency EUR
  mahdar pledges --for سوريا --png pledges.png
  mahdar pledges --actor السعودية"""

Actor = Annotated[
    str | None, typer.Option("--actor", metavar="NAME", help="In which this actor has a part, in any spelling.")
]
From = Annotated[str | None, typer.Option("--from", metavar="DATE", help="Not before this day, YYYY-MM-DD.")]
To = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Not after this day.")]
About = Annotated[
    str | None, typer.Option("--about", metavar="WORDS", help='From texts with these words; a "phrase" in quotes.')
]
Status = Annotated[
    str | None,
    typer.Option(
        "--status",
        metavar="STATUS",
        help="held, planned, denied, superseded …; also by attendance, stance or stage: refuses, rejects, pledged …",
    ),
]
InProcess = Annotated[str | None, typer.Option("--process", metavar="NAME", help="Of this process.")]
Contradicted = Annotated[bool, typer.Option("--contradicted", help="Only those in which sources disagree.")]
Limit = Annotated[
    int | None,
    typer.Option(
        "--limit", metavar="N", min=0, help=f"The newest N; 0: all. Default: {MOST}, all with --json or --csv."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON Lines, everything an entry holds.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="CSV, a row an entry.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for name in KINDS:
        if name != "pledges":
            app.command(
                name,
                epilog=EXAMPLES,
                help=f"List the {name} of the record, each once.\n\nWith its sources, and with what they disagree about.",
            )(_lister(name))
    app.command("pledges", epilog=LEDGER)(pledges)
    app.command(epilog=ACTORS)(actors)
    app.command(epilog=SEARCH)(search)


def _lister(name: str) -> Callable[..., None]:
    def lists(
        actor: Actor = None,
        first: From = None,
        last: To = None,
        about: About = None,
        status: Status = None,
        process: InProcess = None,
        contradicted: Contradicted = False,
        limit: Limit = None,
        as_json: AsJson = False,
        as_csv: AsCsv = False,
        lang: Lang = Language.AR,
        db: Db = None,
    ) -> None:
        _one_format(as_json, as_csv)
        with record(db):
            found = chosen(KINDS[name], actor, first, last, about, status, process, contradicted=contradicted)
            _print(found, limit, lang, as_json=as_json, as_csv=as_csv)

    return lists


def chosen(
    kind: str | None,
    actor: str | None = None,
    first: str | None = None,
    last: str | None = None,
    about: str | None = None,
    status: str | None = None,
    process: str | None = None,
    *,
    contradicted: bool = False,
) -> "EntryQuerySet":
    """The entries that the filters leave, as they happened."""
    from mahdar.store import finding, processes
    from mahdar.store.models import Entry

    found = Entry.objects.filter(pk__in=processes.entries_of(process).values("pk")) if process else Entry.objects.all()
    found = found.of(kind) if kind else found
    found = found.summarised().between(*_days(first, last))
    if actor:
        found = found.with_actor(finding.actors(actor))
    if about:
        found = found.about(about)
    if status:
        found = found.in_status(_known_status(status, kind))
    return found.contradictory() if contradicted else found


def _days(first: str | None, last: str | None) -> "tuple[datetime.date | None, datetime.date | None]":
    """The days of --from and --to."""
    from mahdar.cli.app import day

    start, end = day(first, "--from"), day(last, "--to")
    if start and end and start > end:
        raise typer.BadParameter(f"--from {start} lies after --to {end}: exchange them")
    return start, end


def statuses(kind: str | None) -> tuple[str, ...]:
    """What --status takes for a kind of entry: where an entry stands, and what an attendance, a position or a sum says."""
    from mahdar.record import EntryStatus
    from mahdar.vocabulary import AttendanceStatus, Stage, Stance

    events = kind in ("meeting", "gathering", None)
    general = [
        each.value for each in EntryStatus if events or each.value in ("reported", "denied", "disputed", "superseded")
    ]
    own: dict[str | None, Iterable[StrEnum]] = {"attendance": AttendanceStatus, "position": Stance, "pledge": Stage}
    return tuple(dict.fromkeys([*general, *(each.value for each in own.get(kind, ()))]))


def _known_status(written: str, kind: str | None) -> str:
    status, known = written.strip().lower(), statuses(kind)
    if status not in known:
        raise typer.BadParameter(f"--status: {written!r} is none of {', '.join(known)}")
    return status


def _one_format(as_json: bool, as_csv: bool) -> None:
    if as_json and as_csv:
        raise typer.BadParameter("--json and --csv exclude one another: choose one")


def _at_most(limit: int | None, *, on_screen: bool) -> int | None:
    """How many are listed, None for all of them."""
    if limit is None:
        return MOST if on_screen else None
    return limit or None


def _print(found: "EntryQuerySet", limit: int | None, lang: Language, *, as_json: bool, as_csv: bool) -> None:
    from mahdar.cli.record.wording import entry_lines
    from mahdar.store.summaries import summary_of

    most = _at_most(limit, on_screen=not as_json and not as_csv)
    rows = list(found.by_time().reverse()[:most])[::-1]
    summaries = [summary_of(row) for row in rows]
    if as_json:
        for summary in summaries:
            print(summary.model_dump_json())
    elif as_csv:
        _csv(summaries)
    else:
        for summary in summaries:
            for line in entry_lines(summary, lang):
                print(line)
    _tell_what_is_left(len(rows), found.count() if most else len(rows))


def _tell_what_is_left(shown: int, there_are: int) -> None:
    """On stderr: that nothing was found, or that there is more."""
    if not there_are:
        say("nothing in the record fits")
    elif shown < there_are:
        say(f"the newest {shown} of {there_are}; --limit 0 shows all")


def _csv(summaries: Iterable["Entry"]) -> None:
    writer = csv.writer(sys.stdout)
    writer.writerow(COLUMNS)
    for e in summaries:
        days = (e.happened.first, e.happened.last, e.said.first, e.said.last)
        names = "; ".join(dict.fromkeys(role.name for role in e.roles))
        line = [e.id, e.kind, e.status.value, said_now(e), *days, e.title, names, e.texts, "; ".join(e.outlets)]
        writer.writerow([*line, "; ".join(e.contradicted)])


def said_now(entry: "Entry") -> str:
    """What an attendance, a position or a sum says now (`refuses`); "" of other kinds."""
    slot = {"attendance": "status", "position": "stance", "pledge": "stage"}.get(entry.kind)
    value = entry.best(slot) if slot else None
    return value.key if value else ""


COLUMNS = (
    "id", "kind", "status", "stance", "first", "last", "said_first", "said_last", "title", "actors", "texts", "outlets", "contradicted",
)  # fmt: skip


def pledges(
    purpose: Annotated[
        str | None, typer.Option("--for", metavar="NAME", help="The ledger of a recipient or a gathering.")
    ] = None,
    currency: Annotated[str, typer.Option(metavar="CODE", help="The ledger's currency, ISO 4217.")] = "USD",
    actor: Actor = None,
    first: From = None,
    last: To = None,
    about: About = None,
    status: Status = None,
    process: InProcess = None,
    contradicted: Contradicted = False,
    limit: Limit = None,
    png: Annotated[Path | None, typer.Option(metavar="FILE", help="Draw the ledger as a picture.")] = None,
    svg: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw the ledger as a drawing that can be edited.")
    ] = None,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Draw the ledger as a page with tooltips.")] = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    lang: Lang = Language.AR,
    db: Db = None,
) -> None:
    """List the sums of the record, or make a ledger.

    --for gives the ledger of a recipient or a gathering: what was asked, pledged, committed and paid, what is missing, what counts and why.
    The filters choose which sums are in it. A picture without --for is of all that the filters leave.
    """
    _one_format(as_json, as_csv)
    drawn = [path for path in (png, svg, html) if path]
    with record(db):
        from mahdar.cli.record import ledgers
        from mahdar.wording import word

        found = chosen("pledge", actor, first, last, about, status, process, contradicted=contradicted)
        scope = purpose or process or about or actor or word("whole", lang)
        if drawn and not purpose:
            ledgers.draw(ledgers.make(None, currency, found), scope, lang, drawn)
            print("\n".join(map(str, drawn)))
            return
        if not purpose:
            _print(found, limit, lang, as_json=as_json, as_csv=as_csv)
            return
        made = ledgers.make(purpose, currency, found)
        if as_json:
            print(json.dumps(ledgers.as_json(made, lang), ensure_ascii=False))
        elif as_csv:
            ledgers.as_csv(made)
        else:
            ledgers.show(made, purpose, lang)
        ledgers.draw(made, scope, lang, drawn)


def actors(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="In any spelling; without one those of most entries.")
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit", metavar="N", min=0, help=f"Those of most entries; 0: all. Default: {MOST}, all with --json."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines, all that is known of an actor.")] = False,
    lang: Lang = Language.AR,
    db: Db = None,
) -> None:
    """List the actors of the record, each once.

    With the names that texts give it, the offices it held, in how many entries it has a part, and its number (@12), by which all commands
    take it where a name is not enough.
    """
    with record(db):
        from mahdar.cli.record.wording import actor_lines
        from mahdar.store import actors as known

        most = _at_most(limit, on_screen=not as_json)
        there_are = known.listed(name, most + 1 if most else 0)
        if not there_are:
            say("no actor is in the record yet: mahdar add")
        if most and len(there_are) > most:
            say(f"those {most} of most entries; --limit 0 shows all")
        for each in there_are[:most]:
            if as_json:
                print(json.dumps(each._asdict(), ensure_ascii=False, default=str))
            else:
                for line in actor_lines(each, lang):
                    print(line)


def search(
    words: Annotated[str, typer.Argument(metavar="WORDS", help='All of them, in any spelling; a "phrase" in quotes.')],
    statements: Annotated[bool, typer.Option("--statements", help="In what was said, not in whole texts.")] = False,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=0, help="The newest N; 0: all.")] = 20,
    as_json: Annotated[
        bool, typer.Option("--json", help="JSON Lines: the document, and where in its text the words stand.")
    ] = False,
    db: Db = None,
) -> None:
    """Find texts, or what was said, by their words."""
    with record(db):
        from mahdar.cli.record.wording import hit_facts, hit_lines
        from mahdar.store import search as index

        found = index.statements(words) if statements else index.documents(words)
        rows: list[Document | Claim] = list(found[:limit] if limit else found)
        for row in rows:
            if as_json:
                print(json.dumps(hit_facts(row, words), ensure_ascii=False))
                continue
            for line in hit_lines(row, words):
                print(line)
        _tell_what_is_left(len(rows), found.count())
