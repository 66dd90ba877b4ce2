"""Pages of the web to Documents: in which encoding they came, and what in them is the article."""

import datetime
import re
from importlib.util import find_spec

from mahdar.errors import ReadingError
from mahdar.reading.apart import apart
from mahdar.reading.encoding import BOMS, decode, is_windows_1256
from mahdar.reading.soundness import flaw
from mahdar.vocabulary import Document

MOST_BYTES = 5_000_000
WAY_IN = "pip install 'mahdar[desk]'"
DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,100}?encoding=["']([\w.:-]{1,40})""", re.I
)
PRESCAN = 4096  # bytes in which a page declares its encoding
ONE_BYTE = {"windows-1256": "cp1256", "cp1256": "cp1256", "x-cp1256": "cp1256", "iso-8859-6": "iso-8859-6", "arabic": "iso-8859-6",
            "iso-8859-6-i": "iso-8859-6", "cp720": "cp720", "dos-720": "cp720", "x-mac-arabic": "mac_arabic"}  # fmt: skip
OPENING = re.compile(
    rb"(?:\s|<\?xml[^>]{0,200}\?>|(?><!--.{0,2000}?-->))*+<(?:!doctype\s+html|html[\s>]|head[\s>])", re.I | re.S
)
BROKEN = 0.001  # of a page's characters may be damaged


def is_html(start: bytes) -> bool:
    """Does a stream begin as a page does?

    >>> is_html(b"<!DOCTYPE html><html dir=rtl>"), is_html(b"<rss version='2.0'>")
    (True, False)
    """
    return (
        OPENING.match(start.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").replace(b"\x00", b"")) is not None
    )


def html_document(
    raw: bytes,
    name: str,
    id: str,
    *,
    url: str = "",
    charset: str = "",
    published: datetime.date | None = None,
) -> Document:
    """The article in a page; ReadingError, beginning with `name`, where there is none or it cannot be read.

    `url`: where the page was found, `charset`: the encoding that its server declared; `published` holds where the page does not
    say for machines to read when it was published.
    """
    if find_spec("trafilatura") is None:
        raise ReadingError(f"{name}: reading pages needs trafilatura: {WAY_IN}")
    if len(raw) > MOST_BYTES:
        raise ReadingError(f"{name}: is larger than {MOST_BYTES:,} bytes: save its text and add that")
    found = apart("page", decode_html(raw, name, charset).encode("utf-8", "replace"), name, url=url)
    if not found["text"]:
        raise ReadingError(f"{name}: no article is found in the page: copy its text into a file and add that")
    reason = flaw(found["text"])
    if reason:
        raise ReadingError(f"{name}: its text {reason}")
    facts = {field: _sound(found[field]) for field in ("title", "source", "url")}
    day = datetime.date.fromisoformat(found["published"]) if found["published"] else published
    return Document(id=id, text=found["text"], published=day, **facts)


def _sound(value: str | None) -> str | None:
    return value if value and "\x00" not in value and not flaw(value) else None


def decode_html(raw: bytes, name: str, charset: str = "") -> str:
    """The page as text: by its byte order mark, as UTF-8 where it is, else as declared, else by evidence."""
    if any(raw.startswith(bom) for bom, _ in BOMS) or b"\x00" in raw[:PRESCAN]:
        return decode(raw, name)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = charset or _declared(raw)
    if declared.lower() in ONE_BYTE:
        return raw.decode(ONE_BYTE[declared.lower()], "replace")
    beyond = re.sub(rb"[\x00-\x7f]+", b" ", raw)  # else a long head of scripts hides the letters
    if is_windows_1256(beyond):
        return raw.decode("cp1256")
    mended = raw.decode("utf-8", "replace")
    if mended.count("\ufffd") <= BROKEN * len(mended):
        return mended
    return decode(raw, name)


def _declared(raw: bytes) -> str:
    match = DECLARED.search(raw[:PRESCAN])
    return (match[1] or match[2]).decode("ascii", "replace") if match else ""
