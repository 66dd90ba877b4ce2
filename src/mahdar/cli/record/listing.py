"""The lists of the record: `mahdar gatherings`, `meetings`, `statements` …, `actors`, and `search`."""

import csv
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mahdar.cli.record.opening import Db, record
from mahdar.exchange.labels import Language

if TYPE_CHECKING:
    from mahdar.record import Entry
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
        help="held, planned, denied, disputed, superseded …; of attendance and positions: refuses …",
    ),
]
InProcess = Annotated[str | None, typer.Option("--process", metavar="NAME", help="Of this process.")]
Contradicted = Annotated[bool, typer.Option("--contradicted", help="Only those in which sources disagree.")]
Limit = Annotated[int, typer.Option("--limit", metavar="N", min=0, help="At most so many, the newest; 0: all.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON Lines, everything an entry holds.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="CSV, a row an entry.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for name in KINDS:
        if name != "pledges":
            app.command(name, epilog=EXAMPLES, help=f"List the {name} of the record, each once, with its sources.")(
                _lister(name)
            )
    app.command("pledges", epilog=LEDGER)(pledges)
    app.command()(actors)
    app.command()(search)


def _lister(name: str) -> Callable[..., None]:
    def lists(
        actor: Actor = None,
        first: From = None,
        last: To = None,
        about: About = None,
        status: Status = None,
        process: InProcess = None,
        contradicted: Contradicted = False,
        limit: Limit = 50,
        as_json: AsJson = False,
        as_csv: AsCsv = False,
        lang: Language = Language.AR,
        db: Db = None,
    ) -> None:
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
    from mahdar.cli.app import day
    from mahdar.store import finding, processes
    from mahdar.store.models import Entry

    found = Entry.objects.filter(pk__in=processes.entries_of(process).values("pk")) if process else Entry.objects.all()
    found = found.of(kind) if kind else found
    found = found.between(day(first, "--from"), day(last, "--to"))
    if actor:
        found = found.with_actor(finding.actors(actor))
    if about:
        found = found.about(about)
    if status:
        found = found.in_status(status)
    return found.contradictory() if contradicted else found


def _print(found: "EntryQuerySet", limit: int, lang: Language, *, as_json: bool, as_csv: bool) -> None:
    from mahdar.cli.record.wording import entry_lines
    from mahdar.store.summaries import summary_of

    newest = found.by_time().reverse()
    rows = list(newest[:limit] if limit else newest)[::-1]
    summaries = [summary_of(row) for row in rows]
    if as_json:
        for summary in summaries:
            print(summary.model_dump_json())
        return
    if as_csv:
        _csv(summaries)
        return
    for summary in summaries:
        for line in entry_lines(summary, lang):
            print(line)
    left = found.count() - len(rows)
    if left > 0:
        print(f"mahdar: the newest {len(rows)} of {len(rows) + left}; --limit 0 shows all", file=sys.stderr)


def _csv(summaries: Iterable["Entry"]) -> None:
    writer = csv.writer(sys.stdout)
    writer.writerow(
        ["id", "kind", "status", "first", "last", "said_first", "said_last", "title", "actors", "texts", "outlets"]
    )
    for e in summaries:
        days = (e.happened.first, e.happened.last, e.said.first, e.said.last)
        names = "; ".join(dict.fromkeys(role.name for role in e.roles))
        writer.writerow([e.id, e.kind, e.status.value, *days, e.title, names, e.texts, "; ".join(e.outlets)])


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
    limit: Limit = 50,
    png: Annotated[Path | None, typer.Option(metavar="FILE", help="Draw the ledger.")] = None,
    svg: Annotated[Path | None, typer.Option(metavar="FILE", help="Draw the ledger.")] = None,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Draw the ledger, with tooltips.")] = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    lang: Language = Language.AR,
    db: Db = None,
) -> None:
    """List the sums of the record; --for gives a ledger: asked, pledged, committed, paid, missing, what counts and why."""
    with record(db):
        from mahdar.cli.record import ledgers
        from mahdar.store.ledgers import ledger_for

        drawn = [path for path in (png, svg, html) if path]
        if not purpose and not drawn:
            found = chosen("pledge", actor, first, last, about, status, process, contradicted=contradicted)
            _print(found, limit, lang, as_json=as_json, as_csv=as_csv)
            return
        if not purpose:
            raise typer.BadParameter("name whose ledger is drawn with --for")
        made = ledger_for(purpose, currency.upper())
        if as_json:
            print(json.dumps(ledgers.as_json(made, lang), ensure_ascii=False, indent=2))
        elif as_csv:
            ledgers.as_csv(made)
        else:
            ledgers.show(made, purpose, lang)
        ledgers.draw(made, purpose, lang, drawn)


def actors(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="In any spelling; without one those of most entries.")
    ] = None,
    limit: Limit = 50,
    as_json: AsJson = False,
    lang: Language = Language.AR,
    db: Db = None,
) -> None:
    """List the actors of the record: each once, with the names that texts give it and the offices it held."""
    with record(db):
        from mahdar.cli.record.wording import actor_lines
        from mahdar.store import actors as known

        for each in known.listed(name, limit):
            if as_json:
                print(json.dumps(each._asdict(), ensure_ascii=False, default=str))
            else:
                for line in actor_lines(each, lang):
                    print(line)


def search(
    words: Annotated[str, typer.Argument(metavar="WORDS", help='All of them, in any spelling; a "phrase" in quotes.')],
    statements: Annotated[bool, typer.Option("--statements", help="In what was said, not in whole texts.")] = False,
    limit: Limit = 20,
    db: Db = None,
) -> None:
    """Find texts, or what was said, by their words."""
    with record(db):
        from mahdar.cli.record.wording import hit_lines
        from mahdar.store import search as index

        found = index.statements(words) if statements else index.documents(words)
        for row in found[:limit] if limit else found:
            for line in hit_lines(row, words):
                print(line)
        print(f"mahdar: {found.count()} found", file=sys.stderr)
