"""Connections that go only where they may, and no longer than they may: what `fetching` gives httpcore to connect with."""

import functools
import ipaddress
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from socket import SOCK_STREAM, getaddrinfo
from typing import Any

import httpcore

from mahdar.errors import FetchError
from mahdar.reading.addresses import INSIDE, IP

TRIED = 4  # addresses of a host


class Deadline:
    """When a request must have ended, everything included."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.end = seconds, time.monotonic() + seconds

    def left(self) -> float:
        """Seconds; TimeoutError where there are none."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class Checked(httpcore.NetworkBackend):
    """Connects to the addresses of a host after all of them were allowed."""

    def __init__(self, allow: Callable[[IP], bool], deadline: Deadline) -> None:
        self.allow, self.deadline = allow, deadline
        self.sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the host, as it was resolved and checked just now."""
        found = resolve(host, port, self.deadline)
        if not all(map(self.allow, found)):
            raise FetchError(f"{host}: {INSIDE}")
        failure: Exception = httpcore.ConnectError("no address")
        for ip in found[:TRIED]:
            try:
                stream = self.sockets.connect_tcp(str(ip), port, self.deadline.left(), None, socket_options)
            except httpcore.ConnectError as error:
                failure = error
                continue
            return Timed(stream, self.deadline)
        raise failure


class Timed(httpcore.NetworkStream):
    """A connection whose every step must end by the deadline of the whole."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self.stream, self.deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What has come."""
        return self.stream.read(max_bytes, self.deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send."""
        self.stream.write(buffer, self.deadline.left())

    def close(self) -> None:
        """End it."""
        self.stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection encrypted; the certificate must be the host's, whatever address it was reached at."""
        return Timed(self.stream.start_tls(ssl_context, server_hostname, self.deadline.left()), self.deadline)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks of a connection."""
        return self.stream.get_extra_info(info)


def resolve(host: str, port: int, deadline: Deadline) -> list[IP]:
    """All addresses of a host, in the order to try them. The system's resolver cannot be told to hurry, so it is left behind."""
    answers: list[list[IP] | OSError | UnicodeError] = []
    asking = threading.Thread(target=lambda: answers.append(_asked(host, port)), daemon=True)
    asking.start()
    asking.join(deadline.left())
    if not answers:
        raise TimeoutError
    if isinstance(answers[0], Exception):
        raise httpcore.ConnectError("there is no such host") from answers[0]
    return answers[0]


def _asked(host: str, port: int) -> list[IP] | OSError | UnicodeError:
    try:
        found = getaddrinfo(host, port, type=SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        return error
    return list(dict.fromkeys(ipaddress.ip_address(str(each[4][0])) for each in found))


@functools.cache
def context() -> ssl.SSLContext:
    """Whose certificates are trusted: certifi's list, and what this machine trusts beside."""
    made = httpcore.default_ssl_context()
    made.load_default_certs()
    return made
