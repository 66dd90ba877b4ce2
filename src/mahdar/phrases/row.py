"""Item and Row: what the phrase engine reads. An item is a token or a whole mention; a row is one sentence of them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mahdar.vocabulary import Span


class Item(NamedTuple):
    """One place of a row: the senses it has, where it stands in the text, and what the caller keeps there.

    `start` and `end` are character offsets into the text, end exclusive. The engine never looks into `payload`.
    """

    senses: frozenset[str]
    start: int
    end: int
    payload: object = None


class Row:
    """A sequence of items in the order of the text; `text`, where given, is what their offsets point into.

    An Alphabet leaves its string of symbols here (see `Alphabet.encode`), so that several engines over one alphabet
    encode a row once.

    >>> row = Row([Item(frozenset({"met"}), 0, 5), Item(frozenset({"party"}), 6, 11)], "التقى روسيا")
    >>> len(row), row.span(1, 2)
    (2, Span(start=6, end=11))
    """

    __slots__ = ("edition", "items", "symbols", "text")

    def __init__(self, items: Iterable[Item], text: str = "") -> None:
        self.items = tuple(items)
        self.text = text
        self.symbols = ""
        self.edition: object = None

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def __getitem__(self, index: int) -> Item:
        return self.items[index]

    def span(self, first: int, end: int) -> Span:
        """The characters of items `first` up to, not including, `end`; an empty range gives the empty span there."""
        if first < end:
            return Span(self.items[first].start, self.items[end - 1].end)
        if first < len(self.items):
            return Span(self.items[first].start, self.items[first].start)
        last = self.items[-1].end if self.items else 0
        return Span(last, last)
