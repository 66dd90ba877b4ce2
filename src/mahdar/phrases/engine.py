"""Engine: many patterns over one row. Each is tried only around the items that its trigger stands on."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mahdar.phrases.alphabet import Alphabet
from mahdar.phrases.bounds import width
from mahdar.phrases.compiled import Compiled
from mahdar.phrases.language import Test
from mahdar.phrases.pattern import Pattern, refuse_same_names
from mahdar.phrases.row import Row
from mahdar.phrases.trigger import Trigger, triggers
from mahdar.vocabulary import Span

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found in a row: items `start_item` up to, not including, `end_item`.

    `slots` holds the item range (end exclusive) of each slot that holds something, and the empty range (i, i) of a
    marker that stands before item i. `span` is the match in characters of the text.
    """

    pattern: Pattern
    start_item: int
    end_item: int
    slots: dict[str, Range]
    span: Span


class Engine:
    """Finds patterns in rows.

    An alphabet may serve several engines; build them all before rows are encoded, or rows are encoded again.
    Raises LexiconError where two patterns have the same name.

    >>> from mahdar.phrases import Alphabet, Item, Row, load
    >>> alphabet = Alphabet({"met", "party", "with"})
    >>> patterns = '''[[pattern]]
    ... name = "party met party"
    ... say = "met first=party ..3 second=party"
    ... gives = "meeting"
    ... example = [{ text = "Norway met Somalia" }]
    ... near_miss = [{ text = "the rivers met", why = "rivers are no parties" }]'''
    >>> engine = Engine(load(patterns, alphabet, str), alphabet)
    >>> row = Row(Item(frozenset({sense}), at, at + 1) for at, sense in enumerate(["met", "party", "with", "party"]))
    >>> [match.slots for match in engine.matches(row)]
    [{'first': (1, 2), 'second': (3, 4)}]
    """

    def __init__(self, patterns: Iterable[Pattern], alphabet: Alphabet) -> None:
        self.patterns = tuple(patterns)
        self.alphabet = alphabet
        refuse_same_names(self.patterns)
        mentions = Counter(name for pattern in self.patterns for name in pattern.names)
        alphabet.mention(mentions)
        self.triggers = tuple(triggers(pattern.tree, mentions, pattern.trigger) for pattern in self.patterns)
        self._compiled = tuple(Compiled(pattern.tree, alphabet) for pattern in self.patterns)
        self._widest = tuple(width(pattern.tree).most for pattern in self.patterns)
        self._triggered: dict[str, tuple[tuple[int, Trigger], ...]] = {}

    def matches(self, row: Row) -> list[Match]:
        """All matches, in the order of the row, then of the patterns.

        The matches of one pattern do not overlap; where patterns that give the same kind fill the same slots with the
        same items in one place, the longest match stays, then the one of the pattern that comes first.
        """
        symbols = self.alphabet.encode(row)
        found = [
            (match, order)
            for order, starts in self.starts(symbols).items()
            for match in self._found(order, symbols, row, starts)
        ]
        if len(found) > 1:
            found = _settled(found)
        return [match for match, _ in found]

    def starts(self, symbols: str) -> dict[int, list[Range]]:
        """Where matches of each pattern could begin: by its index, ranges of items, both ends included, that do not
        touch one another. Only patterns whose trigger stands in the row are named."""
        standing: dict[int, list[Range]] = {}
        triggered = self._triggered
        for position, symbol in enumerate(symbols):
            by_symbol = triggered.get(symbol)
            if by_symbol is None:
                by_symbol = triggered[symbol] = self._triggered_by(symbol)
            for order, trigger in by_symbol:
                first, last = position - trigger.before.most, position - trigger.before.least
                if last >= 0:
                    standing.setdefault(order, []).append((max(0, first), last))
        return {order: _joined(ranges) for order, ranges in standing.items()}

    def _triggered_by(self, symbol: str) -> tuple[tuple[int, Trigger], ...]:
        senses = self.alphabet.senses(symbol)
        return tuple(
            (order, trigger)
            for order, several in enumerate(self.triggers)
            for trigger in several
            if passes(trigger.test, senses)
        )

    def _found(self, order: int, symbols: str, row: Row, starts: list[Range]) -> Iterator[Match]:
        compiled = self._compiled[order]
        widest, at = self._widest[order], 0
        for first, last in starts:
            at = max(at, first)
            regex = compiled.regex(symbols[max(0, at - 1) : last + widest])
            while at <= last:
                found = regex.search(symbols, at, last + widest)
                if found is None or found.start() > last:
                    break
                start, at = found.span()
                yield Match(self.patterns[order], start, at, compiled.slots(found), row.span(start, at))


def passes(test: Test, senses: frozenset[str]) -> bool:
    """Does an item of these senses pass a test that wants at least one?"""
    return test.wanted <= senses and not test.barred & senses


def _joined(ranges: list[Range]) -> list[Range]:
    """The same places in ascending ranges that do not touch."""
    ranges.sort()
    joined = [ranges[0]]
    for first, last in ranges[1:]:
        if first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


_Found = list[tuple[Match, int]]


def _settled(found: _Found) -> _Found:
    """Matches in order, without those that say again, in the same place, what another of their kind says."""
    found.sort(key=lambda each: (each[0].start_item - each[0].end_item, each[1], each[0].start_item))
    taken: dict[tuple[str, frozenset[tuple[str, Range]]], set[int]] = {}
    kept = []
    for match, order in found:
        items = range(match.start_item, match.end_item)
        held = taken.setdefault((match.pattern.gives, frozenset(match.slots.items())), set())
        if held.isdisjoint(items):
            held.update(items)
            kept.append((match, order))
    kept.sort(key=lambda each: (each[0].start_item, each[1]))
    return kept
