"""The calendar: names of months, weekdays, units and seasons (`calendar*.tsv`), and reckoning with days.

Weeks run from Sunday to Saturday, as in most of the Arab press. Hijri dates follow Umm al-Qura (hijridate).
"""

import calendar
import datetime
from functools import cache
from typing import NamedTuple

from hijridate import Gregorian, Hijri

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import light
from mahdar.arabic.numerals import PhraseTable, phrase_at, phrase_table
from mahdar.arabic.tokens import Token
from mahdar.vocabulary import Interval

GREGORIAN = "gregorian"
HIJRI = "hijri"
DAY, WEEK, MONTH, YEAR, DECADE = 1, 7, 30, 365, 3650
SUNDAY = 6
ONE_DAY = datetime.timedelta(days=1)
FIRST_HIJRI, LAST_HIJRI = 1343, 1500


class Month(NamedTuple):
    """A name of a month; `alone` says whether it needs no company to be one, `shape` is its light spelling."""

    calendar: str
    number: int
    alone: bool
    shape: str


@cache
def months() -> PhraseTable[Month]:
    """The names of months."""
    table = rows("calendar_months.tsv")
    return phrase_table([(name, Month(c, int(m), alone == "yes", light(name))) for name, c, m, alone, *_ in table])


@cache
def weekdays() -> PhraseTable[int]:
    """The names of weekdays, Monday = 0."""
    return phrase_table([(name, int(day)) for name, day, *_ in rows("calendar_weekdays.tsv")])


@cache
def words(kind: str) -> PhraseTable[str]:
    """The rows of one kind of `calendar_words.tsv`, by their first word."""
    return phrase_table([(phrase, value) for phrase, k, value, *_ in rows("calendar_words.tsv") if k == kind])


@cache
def words_by_last(kind: str) -> PhraseTable[str]:
    """As `words`, by their last word."""
    return phrase_table([(phrase, value) for phrase, k, value, *_ in rows("calendar_words.tsv") if k == kind], by=-1)


def word_at(kind: str, tokens: list[Token], i: int) -> tuple[int, str] | None:
    """The phrase of this kind that begins at a token: the token behind it, and its value. Takes any index."""
    return phrase_at(words(kind), tokens, i) if 0 <= i < len(tokens) else None


class Unit(NamedTuple):
    """A unit of time: the days in one, and how many the word's form means (0: a plural without a number)."""

    days: int
    units: int


@cache
def _units() -> PhraseTable[Unit]:
    counts = {"unit": 1, "two-units": 2, "units": 0}
    entries = [(w, Unit(int(v), counts[k])) for w, k, v, *_ in rows("calendar_words.tsv") if k in counts]
    return phrase_table(entries)


def unit_at(tokens: list[Token], i: int) -> tuple[int, Unit] | None:
    """The unit of time at a token, and the token behind it. Takes any index."""
    return phrase_at(_units(), tokens, i) if 0 <= i < len(tokens) else None


def month_at(tokens: list[Token], i: int) -> tuple[int, Month] | None:
    """The month named at a token, and the token behind it. A name that is a common word too must be spelled exactly."""
    found = phrase_at(months(), tokens, i) if 0 <= i < len(tokens) else None
    if found is None or (not found[1].alone and tokens[i].shape != found[1].shape):
        return None
    return found


