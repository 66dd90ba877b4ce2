"""`mahdar serve`: the desk in a browser."""

import os
import sys
from typing import Annotated

import typer

from mahdar.cli.record.opening import Db, Lang, say
from mahdar.exchange.labels import Language, label

EXAMPLES = """Examples:

\b
  mahdar serve
  mahdar serve --db syria.db --port 8080
  mahdar serve --open-reading          anybody who reaches it may read, accounts only change it

For others to reach it, run it behind a server that speaks TLS; docs/desk.md says how."""
ADDRESS_IN_USE = 98
SETTINGS = "mahdar.web.settings"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EXAMPLES)(serve)


def serve(
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; 127.0.0.1 is this machine alone.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port.")] = 8000,
    open_reading: Annotated[bool, typer.Option("--open-reading", help="Let anybody read without an account.")] = False,
    lang: Lang = Language.AR,
    db: Db = None,
) -> None:
    """Review and read the record in a browser. The first run makes the record and the first account."""
    from mahdar.errors import StoreError
    from mahdar.store.connection import address_of, explained

    address = address_of(db)
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS  # whatever another project has left in this shell
    os.environ["MAHDAR_DB"] = address
    os.environ.setdefault("MAHDAR_LANGUAGE", lang.value)
    if open_reading:
        os.environ["MAHDAR_OPEN_READING"] = "1"
    if host not in ("127.0.0.1", "localhost", "::1"):
        os.environ.setdefault("MAHDAR_HOSTS", f"{host},127.0.0.1,localhost")
    try:
        from mahdar.web.secret import keep_key
        from mahdar.web.serving import FIRST, prepare
        from mahdar.web.serving import serve as run
    except ImportError as error:
        raise StoreError(f"the desk needs {error.name}: pip install 'mahdar[desk]'") from None
    keep_key(address)
    with explained(address):
        password = prepare(address)
    if password:
        print(f"{label('record', 'first-account', lang)}: {FIRST} · {password}")
    url = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}/"
    try:
        run(host, port, lambda: print(f"{label('record', 'desk-at', lang)}: {url}", flush=True))
    except OSError as error:
        why = (
            "is in use: choose another with --port"
            if error.errno == ADDRESS_IN_USE
            else f"cannot be opened ({error.strerror})"
        )
        say(f"{host}:{port} {why}")
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        sys.exit(0)
