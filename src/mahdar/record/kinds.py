"""The kinds of entries: for each, what two claims are looked up by and whether they are one.

A kind is a module of four functions:

- `keys(report)`: strings; two claims can be one only if they share one;
- `is_vague(report)`: does it lack what tells it from others of its kind (a day, a number)?
- `one(a, b)`: why two precise claims, or two vague ones, are one; None if they are not;
- `reach(vague, precise)`: how far a vague claim is from a precise one that it may be; None if it is another.
"""

from collections.abc import Iterable
from typing import Protocol

from mahdar.record import attendances, gatherings, meetings, obstacles, pledges, positions, statements
from mahdar.record.report import Report


class Kind(Protocol):
    """What a module of a kind offers."""

    def keys(self, report: Report, /) -> Iterable[str]:
        """What it is looked up by."""

    def is_vague(self, report: Report, /) -> bool:
        """Does it lack what tells it from others?"""

    def one(self, a: Report, b: Report, /) -> str | None:
        """Why they are one."""

    def reach(self, vague: Report, precise: Report, /) -> float | None:
        """How far the vague one is from the precise one."""


KINDS: dict[str, Kind] = {
    "gathering": gatherings,
    "meeting": meetings,
    "statement": statements,
    "attendance": attendances,
    "pledge": pledges,
    "position": positions,
    "obstacle": obstacles,
}
