"""The kinds of entries: for each, what two claims are looked up by and whether they are one.

Each has a module of its own with two functions, and two more where a claim may lack what tells it from others (a day):

- `keys(report)`: strings; two claims can be one only if they share one;
- `one(a, b)`: why two precise claims, or two vague ones, are one; None if they are not;
- `is_vague(report)`: does it lack what tells it from others of its kind?
- `reach(vague, precise)`: how far a vague claim is from a precise one that it may be; None if it is another.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from mahdar.record import attendances, gatherings, meetings, obstacles, pledges, positions, statements
from mahdar.record.report import Report


def _never(_: Report) -> bool:
    """Its words, its party or its donor are all that it is told by: no claim of the kind is vague."""
    return False


def _nowhere(_: Report, __: Report) -> float | None:
    return None


class Kind(NamedTuple):
    """The functions of a kind."""

    keys: Callable[[Report], Iterable[str]]
    one: Callable[[Report, Report], str | None]
    is_vague: Callable[[Report], bool] = _never
    reach: Callable[[Report, Report], float | None] = _nowhere


KINDS = {
    "gathering": Kind(gatherings.keys, gatherings.one, gatherings.is_vague, gatherings.reach),
    "meeting": Kind(meetings.keys, meetings.one, meetings.is_vague, meetings.reach),
    "statement": Kind(statements.keys, statements.one),
    "attendance": Kind(attendances.keys, attendances.one),
    "pledge": Kind(pledges.keys, pledges.one),
    "position": Kind(positions.keys, positions.one),
    "obstacle": Kind(obstacles.keys, obstacles.one),
}
