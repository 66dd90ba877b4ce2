"""Trigger: what a pattern is looked up by. It is tried only where a sense stands that every match of it must hold."""

from collections.abc import Mapping
from math import inf
from typing import NamedTuple

from mahdar.phrases.alphabet import WORD
from mahdar.phrases.bounds import Width, width
from mahdar.phrases.language import Choice, Element, Node, Repeat, Sequence, Slot, Test

_COMMON_WORD = 50.0
_IN_SLOT = 0.5


class Trigger(NamedTuple):
    """A test that some item of a match passes, and how many items of the match can stand before that item."""

    test: Test
    before: Width


def triggers(tree: Node, mentions: Mapping[str, int], wish: str | None = None) -> tuple[Trigger, ...]:
    """The rarest element that a match cannot do without, as one trigger for each of its tests; empty if there is none.

    `mentions` says in how many patterns each sense comes: what few patterns speak of (`met`) is taken to be rarer in
    texts than what most do (`party`), a literal of three letters or fewer to be a common word. Only elements that want
    the sense `wish` count where one is given.

    >>> from mahdar.phrases.language import parse
    >>> triggers(parse("first=party met second=party"), {"party": 9, "met": 1})
    (Trigger(test=Test(wanted=frozenset({'met'}), barred=frozenset()), before=Width(least=1, most=1)),)
    """
    cost, found = _cheapest(tree, mentions, wish)
    return found if cost < inf else ()


_Priced = tuple[float, tuple[Trigger, ...]]


def _cheapest(node: Node, mentions: Mapping[str, int], wish: str | None) -> _Priced:
    match node:
        case Element(tests):
            cost = sum(_cost(test, mentions, wish) for test in tests)
            return cost, tuple(Trigger(test, Width(0, 0)) for test in tests)
        case Repeat(element, least, _) if least > 0:
            return _cheapest(element, mentions, wish)
        case Slot(_, part):
            cost, found = _cheapest(part, mentions, wish)
            return cost + _IN_SLOT, found
        case Sequence(parts):
            return _cheapest_part(parts, mentions, wish)
        case Choice(ways):
            priced = [_cheapest(way, mentions, wish) for way in ways]
            return sum(cost for cost, _ in priced), tuple(trigger for _, found in priced for trigger in found)
        case _:
            return inf, ()


def _cheapest_part(parts: tuple[Node, ...], mentions: Mapping[str, int], wish: str | None) -> _Priced:
    best: _Priced = (inf, ())
    least = most = 0
    for part in parts:
        cost, found = _cheapest(part, mentions, wish)
        if cost < best[0]:
            best = cost, tuple(_shifted(trigger, least, most) for trigger in found)
        least, most = least + width(part).least, most + width(part).most
    return best


def _shifted(trigger: Trigger, least: int, most: int) -> Trigger:
    return Trigger(trigger.test, Width(trigger.before.least + least, trigger.before.most + most))


def _cost(test: Test, mentions: Mapping[str, int], wish: str | None) -> float:
    if not test.wanted or (wish is not None and wish not in test.wanted):
        return inf
    return min(mentions.get(sense, 0) + _common(sense) for sense in test.wanted)


def _common(sense: str) -> float:
    return _COMMON_WORD if sense.startswith(WORD) and len(sense) <= len(WORD) + 3 else 0.0
