"""Opening a record: Django set up for its database, and the record's own version checked."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mahdar.errors import StoreError
from mahdar.store.addresses import DEFAULT, database, is_file

WAY_IN = "pip install 'mahdar[desk]'"


def connect(address: str | None = None, *, create: bool = False) -> None:
    """Open the record at an address (`addresses.database`); one opened before is closed. `create`: make what tables it lacks.

    Raises StoreError where there is no record, where it is of a newer Mahdar, or where it cannot be read or written.
    """
    address = address or os.environ.get("MAHDAR_DB", DEFAULT)
    _set_up(address)
    with explained(address):
        if create:
            _create(address)
        elif is_file(address) and not Path(address.removeprefix("sqlite:///")).expanduser().exists():
            raise StoreError(
                f"{address}: there is no record here; make one with mahdar init, or name another with --db"
            )
        _check_version(address)


def _set_up(address: str) -> None:
    """Django with this database for its default one."""
    os.environ["MAHDAR_DB"] = address
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mahdar.store.settings")
    try:
        import django
        from django.apps import apps
        from django.db import connections
    except ImportError:
        raise StoreError(f"the record needs Django: {WAY_IN}") from None
    if not apps.ready:
        django.setup()
    wanted = connections.configure_settings({"default": database(address)})["default"]
    if connections.settings["default"]["NAME"] != wanted["NAME"]:
        connections["default"].close()
        connections.settings["default"] = wanted
        del connections["default"]


def _create(address: str) -> None:
    from django.core.management import call_command

    if is_file(address):
        folder = Path(address.removeprefix("sqlite:///")).expanduser().resolve().parent
        if not folder.is_dir():
            raise StoreError(f"{folder}: there is no such folder; make it first")
    call_command("migrate", verbosity=0, interactive=False)


def _check_version(address: str) -> None:
    """All migrations that this Mahdar knows have been applied, and no others."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    known = {key for key in executor.loader.graph.nodes if key[0] == "store"}
    applied = {key for key in executor.loader.applied_migrations if key[0] == "store"}
    if applied - known:
        raise StoreError(f"{address}: is a record of a newer Mahdar: install that version to open it")
    if not applied:
        raise StoreError(f"{address}: there is no record here; make one with mahdar init, or name another with --db")
    if known - applied:
        raise StoreError(
            f"{address}: is a record of an older Mahdar: mahdar init brings it up to date, nothing is lost"
        )


@contextmanager
def explained(what: str) -> Iterator[None]:
    """Database errors inside come out as StoreError, one line that says what to do."""
    from django.db import DatabaseError, InterfaceError, connection

    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        connection.close()
        raise StoreError(f"{what}: {_in_words(str(error))}") from error


_MENDS = {
    "locked": "another program is writing to it and did not finish in a minute: try again when it has",
    "readonly": "may not be written to: check who owns the file and its folder",
    "read-only": "may not be written to: check who owns the file and its folder",
    "disk is full": "the disk is full: make room and run the same again, nothing is half written",
    "no space left": "the disk is full: make room and run the same again, nothing is half written",
    "unable to open": "cannot be opened: check the path and who may read it",
    "not a database": "is no record of Mahdar: name another file",
    "malformed": "is damaged: load the last dump into a new record with mahdar load",
    "connection refused": "the database server does not answer: check that it runs and the address is right",
    "closed": "the connection to the database was lost: run the same again, nothing is half written",
    "terminat": "the connection to the database was lost: run the same again, nothing is half written",
}


def _in_words(error: str) -> str:
    line = " ".join(error.split())
    return next((mend for sign, mend in _MENDS.items() if sign in line.lower()), line[:200])
