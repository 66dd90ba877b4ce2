"""What all commands of the record share: where it lies, who is at work, in which language."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

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


@contextmanager
def record(db: str | None, *, create: bool = False, fresh: bool = True) -> Iterator[None]:
    """Inside, the record is open and its errors are one line; `fresh`: entries whose claims have changed are summarised first."""
    from mahdar.store import connect
    from mahdar.store.addresses import DEFAULT
    from mahdar.store.connection import explained

    connect(db, create=create)
    with explained(db or DEFAULT):
        if fresh:
            from mahdar.store.summaries import refresh

            refresh()
        yield


def who(by: str | None) -> str:
    """The name under which decisions are kept."""
    try:
        return by or getpass.getuser()
    except (KeyError, OSError):  # a container's user may have no name
        return "unknown"
