"""Days on an axis: days are whole numbers (proleptic Gregorian ordinals), so that no time zone can move them.

An axis is a span of days and the pixels that it has; ticks fall on days, months, years or decades, as many as can be read.
"""

import datetime
import functools
from collections.abc import Sequence
from typing import NamedTuple

from babel.dates import get_month_names

from mahdar.vocabulary import Interval

LATEST = datetime.date.max.toordinal()
STEPS = (1, 2, 7, 14)  # days between ticks, before months
MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)


class Axis(NamedTuple):
    """From the first day to the last in so many pixels."""

    first: int
    last: int
    pixels: int

    def at(self, day: int) -> float:
        """How many pixels along the day lies."""
        return (day - self.first) / (self.last - self.first) * self.pixels


def bounds(interval: Interval) -> tuple[int, int] | None:
    """The first and the last day of an interval; one that is open on a side is the day it has, one without days None."""
    days = [day.toordinal() for day in (interval.first, interval.last) if day is not None]
    return (min(days), max(days)) if days else None


def axis(days: Sequence[int], pixels: int) -> Axis:
    """An axis that holds the days with some air on both sides."""
    air = max(1, round((max(days) - min(days)) * 0.03))
    return Axis(max(1, min(days) - air), min(LATEST, max(days) + air), pixels)


def ticks(span: Axis, lang: str, every: int = 80) -> dict[int, str]:
    """The days that have a tick and their words, one at most for `every` pixels.

    >>> ticks(Axis(735234, 735265, 900), "en", 200)
    {735234: '1 Jan 2014', 735248: '15 Jan', 735262: '29 Jan'}
    """
    most = max(2, span.pixels // every)
    length = span.last - span.first
    step = next((s for s in STEPS if length / s <= most), None)
    if step:
        days = [d for d in range(span.first, span.last + 1) if (d - span.first) % step == 0]
        return _worded(days, lang, with_day=True)
    months = next((m for m in MONTHS if length / 30.44 / m <= most), MONTHS[-1])
    return _worded([d for d in _month_starts(span, months) if span.first <= d <= span.last], lang, with_day=False)


def day_words(day: datetime.date, lang: str) -> str:
    """A day in words.

    >>> day_words(datetime.date(2014, 1, 22), "ar"), day_words(datetime.date(2014, 1, 22), "en")
    ('22 يناير 2014', '22 January 2014')
    """
    return f"{day.day} {_month(day.month, lang, 'wide')} {day.year}"


def span_words(first: datetime.date, last: datetime.date, lang: str) -> str:
    """Two days as one expression: what they share is said once.

    >>> span_words(datetime.date(2014, 1, 14), datetime.date(2014, 1, 22), "en")
    '14–22 January 2014'
    """
    if first == last:
        return day_words(first, lang)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last, lang)}"
    if first.year == last.year:
        return f"{first.day} {_month(first.month, lang, 'wide')} – {day_words(last, lang)}"
    return f"{day_words(first, lang)} – {day_words(last, lang)}"


def interval_words(interval: Interval, lang: str) -> str:
    """An interval in words; "" where it has no days."""
    days = bounds(interval)
    if days is None:
        return ""
    return span_words(datetime.date.fromordinal(days[0]), datetime.date.fromordinal(days[1]), lang)


def periods(span: Axis, most: int) -> tuple[str, list[int]]:
    """At most `most` equal calendar periods that cover the span: what they are (`day`, `week`, `month`, `months`), their
    first days, and the day after the last."""
    length = span.last - span.first + 1
    for unit, step in (("day", 1), ("week", 7)):
        if length / step <= most:
            starts = list(range(span.first, span.last + 1, step))
            return unit, [*starts, min(LATEST, starts[-1] + step)]
    months = next((m for m in MONTHS if length / 30.44 / m <= most - 2), MONTHS[-1])
    return "month" if months == 1 else "year" if months == 12 else "months", _month_starts(span, months)


def _month_starts(span: Axis, step: int) -> list[int]:
    """The first days of every so many months, from before the span until after it."""
    start = datetime.date.fromordinal(span.first)
    month = (start.year * 12 + start.month - 1) // step * step
    found: list[int] = []
    while not found or found[-1] <= span.last:
        year, rest = divmod(month, 12)
        if year > datetime.MAXYEAR:
            return [*found, LATEST]
        found.append(datetime.date(max(1, year), rest + 1, 1).toordinal())
        month += step
    return found


def _worded(days: list[int], lang: str, with_day: bool) -> dict[int, str]:
    """Each day with its month, and with its year where that is new."""
    words: dict[int, str] = {}
    dates = [datetime.date.fromordinal(d) for d in days]
    months = any(date.month != 1 for date in dates)
    seen = None
    for date in dates:
        parts = [str(date.day)] if with_day else []
        parts += [_month(date.month, lang, "abbreviated")] if with_day or months else []
        parts += [str(date.year)] if date.year != seen else []
        words[date.toordinal()] = " ".join(parts)
        seen = date.year
    return words


@functools.cache
def _month(month: int, lang: str, form: str) -> str:
    return str(get_month_names("wide" if lang == "ar" or form == "wide" else "abbreviated", "stand-alone", lang)[month])
