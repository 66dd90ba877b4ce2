"""Compiled: a pattern's tree as a regular expression of Python's `re` over the symbols of an alphabet.

A sense becomes the class of all symbols whose set contains it. As the alphabet meets new sets, those classes grow; the
expression is then written again, the next time it is wanted where one of the new symbols stands, and only if one of its
own classes has grown.
"""

import re

from mahdar.phrases.alphabet import BORDER, Alphabet
from mahdar.phrases.bounds import nodes, required_after
from mahdar.phrases.language import Choice, Element, Gap, Marker, Maybe, Node, Repeat, Sequence, Slot, Start, Test

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
        elements = (node for node in nodes(tree) if isinstance(node, Element))
        self._tests = {Test(frozenset({BORDER})), *(test for element in elements for test in element.tests)}
        self._old: set[str] = set()
        self._newest = ""
        self._groups: list[tuple[str, bool]] = []
        self._regex = re.compile("")

    def regex(self, symbols: str) -> re.Pattern[str]:
        """The expression, good for searching these symbols.

        It is written again where one of them is newer than the expression and has senses that one of its tests asks for:
        most stretches of text have none, however much the alphabet has grown, and writing it again is what costs time.
        """
        if symbols and max(symbols) > self._newest and any(map(self._is_news, symbols)):
            self._newest = self.alphabet.newest
            self._old.clear()
            writer = _Writer(self.alphabet)
            self._regex = re.compile(writer.write(self.tree, self.followed))
            self._groups = writer.groups
        return self._regex

    def _is_news(self, symbol: str) -> bool:
        """Would the expression be another if it knew this symbol?"""
        if symbol <= self._newest or symbol in self._old:
            return False
        senses = self.alphabet.senses(symbol)
        if not self._newest or any(_concerns(test, senses) for test in self._tests):
            return True
        self._old.add(symbol)
        return False

    def slots(self, found: re.Match[str]) -> dict[str, tuple[int, int]]:
        """The item ranges of the slots that a match filled; a marker gives an empty range, an empty slot none."""
        slots = {}
        for number, (name, marks) in enumerate(self._groups, 1):
            first, end = found.span(number)
            if first < end or (marks and first >= 0):
                slots[name] = (first, end)
        return slots


def _concerns(test: Test, senses: frozenset[str]) -> bool:
    """Does a symbol of these senses belong in the class that this test is written as?"""
    return test.wanted <= senses if test.wanted else bool(test.barred & senses)


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
