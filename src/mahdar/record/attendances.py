"""When two claims tell of one attendance: the same party and the same gathering, whatever it says at the time.

What a party says of its coming changes from day to day; all of it is one entry with a history.
"""

from collections.abc import Iterator

from mahdar.record.calendar_keys import apart, around, months
from mahdar.record.gathering_names import is_bare
from mahdar.record.report import Report

TOGETHER = 30  # days between two reports of a gathering that the texts call by the same words
SAME_NEWS = 2  # days where the words are only its noun


def keys(report: Report) -> Iterator[str]:
    """Party and gathering; where the document has no such gathering, party and month."""
    for side in report.in_slot("party"):
        if report.gathering:
            yield f"{side.actor}@{report.gathering}"
        elif report.said:
            for month in months(*around(report.said, 0, TOGETHER)):
                yield f"{side.actor}:{month}"


def one(a: Report, b: Report) -> str | None:
    """Why two claims tell of one attendance; None if they may not."""
    if {side.actor for side in a.sides} != {side.actor for side in b.sides}:
        return None
    if a.gathering or b.gathering:
        return "the same party, the same gathering" if a.gathering == b.gathering else None
    reach = SAME_NEWS if is_bare(a.labels) else TOGETHER
    alike = set(a.labels) == set(b.labels) and apart(a.said, b.said) <= reach
    return "the same party, a gathering of the same name" if alike else None
