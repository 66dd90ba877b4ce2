"""The period of pictures and briefs: as the address asks for it, or the last weeks of which texts tell."""

import datetime
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone

from mahdar.store.agenda import reported
from mahdar.store.membership import Members
from mahdar.web.asked import asking

BACK, AHEAD = datetime.timedelta(90), datetime.timedelta(30)  # what is planned stands behind the last report

EARLIEST, LATEST = datetime.date(1000, 1, 1), datetime.date(9000, 1, 1)


class Period(NamedTuple):
    """From one day to another, both included; None: open."""

    first: datetime.date | None
    last: datetime.date | None

    @property
    def query(self) -> str:
        """As an address has it."""
        days = {"first": self.first, "last": self.last}
        return urlencode({name: day.isoformat() for name, day in days.items() if day})


def asked(request: HttpRequest) -> Period | None:
    """The period that the address asks for, in the order of days; None where it asks for none."""
    first, last = _within(asking.day(request, "first")), _within(asking.day(request, "last"))
    if first is None and last is None:
        return None
    return Period(last, first) if first and last and first > last else Period(first, last)


def _within(day: datetime.date | None) -> datetime.date | None:
    """The day, or the nearest of which a text may tell: weeks are counted from it."""
    return min(max(day, EARLIEST), LATEST) if day else None


def of_reports(mine: Members, back: datetime.timedelta = BACK, ahead: datetime.timedelta = AHEAD) -> Period:
    """The last weeks on which texts tell of a process, and what they see ahead of them; up to today where none does."""
    told = reported(mine)
    last = min(told[1], timezone.localdate()) if told else timezone.localdate()
    last = min(max(last, EARLIEST), LATEST)
    return Period(last - back, last + ahead)
