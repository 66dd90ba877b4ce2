"""Where a record lies: a file, or the address of a PostgreSQL database."""

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mahdar.errors import StoreError

DEFAULT = "mahdar.db"
POSTGRES = ("postgres://", "postgresql://")
WAIT = "MAHDAR_WAIT"  # the environment variable with the seconds to wait for somebody else's write to end
SECONDS_TO_WAIT = 60
SECONDS_TO_CONNECT = 10
PRAGMAS = "PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536;"


def database(address: str) -> dict[str, Any]:
    """Django's settings of the database at an address: a path, `sqlite:///path`, or `postgresql://user@host/name`.

    A file that may only be read is opened so that nothing is written beside it either. Raises StoreError for what is no address.

    >>> database("mahdar.db")["ENGINE"]
    'django.db.backends.sqlite3'
    """
    if address.startswith(POSTGRES):
        return _postgres(address)
    if "://" in address.removeprefix("sqlite:///"):
        raise StoreError(f"{shown(address)}: is neither a file nor postgresql://…: name the file of the record")
    path = path_of(address)
    options = {"timeout": seconds_to_wait(), "transaction_mode": "IMMEDIATE", "init_command": PRAGMAS}
    whole, manner = str(path.absolute()), _reading_manner(path)
    name = f"file:{quote(whole)}?{manner}" if manner else whole
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": options}


def path_of(address: str) -> Path:
    """The file at an address that is one."""
    return Path(address.removeprefix("sqlite:///")).expanduser()


def seconds_to_wait() -> float:
    """How long to wait for somebody else's write to end."""
    written = os.environ.get(WAIT, "")
    try:
        return max(0.0, float(written or SECONDS_TO_WAIT))
    except ValueError:
        raise StoreError(f"{WAIT}={written}: is no number of seconds: write one, or leave it out") from None


def shown(address: str) -> str:
    """An address as it may be printed: without a password.

    >>> shown("postgresql://huda:secret@server/minutes")
    'postgresql://huda@server/minutes'
    """
    return re.sub(r"(?<=://)([^/@:]*):[^/]*@", r"\1@", address)


def _reading_manner(path: Path) -> str:
    """How SQLite opens a file that may not be written to; "" for one that may, and for one that is yet to be made."""
    if not path.is_file():
        return ""
    if not os.access(path.resolve().parent, os.W_OK):
        log = path.with_name(f"{path.name}-wal")  # what a program that was killed has left: it must be read as well
        return "mode=ro" if log.exists() and log.stat().st_size else "immutable=1"
    return "" if os.access(path, os.W_OK) else "mode=ro"


def _postgres(address: str) -> dict[str, Any]:
    import dj_database_url

    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise StoreError("PostgreSQL needs psycopg: pip install 'mahdar[postgres]'") from None
    try:
        parsed = dj_database_url.parse(address)
    except ValueError as error:
        raise StoreError(
            f"{shown(address)}: is no address of a database ({error}): write postgresql://user@host/name"
        ) from None
    if not parsed.get("NAME"):
        raise StoreError(f"{shown(address)}: names no database: write postgresql://user@host/name")
    patience = f"-c lock_timeout={max(1, round(seconds_to_wait() * 1000))}"  # 0 would be for ever
    options = {"connect_timeout": SECONDS_TO_CONNECT, "options": patience, **parsed.get("OPTIONS", {})}
    return {**parsed, "OPTIONS": options, "CONN_MAX_AGE": None}


def is_file(address: str) -> bool:
    """Is it a file of this machine?"""
    return not address.startswith(POSTGRES)
