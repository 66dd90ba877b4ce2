"""`mahdar accept`, `reject`, `date`, `merge`, `split`, `process`, `decisions`, `undo`: what people decide."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from mahdar.cli.record.opening import By, Db, Lang, Why, record, say, who
from mahdar.exchange.labels import Language

if TYPE_CHECKING:
    from mahdar.store.models import Decision

CLAIM = Annotated[str, typer.Argument(metavar="CLAIM", help="Its uid, as mahdar show prints it.")]
REVIEW = """Examples:

\b
  mahdar show "جنيف 2"                   prints the uid of each claim
  mahdar accept d94327ce760d6830e24d
  mahdar reject 215d55c779b5fc00fc46 --why "the minister did not say so"

mahdar undo takes it back."""
DECISIONS = """Examples:

\b
  mahdar decisions
  mahdar undo                            your last one
  mahdar undo 12 --why "they are brothers" """
DATE = """Examples:

\b
  mahdar date report.txt 2014-01-16 --why "the page says so"
  mahdar date report.txt                 the day that it came with

Its text is read again by that day; what was decided on its claims stays. mahdar undo takes it back."""
MERGE = """Examples:

\b
  mahdar merge "محمد العمادي" "السفير العمادي" --why "one envoy"
  mahdar merge @12 @31                   by number, as mahdar actors prints it
  mahdar split لافروف "سيرغي لافروف الابن"

Remembered for ever: texts added later follow it. mahdar undo takes it back."""
PROCESS = """Examples:

