"""Which encoding an Arabic text came in: UTF-8, UTF-16 or Windows-1256, decided by evidence, in that order."""

import codecs
import re

from mahdar.errors import ReadingError

SAMPLE = 65_536  # bytes: enough for every count below, and keeps them constant in time

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP or Word file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
ARABIC_LETTER = re.compile("[\u0621-\u063a\u0641-\u064a]")
# alif, lam, waw, ya, mim, nun, ra, ta: 61 of 100 letters of Arabic news, seldom under 40 of a headline's
COMMONEST = re.compile("[\u0627\u0644\u0648\u064a\u0645\u0646\u0631\u062a]")


def decode(raw: bytes, where: str) -> str:
    """The text of `raw` without its byte order mark; ReadingError, beginning with `where`, for what is no text."""
    for magic, kind in MAGIC:
        if raw.startswith(magic):
            raise ReadingError(f"{where}: is {kind}, not text: save it as plain text first")
    for bom, encoding in BOMS:
        if raw.startswith(bom):
            return _strict(raw[len(bom) :], encoding, where)
    wide = utf_16_without_mark(raw)
    if wide:
        return _strict(raw, wide, where)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if is_damaged_utf_8(raw):
            raise _damaged(where, error.start, "UTF-8") from None
    if is_windows_1256(raw):
        return raw.decode("cp1256")
    raise ReadingError(f"{where}: is neither UTF-8, UTF-16 nor Windows-1256 Arabic text: convert it to UTF-8")


def _strict(raw: bytes, encoding: str, where: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise _damaged(where, error.start, encoding.upper()) from None


def _damaged(where: str, byte: int, encoding: str) -> ReadingError:
    return ReadingError(f"{where}: byte {byte + 1} is damaged {encoding}: export the text again as UTF-8")


def utf_16_without_mark(raw: bytes) -> str | None:
    """`utf-16-le`, `utf-16-be` or None, by where the high bytes of Arabic (06) and of ASCII (00) stand.

    >>> utf_16_without_mark("قالت روسيا".encode("utf-16-be"))
    'utf-16-be'
    >>> utf_16_without_mark("قالت روسيا".encode())
    """
    sample = raw[:SAMPLE]
    if len(sample) < 2:
        return None
    first, second = (sum(map(half.count, (b"\x00", b"\x06"))) / len(half) for half in (sample[0::2], sample[1::2]))
    if second >= 0.8 and first < 0.5:
        return "utf-16-le"
    if first >= 0.8 and second < 0.5:
        return "utf-16-be"
    return None


def is_damaged_utf_8(raw: bytes) -> bool:
    """Is this UTF-8 with a few broken bytes: ten sound characters beyond ASCII, or more, for each broken one?"""
    text = raw[:SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - broken >= 10 * broken


def is_windows_1256(raw: bytes) -> bool:
    """Do the bytes beyond ASCII spell Arabic words in Windows-1256?

    Four letters in five must be Arabic (Latin-1, Hebrew and Windows Cyrillic give half of them); and in a text of
    eight letters or more, three in ten must be among the eight commonest (KOI8-R and GBK give Arabic letters, but
    other ones).

    >>> is_windows_1256("قالت روسيا إنها تؤيد المبادرة".encode("cp1256"))
    True
    >>> is_windows_1256("Сергей Лавров провёл переговоры".encode("koi8-r"))
    False
    """
    letters = [c for c in raw[:SAMPLE].decode("cp1256") if c > "\x7f" and c.isalpha()]
    high = "".join(letters)
    arabic = len(ARABIC_LETTER.findall(high))
    if not high or arabic < 0.8 * len(high):
        return False
    return arabic < 8 or len(COMMONEST.findall(high)) >= 0.3 * arabic
