"""`mahdar init` and `mahdar status`."""

import typer

from mahdar.cli.record.opening import By, Db, record, who
from mahdar.exchange.labels import Language

INIT = """Examples:

\b
  mahdar init
  mahdar init --db syria.db
  mahdar init --db postgresql://mahdar@server/minutes"""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog=INIT)(init)
    app.command()(status)


def init(db: Db = None) -> None:
    """Make a record, or bring one of an older Mahdar up to date."""
    from mahdar.store.addresses import DEFAULT

    with record(db, create=True):
        print(f"{db or DEFAULT}: the record is ready; add articles with mahdar add")


def status(db: Db = None, by: By = None, lang: Language = Language.AR) -> None:
    """Show what is in the record, what awaits review, and what changed since you last looked."""
    with record(db):
        from mahdar.cli.record.wording import status_lines
        from mahdar.store.overview import overview

        for line in status_lines(overview(who(by)), lang):
            print(line)
