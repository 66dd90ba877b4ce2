"""The key that signs sessions: the environment's own, or one kept beside the record's file."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from mahdar.store.addresses import is_file, path_of

VARIABLE = "MAHDAR_SECRET_KEY"
LENGTH = 50


def given_key() -> str | None:
    """The key that the environment gives, None where it gives none."""
    return os.environ.get(VARIABLE) or None


def passing_key() -> str:
    """A key for this run: after a restart all must sign in again."""
    return secrets.token_urlsafe(LENGTH)


def keep_key(address: str) -> None:
    """Put the key kept beside a record's file (`RECORD.key`) into the environment; one is made if there is none, readable by its
    owner alone. Where the environment has one, or none can be kept, nothing is changed."""
    if given_key() is None and is_file(address):
        with suppress(OSError):
            os.environ[VARIABLE] = _kept(path_of(address).with_suffix(".key"))


def _kept(path: Path) -> str:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip() or passing_key()
    with open(handle, "w", encoding="ascii") as file:
        key = passing_key()
        file.write(key)
    return key