def weekday_at(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """The weekday named at a token (it has the article), and the token behind it."""
    if not 0 <= i < len(tokens) or not tokens[i].definite:
        return None
    return phrase_at(weekdays(), tokens, i)


def day(date: datetime.date) -> Interval:
    """One day."""
    return Interval(first=date, last=date)


def month(year: int, number: int, calendar_name: str = GREGORIAN) -> Interval | None:
    """All days of a month; None for a year that the calendar does not reach."""
    if calendar_name == HIJRI:
        if not FIRST_HIJRI <= year < LAST_HIJRI:
            return None
        first = _gregorian(year, number, 1)
        return Interval(first=first, last=_gregorian(year + number // 12, number % 12 + 1, 1) - ONE_DAY)
    if not 1 <= year <= 9999:
        return None
    last = calendar.monthrange(year, number)[1]
    return Interval(first=datetime.date(year, number, 1), last=datetime.date(year, number, last))


def year(number: int, calendar_name: str = GREGORIAN) -> Interval | None:
    """All days of a year; None where the calendar does not reach."""
    first, last = month(number, 1, calendar_name), month(number, 12, calendar_name)
    return Interval(first=first.first, last=last.last) if first and last else None


def month_day(year_number: int, number: int, day_number: int, calendar_name: str = GREGORIAN) -> datetime.date | None:
    """A day of a month; None if there is no such day.

    >>> month_day(1440, 9, 1, HIJRI)
    datetime.date(2019, 5, 6)
    """
    whole = month(year_number, number, calendar_name)
    if whole is None or whole.first is None or whole.last is None or day_number < 1:
        return None
    if day_number - 1 > (whole.last - whole.first).days:
        return None
    return whole.first + (day_number - 1) * ONE_DAY


def year_of(date: datetime.date, calendar_name: str) -> int | None:
    """The year of a day in a calendar; None where the calendar does not reach."""
    if calendar_name == GREGORIAN:
        return date.year
    try:
        return int(Gregorian(date.year, date.month, date.day).to_hijri().year)
    except OverflowError:
        return None


def week(date: datetime.date) -> Interval | None:
    """The week, Sunday to Saturday, that a day lies in."""
    first = moved(date, -((date.weekday() - SUNDAY) % 7))
    last = moved(first, 6) if first else None
    return Interval(first=first, last=last) if last else None


def moved(date: datetime.date, days: int) -> datetime.date | None:
    """So many days on; None beyond the calendar."""
    try:
        return date + datetime.timedelta(days=days)
    except OverflowError:
        return None


def months_on(date: datetime.date, count: int) -> datetime.date | None:
    """The same day so many months on, or the last of its month.

    >>> months_on(datetime.date(2018, 3, 31), -1)
    datetime.date(2018, 2, 28)
    """
    index = date.year * 12 + date.month - 1 + count
    if not 12 <= index < 10000 * 12:
        return None
    number, at = index // 12, index % 12 + 1
    return datetime.date(number, at, min(date.day, calendar.monthrange(number, at)[1]))


def units_on(date: datetime.date, count: int, unit: int) -> datetime.date | None:
    """So many days, weeks, months, years or decades on."""
    if abs(count) > 100_000:
        return None
    if unit < MONTH:
        return moved(date, count * unit)
    return months_on(date, count * {MONTH: 1, YEAR: 12}.get(unit, 120))


def period(date: datetime.date, unit: int) -> Interval | None:
    """The day, week, month, year or decade that a day lies in."""
    if unit == DAY:
        return day(date)
    if unit == WEEK:
        return week(date)
    if unit == MONTH:
        return month(date.year, date.month)
    if unit == YEAR:
        return year(date.year)
    start = date.year - date.year % 10
    return Interval(first=datetime.date(max(start, 1), 1, 1), last=datetime.date(start + 9, 12, 31))


def third(whole: Interval, section: int, unit: int) -> Interval:
    """The early, middle or late part (1, 2, 3) of a period: ten days of a month, four months of a year."""
    if whole.first is None or whole.last is None:
        return whole
    length = {WEEK: 2, MONTH: 10}.get(unit)
    if length is not None:
        bounds = [whole.first, whole.first + length * ONE_DAY]
        bounds.append(bounds[1] + (length if unit == MONTH else 3) * ONE_DAY)
    else:
        bounds = [whole.first, months_on(whole.first, 4) or whole.first, months_on(whole.first, 8) or whole.first]
    ends = [bounds[1] - ONE_DAY, bounds[2] - ONE_DAY, whole.last]
    return Interval(first=bounds[section - 1], last=ends[section - 1])


def _gregorian(year_number: int, number: int, day_number: int) -> datetime.date:
    found = Hijri(year_number, number, day_number).to_gregorian()
    return datetime.date(found.year, found.month, found.day)
