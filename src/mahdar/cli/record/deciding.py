"""`mahdar accept`, `reject`, `merge`, `split`, `process`, `decisions`, `undo`: what people decide."""

from typing import TYPE_CHECKING, Annotated

import typer

from mahdar.cli.record.opening import By, Db, Why, record, who

if TYPE_CHECKING:
    from mahdar.store.models import Decision

CLAIM = Annotated[str, typer.Argument(metavar="CLAIM", help="Its uid, as mahdar show prints it.")]
MERGE = """Examples:

\b
  mahdar merge "محمد العمادي" "السفير العمادي" --why "one envoy"
  mahdar split لافروف "سيرغي لافروف الابن"

Remembered for ever: texts added later follow it. mahdar undo takes it back."""
PROCESS = """Examples:

\b
  mahdar process "سوريا – جنيف" --gathering "جنيف 2" --term "الأزمة السورية" --party سوريا --party روسيا
  mahdar process
  mahdar timeline --process "سوريا – جنيف" --png timeline.png"""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(accept)
    app.command()(reject)
    app.command(epilog=MERGE)(merge)
    app.command(epilog=MERGE)(split)
    app.command(epilog=PROCESS)(process)
    app.command()(decisions)
    app.command()(undo)


def accept(claim: CLAIM, why: Why = "", by: By = None, db: Db = None) -> None:
    """Say that a text does make this claim."""
    with record(db):
        from mahdar.review import claims

        print(_told(claims.accept(claim, who(by), why)))


def reject(claim: CLAIM, why: Why = "", by: By = None, db: Db = None) -> None:
    """Say that a text does not make this claim: it leaves the record, also when the text is read again."""
    with record(db):
        from mahdar.review import claims

        print(_told(claims.reject(claim, who(by), why)))


def merge(
    one: Annotated[str, typer.Argument(metavar="ACTOR")],
    other: Annotated[str, typer.Argument(metavar="ACTOR")],
    why: Why = "",
    by: By = None,
    db: Db = None,
) -> None:
    """Say that two actors are one."""
    with record(db):
        from mahdar.review import actors
        from mahdar.store.finding import actors as named

        print(_told(actors.merge(named(one)[0], named(other)[0], who(by), why)))


def split(
    actor: Annotated[str, typer.Argument(metavar="ACTOR")],
    alias: Annotated[str, typer.Argument(metavar="NAME", help="The one of its names that is somebody else's.")],
    why: Why = "",
    by: By = None,
    db: Db = None,
) -> None:
    """Say that one of an actor's names is somebody else's."""
    with record(db):
        from mahdar.arabic.normal import fold
        from mahdar.errors import StoreError
        from mahdar.review import actors
        from mahdar.store.finding import actors as named

        found = named(actor)[0]
        name = found.aliases.filter(folded=fold(alias)).first()
        if name is None:
            raise StoreError(f"{alias}: is no name of {found.name}; mahdar actors {found.name} lists them")
        for decision in actors.split(found, name, who(by), why):
            print(_told(decision))


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
    db: Db = None,
) -> None:
    """Define a process by its gatherings, parties and terms, or list the processes there are."""
    with record(db):
        from mahdar.review import processes
        from mahdar.store.models import Process
        from mahdar.store.processes import entries_of

        if name is None:
            for row in Process.objects.order_by("name"):
                print(
                    f"- {row.name} · {entries_of(row.name).count()}: {' | '.join([*row.gatherings, *row.terms, *row.parties])}"
                )
            return
        if remove:
            print(_told(processes.give_up(name, who(by), why)))
            return
        print(_told(processes.define(name, gathering or [], party or [], term or [], who(by), why)))
        print(f"{name}: {entries_of(name).count()} entries")


def decisions(
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="The newest so many.")] = 50, db: Db = None
) -> None:
    """List what people decided: who, when, what, why; the newest last."""
    with record(db):
        from mahdar.store.models import Decision

        for decision in reversed(Decision.objects.order_by("-pk")[:limit]):
            print(_told(decision))


def undo(
    number: Annotated[int | None, typer.Argument(metavar="NUMBER", help="Default: your last decision.")] = None,
    why: Why = "",
    by: By = None,
    db: Db = None,
) -> None:
    """Put things back as they were before a decision; that is kept as well."""
    with record(db):
        from mahdar.review.undoing import undo as undone

        print(_told(undone(who(by), number, why)))


def _told(decision: "Decision") -> str:
    """A decision on one line."""
    about = decision.subject
    what = about.get("words") or about.get("process") or " = ".join(about.get("names", about.get("claims", [])))
    before, after = (_value(decision.before), _value(decision.after))
    undoes = f" (undoes {decision.undoes_id})" if decision.undoes_id else ""
    why = f": {decision.why}" if decision.why else ""
    return f"{decision.pk} · {decision.at:%Y-%m-%d %H:%M} · {decision.who} · {decision.verb} · {what} · {before} → {after}{undoes}{why}"


def _value(value: object) -> str:
    named = {None: "-", True: "same", False: "not the same"}
    return named[value] if value is None or isinstance(value, bool) else str(value)
