"""`mahdar dump` and `mahdar load`: the whole record as a file, and back."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from mahdar.cli.record.opening import Db, Lang, record
from mahdar.exchange.labels import Language

EXAMPLES = """Examples:

\b
  mahdar dump record.jsonl
  mahdar load record.jsonl --db postgresql://mahdar@server/minutes

A dump holds the texts, their claims and what people decided; the same record gives the same bytes on either database."""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog=EXAMPLES)(dump)
    app.command(epilog=EXAMPLES)(load)


def dump(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Written whole or not at all.")], db: Db = None
) -> None:
    """Write the whole record as JSON Lines."""
    with record(db, fresh=False):
        from mahdar.cli.output import write
        from mahdar.store import dumps

        write(dumps.dump(), file, worth_it=lambda: True)
        print(file)


def load(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What mahdar dump wrote.")],
    lang: Lang = Language.AR,
    db: Db = None,
) -> None:
    """Rebuild a record from a dump.

    In a new record, or in one that has texts already; after an interruption load the same file again.
    """
    from mahdar.cli.progress import progress

    total = _lines_in(file)
    with record(db, create=True, fresh=False):
        from mahdar.store import dumps
        from mahdar.store.summaries import refresh
        from mahdar.wording import figure

        with progress(total, quiet=not sys.stderr.isatty()) as (advance, _), file.open(encoding="utf-8") as lines:
            count = dumps.load(lines, str(file), advance)
        refresh()
    print(figure("loaded", count, lang))


def _lines_in(file: Path) -> int:
    """How many lines a dump has. Raises StoreError for what cannot be read or has none."""
    from mahdar.errors import StoreError

    try:
        with file.open(encoding="utf-8") as lines:
            total = sum(1 for _ in lines)
    except OSError as error:
        raise StoreError(f"{file}: cannot be read ({error.strerror or error}): name what mahdar dump wrote") from None
    except UnicodeDecodeError:
        raise StoreError(f"{file}: is cut off or no dump: dump the record again") from None
    if not total:
        raise StoreError(f"{file}: is empty: name what mahdar dump wrote")
    return total
