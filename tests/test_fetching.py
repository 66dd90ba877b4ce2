"""Fetching: where a request may go and how much may come back, against a real server on this machine."""

import contextlib
import gzip
import ipaddress
import itertools
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("httpcore")

from local_web import Answer, AnyPort, LocalWeb, local_web, this_machine
from mahdar.errors import FetchError
from mahdar.reading import connections
from mahdar.reading.addresses import address, canonical, is_public
from mahdar.reading.fetching import Fetched, fetch

PAGE = "<html><body><p>قال الوزير إن المشاورات مثمرة.</p></body></html>".encode()


@pytest.fixture
def web() -> Iterator[LocalWeb]:
    with local_web() as running:
        yield running


def get(url: str, **options: object) -> Fetched:
    """Fetch from this machine, which only a test may."""
    return fetch(url, **{"allow": this_machine, "ports": AnyPort(), **options})  # type: ignore[arg-type]


def refusal(url: str, **options: object) -> str:
    with pytest.raises(FetchError) as caught:
        fetch(url, **options)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)
    return str(caught.value)


def get_refused(url: str, **options: object) -> str:
    return refusal(url, **{"allow": this_machine, "ports": AnyPort(), **options})


# what is fetched


def test_a_page_comes_with_its_type_its_encoding_and_its_marks(web: LocalWeb) -> None:
    changed = "Thu, 16 Jan 2014 10:00:00 GMT"
    headers = {"Content-Type": 'text/HTML; charset="Windows-1256"', "ETag": '"a1"', "Last-Modified": changed}
    web.answers["/news"] = Answer(PAGE, headers=headers)
    found = get(web.at("/news"))
    assert found == Fetched(web.at("/news"), 200, PAGE, "text/html", "windows-1256", '"a1"', changed)
    assert "Mahdar" in web.asked[0][1]["user-agent"]
    assert web.asked[0][1]["accept-encoding"] == "identity"
    assert web.asked[0][1]["host"] == f"127.0.0.1:{web.port}"


def test_what_has_not_changed_is_not_sent_again(web: LocalWeb) -> None:
    web.answers["/feed"] = Answer(PAGE, headers={"ETag": '"a1"'})
    assert get(web.at("/feed"), etag='"a1"') == Fetched(web.at("/feed"), 304, b"")
    assert get(web.at("/feed"), etag='"a0"').content == PAGE


def test_marks_that_could_smuggle_a_header_are_not_sent(web: LocalWeb) -> None:
    web.answers["/feed"] = Answer(PAGE)
    assert get(web.at("/feed"), etag='"a"\r\nX-Evil: 1', modified="الآن").content == PAGE
    assert not {"x-evil", "if-none-match", "if-modified-since"} & set(web.asked[0][1])


def test_an_arabic_address_is_asked_for_in_ascii(web: LocalWeb) -> None:
    web.answers["/%D8%B3%D9%84%D8%A7%D9%85?q=%D8%AB%D8%A7%D9%86"] = Answer(PAGE)
    assert get(web.at("/سلام?q=ثان#أسفل")).content == PAGE


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_its_end_told(web: LocalWeb, status: int) -> None:
    web.answers["/old"] = Answer(status=status, headers={"Location": "../new"})
    web.answers["/new"] = Answer(PAGE)
    assert get(web.at("/old"))[:3] == (web.at("/new"), 200, PAGE)


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_page_compressed_unasked_is_inflated(web: LocalWeb, encoding: str) -> None:
    packed = gzip.compress(PAGE) if encoding == "gzip" else zlib.compress(PAGE)
    web.answers["/packed"] = Answer(packed, headers={"Content-Encoding": encoding})
    assert get(web.at("/packed")).content == PAGE


