"""Alphabet: one private symbol for each set of senses, so that a row of items becomes a string `re` can search.

A word has several senses at once (`met`, `past`, `plural`); a symbol stands for the whole set, and a sense in a pattern
becomes the class of all symbols whose set contains it. Sets are numbered as they are met, so that a newer symbol is the
greater character. Only senses that some pattern speaks of tell symbols apart, which keeps the sets few.
"""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import chain
from threading import Lock

from mahdar.phrases.row import Row

BORDER = "border"
"""The sense of an item that ends a clause: no gap steps over it. Every alphabet knows it."""

WORD = "="
"""What the sense of a literal word begins with: `'على'` in a pattern is the sense `=على`."""

_PRIVATE_USE = (range(0xE000, 0xF900), range(0xF0000, 0xFFFFE), range(0x100000, 0x10FFFE))
_REMEMBERED = 100_000


class Alphabet:
    """The senses that patterns may name, and the symbols of the sets of them met so far.

    >>> alphabet = Alphabet({"met", "party"})
    >>> alphabet.mention({"met"})
    >>> alphabet.symbol(frozenset({"met"})) == alphabet.symbol(frozenset({"met", "party"}))  # no pattern says party
    True
    >>> alphabet.nearest("mett")
    'met'
    """

    def __init__(self, senses: Iterable[str]) -> None:
        self.declared = frozenset(senses) | {BORDER}
        self.edition = object()
        self._mentioned: set[str] = set()
        self._sets: dict[str, frozenset[str]] = {}
        self._symbols: dict[frozenset[str], str] = {}
        self._having: dict[str, list[str]] = {}
        self._known: dict[frozenset[str], str] = {}
        self._unused = map(chr, chain.from_iterable(_PRIVATE_USE))
        self._growing = Lock()
        self.newest = ""
        self._grow(frozenset())
        self.mention({BORDER})

    def __len__(self) -> int:
        return len(self._sets)

    def __iter__(self) -> Iterator[str]:
        return iter(self._sets)

    def nearest(self, name: str) -> str | None:
        """The declared sense whose name looks most like this one, for an error message."""
        close = get_close_matches(name, sorted(self.declared), n=1)
        return close[0] if close else None

    def mention(self, names: Iterable[str]) -> None:
        """From now on tell symbols apart by these senses (or words, `=…`) too; rows encoded before are encoded anew."""
        new = set(names) - self._mentioned
        if new:
            self._mentioned |= new
            self._known = {}
            self.edition = object()

    def encode(self, row: Row) -> str:
        """The row as a string, one symbol an item; kept in the row until the alphabet learns new senses."""
        if row.edition is not self.edition:
            known = self._known
            row.symbols = "".join([known.get(item.senses) or self.symbol(item.senses) for item in row.items])
            row.edition = self.edition
        return row.symbols

    def symbol(self, senses: frozenset[str]) -> str:
        """The symbol of a set of senses; senses that no pattern mentions make no difference.

        Should the private-use symbols run out (137,468 sets), further sets share the symbol of the empty set: such an
        item is then a word of no known sense, and nothing fails.
        """
        symbol = self._known.get(senses)
        if symbol is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            symbol = self._known[senses] = self._grow(senses & self._mentioned)
        return symbol

    def senses(self, symbol: str) -> frozenset[str]:
        """The mentioned senses that a symbol stands for."""
        return self._sets[symbol]

    def having(self, sense: str) -> list[str]:
        """The symbols met so far whose set contains this sense; it only ever grows."""
        return self._having.get(sense, [])

    def _grow(self, senses: frozenset[str]) -> str:
        with self._growing:
            if senses in self._symbols:
                return self._symbols[senses]
            symbol = next(self._unused, None)
            if symbol is None:
                return self._symbols[frozenset()]
            self._sets[symbol] = senses
            for sense in senses:
                self._having.setdefault(sense, []).append(symbol)
            self._symbols[senses] = self.newest = symbol
            return symbol
