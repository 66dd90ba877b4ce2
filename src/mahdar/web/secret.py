"""The key that signs sessions: the server's own from the environment, or one kept beside the record's file."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from mahdar.store.addresses import is_file, path_of

LENGTH = 50


def given_key() -> str | None:
    """The key that the environment gives, None where it gives none."""
    return os.environ.get("MAHDAR_SECRET_KEY") or None


def secret_key(address: str) -> str:
    """The environment's key; else that in `RECORD.key`, made on first use and readable by its owner alone.

    Where neither can be had (a server's database, a folder that may not be written to), a key of this run: all must sign in again
    after a restart.
    """
    given = given_key()
    if given:
        return given
    if is_file(address):
        with suppress(OSError):
            return _kept(path_of(address).with_suffix(".key"))
    return secrets.token_urlsafe(LENGTH)


def _kept(path: Path) -> str:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip() or secrets.token_urlsafe(LENGTH)
    with open(handle, "w", encoding="ascii") as file:
        key = secrets.token_urlsafe(LENGTH)
        file.write(key)
    return key
