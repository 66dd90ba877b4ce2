"""Where a record lies: a file, or the address of a PostgreSQL database."""

from pathlib import Path
from typing import Any

from mahdar.errors import StoreError

DEFAULT = "mahdar.db"
POSTGRES = ("postgres://", "postgresql://")
SECONDS_TO_WAIT = 60  # for somebody else's write to end
# WAL lets others read while one writes, and keeps what was committed when a program is killed.
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536;"


def database(address: str) -> dict[str, Any]:
    """Django's settings of the database at an address: a path, `sqlite:///path`, or `postgresql://user@host/name`.

    >>> database("mahdar.db")["ENGINE"]
    'django.db.backends.sqlite3'
    """
    if address.startswith(POSTGRES):
        return _postgres(address)
    path = address.removeprefix("sqlite:///")
    if "://" in path:
        raise StoreError(f"{address}: is neither a file nor postgresql://…: name the file of the record")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(Path(path).expanduser()),
        "OPTIONS": {"timeout": SECONDS_TO_WAIT, "transaction_mode": "IMMEDIATE", "init_command": PRAGMAS},
    }


def _postgres(address: str) -> dict[str, Any]:
    import dj_database_url

    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise StoreError("PostgreSQL needs psycopg: pip install 'mahdar[postgres]'") from None
    return {**dj_database_url.parse(address), "CONN_MAX_AGE": None}


def is_file(address: str) -> bool:
    """Is it a file of this machine?"""
    return not address.startswith(POSTGRES)
