"""`mahdar dump` and `mahdar load`: the whole record as a file, and back."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from mahdar.cli.record.opening import Db, record

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


def load(file: Annotated[Path, typer.Argument(metavar="FILE", help="What mahdar dump wrote.")], db: Db = None) -> None:
    """Rebuild a record from a dump, in a new record or in one that has texts already."""
    from mahdar.cli.progress import progress
    from mahdar.errors import StoreError

    try:
        with file.open(encoding="utf-8") as lines:
            total = sum(1 for _ in lines)
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{file}: cannot be read ({error}): name what mahdar dump wrote") from None
    with record(db, create=True, fresh=False):
        from mahdar.store import dumps
        from mahdar.store.summaries import refresh

        with progress(total, quiet=not sys.stderr.isatty()) as (advance, _), file.open(encoding="utf-8") as lines:
            count = dumps.load(lines, str(file), advance)
        refresh()
    print(f"{count} lines loaded")
