"""When two claims tell of one obstacle: a cause in like words, and the same thing held up."""

from collections.abc import Iterator

from mahdar.record.calendar_keys import apart, around, months
from mahdar.record.report import Report
from mahdar.record.wording import containment, resemblance, sketch

DAYS = 30
ALIKE = 0.4
WITHIN = 0.75
ENOUGH = 2
SHARED = 0.5  # part of the words for what is held up: `جهود` alone holds up nothing in particular


def keys(report: Report) -> Iterator[str]:
    """The smallest words of the cause, with the month."""
    if report.said:
        for mark in sketch(report.marks, 4):
            for month in months(*around(report.said, 0, DAYS)):
                yield f"{mark}:{month}"


def one(a: Report, b: Report) -> str | None:
    """Why two claims tell of one obstacle; None if they may not."""
    if apart(a.said, b.said) > DAYS or not _one_matter(a, b):
        return None
    short = min(len(a.marks), len(b.marks))
    alike = resemblance(a.marks, b.marks) >= ALIKE or (short >= ENOUGH and containment(a.marks, b.marks) >= WITHIN)
    return "the same cause of the same delay" if alike else None


def _one_matter(a: Report, b: Report) -> bool:
    """Do they hold up the same: one gathering, or what the texts call by half of the shorter one's words?"""
    if a.gathering and b.gathering:
        return a.gathering == b.gathering
    return containment(a.labels, b.labels) >= SHARED
