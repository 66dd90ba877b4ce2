"""When two claims tell of one gathering: its number, the words its names share, its days.

An edition of a series (`جنيف 2`) is the same under any wording; others must share words of their names and agree on the days.
A gathering without a day is taken for the dated one that shares most of its name and is nearest to the day of the report.
"""

import datetime
from collections.abc import Iterator

from mahdar.record.calendar_keys import apart, around, days_between, months
from mahdar.record.report import Report

ANNOUNCED = 400  # days: a numbered edition is spoken of so long before and after
NEAR = 60  # days from the report to a dated gathering that it may speak of
TOGETHER = 30  # days between two reports of a gathering that neither dates
STATE = "@"  # begins the label of a state (`gathering_names.py`)
BY_A_WORD = 10  # the same where only one word says which: `قمة بروكسل` may be of any body that meets there
SHARED = 0.5  # part of the shorter name that the longer one must have
SLACK = 2  # days by which outlets differ about the first day
LONGEST = 92  # days: a season tells when, a year does not
MOST_LABELS = 12
ENOUGH = 2  # words that two names must share where each has others
ONE_SERIES = frozenset({"conference", "talks"})  # `مؤتمر جنيف` and `محادثات جنيف`


def keys(report: Report) -> Iterator[str]:
    """Each label with the months around; the number of an edition; the noun with the first day, for one without a name."""
    day = report.first or report.said
    if day is None:
        return
    for edition in editions(report):
        yield f"#{edition}"
    for label in report.labels[:MOST_LABELS]:
        for month in _months(report):
            yield f"{label}:{month}"
    if report.is_dated and report.first:
        for family in report.families:
            yield f"{family}:{report.first}"


def _months(report: Report) -> set[str]:
    """The months in which it may be met: those of its own days, or around the report where they say too little."""
    if report.first and report.last and not _says_little(report):
        return {*months(*around(report.first, SLACK, 0)), *months(report.first, around(report.last, 0, SLACK)[1])}
    return set(months(*around(report.said, NEAR, NEAR))) if report.said else set()


def _says_little(report: Report) -> bool:
    """Are its days so many, or open on one side, that they do not tell it from others?"""
    return not (report.first and report.last) or (report.last - report.first).days > LONGEST


def is_vague(report: Report) -> bool:
    """Without a day, or with nothing but a day."""
    return not report.is_dated or not report.labels


def one(a: Report, b: Report) -> str | None:
    """Why two claims tell of one gathering; None if they may not: a document's own gatherings are not one."""
    if a.document == b.document or not _one_family(a, b) or _numbers_differ(a, b):
        return None
    if editions(a) & editions(b) and apart(_day(a), _day(b)) <= ANNOUNCED:
        return "the same edition of a series"
    if a.is_dated and b.is_dated:
        near = _shared(a, b) >= SHARED and days_between(a.when, b.when) <= SLACK
        return "names that share their words, on the same days" if near else None
    return "names that share their words, reported together" if _alike(a, b) and _reported_together(a, b) else None


def _reported_together(a: Report, b: Report) -> bool:
    by_a_word = len(set(a.labels) & set(b.labels)) < ENOUGH
    return not a.first and not b.first and apart(a.said, b.said) <= (BY_A_WORD if by_a_word else TOGETHER)


def reach(vague: Report, precise: Report) -> float | None:
    """Days from the report of a gathering without a day to a dated one that it may be, less for a name more alike."""
    if vague.document == precise.document or not _one_family(vague, precise) or _numbers_differ(vague, precise):
        return None
    far = apart(vague.said, precise.first)
    if editions(vague) & editions(precise):
        return float(far) if far <= ANNOUNCED else None
    if not vague.labels:
        return float(far) if _same_noun_same_day(vague, precise) else None
    if not _alike(vague, precise):
        return None
    if not _says_little(vague):
        return float(far) if days_between(vague.when, precise.when) == 0 else None
    return far + NEAR * (1 - _shared(vague, precise)) if far <= _farthest(vague, precise) else None


def _farthest(vague: Report, precise: Report) -> int:
    """Days from a report to a dated gathering that it may be, fewer where the name is of little use: `قمة مع واشنطن` since a state is at
    many, `مؤتمر باريس لمكافحة الإرهاب` for what another text calls `مؤتمر باريس`."""
    if all(label.startswith(STATE) for label in vague.labels):
        return TOGETHER
    common = set(vague.labels) & set(precise.labels)
    return NEAR if len(common) >= ENOUGH or common == set(vague.labels) else BY_A_WORD


def _same_noun_same_day(nameless: Report, named: Report) -> bool:
    """`القمة` on a day on which one summit begins."""
    return nameless.is_dated and nameless.first == named.first and bool(set(nameless.families) & set(named.families))


def _alike(a: Report, b: Report) -> bool:
    """Do they share half of the shorter name, and more than one word where each has words that the other lacks?

    `الحوار السياسي` is not `المجلس السياسي`, nor a summit of Moscow and Washington one of Washington and Pyongyang.
    """
    common = set(a.labels) & set(b.labels)
    within = len(common) == min(len(set(a.labels)), len(set(b.labels)))
    return _shared(a, b) >= SHARED and (within or len(common) >= ENOUGH)


def _shared(a: Report, b: Report) -> float:
    """The part of the shorter name that the longer has; 0 where one has no words of its own."""
    fewer = min(len(a.labels), len(b.labels))
    return len(set(a.labels) & set(b.labels)) / fewer if fewer else 0.0


def editions(report: Report) -> set[str]:
    """Its numbers that stand with a name: `جنيف 2`."""
    return {number for number in report.numbers if not number.isdecimal()}


def _numbers_differ(a: Report, b: Report) -> bool:
    """Do both have numbers, and no number in common?"""
    of_a, of_b = ({number.rpartition(" ")[2] for number in r.numbers} for r in (a, b))
    return bool(of_a and of_b) and not of_a & of_b


def _one_family(a: Report, b: Report) -> bool:
    """The same noun, or two that name one thing; a name without a noun (`جنيف 2`) fits any."""
    if not a.families or not b.families or set(a.families) & set(b.families):
        return True
    return bool(ONE_SERIES & set(a.families)) and bool(ONE_SERIES & set(b.families))


def _day(report: Report) -> datetime.date | None:
    return report.first or report.said
