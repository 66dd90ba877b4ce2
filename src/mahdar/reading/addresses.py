"""Addresses of the web: which may be fetched at all, and which machines are out there and not in here.

A page's address comes from strangers (a feed, a redirect, a link somebody sent), and the machine that fetches it may reach what
they may not: the router, a database, a cloud's keys. So only public addresses are asked, on the ports of the web.
"""

import ipaddress
import re
from collections.abc import Container
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from mahdar.errors import FetchError

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
PORTS = frozenset({80, 443})
LONGEST = 2000  # characters
WELL_KNOWN = {"http": 80, "https": 443}
INSIDE_NAMES = (".local", ".localhost", ".internal", ".intranet", ".lan", ".home.arpa", ".onion")
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
COMPATIBLE = ipaddress.IPv6Network("::/96")  # an IPv4 address in an IPv6 one, long given up
SAFE = "%/:=&?~#+!$,;'@()*[]"  # what a written address may keep as it is
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|yclid|mc_[ce]id|at_\w+")


class Address(NamedTuple):
    """An address taken apart: `host` in ASCII as it is resolved and verified, `place` host and port as they are written,
    `target` what the server is asked for.
    """

    url: str
    scheme: str
    host: str
    port: int
    place: str
    target: str


def is_address(words: str) -> bool:
    """Is this an address of the web rather than a file?

    >>> is_address("https://news.example/1"), is_address("articles/https.txt")
    (True, False)
    """
    return words[:8].lower().startswith(("http://", "https://"))


def address(url: str, ports: Container[int] | None = None) -> Address:
    """The address taken apart; FetchError where it must not be fetched, whoever it belongs to. `ports`: else the web's own.

    >>> address("https://اخبار.example/سلام?a=1#b").url
    'https://xn--mgbacxr.example/%D8%B3%D9%84%D8%A7%D9%85?a=1'
    """
    name = shown(url)
    url = url.strip()
    if len(url) > LONGEST or re.search(r"[\x00-\x20\x7f\\]", url):
        raise FetchError(f"{name}: is no address of the web: it is too long or has blanks in it; copy it again")
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").rstrip(".").encode("idna").decode("ascii").lower()
    except ValueError:  # UnicodeError is one
        raise FetchError(f"{name}: is no address of the web: copy it again") from None
    scheme = parts.scheme.lower()
    if scheme not in WELL_KNOWN or not host:
        raise FetchError(f"{name}: is no address of the web: give one that begins with https://")
    if parts.username is not None or parts.password is not None:
        raise FetchError(f"{name}: has a name or password in it, which is not sent: take it out")
    port = WELL_KNOWN[scheme] if port is None else port
    if port not in (PORTS if ports is None else ports):
        raise FetchError(f"{name}: asks for port {port}: only the web's own, 80 and 443, are fetched from")
    if host == "localhost" or f".{host}".endswith(INSIDE_NAMES):
        raise FetchError(f"{name}: {INSIDE}")
    path = quote(parts.path or "/", safe=SAFE)
    target = f"{path}?{quote(parts.query, safe=SAFE)}" if parts.query else path
    where = f"[{host}]" if ":" in host else host
    place = where if port == WELL_KNOWN[scheme] else f"{where}:{port}"
    return Address(f"{scheme}://{place}{target}", scheme, host, port, place, target)


INSIDE = "is an address of this machine or its own network, not of the web: save the page and add the file"


def shown(url: str) -> str:
    """The address as it can be printed: on one line, no longer than is needed, without a password."""
    line = " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", url).split())
    line = re.sub(r"(?<=//)[^/?#\s]*@", "", line)
    return line if len(line) <= 150 else f"{line[:149]}…"


def canonical(url: str) -> str:
    """The address by which a page is known again: without what only says where its reader came from.

    >>> canonical("https://News.example/1?id=2&utm_source=rss#top")
    'https://news.example/1?id=2'
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    query = parts.query
    if TRACKING.search(query):
        kept = [(k, v) for k, v in parse_qsl(query, keep_blank_values=True) if not TRACKING.fullmatch(k)]
        query = urlencode(kept)
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, query, ""))


def is_public(ip: IP) -> bool:
    """May everybody reach this address? False for private, local, shared, reserved and multicast ones, however wrapped.

    >>> [is_public(ipaddress.ip_address(a)) for a in ("93.184.215.14", "10.0.0.1", "100.64.0.1", "::ffff:127.0.0.1")]
    [True, False, False, False]
    """
    if isinstance(ip, ipaddress.IPv6Address):
        inner = _inner(ip)
        if inner is not None:
            return is_public(inner)
        if ip.is_site_local or ip.teredo is not None:
            return False
    return ip.is_global and not (
        ip.is_multicast or ip.is_reserved or ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_unspecified
    )


def _inner(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for (mapped, 6to4, NAT64, compatible)."""
    if ip.ipv4_mapped is not None or ip.sixtofour is not None:
        return ip.ipv4_mapped or ip.sixtofour
    if ip in NAT64 or ip in COMPATIBLE:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return None
