"""Words made fit to be drawn: one line, no hidden characters, as wide as there is room for, each language in its direction.

The names in entries come from texts of strangers. Whatever would turn the reading order round or break a line is taken out
here, and what runs right to left is set in Unicode's isolates (UAX 9), which every renderer of SVG understands.
"""

import functools
import unicodedata
from pathlib import Path

WIDTHS = Path(__file__).with_name("widths.tsv")
LEFT_TO_RIGHT, RIGHT_TO_LEFT, END = "\u2066", "\u2067", "\u2069"
ELLIPSIS = "…"
TOO_LONG = 2000  # characters of which no picture shows more
SPACE = 240
UNKNOWN = 1000  # a letter that the font lacks comes from another, as wide as it may be


def tidy(words: str) -> str:
    """The words on one line without control characters, direction marks and half characters.

    >>> tidy("  a\\u202eb\\n c ")
    'ab c'
    """
    kept = "".join(
        c for c in words[:TOO_LONG] if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    return " ".join(kept.split())


def width(words: str, size: float) -> float:
    """About how wide the words are in pixels at a type size: close for Latin, for Arabic a few per cent too wide."""
    return sum(_advance(c) for c in words) * size / 1000


def cut(words: str, size: float, room: float) -> str:
    """The words, or as many of them as there is room for and an ellipsis.

    >>> cut("talks in Oslo", 10, 1000), cut("talks in Oslo", 10, 50)
    ('talks in Oslo', 'talks in…')
    """
    return _fitted(tidy(words), size, room)


def wrapped(words: str, size: float, room: float, lines: int) -> list[str]:
    """A sentence on as many lines as it needs, at most `lines`; the last is cut if it must be.

    Names set apart in it (`own`) stay so on every line.
    """
    found: list[str] = []
    rest = words.split()
    while rest and len(found) < lines - 1:
        n = 1
        while n < len(rest) and width(" ".join(rest[: n + 1]), size) <= room:
            n += 1
        found.append(_fitted(" ".join(rest[:n]), size, room))
        rest = rest[n:]
    return _closed([*found, _fitted(" ".join(rest), size, room)] if rest else found)


def balanced(words: str, size: float, room: float, lines: int) -> list[str]:
    """As `wrapped`, with the lines about as long as one another."""
    found = wrapped(words, size, room, lines)
    low, high = room / 2, room
    while len(found) > 1 and high - low > 8:
        middle = (low + high) / 2
        tried = wrapped(words, size, middle, lines + 1)
        low, high = (low, middle) if len(tried) <= len(found) else (middle, high)
    return wrapped(words, size, high, lines)


def own(words: str) -> str:
    """A name or a title in its own reading order, that of most of its letters, whatever stands around it.

    >>> own("BBC عربي")[0] == RIGHT_TO_LEFT, own("talks in جنيف")[0] == LEFT_TO_RIGHT
    (True, True)
    """
    if not words:
        return words
    sides = [unicodedata.bidirectional(c) for c in words]
    arabic = sides.count("AL") + sides.count("R")
    order = RIGHT_TO_LEFT if arabic >= sides.count("L") and arabic else LEFT_TO_RIGHT
    return f"{order}{words}{END}"


def set_in(words: str, lang: str) -> str:
    """A line of its own in the reading order of the language.

    >>> set_in("لقاء 2", "ar") == "\u2067لقاء 2\u2069", set_in("talks 2", "en")
    (True, 'talks 2')
    """
    return f"{RIGHT_TO_LEFT}{words}{END}" if lang == "ar" and words else words


def _fitted(words: str, size: float, room: float) -> str:
    if width(words, size) <= room:
        return words
    left, kept = room - width(ELLIPSIS, size), 0
    for c in words:
        left -= _advance(c) * size / 1000
        if left < 0:
            break
        kept += 1
    head = words[:kept]
    whole = head.rpartition(" ")[0] if words[kept : kept + 1] != " " else head
    return (whole if len(whole) > kept * 0.6 else head).rstrip(" ،,;:–-") + ELLIPSIS


def _closed(lines: list[str]) -> list[str]:
    """The lines with what is set apart across a line end closed there and opened again."""
    found, still_open = [], ""
    for line in lines:
        whole = still_open + line
        still_open = ""
        for c in whole:
            still_open = (
                still_open[:-1] if c == END else still_open + c if c in (LEFT_TO_RIGHT, RIGHT_TO_LEFT) else still_open
            )
        found.append(whole + END * len(still_open))
    return found


def _advance(c: str) -> int:
    found = _widths().get(c)
    if found is not None:
        return found
    return 0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else SPACE if c.isspace() else UNKNOWN


@functools.cache
def _widths() -> dict[str, int]:
    rows = (line.split("\t") for line in WIDTHS.read_text(encoding="utf-8").split("\n") if line[:1].isdigit())
    return {c: int(advance) for advance, characters in rows for c in characters}
