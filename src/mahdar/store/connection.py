"""Opening a record: Django set up for its database, and the record's own version checked."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from mahdar.errors import StoreError
from mahdar.store.addresses import DEFAULT, WAIT, database, is_file, path_of, shown

WAY_IN = "pip install 'mahdar[desk]'"
NO_RECORD = "there is no record here; make one with mahdar init, or name another with --db"
NEWER = "is a record of a newer Mahdar: install that version to open it"
OLDER = "is a record of an older Mahdar: mahdar init brings it up to date, nothing is lost"


def connect(address: str | None = None, *, create: bool = False) -> None:
    """Open the record at an address (`addresses.database`); one opened before is closed. `create`: make what tables it lacks.

    Raises StoreError where there is no record, where it is of a newer Mahdar, or where it cannot be read or written.
    """
    address = address_of(address)
    _set_up(address)
    with explained(address):
        if create:
            _create(address)
        elif is_file(address):
            _check_file(address)
        _check_version(address)
        _use_names()


def _use_names() -> None:
    """The names that the desk of this record has added to the lists are known to the reading."""
    from mahdar.store.gazetteer import use_names

    use_names()


def address_of(given: str | None) -> str:
    """The address that is meant: the one given, that of the environment, or the file `mahdar.db` here."""
    return given or os.environ.get("MAHDAR_DB") or DEFAULT


def _set_up(address: str) -> None:
    """Django with this database for its default one."""
    settings = database(address)
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
    wanted = connections.configure_settings({"default": settings})["default"]
    if connections.settings["default"] != wanted:
        connections["default"].close()
        connections.settings["default"] = wanted
        del connections["default"]


def _check_file(address: str) -> None:
    path = path_of(address)
    if path.is_dir():
        raise StoreError(f"{address}: is a folder: name the file of the record")
    if not path.exists():
        raise StoreError(f"{address}: {NO_RECORD}")


def _create(address: str) -> None:
    """Make the tables that a record lacks; what is no record is left as it is."""
    from django.core.management import call_command
    from django.db import connection

    if is_file(address):
        _check_place(address)
        if _foreign_tables():
            raise StoreError(f"{address}: is the database of another program: name another file")
    applied, known = _migrations()
    if applied - known:
        raise StoreError(f"{shown(address)}: {NEWER}")
    if known - applied:
        if is_file(address):
            with (
                connection.cursor() as cursor
            ):  # lets others read while one writes, and keeps what is committed when a program is killed
                cursor.execute("PRAGMA journal_mode=WAL")
        call_command("migrate", verbosity=0, interactive=False)


def _check_place(address: str) -> None:
    path = path_of(address)
    if path.is_dir():
        raise StoreError(f"{address}: is a folder: name the file of the record")
    folder = path.resolve().parent
    if not folder.is_dir():
        raise StoreError(f"{folder}: there is no such folder; make it first")


def _foreign_tables() -> bool:
    """Has the database tables, but none of a record?"""
    from django.db import connection

    tables = connection.introspection.table_names()
    return bool(tables) and not any(name.startswith(("store_", "django_")) for name in tables)


def _check_version(address: str) -> None:
    """All migrations that this Mahdar knows have been applied, and no others."""
    applied, known = _migrations()
    if applied - known:
        raise StoreError(f"{shown(address)}: {NEWER}")
    if not applied:
        raise StoreError(f"{shown(address)}: {NO_RECORD}")
    if known - applied:
        raise StoreError(f"{shown(address)}: {OLDER}")


def _migrations() -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The migrations of the record that its database has gone through, and those that this Mahdar knows."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    loader = MigrationExecutor(connection).loader
    applied, known = (
        {key for key in keys if key[0] == "store"} for keys in (loader.applied_migrations, loader.graph.nodes)
    )
    return applied, known


@contextmanager
def explained(address: str) -> Iterator[None]:
    """Database errors inside come out as StoreError, one line that says what to do."""
    from django.db import DatabaseError, InterfaceError, connection

    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        with suppress(DatabaseError, InterfaceError):
            connection.close()
        raise StoreError(f"{shown(address)}: {in_words(error)}") from error
    except UnicodeEncodeError as error:
        half = error.object[error.start : error.end].encode("unicode_escape").decode()
        raise StoreError(
            f"{shown(address)}: half a character ({half}) cannot be kept or looked for: write it in UTF-8"
        ) from None


FULL = "the disk is full: make room and run the same again, nothing is half written"
LOST = "the connection to the database was lost: run the same again, nothing is half written"
READ_ONLY = "may only be read, not written to: check who owns the file and its folder, or what the database lets you do"
LOCKED = f"another program is writing to it and did not end in time: try again when it has, or wait longer with {WAIT}=SECONDS"
_MENDS = {
    "locked": LOCKED,
    "lock timeout": LOCKED,
    "readonly": READ_ONLY,
    "read-only": READ_ONLY,
    "permission denied": READ_ONLY,
    "disk is full": FULL,
    "no space left": FULL,
    "disk i/o error": "the disk is full or damaged: make room and run the same again, nothing is half written",
    "unable to open": "cannot be opened: check the path and who may read it",
    "not a database": "is no record of Mahdar: name another file",
    "malformed": "is damaged: load the last dump into a new record with mahdar load",
    "no such table": NO_RECORD,
    "relation": NO_RECORD,
    "authentication failed": "the server refuses this name or password: check both",
    "no password supplied": "the server asks for a password: write postgresql://user:password@host/name, or keep it in ~/.pgpass",
    "does not exist": "the server has no such database or user: check the address, or make it with createdb NAME",
    "translate host name": "there is no such server: check the address",
    "resolve host": "there is no such server: check the address",
    "connection refused": "the database server does not answer: check that it runs and the address is right",
    "no such file": "the database server does not answer: check that it runs and the address is right",
    "timeout": "the database server does not answer: check that it runs and the address is right",
    "closed": LOST,
    "terminat": LOST,
}


def in_words(error: BaseException) -> str:
    """What a database's error means and what to do about it, in words where they are known."""
    line = " ".join(str(error).split())
    return next((mend for sign, mend in _MENDS.items() if sign in line.lower()), f"the database says: {line[:200]}")


def is_of_one_text(error: BaseException) -> bool:
    """Does the database refuse what one text has in it (too long, no such characters), so that others can still be added?"""
    from django.db import DataError

    code = getattr(error.__cause__, "sqlstate", None) or ""
    return isinstance(error, DataError) or code[:2] in ("22", "54")


def may_only_be_read(error: BaseException) -> bool:
    """Does a database's error say that the record may not be written to?"""
    return in_words(error) == READ_ONLY