\b
  mahdar process "سوريا – جنيف" --gathering "جنيف 2" --term "الأزمة السورية" --party سوريا --party روسيا
  mahdar process
  mahdar timeline --process "سوريا – جنيف" --png timeline.png"""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog=REVIEW)(accept)
    app.command(epilog=REVIEW)(reject)
    app.command(epilog=DATE)(date)
    app.command(epilog=MERGE)(merge)
    app.command(epilog=MERGE)(split)
    app.command(epilog=PROCESS)(process)
    app.command(epilog=DECISIONS)(decisions)
    app.command(epilog=DECISIONS)(undo)


def accept(claim: CLAIM, why: Why = "", by: By = None, lang: Lang = Language.AR, db: Db = None) -> None:
    """Say that a text does make this claim."""
    with record(db):
        from mahdar.cli.record.wording import decision_line
        from mahdar.review import claims

        print(decision_line(claims.accept(claim, who(by), why), lang))


def reject(claim: CLAIM, why: Why = "", by: By = None, lang: Lang = Language.AR, db: Db = None) -> None:
    """Say that a text does not make this claim.

    It leaves the record, and stays away when the text is read again.
    """
    with record(db):
        from mahdar.cli.record.wording import decision_line
        from mahdar.review import claims

        print(decision_line(claims.reject(claim, who(by), why), lang))


def date(
    document: Annotated[str, typer.Argument(metavar="TEXT", help="Its name or title, or its key.")],
    day: Annotated[str | None, typer.Argument(metavar="DATE", help="YYYY-MM-DD. Default: as it came.")] = None,
    why: Why = "",
    by: By = None,
    lang: Lang = Language.AR,
    db: Db = None,
) -> None:
    """Say on which day a text was published."""
    from mahdar.cli.app import day as day_of

    on = day_of(day, "DATE")
    with record(db):
        from mahdar.cli.record.wording import decision_line
        from mahdar.review import dating
        from mahdar.store.finding import document as found

        print(decision_line(dating.date(found(document), on, who(by), why), lang))


def merge(
    one: Annotated[str, typer.Argument(metavar="ACTOR", help="Its name, or its number as mahdar actors prints it.")],
    other: Annotated[str, typer.Argument(metavar="ACTOR", help="The other name of it.")],
    why: Why = "",
    by: By = None,
    lang: Lang = Language.AR,
    db: Db = None,
) -> None:
    """Say that two actors are one."""
    with record(db):
        from mahdar.cli.record.wording import decision_line
        from mahdar.review import actors
        from mahdar.store.finding import actor

        print(decision_line(actors.merge(actor(one), actor(other), who(by), why), lang))


def split(
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="Its name, or its number as mahdar actors prints it.")],
    alias: Annotated[str, typer.Argument(metavar="NAME", help="The one of its names that is somebody else's.")],
    why: Why = "",
    by: By = None,
    lang: Lang = Language.AR,
    db: Db = None,
) -> None:
    """Say that one of an actor's names is somebody else's."""
    with record(db):
        from mahdar.arabic.normal import fold
        from mahdar.cli.record.wording import decision_line
        from mahdar.errors import StoreError
        from mahdar.review import actors
        from mahdar.store.finding import actor as named

        found = named(actor)
        name = found.aliases.filter(folded=fold(alias)).first()
        if name is None:
            raise StoreError(f"{alias}: is no name of {found.name}; mahdar actors {found.name} lists them")
        for decision in actors.split(found, name, who(by), why):
            print(decision_line(decision, lang))


def process(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Without one the processes are listed.")] = None,
    gathering: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A gathering of it; may be repeated.")
    ] = None,
    party: Annotated[list[str] | None, typer.Option(metavar="NAME", help="A party to it; may be repeated.")] = None,
    term: Annotated[
        list[str] | None, typer.Option(metavar="WORDS", help="Words of its texts; may be repeated.")
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Give the process up; its entries stay.")] = False,
    why: Why = "",
    by: By = None,
    lang: Lang = Language.AR,
    db: Db = None,
) -> None:
    """Define a process, or list the processes there are.

    A process is defined by its gatherings, or by the terms and parties of its texts; defining it again changes it.
    """
    with record(db):
        from mahdar.cli.record.wording import decision_line
        from mahdar.review import processes
        from mahdar.store.processes import entries_of
        from mahdar.wording import figure

        if name is None:
            _list_processes(lang)
        elif remove:
            print(decision_line(processes.give_up(name, who(by), why), lang))
        else:
            print(decision_line(processes.define(name, gathering or [], party or [], term or [], who(by), why), lang))
            print(figure("entries", entries_of(name).count(), lang))


def _list_processes(lang: Language) -> None:
    from mahdar.store.models import Process
    from mahdar.store.processes import entries_of
    from mahdar.wording import figure, one_line

    rows = list(Process.objects.order_by("name"))
    for row in rows:
        parts = " | ".join(map(one_line, [*row.gatherings, *row.terms, *row.parties]))
        print(f"- {one_line(row.name)} · {figure('entries', entries_of(row.name).count(), lang)} · {parts}")
    if not rows:
        say("no process is defined yet; mahdar process --help shows how")


def decisions(
    limit: Annotated[int, typer.Option(metavar="N", min=0, help="The newest N; 0: all.")] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines, with what was before and after.")] = False,
    lang: Lang = Language.AR,
    db: Db = None,
) -> None:
    """List what people decided, when and why; the newest last."""
    with record(db, fresh=False):
        from mahdar.cli.record.wording import decision_line
        from mahdar.store.models import Decision

        newest = Decision.objects.order_by("-pk")
        rows = list(newest[:limit] if limit else newest)[::-1]
        for row in rows:
            print(json.dumps(_as_data(row), ensure_ascii=False) if as_json else decision_line(row, lang))
        if not rows:
            say("nobody has decided anything yet")


def _as_data(row: "Decision") -> dict[str, object]:
    facts = {"number": row.pk, "at": row.at.isoformat(), "who": row.who, "verb": row.verb, "subject": row.subject}
    return {**facts, "before": row.before, "after": row.after, "why": row.why, "undoes": row.undoes_id}


def undo(
    number: Annotated[int | None, typer.Argument(metavar="NUMBER", help="Default: your last decision.")] = None,
    why: Why = "",
    by: By = None,
    lang: Lang = Language.AR,
    db: Db = None,
) -> None:
    """Put things back as they were before a decision.

    Undoing is a decision as well, and is kept as one.
    """
    with record(db):
        from mahdar.cli.record.wording import decision_line
        from mahdar.review.undoing import undo as undone

        print(decision_line(undone(who(by), number, why), lang))
