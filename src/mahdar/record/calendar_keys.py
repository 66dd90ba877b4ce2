"""Days and months as keys, and how far two stretches of days lie apart."""

import datetime
from collections.abc import Iterator

from mahdar.vocabulary import Interval


def months(first: datetime.date, last: datetime.date) -> Iterator[str]:
    """The months from one day to another, YYYY-MM.

    >>> list(months(datetime.date(2013, 12, 30), datetime.date(2014, 1, 2)))
    ['2013-12', '2014-01']
    """
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield f"{year:04}-{month:02}"
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def around(day: datetime.date, before: int, after: int) -> tuple[datetime.date, datetime.date]:
    """The days so many before and after a day, as far as the calendar goes."""
    first = max(day.toordinal() - before, 1)
    return datetime.date.fromordinal(first), datetime.date.fromordinal(min(day.toordinal() + after, LAST_DAY))


LAST_DAY = datetime.date.max.toordinal()


def days_between(a: Interval, b: Interval) -> int:
    """How many days lie between two closed stretches; 0 where they meet."""
    first_a, last_a, first_b, last_b = a.first, a.last, b.first, b.last
    if not (first_a and last_a and first_b and last_b):
        return 0  # an open stretch may reach anywhere
    return max(0, (first_b - last_a).days, (first_a - last_b).days)


def apart(a: datetime.date | None, b: datetime.date | None) -> int:
    """Days between two days; very many where one is unknown."""
    return abs((a - b).days) if a and b else UNKNOWN


UNKNOWN = 10**6
