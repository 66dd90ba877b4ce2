"""Tally: what was found in a corpus, how often, by which pattern, with the first few words it was seen in."""

from collections import Counter
from typing import NamedTuple

from mahdar.arabic.normal import fold
from mahdar.mentions.annotate import Annotated

CONTEXT = 4  # tokens each side of an example


class Sighting(NamedTuple):
    """Tokens `first` to `last` (exclusive) of one text, and what they are: the words to list, the pattern that found
    them, and whether the word lists have them already."""

    found: str
    pattern: str
    first: int
    last: int
    known: bool


class Find(NamedTuple):
    """A row for review. `example` is a few words of context; it is the source's, and stays with the reviewer."""

    found: str
    seen: int
    pattern: str
    example: str
    already_known: bool


class Tally:
    """Counts sightings that are spelled alike but for hamza, dots and marks; the commonest spelling stands for all."""

    def __init__(self) -> None:
        self._spellings: dict[tuple[str, str], Counter[str]] = {}
        self._first: dict[tuple[str, str], tuple[str, bool]] = {}

    def add(self, sighting: Sighting, text: Annotated) -> None:
        """Count one sighting."""
        key = fold(sighting.found), sighting.pattern
        if key not in self._spellings:
            self._spellings[key] = Counter()
            self._first[key] = _context(text, sighting), sighting.known
        self._spellings[key][sighting.found] += 1

    def finds(self, at_least: int) -> list[Find]:
        """What was seen so often or oftener, the commonest first."""
        rows = (
            Find(spellings.most_common(1)[0][0], spellings.total(), pattern, *self._first[key, pattern])
            for (key, pattern), spellings in self._spellings.items()
            if spellings.total() >= at_least
        )
        return sorted(rows, key=lambda find: (-find.seen, find.found, find.pattern))

    def spellings(self) -> dict[str, int]:
        """Every spelling as written, and how often it was seen, whatever the pattern."""
        total: Counter[str] = Counter()
        for spellings in self._spellings.values():
            total.update(spellings)
        return dict(total)


def _context(text: Annotated, sighting: Sighting) -> str:
    return words(text, max(0, sighting.first - CONTEXT), min(len(text.tokens), sighting.last + CONTEXT))


def words(text: Annotated, first: int, last: int) -> str:
    """The written words of tokens `first` up to `last` (exclusive), one space between them."""
    return " ".join(text.span(first, last).of(text.text).split())
