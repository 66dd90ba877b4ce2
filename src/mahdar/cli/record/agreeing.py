"""`mahdar agreement`: how far reviewers agree."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from mahdar.cli.record.opening import Db, Lang, record
from mahdar.exchange.labels import Language, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mahdar.store.agreement import Agreement

EXAMPLES = """Examples:

\b
  mahdar agreement
  mahdar agreement --json

A second person counts where both have said mahdar accept or mahdar reject of the same claim, each under a --by of their own."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EXAMPLES)(agreement)


def agreement(
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines, with the claims on which they differ.")] = False,
    lang: Lang = Language.AR,
    db: Db = None,
) -> None:
    """Show how far each two people agree on the claims that both have accepted or rejected."""
    with record(db, fresh=False):
        from mahdar.store import agreement as store

        pairs = store.agreement()
        for pair in pairs:
            for line in [json.dumps(_as_data(pair), ensure_ascii=False)] if as_json else _lines(pair, lang):
                print(line)
        if not pairs and not as_json:
            print(label("decision", "nobody", lang))


def _as_data(pair: "Agreement") -> dict[str, object]:
    return {**pair._asdict(), "by_kind": {kind: each._asdict() for kind, each in pair.by_kind.items()}}


def _lines(pair: "Agreement", lang: Language) -> "Iterator[str]":
    from mahdar.wording import one_line

    kappa = "–" if pair.kappa is None else f"{pair.kappa:.2f}"
    both = f"{label('decision', 'both', lang)}: {pair.claims}"
    names = f"{one_line(pair.one)} – {one_line(pair.other)}"
    alike = f"{label('decision', 'alike', lang)}: {pair.alike} ({pair.share:.0%})"
    yield f"- {' · '.join([both, names, alike, label('decision', 'kappa', lang) + ': ' + kappa])}"
    kinds = (f"{label('kinds', kind, lang)} {each.alike}/{each.claims}" for kind, each in pair.by_kind.items())
    yield f"  {label('page', 'list-separator', lang).join(kinds)}"
    for uid, one, other in pair.differ:
        said = f"{label('decision', one, lang)} / {label('decision', other, lang)}"
        yield f"  ! {label('decision', 'differ', lang)} {uid}: {said}"