def test_no_proxy_is_used_silently(web: LocalWeb, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    web.answers["/news"] = Answer(PAGE)
    assert get(web.at("/news")).content == PAGE


# where it must not go


@pytest.mark.parametrize(
    "url",
    [
        "ftp://news.example/1", "file:///etc/passwd", "javascript:alert(1)", "news.example", "https://", "http:///x", "",
        "http://[::1", "http://a b.example/", "http://news.example/\r\nX: 1", "http://news.example:port/", "http://a\\@b.example/",
        "http://" + "a" * 3000, "http://" + "ا" * 100 + ".example/", "gopher://127.0.0.1/", "https://x..example/",
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    assert refusal(url)


def test_an_address_with_a_password_is_refused_without_printing_it() -> None:
    said = refusal("https://huda:secret@news.example/1")
    assert "password" in said
    assert "secret" not in said


@pytest.mark.parametrize("port", [22, 25, 5432, 8080, 6379])
def test_only_the_ports_of_the_web_are_asked(port: int) -> None:
    assert f"port {port}" in refusal(f"http://news.example:{port}/")


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "[::1]", "[::]", "[fe80::1]", "[fc00::1]", "[ff02::1]",
        "[::ffff:127.0.0.1]", "[::ffff:a00:1]", "[2002:7f00:1::]", "[64:ff9b::7f00:1]", "[64:ff9b::a9fe:a9fe]", "[::127.0.0.1]",
        "localhost", "LOCALHOST.", "router.local", "db.internal", "nas.lan", "x.localhost",
    ],
)  # fmt: skip
def test_an_address_inside_is_refused(host: str) -> None:
    said = refusal(f"http://{host}/")
    assert "own network" in said or "cannot be reached" in said  # where the resolver does not take the odd spelling


@pytest.mark.parametrize(
    "ip", ["93.184.215.14", "2606:4700:4700::1111", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e", "2002:5db8:d70e::1"]
)
def test_a_public_address_is_allowed_however_wrapped(ip: str) -> None:
    assert is_public(ipaddress.ip_address(ip))


@pytest.mark.parametrize(
    "ip",
    ["192.0.2.1", "198.18.0.1", "240.0.0.1", "fec0::1", "2001:db8::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2",
     "64:ff9b:1::1", "::", "2002:c0a8:101::1", "fe80::1%eth0"],
)  # fmt: skip
def test_documentation_test_and_tunnel_addresses_are_not_public(ip: str) -> None:
    assert not is_public(ipaddress.ip_address(ip))


def answering(monkeypatch: pytest.MonkeyPatch, *rounds: list[str]) -> list[str]:
    """The resolver gives these addresses, one list a question; what it was asked."""
    asked: list[str] = []

    def resolver(host: str, port: int, **_: object) -> list[object]:
        asked.append(host)
        found = rounds[min(len(asked), len(rounds)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in found]

    monkeypatch.setattr(connections, "getaddrinfo", resolver)
    return asked


def test_an_address_that_resolves_to_the_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, ["10.0.0.8"])
    assert "own network" in refusal("https://news.example/1")


def test_one_address_inside_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, ["93.184.215.14", "127.0.0.1"])
    assert "own network" in refusal("https://news.example/1")


def test_a_host_is_resolved_once_and_asked_at_the_address_that_was_checked(
    web: LocalWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answering(monkeypatch, ["127.0.0.1"], ["10.0.0.8"])
    web.answers["/news"] = Answer(PAGE)
    assert get(f"http://news.example:{web.port}/news").content == PAGE
    assert asked == ["news.example"]
    assert web.asked[0][1]["host"] == f"news.example:{web.port}"


def test_a_redirect_to_loopback_is_refused(web: LocalWeb) -> None:
    """Here 127.0.0.1 stands for the world outside, and 127.0.0.2, where the same server could answer, for the inside."""
    web.answers["/news"] = Answer(status=302, headers={"Location": f"http://127.0.0.2:{web.port}/secret"})
    assert "own network" in get_refused(web.at("/news"))
    assert web.paths == ["/news"]


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://127.0.0.1/", "http://localhost/", "http://u:p@127.0.0.1/"])
def test_a_redirect_is_checked_like_an_address(web: LocalWeb, to: str) -> None:
    web.answers["/news"] = Answer(status=302, headers={"Location": to})
    assert get_refused(web.at("/news"))


def test_a_redirect_to_another_port_is_refused(web: LocalWeb) -> None:
    web.answers["/news"] = Answer(status=302, headers={"Location": "http://127.0.0.1:5432/"})
    assert "port 5432" in get_refused(web.at("/news"), ports={web.port})


# where it must end


def test_redirects_in_a_circle_end(web: LocalWeb) -> None:
    web.answers["/a"] = Answer(status=302, headers={"Location": "/b"})
    web.answers["/b"] = Answer(status=302, headers={"Location": "/a"})
    assert "redirected more than" in get_refused(web.at("/a"))
    assert len(web.asked) == 6


def endless() -> Iterator[bytes]:
    yield from itertools.repeat(b"a" * 50_000)


def drops() -> Iterator[bytes]:
    for _ in range(600):
        time.sleep(0.05)
        yield b"a"


def test_an_endless_body_ends_at_the_limit(web: LocalWeb) -> None:
    web.answers["/endless"] = Answer(more=endless)
    assert "larger than 300,000 bytes" in get_refused(web.at("/endless"), most_bytes=300_000)


def test_a_body_that_inflates_without_end_ends_at_the_limit(web: LocalWeb) -> None:
    bomb = gzip.compress(b"a" * 20_000_000)
    assert len(bomb) < 100_000
    web.answers["/bomb"] = Answer(bomb, headers={"Content-Encoding": "gzip"})
    assert "larger than" in get_refused(web.at("/bomb"), most_bytes=300_000)


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip"])
def test_a_compression_that_was_not_asked_for_is_refused(web: LocalWeb, encoding: str) -> None:
    web.answers["/odd"] = Answer(PAGE, headers={"Content-Encoding": encoding})
    assert "compression" in get_refused(web.at("/odd"))


def test_damaged_compression_is_told(web: LocalWeb) -> None:
    web.answers["/odd"] = Answer(PAGE, headers={"Content-Encoding": "gzip"})
    assert "damaged" in get_refused(web.at("/odd"))


def test_a_body_that_drips_ends_in_time(web: LocalWeb) -> None:
    web.answers["/drips"] = Answer(more=drops)
    assert "within 0.5 seconds" in get_refused(web.at("/drips"), seconds=0.5)


def test_redirects_and_bodies_have_one_time_together(web: LocalWeb) -> None:
    web.answers["/a"] = Answer(status=302, headers={"Location": "/a"}, more=drops)
    assert get_refused(web.at("/a"), seconds=0.5)


@contextlib.contextmanager
def silent_server(say: bytes = b"") -> Iterator[int]:
    """Takes connections, says this, and nothing more."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        kept: list[socket.socket] = []

        def serve() -> None:
            with contextlib.suppress(OSError):
                while True:
                    kept.append(server.accept()[0])
                    kept[-1].sendall(say)

        threading.Thread(target=serve, daemon=True).start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
        for each in kept:
            each.close()


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_server_that_says_nothing_ends_in_time(scheme: str) -> None:
    with silent_server() as port:
        assert "within 0.3 seconds" in get_refused(f"{scheme}://127.0.0.1:{port}/", seconds=0.3)


@pytest.mark.parametrize(
    "said", [b"SSH-2.0-OpenSSH\r\n\r\n", b"HTTP/1.1 banana\r\n\r\n", b"HTTP/1.1 200 OK\r\nA: " + b"b" * 200_000]
)
def test_a_server_that_does_not_speak_http_is_one_line(said: bytes) -> None:
    with silent_server(said) as port:
        assert "does not speak" in get_refused(f"http://127.0.0.1:{port}/", seconds=5)


def test_a_resolver_that_does_not_answer_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = threading.Event()
    monkeypatch.setattr(connections, "getaddrinfo", lambda *_, **__: [waiting.wait(5)][1:])
    assert "within 0.2 seconds" in refusal("https://news.example/", seconds=0.2)
    waiting.set()


def test_a_host_that_is_not_there_and_a_port_that_is_closed_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert "cannot be reached" in get_refused(f"http://127.0.0.1:{port}/")

    def nobody(*_: object, **__: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(connections, "getaddrinfo", nobody)
    assert "no such host" in refusal("https://news.example/")


@pytest.mark.parametrize(
    ("status", "said"), [(404, "no such page"), (403, "refuses"), (500, "cannot give"), (304, "304")]
)
def test_a_server_that_refuses_is_told_with_its_number(web: LocalWeb, status: int, said: str) -> None:
    web.answers["/news"] = Answer(status=status)
    assert said in get_refused(web.at("/news"))
    assert str(status) in get_refused(web.at("/news"))


# encrypted connections


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for news.example with its key, made for this test."""
    made = tmp_path / "both.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
               "-keyout", made, "-out", tmp_path / "cert.pem", "-subj", "/CN=news.example",
               "-addext", "subjectAltName=DNS:news.example"]  # fmt: skip
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=30)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("there is no openssl here to make a certificate with")
    made.write_bytes(made.read_bytes() + (tmp_path / "cert.pem").read_bytes())
    return made


def test_the_certificate_must_be_the_hosts_whatever_address_is_asked(
    web: LocalWeb, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    theirs.load_cert_chain(certificate)
    web.server.socket = theirs.wrap_socket(web.server.socket, server_side=True)
    web.answers["/news"] = Answer(PAGE)
    answering(monkeypatch, ["127.0.0.1"])
    assert "certificate" in get_refused(f"https://news.example:{web.port}/news")
    monkeypatch.setattr(connections, "context", lambda: ssl.create_default_context(cafile=str(certificate)))
    assert get(f"https://news.example:{web.port}/news").content == PAGE
    assert "certificate" in get_refused(f"https://other.example:{web.port}/news")


# addresses


def test_a_page_is_known_again_without_what_says_where_its_reader_came_from() -> None:
    assert canonical("HTTPS://News.example/a?utm_source=rss&id=7&fbclid=x#top") == "https://news.example/a?id=7"
    assert canonical("https://news.example/a?q=%D8%A7&b") == "https://news.example/a?q=%D8%A7&b"
    assert canonical("http://[::1") == "http://[::1"


def test_an_address_is_taken_apart_in_ascii() -> None:
    found = address("https://الأخبار.example:443/x")
    assert found.host.startswith("xn--")
    assert found.place == found.host
