"""Date: an interval of days with the granularity in which the text speaks; open where the text leaves it open."""

import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from mahdar.vocabulary.span import Span


class Granularity(StrEnum):
    """How finely a date is told."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    YEARS = "years"


class Interval(BaseModel):
    """Days from `first` to `last`, both included; None where that side is open."""

    model_config = ConfigDict(frozen=True)

    first: datetime.date | None = None
    last: datetime.date | None = None


class Date(BaseModel):
    """A date as the text gives it.

    `interval` is set once the date is resolved; otherwise `candidates` holds what it may be (possibly nothing),
    and `reason` says what is missing.
    """

    model_config = ConfigDict(frozen=True)

    span: Span
    granularity: Granularity
    interval: Interval | None = None
    candidates: tuple[Interval, ...] = ()
    reason: str = ""

    @property
    def iso(self) -> str | None:
        """ISO 8601, as precise as the text: `2014-01-16`, `2014-01`, `2014`; a span of days gives its first day.

        None where the date is open or begins nowhere.
        """
        if self.interval is None or self.interval.first is None:
            return None
        first = self.interval.first
        if self.granularity in (Granularity.YEAR, Granularity.YEARS, Granularity.SEASON):
            return f"{first:%Y}"
        if self.granularity is Granularity.MONTH:
            return f"{first:%Y-%m}"
        if (
            self.granularity is Granularity.WEEK
            and self.interval.last is not None
            and first.month == self.interval.last.month
        ):
            return f"{first:%Y-%m}"
        if self.granularity is Granularity.WEEK:
            return f"{first:%Y}" if self.interval.last is not None and first.year == self.interval.last.year else None
        return first.isoformat()
