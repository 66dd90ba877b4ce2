"""How much work a pattern can cost, and the refusal of patterns that could cost too much or say nothing.

Python's `re` backtracks. From one place of a row it tries at most `ways(tree)` readings of at most `width(tree).most`
items, so a row of n items costs at most n x WAYS x width steps: linear in the row, whatever stands in it.
"""

from collections.abc import Iterator
from math import prod
from typing import NamedTuple

from mahdar.phrases.language import Choice, Element, Gap, Marker, Maybe, Node, Repeat, Sequence, Slot, Start, refusal

WAYS = 4096
"""How many ways a pattern may be read at one place: the product of its gaps, options, repetitions and alternatives."""

REACH = 24
"""How many items the gaps of a pattern may step over, all together."""


class Width(NamedTuple):
    """The fewest and the most items that a part takes."""

    least: int
    most: int


def width(node: Node) -> Width:
    """How many items a part takes.

    >>> from mahdar.phrases.language import parse
    >>> width(parse("met first=party ..3 with? second=party"))
    Width(least=3, most=7)
    """
    match node:
        case Element():
            return Width(1, 1)
        case Gap(most):
            return Width(0, most)
        case Repeat(_, least, most):
            return Width(least, most)
        case Maybe(part):
            return Width(0, width(part).most)
        case Slot(_, part):
            return width(part)
        case Sequence(parts):
            widths = [width(part) for part in parts]
            return Width(sum(each.least for each in widths), sum(each.most for each in widths))
        case Choice(ways):
            widths = [width(way) for way in ways]
            return Width(min(each.least for each in widths), max(each.most for each in widths))
        case _:
            return Width(0, 0)


def ways(node: Node) -> int:
    """In how many ways a part can be read at one place, at most.

    >>> from mahdar.phrases.language import parse
    >>> ways(parse("met first=party ..3 with? second=party"))
    8
    """
    match node:
        case Gap(most):
            return most + 1
        case Repeat(_, least, most):
            return most - least + 1
        case Maybe(part):
            return 1 + ways(part)
        case Slot(_, part):
            return ways(part)
        case Sequence(parts):
            return prod(ways(part) for part in parts)
        case Choice(several):
            return sum(ways(way) for way in several)
        case _:
            return 1


def reach(node: Node) -> int:
    """How many items the gaps of a part can step over, at most."""
    match node:
        case Gap(most):
            return most
        case Maybe(part) | Slot(_, part):
            return reach(part)
        case Sequence(parts):
            return sum(reach(part) for part in parts)
        case Choice(several):
            return max(reach(way) for way in several)
        case _:
            return 0


def required_after(parts: tuple[Node, ...], followed: bool) -> list[bool]:
    """For each part of a sequence: does something that must be there stand after it? `followed`: after the last one.

    A gap with something required after it takes as few items as it can; without, as many.
    """
    after = []
    for part in reversed(parts):
        after.append(followed)
        followed = followed or width(part).least > 0
    return after[::-1]


def check(say: str, tree: Node) -> None:
    """Raise LexiconError for a pattern that could cost too much, or whose gaps or slots make no sense."""
    if reach(tree) > REACH:
        raise refusal(say, 0, f"gaps of {reach(tree)} items in all, at most {REACH} are allowed,")
    if ways(tree) > WAYS:
        raise refusal(say, 0, f"can be read in {ways(tree):,} ways, at most {WAYS:,} are allowed: shorten or split it,")
    if width(tree).least == 0:
        raise refusal(say, 0, "can match nothing at all: something must be required")
    _check_parts(say, tree)
    _check_gaps(say, tree, led=False, followed=False)
    _check_slots(say, tree)


def _check_parts(say: str, node: Node) -> None:
    """Options and slots must be able to hold an item."""
    for each in nodes(node):
        if isinstance(each, Slot) and width(each).most == 0:
            raise refusal(say, each.column, f"slot {each.name} holds no items")
        if isinstance(each, Maybe) and width(each).most == 0:
            raise refusal(say, 0, "a ? over nothing")


def _check_gaps(say: str, node: Node, *, led: bool, followed: bool) -> None:
    """A gap without a name joins two things that must be there; otherwise it reaches nothing."""
    match node:
        case Gap(_, column) if not (led and followed):
            side = "after" if led else "before"
            reason = f"nothing that must be there stands {side} this gap (name it, as in what=..3, or drop it)"
            raise refusal(say, column, reason)
        case Maybe(part):
            _check_gaps(say, part, led=led, followed=followed)
        case Choice(several):
            for way in several:
                _check_gaps(say, way, led=led, followed=followed)
        case Sequence(parts):
            for part, after in zip(parts, required_after(parts, followed), strict=True):
                _check_gaps(say, part, led=led, followed=after)
                led = led or isinstance(part, Start) or width(part).least > 0


def _check_slots(say: str, node: Node) -> frozenset[str]:
    """A name may come again in another alternative, never twice in one reading. Returns the names of the part."""
    match node:
        case Sequence(parts):
            seen: frozenset[str] = frozenset()
            for part in parts:
                names = _check_slots(say, part)
                if seen & names:
                    raise refusal(say, 0, f"slot {min(seen & names)} is filled twice")
                seen |= names
            return seen
        case Choice(several):
            return frozenset().union(*(_check_slots(say, way) for way in several))
        case Maybe(part):
            return _check_slots(say, part)
        case Slot(name, part):
            inner = _check_slots(say, part)
            if name in inner:
                raise refusal(say, node.column, f"slot {name} is filled twice")
            return inner | {name}
        case _:
            return frozenset({node.name}) if isinstance(node, Marker) else frozenset()


def nodes(node: Node) -> Iterator[Node]:
    """The part and all the parts in it."""
    yield node
    match node:
        case Maybe(part) | Slot(_, part):
            yield from nodes(part)
        case Repeat(element, _, _):
            yield element
        case Sequence(parts) | Choice(parts):
            for part in parts:
                yield from nodes(part)
