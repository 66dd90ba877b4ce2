"""When two claims tell of one statement: the same words, out of the same mouth or so long that it must be.

Outlets cut a quotation differently, so the shorter wording must lie within the longer.
"""

from collections.abc import Iterator

from mahdar.record.calendar_keys import apart
from mahdar.record.report import Report
from mahdar.record.wording import containment, sketch

DAYS = 14
ALIKE = 0.6  # part of the shorter one's shingles that the longer must have
LONG = 8  # shingles: so much is not said twice in the same words
SHORT = 2  # shingles: so little must be the same speaker's, of the same days


def keys(report: Report) -> Iterator[str]:
    """Its smallest shingles."""
    for mark in sketch(report.marks):
        yield str(mark)


def one(a: Report, b: Report) -> str | None:
    """Why two claims tell of one statement; None if they may not."""
    fewest = min(len(a.marks), len(b.marks))
    if fewest <= SHORT and (a.marks != b.marks or apart(a.said, b.said) > 1):
        return None
    if not fewest or apart(a.said, b.said) > DAYS or containment(a.marks, b.marks) < ALIKE:
        return None
    if _one_speaker(a, b):
        return "the same words of the same speaker"
    return "the same long quotation" if fewest >= LONG else None


def _one_speaker(a: Report, b: Report) -> bool:
    """The same actor, or two of one state: a ministry and its minister."""
    return any(x.actor == y.actor or (x.country and x.country == y.country) for x in a.sides for y in b.sides)
