"""When two claims tell of one meeting: parties that can be the same, and days that agree.

A minister may be named by one outlet where another names his state, and one outlet leaves out a participant; so parties are
compared by side, and the smaller company must find itself in the larger. A claim without a day is taken for the meeting of these
parties that is nearest to the day of the report.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from mahdar.record.calendar_keys import apart, around, days_between, months
from mahdar.record.report import Report, Side
from mahdar.vocabulary import ActorKind, Interval, Mode, Status

MOST_PAIRS = 15
HELD_BEFORE = 4  # days by which a report without a date follows what it tells
PLANNED_AHEAD = 45  # days by which it may precede what it announces
REPORTED_TOGETHER = 1
STANDS_FOR_STATE = frozenset({ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.COLLECTIVE, ActorKind.GROUP})
AHEAD = frozenset({Status.PLANNED, Status.PROPOSED, Status.CANCELLED})


def keys(report: Report) -> Iterator[str]:
    """Each pair of sides with each month in which the meeting may lie."""
    window = _window(report)
    if window is None or window.first is None or window.last is None:
        return
    sides = sorted(side.side for side in report.sides)
    pairs = dict.fromkeys(combinations(sides, 2)) if len(sides) > 1 else dict.fromkeys(zip(sides, sides, strict=True))
    for a, b in list(pairs)[:MOST_PAIRS]:
        for month in months(window.first, window.last):
            yield f"{a}|{b}|{month}"


def is_vague(report: Report) -> bool:
    """Without a day of its own."""
    return not report.is_dated


def one(a: Report, b: Report) -> str | None:
    """Why two claims, both dated or both not, tell of one meeting; None if they may not."""
    if not _one_company(a, b) or not _one_mode(a, b):
        return None
    if is_vague(a):
        together = apart(a.said, b.said) <= REPORTED_TOGETHER and _ahead(a) == _ahead(b)
        return "the same parties, reported together" if together else None
    if days_between(a.when, b.when) == 0:
        return "the same parties on the same day"
    return None


def reach(vague: Report, dated: Report) -> float | None:
    """Days from the report of an undated meeting to a dated one that it may be; None if it is another."""
    window = _window(vague)
    if window is None or not _one_company(vague, dated) or not _one_mode(vague, dated):
        return None
    if _places_differ(vague, dated) or days_between(window, dated.when):
        return None
    return float(apart(vague.said, dated.first))


def _window(report: Report) -> Interval | None:
    """The days in which it lies: its own, a stretch around the day of the report, or None if nothing says."""
    if report.first and report.last:
        return report.when
    if report.said is None:
        return None
    first, last = around(report.said, *((0, PLANNED_AHEAD) if _ahead(report) else (HELD_BEFORE, 0)))
    return Interval(first=report.first or first, last=max(report.last or last, report.first or last))


def _ahead(report: Report) -> bool:
    return report.status in AHEAD


def _one_company(a: Report, b: Report) -> bool:
    """Is each side of the smaller company in the larger, beside one that both name, or that is a state?

    A ministry and some officials are not the two presidents, though each might stand for one of them.
    """
    fewer, more = sorted((a.sides, b.sides), key=len)
    if _meets_itself(fewer) or _meets_itself(more):
        return False
    if (len(fewer) < 2 and len(more) != len(fewer)) or _only_one_side(fewer, more):
        return False
    found = [y for y in more if any(_one_side(x, y) for x in fewer)]
    within = len(found) >= len(fewer) and all(any(_one_side(x, y) for y in more) for x in fewer)
    return within and (_share_an_actor(fewer, more) or any(s.kind == ActorKind.STATE for s in (*fewer, *more)))


def _meets_itself(sides: Sequence[Side]) -> bool:
    """A state and its own people: whom they met the text has not told."""
    return len(sides) > 1 and len({s.side for s in sides}) == 1 and any(s.kind == ActorKind.STATE for s in sides)


def _only_one_side(fewer: Sequence[Side], more: Sequence[Side]) -> bool:
    """Are they all of one state, without having the same names, where the others are of several?

    Moscow and some Russian officials have not met whom the Russian minister met.
    """
    one = len({side.side for side in fewer}) == 1 < len({side.side for side in more})
    return one and not {side.actor for side in fewer} <= {side.actor for side in more}


def _share_an_actor(a: Iterable[Side], b: Iterable[Side]) -> bool:
    return bool({side.actor for side in a} & {side.actor for side in b})


def _one_side(a: Side, b: Side) -> bool:
    """The same actor; or a state, or a body of it, and somebody who serves it."""
    if a.actor == b.actor:
        return True
    levels_differ = a.kind in STANDS_FOR_STATE or b.kind in STANDS_FOR_STATE
    return a.country is not None and a.country == b.country and levels_differ


def _one_mode(a: Report, b: Report) -> bool:
    """A telephone call is no visit; where a text does not say how they met it may be either."""
    return a.mode == b.mode or Mode.UNSPECIFIED in (a.mode, b.mode)


def _places_differ(a: Report, b: Report) -> bool:
    return bool(a.place and b.place) and not set(a.place.split()) & set(b.place.split())
