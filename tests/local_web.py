"""A web server of the tests, on this machine only: answers that are written here, real connections."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import NamedTuple

from mahdar.reading.addresses import IP


class Answer(NamedTuple):
    """What the server says of a path; `more` is sent after the body, piece by piece, until the client has had enough."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = {"Content-Type": "text/html; charset=utf-8"}  # noqa: RUF012
    more: Callable[[], Iterator[bytes]] | None = None


class LocalWeb:
    """Answers by path; `asked` has the requests that came, as path and headers."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.stopping = threading.Event()
        web = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                web.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                with contextlib.suppress(OSError):
                    web.say(self, web.answers.get(self.path, Answer(status=404)))

            def log_message(self, *_: object) -> None:
                """Quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_port

    def say(self, handler: BaseHTTPRequestHandler, answer: Answer) -> None:
        etag = answer.headers.get("ETag")
        if etag and handler.headers.get("If-None-Match") == etag:
            answer = Answer(status=304, headers={})
        handler.send_response(answer.status)
        for name, value in answer.headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(answer.body)
        for piece in answer.more() if answer.more else ():
            handler.wfile.write(piece)
            handler.wfile.flush()
            if self.stopping.is_set():
                return

    def at(self, path: str) -> str:
        """The address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [path for path, _ in self.asked]


@contextlib.contextmanager
def local_web() -> Iterator[LocalWeb]:
    """A server while it runs."""
    web = LocalWeb()
    thread = threading.Thread(target=web.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        web.stopping.set()
        web.server.shutdown()
        web.server.server_close()
        thread.join(5)


def this_machine(ip: IP) -> bool:
    """Allows 127.0.0.1 alone."""
    return ip == ip_address("127.0.0.1")


class AnyPort:
    """Allows all ports, for a server that takes whichever is free."""

    def __contains__(self, port: object) -> bool:
        return True
