"""Pages and feeds fetched from the web, with care for where the request goes and how much comes back.

The host is resolved once, every address that it has is checked, and the connection goes to an address that was checked; so a
name server that changes its mind cannot lead inside. Redirects are followed by hand and checked alike. Size and time have an end.
"""

import zlib
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, Protocol
from urllib.parse import urljoin

from mahdar.errors import FetchError
from mahdar.reading import addresses
from mahdar.reading.addresses import IP, Address, address, shown

if TYPE_CHECKING:
    import httpcore

    from mahdar.reading.connections import Deadline

MOST_BYTES = 5_000_000
SECONDS = 20.0
REDIRECTS = 5
AGENT = "Mahdar/0 (reads press articles and feeds for a desk that keeps minutes)"
WAY_IN = "pip install 'mahdar[desk]'"
HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5",
    "Accept-Encoding": "identity",
    "Accept-Language": "ar, *;q=0.5",
    "Connection": "close",
}
MOVED = frozenset({301, 302, 303, 307, 308})
UNCHANGED = 304
SAID = {401: "asks for a password", 403: "refuses programs", 404: "has no such page", 410: "has no such page any more",
        429: "asks for fewer requests"}  # fmt: skip


class Fetched(NamedTuple):
    """What an address answered: `url` where it was found in the end, `status` 200 or 304 (unchanged, no content)."""

    url: str
    status: int
    content: bytes
    content_type: str = ""
    charset: str = ""
    etag: str = ""
    modified: str = ""


class Fetch(Protocol):
    """How pages and feeds are fetched: `fetch`, or in tests something that stands for it."""

    def __call__(self, url: str, /, *, etag: str = "", modified: str = "") -> Fetched:
        """What is at the address, unless it is still what `etag` and `modified` were said of."""
        ...


def fetch(
    url: str,
    /,
    *,
    etag: str = "",
    modified: str = "",
    most_bytes: int = MOST_BYTES,
    seconds: float = SECONDS,
    allow: Callable[[IP], bool] | None = None,
    ports: Container[int] | None = None,
) -> Fetched:
    """What is at an address of the web; FetchError, one line, where it cannot or must not be fetched.

    `etag`, `modified`: what the server said of it last time; where nothing has changed the answer is 304 and has no content.
    `seconds` is for the whole of it, redirects included. `allow` and `ports`: whom to ask, everybody in public on the
    web's own ports; a test may allow more.
    """
    try:
        import httpcore  # noqa: F401
    except ImportError:
        raise FetchError(f"{shown(url)}: fetching needs httpcore: {WAY_IN}") from None
    from mahdar.reading.connections import Deadline

    deadline = Deadline(seconds)
    known = {"If-None-Match": etag, "If-Modified-Since": modified}
    headers = {name: value for name, value in known.items() if value and value.isprintable() and value.isascii()}
    here = address(url, ports)
    for _ in range(REDIRECTS + 1):
        with _answer(here, headers, allow or addresses.is_public, deadline) as answer:
            location = _header(answer, b"location")
            if answer.status not in MOVED or not location:
                return _taken(here, answer, most_bytes, asked=bool(headers))
        here = address(urljoin(here.url, location), ports)
    raise FetchError(
        f"{shown(url)}: is redirected more than {REDIRECTS} times: open it in a browser and copy its address"
    )


@contextmanager
def _answer(
    here: Address, headers: dict[str, str], allow: Callable[[IP], bool], deadline: "Deadline"
) -> Iterator["httpcore.Response"]:
    """The server's answer while it is open; whatever goes wrong is a FetchError."""
    import httpcore

    from mahdar.reading.connections import Checked, context

    name = shown(here.url)
    sent = {"Host": here.place, **HEADERS, **headers}
    url = httpcore.URL(scheme=here.scheme, host=here.host, port=here.port, target=here.target)
    pool = httpcore.ConnectionPool(network_backend=Checked(allow, deadline), ssl_context=context(), retries=0)
    try:
        with (
            pool,
            pool.stream(
                "GET", url, headers=[(name.encode(), value.encode()) for name, value in sent.items()]
            ) as answer,
        ):
            yield answer
    except (httpcore.TimeoutException, TimeoutError):
        raise FetchError(f"{name}: did not answer within {deadline.seconds:g} seconds: try again later") from None
    except httpcore.ConnectError as error:
        if "certificate" in str(error).lower():
            raise FetchError(
                f"{name}: its certificate is not one to trust ({_why(error)}): nothing was asked"
            ) from None
        raise FetchError(f"{name}: cannot be reached ({_why(error)}): check the address and the network") from None
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, ValueError) as error:
        raise FetchError(f"{name}: the server does not speak as it should ({_why(error)}): try again later") from None


def _why(error: Exception) -> str:
    return " ".join(str(error).split())[:100] or type(error).__name__


def _taken(here: Address, answer: "httpcore.Response", most: int, *, asked: bool) -> Fetched:
    """The answer read to its end."""
    name = shown(here.url)
    if answer.status == UNCHANGED and asked:
        return Fetched(here.url, UNCHANGED, b"")
    if not 200 <= answer.status < 300:
        said = SAID.get(answer.status, "cannot give the page")
        raise FetchError(
            f"{name}: the server {said} ({answer.status}): open it in a browser, or save it and add the file"
        )
    kind, _, rest = _header(answer, b"content-type").partition(";")
    charset = rest.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    return Fetched(
        here.url,
        answer.status,
        _content(answer, most, name),
        kind.strip().lower(),
        charset,
        _header(answer, b"etag"),
        _header(answer, b"last-modified"),
    )


def _content(answer: "httpcore.Response", most: int, name: str) -> bytes:
    """The body, inflated where it is compressed though it was not asked to be; FetchError as soon as it is too much."""
    inflate = _inflater(_header(answer, b"content-encoding").lower(), name)
    content = bytearray()
    for chunk in answer.iter_stream():
        try:
            content += inflate(chunk, most + 1 - len(content))
        except zlib.error:
            raise FetchError(f"{name}: its compression is damaged: try again later") from None
        if len(content) > most:
            raise FetchError(f"{name}: is larger than {most:,} bytes: save its text and add the file")
    return bytes(content)


def _inflater(encoding: str, name: str) -> Callable[[bytes, int], bytes]:
    """Chunks to what they hold, no more than a number of bytes of it."""
    if encoding in ("", "identity"):
        return lambda chunk, _: chunk
    if encoding in ("gzip", "x-gzip", "deflate"):
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 32).decompress
    raise FetchError(
        f"{name}: comes in a compression that was not asked for ({encoding[:20]!r}): save it and add the file"
    )


def _header(answer: "httpcore.Response", name: bytes) -> str:
    """A header as text without line ends, "" where there is none."""
    found = next((value for key, value in answer.headers if key.lower() == name), b"")
    return " ".join(found.decode("utf-8", "replace").split())
