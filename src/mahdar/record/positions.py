"""When two claims tell of one position: the same party on the same matter within some days, for it or against it.

A stance that turns round is one entry with a history, and one that two sources tell in opposite ways is disputed. Being for a
part of what another text has it against is no turn: there the wordings must be alike.
"""

from collections.abc import Iterator

from mahdar.record.calendar_keys import apart, around, months
from mahdar.record.report import Report
from mahdar.record.standing import camp
from mahdar.record.wording import containment, resemblance, sketch

DAYS = 10
ALIKE = 0.5
WITHIN = 0.8  # part of a short wording that a longer one must have
ENOUGH = 3  # words that a wording within a longer one needs


def keys(report: Report) -> Iterator[str]:
    """The party with the smallest words of its target and the month."""
    if report.said is None:
        return
    for side in report.in_slot("party"):
        for mark in sketch(report.marks, 4):
            for month in months(*around(report.said, 0, DAYS)):
                yield f"{side.actor}:{mark}:{month}"


def one(a: Report, b: Report) -> str | None:
    """Why two claims tell of one position; None if they may not."""
    if {side.actor for side in a.sides} != {side.actor for side in b.sides} or apart(a.said, b.said) > DAYS:
        return None
    if resemblance(a.marks, b.marks) >= ALIKE:
        return "the same party on the same matter"
    short = min(len(a.marks), len(b.marks))
    within = short >= ENOUGH and containment(a.marks, b.marks) >= WITHIN
    return "the same party, one wording within the other" if within and camp(a) == camp(b) else None
