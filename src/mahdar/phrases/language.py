"""The phrase language: from the words of a `say` to a tree, and back.

    met first=party ..3 with? second=party        in the order of the text; a gap of at most three items
    (met | 'على' 'هامش') !denied date&future      alternatives, literal words, an item without, an item having both
    ^ who=party said{1,2} what=>                  at the beginning of a clause; one item repeated; a marker

What the language cannot say cannot take long: gaps and repetitions are bounded, nothing repeated is repeated again.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from mahdar.errors import LexiconError
from mahdar.phrases.alphabet import WORD

Fold = Callable[[str], str]
"""What brings a literal word into the normal form in which the caller compares words."""

DEEPEST = 8
"""How deep groups may nest."""
LONGEST_REPEAT = 8
"""How often one item may be repeated."""


@dataclass(frozen=True)
class Test:
    """An item that has all `wanted` senses and none of the `barred` ones.

    A test that wants nothing and only bars does not take a border: like a gap, it stays within the clause.
    """

    __test__ = False

    wanted: frozenset[str]
    barred: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Element:
    """One item, which passes any of the tests."""

    tests: tuple[Test, ...]


@dataclass(frozen=True)
class Gap:
    """Up to `most` items, none of them a border."""

    most: int
    column: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Repeat:
    """One element `least` to `most` times."""

    element: Element
    least: int
    most: int


@dataclass(frozen=True)
class Maybe:
    """A part that may be missing; present where it can be."""

    part: "Node"


@dataclass(frozen=True)
class Slot:
    """A part whose items a builder asks for by name."""

    name: str
    part: "Node"
    column: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Marker:
    """A place without items, of which a builder asks where it is."""

    name: str
    column: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Start:
    """The beginning of the row, or the place after a border."""


@dataclass(frozen=True)
class Sequence:
    """Parts one after the other."""

    parts: tuple["Node", ...]


@dataclass(frozen=True)
class Choice:
    """Ways of saying it, the first that fits."""

    ways: tuple["Node", ...]


Node = Element | Gap | Repeat | Maybe | Slot | Marker | Start | Sequence | Choice


class _Token(NamedTuple):
    kind: str
    value: str
    column: int


_TOKEN = re.compile(
    r"""(?P<space>\s+)
      | (?P<marker>[a-z][a-z0-9_]*=>)
      | (?P<slot>[a-z][a-z0-9_]*=)
      | (?P<sense>[a-z][a-z0-9_:-]*)
      | (?P<word>'[^']*')
      | (?P<gap>\.\.[0-9]{1,3}(?![0-9]))
      | (?P<repeat>\{[0-9]{1,3},[0-9]{1,3}\})
      | (?P<sign>[()|?&!^])""",
    re.VERBOSE | re.ASCII,
)


def parse(say: str, fold: Fold = str) -> Node:
    """The tree of a `say`; `fold` is applied to its literal words.

    Raises LexiconError, one line with the column and a caret (‸) before the place, for anything that is not of the
    language. Whether its senses are known and its work is bounded is asked elsewhere (`pattern`, `bounds`).

    >>> render(parse("met  first=party ..3 (with|and)? second=party"))
    'met first=party ..3 (with | and)? second=party'
    >>> parse("met first=party)")
    Traceback (most recent call last):
    mahdar.errors.LexiconError: unexpected ')' at column 16: met first=party‸)
    """
    return _Parser(say, fold).tree()


def refusal(say: str, column: int, reason: str) -> LexiconError:
    """The error for a place (0-based column) of a `say`; shown to the user 1-based and with a caret before it."""
    return LexiconError(f"{reason} at column {column + 1}: {say[:column]}‸{say[column:]}")


class _Parser:
    """Recursive descent over the tokens of one `say`."""

    def __init__(self, say: str, fold: Fold) -> None:
        self.say = say
        self.fold = fold
        self.tokens = list(self._read())
        self.at = 0
        self.depth = 0

    def _read(self) -> Iterator[_Token]:
        column = 0
        while column < len(self.say):
            found = _TOKEN.match(self.say, column)
            if found is None or found.lastgroup is None:
                raise refusal(self.say, column, f"unexpected {self.say[column]!r}")
            if found.lastgroup != "space":
                kind = found[0] if found.lastgroup == "sign" else found.lastgroup
                yield _Token(kind, found[0], column)
            column = found.end()
        yield _Token("end", "", len(self.say))

    def _next(self, *kinds: str) -> bool:
        return self.tokens[self.at].kind in kinds

    def _take(self) -> _Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def _refuse(self, token: _Token, reason: str) -> LexiconError:
        return refusal(self.say, token.column, reason)

    def tree(self) -> Node:
        tree = self._choice()
        if not self._next("end"):
            token = self._take()
            raise self._refuse(token, f"unexpected {_shown(token)}")
        return tree

    def _choice(self) -> Node:
        ways = [self._sequence()]
        while self._next("|"):
            self._take()
            ways.append(self._sequence())
        if len(ways) == 1:
            return ways[0]
        if all(isinstance(way, Element) for way in ways):
            return Element(tuple(test for way in ways if isinstance(way, Element) for test in way.tests))
        return Choice(tuple(ways))

    def _sequence(self) -> Node:
        parts: list[Node] = []
        while not self._next("|", ")", "end"):
            token = self.tokens[self.at]
            if parts and isinstance(parts[-1], Marker):
                raise self._refuse(token, f"{parts[-1].name}=> must come last")
            if token.kind == "^" and parts:
                raise self._refuse(token, "^ must come first")
            parts.append(self._part())
        if not parts:
            raise self._refuse(self.tokens[self.at], "something is missing")
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _part(self) -> Node:
        if self._next("marker"):
            token = self._take()
            return Marker(token.value.removesuffix("=>"), token.column)
        if self._next("^"):
            self._take()
            return Start()
        slot = self._take() if self._next("slot") else None
        part = self._repeated(self._unit())
        if slot is not None:
            part = Slot(slot.value.removesuffix("="), part, slot.column)
        return self._optional(part)

    def _unit(self) -> Node:
        if self._next("("):
            return self._group()
        if self._next("gap"):
            token = self._take()
            most = int(token.value.removeprefix(".."))
            if most == 0:
                raise self._refuse(token, "a gap of no items")
            return Gap(most, token.column)
        return self._element()

    def _group(self) -> Node:
        opening = self._take()
        self.depth += 1
        if self.depth > DEEPEST:
            raise self._refuse(opening, f"groups nest more than {DEEPEST} deep")
        inner = self._choice()
        if not self._next(")"):
            raise self._refuse(opening, "this group is never closed")
        self._take()
        self.depth -= 1
        return inner

    def _element(self) -> Element:
        wanted: set[str] = set()
        barred: set[str] = set()
        first = self.tokens[self.at]
        self._atom(wanted, barred)
        while self._next("&"):
            self._take()
            self._atom(wanted, barred)
        if wanted & barred:
            raise self._refuse(first, "an item cannot both have and lack a sense")
        return Element((Test(frozenset(wanted), frozenset(barred)),))

    def _atom(self, wanted: set[str], barred: set[str]) -> None:
        senses = wanted
        if self._next("!"):
            self._take()
            senses = barred
        if not self._next("sense", "word"):
            token = self._take()
            raise self._refuse(token, f"a sense or a 'word' is wanted here, not {_shown(token)}")
        token = self._take()
        senses.add(token.value if token.kind == "sense" else self._word(token))

    def _word(self, token: _Token) -> str:
        word = token.value.strip("'")
        if len(word.split()) > 1:
            raise self._refuse(token, "quotation marks hold one word: quote each by itself")
        folded = self.fold(word)
        if not folded.strip():
            raise self._refuse(token, "a literal without letters")
        return WORD + folded

    def _repeated(self, part: Node) -> Node:
        if not self._next("repeat"):
            return part
        token = self._take()
        least, most = (int(number) for number in token.value.strip("{}").split(","))
        if not isinstance(part, Element):
            raise self._refuse(token, "only a single item can be repeated")
        if not (least <= most and 2 <= most <= LONGEST_REPEAT):
            raise self._refuse(token, f"a repetition goes from its least to its most, at most {LONGEST_REPEAT},")
        return Repeat(part, least, most)

    def _optional(self, part: Node) -> Node:
        if self._next("?"):
            token = self._take()
            inner = part.part if isinstance(part, Slot) else part
            if isinstance(inner, Gap):
                raise self._refuse(token, "a gap may be empty as it is: no ? is wanted")
            if isinstance(inner, Maybe | Repeat):
                raise self._refuse(token, "what repeats or may be missing cannot have another ? (for ? write {0,n})")
            part = Maybe(part)
        if self._next("?", "repeat"):
            raise self._refuse(self.tokens[self.at], "repetitions do not nest")
        return part


def _shown(token: _Token) -> str:
    return repr(token.value) if token.value else "the end"


def render(node: Node) -> str:
    """The tree in words again, in the form that `parse` reads (literals as folded)."""
    match node:
        case Sequence(parts):
            return " ".join(_grouped(part) if isinstance(part, Choice | Sequence) else render(part) for part in parts)
        case Choice(ways):
            return " | ".join(_grouped(way) if isinstance(way, Choice) else render(way) for way in ways)
        case Element(tests):
            return _test(tests[0]) if len(tests) == 1 else f"({' | '.join(map(_test, tests))})"
        case Gap(most):
            return f"..{most}"
        case Repeat(element, least, most):
            return f"{render(element)}{{{least},{most}}}"
        case Maybe(part):
            return f"{_grouped(part)}?"
        case Slot(name, part):
            return f"{name}=({render(part)})" if isinstance(part, Slot) else f"{name}={_grouped(part)}"
        case Marker(name):
            return f"{name}=>"
        case Start():
            return "^"


def _grouped(part: Node) -> str:
    simple = isinstance(part, Element | Gap | Repeat | Slot)
    return render(part) if simple else f"({render(part)})"


def _test(test: Test) -> str:
    return "&".join([*map(_name, sorted(test.wanted)), *("!" + _name(sense) for sense in sorted(test.barred))])


def _name(sense: str) -> str:
    return f"'{sense.removeprefix(WORD)}'" if sense.startswith(WORD) else sense
