"""Compiled: a pattern's tree as a regular expression of Python's `re` over the symbols of an alphabet.

A sense becomes the class of all symbols whose set contains it. As the alphabet meets new sets, those classes grow; the
expression is then written again, the next time it is wanted where one of the new symbols stands, and only if one of its
own classes has grown.
"""

import re

from mahdar.phrases.alphabet import BORDER, Alphabet
from mahdar.phrases.bounds import required_after
from mahdar.phrases.language import Choice, Element, Gap, Marker, Maybe, Node, Repeat, Sequence, Slot, Start, Test
from mahdar.phrases.pattern import senses_of

_NEVER = "\0"
"""A character that is no symbol: it keeps a class that has no symbols yet well formed."""


class Compiled:
    """The regular expression of a tree, and which of its groups are which slots.

    `followed`: the tree is only the beginning of something longer, of which more must come.
    """

    def __init__(self, tree: Node, alphabet: Alphabet, *, followed: bool = False) -> None:
        self.tree = tree
        self.followed = followed
        self.alphabet = alphabet
        self._senses = sorted(senses_of(tree) | {BORDER})
        self._newest = ""
        self._symbols_used = -1
        self._groups: list[tuple[str, bool]] = []
        self._regex = re.compile("")

    def regex(self, newest: str) -> re.Pattern[str]:
        """The expression, written so that it knows all symbols up to `newest`, the newest of those it is to be searched in.

        Symbols are numbered as they are met, so that most stretches of text have none that the expression does not know,
        however much the alphabet has grown; writing it again is what costs time.
        """
        if newest > self._newest:
            self._newest = self.alphabet.newest
            used = sum(len(self.alphabet.having(sense)) for sense in self._senses)
            if used != self._symbols_used:
                self._symbols_used = used
                writer = _Writer(self.alphabet)
                self._regex = re.compile(writer.write(self.tree, self.followed))
                self._groups = writer.groups
        return self._regex

    def slots(self, found: re.Match[str]) -> dict[str, tuple[int, int]]:
        """The item ranges of the slots that a match filled; a marker gives an empty range, an empty slot none."""
        slots = {}
        for number, (name, marks) in enumerate(self._groups, 1):
            first, end = found.span(number)
            if first < end or (marks and first >= 0):
                slots[name] = (first, end)
        return slots


class _Writer:
    """Writes the expression of a tree, and notes each group it opens: the slot's name, and whether it is a marker."""

    def __init__(self, alphabet: Alphabet) -> None:
        self.alphabet = alphabet
        self.groups: list[tuple[str, bool]] = []

    def write(self, node: Node, followed: bool) -> str:
        """`followed`: something that must be there stands after this part (see `bounds.required_after`)."""
        match node:
            case Element(tests):
                return self._class(tests)
            case Gap(most):
                return f"{self._unless(self.alphabet.having(BORDER))}{{0,{most}}}{'?' if followed else ''}"
            case Repeat(element, least, most):
                return f"{self._class(element.tests)}{{{least},{most}}}"
            case Maybe(part):
                return f"(?:{self.write(part, followed)})?"
            case Slot(name, part):
                self.groups.append((name, False))
                return f"({self.write(part, followed)})"
            case Marker(name):
                self.groups.append((name, True))
                return "()"
            case Start():
                return rf"(?:\A|(?<={self._any(self.alphabet.having(BORDER))}))"
            case Sequence(parts):
                after = required_after(parts, followed)
                return "".join(self.write(part, then) for part, then in zip(parts, after, strict=True))
            case Choice(ways):
                return f"(?:{'|'.join(self.write(way, followed) for way in ways)})"

    def _class(self, tests: tuple[Test, ...]) -> str:
        taken: set[str] = set()
        for test in tests:
            if test.wanted:
                taken |= self._wanted(test)
        barring = [test for test in tests if not test.wanted]
        if not barring:
            return self._any(taken)
        return self._unless(set.intersection(*(self._barred(test, {BORDER}) for test in barring)) - taken)

    def _wanted(self, test: Test) -> set[str]:
        having = [set(self.alphabet.having(sense)) for sense in test.wanted]
        return set.intersection(*having) - self._barred(test, set())

    def _barred(self, test: Test, further: set[str]) -> set[str]:
        return {symbol for sense in test.barred | further for symbol in self.alphabet.having(sense)}

    def _any(self, symbols: list[str] | set[str]) -> str:
        return f"[{_NEVER}{''.join(sorted(symbols))}]"

    def _unless(self, symbols: list[str] | set[str]) -> str:
        return f"[^{_NEVER}{''.join(sorted(symbols))}]"
