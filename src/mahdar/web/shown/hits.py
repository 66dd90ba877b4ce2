"""Words that a search has found, in the lines and texts that are shown: pieces for a template to mark, never HTML."""

from typing import NamedTuple

from mahdar.store.search import hits
from mahdar.wording import one_line

BEFORE, BEHIND = 90, 230  # characters of an excerpt before its first hit, and behind it
DOTS = "…"


class Piece(NamedTuple):
    """Some words, and whether they were searched for."""

    words: str
    hit: bool


def pieces(text: str, query: str) -> list[Piece]:
    """A text on one line, cut where a hit begins and ends; joined, the pieces are that line."""
    line = one_line(text)
    found = []
    last = 0
    for span in hits(line, query) if query else ():
        if span.start > last:
            found.append(Piece(line[last : span.start], False))
        found.append(Piece(span.of(line), True))
        last = span.end
    if last < len(line):
        found.append(Piece(line[last:], False))
    return found


def excerpt(text: str, query: str) -> list[Piece]:
    """The words about the first hit in a text, or its beginning where there is none; dots stand where it is cut."""
    found = hits(text, query)
    at = found[0].start if found else 0
    first, last = _stretch(text, at)
    cut = pieces(text[first:last], query)
    before = [Piece(f"{DOTS} ", False)] if first else []
    behind = [Piece(f" {DOTS}", False)] if last < len(text) else []
    return [*before, *cut, *behind]


def _stretch(text: str, at: int) -> tuple[int, int]:
    """Whole words about a place in a text."""
    first, last = max(0, at - BEFORE), min(len(text), at + BEHIND)
    while 0 < first < at and not text[first - 1].isspace():
        first += 1
    while at < last < len(text) and not text[last].isspace():
        last -= 1
    return first, last if last > at else min(len(text), at + BEHIND)
