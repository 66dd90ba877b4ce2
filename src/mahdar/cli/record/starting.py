"""`mahdar init` and `mahdar status`."""

from typing import Annotated

import typer

from mahdar.cli.record.opening import Db, Lang, record, who
from mahdar.exchange.labels import Language, label

INIT = """Examples:

\b
  mahdar init
  mahdar init --db syria.db
  mahdar init --db postgresql://mahdar@server/minutes"""
STATUS = """Examples:

\b
  mahdar status
  mahdar status --db syria.db --lang en"""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog=INIT)(init)
    app.command(epilog=STATUS)(status)


def init(lang: Lang = Language.AR, db: Db = None) -> None:
    """Make a record, or bring one of an older Mahdar up to date."""
    from mahdar.store.addresses import shown
    from mahdar.store.connection import address_of

    with record(db, create=True):
        print(f"{shown(address_of(db))}: {label('decision', 'ready', lang)} mahdar add")


def status(
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who looks. Default: your name on this machine.")
    ] = None,
    lang: Lang = Language.AR,
    db: Db = None,
) -> None:
    """Show what is in the record, what awaits review, what is new.

    New is what has come or changed since you last looked.
    """
    with record(db):
        from mahdar.cli.record.wording import status_lines
        from mahdar.store.overview import overview

        for line in status_lines(overview(who(by)), lang):
            print(line)
