"""`mahdar reread`: the record's texts by the rules of today."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from mahdar.cli.record.opening import Db, Lang, record
from mahdar.exchange.labels import Language, label

if TYPE_CHECKING:
    from collections import Counter

    from mahdar.record.report import Report
    from mahdar.store.rereading import Difference

EXAMPLES = """Examples:

\b
  mahdar reread                      what would change
  mahdar reread --show 20            with the claims that come and go
  mahdar reread --apply

What people decided stays: a rejected claim that is read again is rejected."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EXAMPLES)(reread)


def reread(
    apply: Annotated[
        bool, typer.Option("--apply", help="Change the record; without it only what would change is shown.")
    ] = False,
    show: Annotated[int, typer.Option(metavar="N", min=0, help="Show the first N claims that come or go.")] = 5,
    lang: Lang = Language.AR,
    db: Db = None,
) -> None:
    """Read all texts of the record again and show what changes."""
    with record(db):
        from collections import Counter

        from mahdar.cli.progress import progress
        from mahdar.pipeline import read_document
        from mahdar.store import rereading
        from mahdar.store.contents import text_of
        from mahdar.store.models import Document
        from mahdar.store.summaries import refresh
        from mahdar.vocabulary import Minutes
        from mahdar.wording import figure

        new: Counter[str] = Counter()
        gone: Counter[str] = Counter()
        changed = shown = 0
        pks = list(Document.objects.order_by("pk").values_list("pk", flat=True))
        with progress(len(pks), quiet=not sys.stderr.isatty()) as (advance, say):
            for pk in pks:
                row = Document.objects.get(pk=pk)
                minutes = read_document(text_of(row))
                advance()
                if not isinstance(minutes, Minutes):
                    say(f"mahdar: {minutes}")
                    continue
                change = rereading.difference(row, minutes)
                changed += change.anything
                new.update(r.kind for r in change.new)
                gone.update(r.kind for r in change.gone)
                for line in _lines(change, lang)[: max(0, show - shown)]:
                    print(line)
                    shown += 1
                if apply:
                    rereading.apply(change)
        if apply:
            refresh()
        counts = (figure("read-again", len(pks), lang), figure("differ", changed, lang))
        print(" · ".join([*counts, *_counts(new, "+", lang), *_counts(gone, "-", lang)]))
        if changed and not apply:
            print(f"{label('decision', 'not-applied', lang)}: mahdar reread --apply")


def _counts(counts: "Counter[str]", sign: str, lang: Language) -> list[str]:
    return [f"{label('kinds', kind, lang)} {sign}{n}" for kind, n in sorted(counts.items())]


def _lines(change: "Difference", lang: Language) -> list[str]:
    return [_line("+", change, r, lang) for r in change.new] + [_line("-", change, r, lang) for r in change.gone]


def _line(sign: str, change: "Difference", report: "Report", lang: Language) -> str:
    from mahdar.wording import cut

    words = report.words.get("content") or report.words.get("target") or report.words["evidence"]
    return f"{sign} {label('kind', report.kind, lang)} · {cut(words, 120)} · {cut(change.document.name, 60)}"
