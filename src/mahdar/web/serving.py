"""Running the desk on one machine: its tables made, its first account, and a server."""

import secrets
import signal
from collections.abc import Callable

from mahdar.store import connect

FIRST = "admin"
SECONDS_TO_END = 5.0
FORM = 1024 * 1024  # bytes of a request beside its files
READERS = 8  # threads; a second reader does not wait for the first


def prepare(address: str) -> str | None:
    """Open or make the record with the desk's tables; the password of the first account if it is made now, else None."""
    connect(address, create=True)
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    return _first_account()


def _first_account() -> str | None:
    """An administrator where there is no account at all; a record that was loaded elsewhere has its own."""
    from django.contrib.auth.models import User

    from mahdar.web.roles import Role, give_role

    if User.objects.exists():
        return None
    password = secrets.token_urlsafe(12)
    give_role(User.objects.create_user(FIRST, password=password), Role.ADMINISTRATOR)
    return password


def serve(host: str, port: int, ready: Callable[[], None]) -> None:
    """Serve until it is interrupted; `ready` is called when the port is open. OSError where it cannot be had."""
    import waitress
    from django.core.wsgi import get_wsgi_application

    from mahdar.web.work import jobs
    from mahdar.web.work.quota import MOST_AT_ONCE

    server = waitress.create_server(
        get_wsgi_application(),
        host=host,
        port=port,
        threads=READERS,
        ident="Mahdar",
        max_request_body_size=MOST_AT_ONCE + FORM,
    )
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends as by Ctrl-C: an upload in hand is put back
    jobs.wake()
    ready()
    try:
        server.run()
    finally:
        jobs.rest(SECONDS_TO_END)
