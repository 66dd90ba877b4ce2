"""What all commands of the record share: where it lies, who is at work, in which language."""

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from mahdar.exchange.labels import Language

Db = Annotated[
    str | None,
    typer.Option(
        "--db", metavar="RECORD", envvar="MAHDAR_DB", help="A file, or postgresql://user@host/name. Default: mahdar.db."
    ),
]
By = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who decides. Default: your name on this machine.")
]
Why = Annotated[str, typer.Option("--why", metavar="REASON", help="Kept with the decision.")]
Lang = Annotated[Language, typer.Option("--lang", help="The language of labels; what texts say stays Arabic.")]


@contextmanager
def record(db: str | None, *, create: bool = False, fresh: bool = True) -> Iterator[None]:
    """Inside, the record is open and its errors are one line; `fresh`: entries whose claims have changed are summarised first."""
    from mahdar.store import connect
    from mahdar.store.connection import address_of, explained

    address = address_of(db)
    connect(address, create=create)
    with explained(address):
        if fresh:
            _refresh(address)
        yield


def _refresh(address: str) -> None:
    """Summarise what has changed; where the record may only be read, say that its newest claims are not in its entries yet."""
    from django.db import DatabaseError

    from mahdar.store.addresses import shown
    from mahdar.store.connection import may_only_be_read
    from mahdar.store.summaries import refresh

    try:
        refresh()
    except DatabaseError as error:
        if not may_only_be_read(error):
            raise
        say(
            f"{shown(address)}: may only be read, and its newest texts are not in its lists yet: run mahdar status where it may be written"
        )


def say(line: str) -> None:
    """Tell the user something beside the output, on one line of stderr."""
    print(f"mahdar: {' '.join(line.split())}", file=sys.stderr)


def who(by: str | None) -> str:
    """The name under which decisions are kept."""
    try:
        return by or getpass.getuser()
    except (KeyError, OSError):  # a container's user may have no name
        return "unknown"
