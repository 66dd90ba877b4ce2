"""`mahdar timeline`, `network`, `board`: the record as pictures."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mahdar.cli.record.listing import About, Actor, From, InProcess, To, chosen
from mahdar.cli.record.opening import Db, Lang, record, say
from mahdar.exchange.labels import Language

if TYPE_CHECKING:
    from mahdar.store.queries import EntryQuerySet

EXAMPLES = """Examples:

\b
  mahdar timeline --process "سوريا – جنيف" --png timeline.png
  mahdar network --from 2018-06-01 --to 2018-06-30 --svg network.svg --lang en
  mahdar stances --about "الاتفاق النووي" --html positions.html
  mahdar board "جنيف 2" --png board.png"""

Png = Annotated[Path | None, typer.Option("--png", metavar="FILE", help="Write a picture.")]
Svg = Annotated[Path | None, typer.Option("--svg", metavar="FILE", help="Write a drawing that can be edited.")]
Html = Annotated[
    Path | None,
    typer.Option("--html", metavar="FILE", help="Write a page with tooltips; nothing is loaded from elsewhere."),
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(
        "timeline", epilog=EXAMPLES, help="Draw meetings and gatherings over time.\n\nPlanned and held are told apart."
    )(_picture("timeline", ("meeting", "gathering")))
    app.command("network", epilog=EXAMPLES, help="Draw who met whom, and how often.")(_picture("network", ("meeting",)))
    app.command("stances", epilog=EXAMPLES, help="Draw who wants what over time, by actor and issue.")(
        _picture("positions", ("position",))
    )
    app.command(epilog=EXAMPLES)(board)


def _picture(name: str, kinds: Sequence[str]) -> Callable[..., None]:
    def draws(
        actor: Actor = None,
        first: From = None,
        last: To = None,
        about: About = None,
        process: InProcess = None,
        png: Png = None,
        svg: Svg = None,
        html: Html = None,
        lang: Lang = Language.AR,
        db: Db = None,
    ) -> None:
        paths = _asked(png, svg, html)
        with record(db):
            from mahdar.wording import word

            found = chosen(None, actor, first, last, about, None, process).filter(kind__in=kinds)
            scope = process or about or actor or word("whole", lang)
            _draw(name, found, f"{word(name, lang)}: {scope}", lang, paths)

    return draws


def board(
    gathering: Annotated[str, typer.Argument(metavar="GATHERING", help="In any of its wordings.")],
    png: Png = None,
    svg: Svg = None,
    html: Html = None,
    lang: Lang = Language.AR,
    db: Db = None,
) -> None:
    """Draw who attends a gathering, refuses, or waits for what."""
    paths = _asked(png, svg, html)
    with record(db):
        from mahdar.store import finding
        from mahdar.store.models import Entry
        from mahdar.wording import word

        entry = finding.gathering(gathering)
        found = Entry.objects.of("attendance").summarised().filter(gathering=entry)
        _draw("board", found, f"{word('board', lang)}: {entry.title}", lang, paths)


def _asked(*paths: Path | None) -> list[Path]:
    found = [path for path in paths if path]
    if not found:
        raise typer.BadParameter("say where the picture goes: --png FILE, --svg FILE or --html FILE")
    return found


def _draw(name: str, found: "EntryQuerySet", title: str, lang: Language, paths: Sequence[Path]) -> None:
    from mahdar import charts
    from mahdar.store.summaries import summary_of
    from mahdar.wording import named_in

    entries = [named_in(summary_of(row), lang) for row in found.by_time()]
    if not entries:
        say("nothing in the record fits: the picture is empty")
    chart = getattr(charts, name)(entries, title, lang.value)
    for path in paths:
        print(charts.save(chart, path))
