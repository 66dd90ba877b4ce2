"""When an article was published: an ISO date, or nothing, never a guess."""

import datetime

from mahdar.errors import ReadingError

FIRST_YEAR, LAST_YEAR = 1800, 2200  # outside these a press date is a slip, and day arithmetic could leave the calendar
MEND = "write it as YYYY-MM-DD"


def publication_date(value: object, where: str = "published") -> datetime.date | None:
    """The day in an ISO 8601 date or date-time, a `date` or a `datetime`; None for None, an empty string or NaN.

    `where` begins the message of the ReadingError that anything else raises.

    >>> publication_date("2014-01-16T09:30:00Z")
    datetime.date(2014, 1, 16)
    >>> publication_date("16/1/2014")
    Traceback (most recent call last):
    mahdar.errors.ReadingError: published: '16/1/2014' is not a date: write it as YYYY-MM-DD
    """
    if value is None or value == "" or value != value:  # NaN, which pandas writes for a missing value
        return None
    day = _day(value)
    if day is None:
        raise ReadingError(f"{where}: {str(value)[:40]!r} is not a date: {MEND}")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ReadingError(f"{where}: the year {day.year} lies outside {FIRST_YEAR} to {LAST_YEAR}: {MEND}")
    return day


def _day(value: object) -> datetime.date | None:
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if not isinstance(value, str):
        return None
    try:
        return datetime.datetime.fromisoformat(value.strip()).date()
    except ValueError:
        return None
