"""What a date means, once publication is known, and what stays open where it is not."""

import datetime
from typing import NamedTuple

from mahdar.arabic import calendar
from mahdar.arabic.calendar import DAY, MONTH, WEEK, YEAR
from mahdar.mentions.date_words import (
    Day,
    Duration,
    Meaning,
    MonthDays,
    Period,
    Same,
    Season,
    Weekdays,
    Years,
)
from mahdar.vocabulary import Granularity, Interval

FUTURE, PAST, COMING = "future", "past", "coming"
NO_PUBLICATION = "the publication date is unknown"
CANDIDATE_YEARS = range(2000, 2041)
CANDIDATE_HIJRI_YEARS = range(1420, 1463)
SOON = 70
FEW_DAYS = (2, 9)
WITHIN_A_WEEK = 3


class Resolved(NamedTuple):
    """A date's interval, or its candidates with the reason why it is open."""

    granularity: Granularity
    interval: Interval | None = None
    candidates: tuple[Interval, ...] = ()
    reason: str = ""


def resolve(meaning: Meaning, published: datetime.date | None, tense: str | None) -> Resolved:
    """The days meant; `tense` is what the clause says of bare weekdays and months (future, past, coming or None)."""
    match meaning:
        case Years():
            return _years(meaning)
        case MonthDays():
            return _month_days(meaning, published, tense)
        case Same():
            return Resolved(_granularity(meaning.unit), reason="refers to another date of the text")
    if published is None:
        return Resolved(_granularity_of(meaning), reason=NO_PUBLICATION)
    match meaning:
        case Day():
            return _day(meaning, published)
        case Weekdays():
            return _weekdays(meaning, published, tense)
        case Period():
            return _period(meaning, published)
        case Duration():
            return _duration(meaning, published, tense)
        case Season():
            return _season(meaning, published, tense)


def needs_tense(meaning: Meaning) -> bool:
    """Does it depend on the clause where this date lies?"""
    match meaning:
        case Weekdays() | Season():
            return meaning.modifier is None
        case MonthDays():
            return meaning.year is None and meaning.year_shift is None and meaning.modifier is None
        case Duration():
            return meaning.sense in {"ahead", "within"}
    return False


def _one(granularity: Granularity, date: datetime.date | None) -> Resolved:
    return _span(granularity, calendar.day(date) if date else None)


def _span(granularity: Granularity, interval: Interval | None) -> Resolved:
    return Resolved(granularity, interval, reason="" if interval else "there is no such date")


def _granularity(unit: int) -> Granularity:
    return {DAY: Granularity.DAY, WEEK: Granularity.WEEK, MONTH: Granularity.MONTH}.get(unit, Granularity.YEAR)


def _granularity_of(meaning: Meaning) -> Granularity:
    """How finely an unresolved date is told."""
    match meaning:
        case Weekdays():
            return Granularity.DAYS if len(meaning.days) > 1 else Granularity.DAY
        case Period():
            return Granularity.DAY if meaning.day or meaning.weekday is not None else _granularity(meaning.unit)
        case Duration():
            return _granularity_of_span(meaning.unit) if meaning.sense != "ago" else _granularity(meaning.unit)
        case Season():
            return Granularity.SEASON
    return Granularity.DAY


def _granularity_of_span(unit: int) -> Granularity:
    fine = {DAY: Granularity.DAYS, WEEK: Granularity.WEEK, MONTH: Granularity.MONTH}
    return fine.get(unit, Granularity.YEARS)


def _years(said: Years) -> Resolved:
    first, last = calendar.year(said.first, said.calendar), calendar.year(said.last, said.calendar)
    granularity = Granularity.YEAR if said.first == said.last else Granularity.YEARS
    if first is None or last is None:
        return Resolved(granularity, reason="the calendar does not reach that year")
    whole = Interval(first=first.first, last=last.last)
    return Resolved(granularity, calendar.third(whole, said.section, YEAR) if said.section else whole)


def _day(said: Day, published: datetime.date) -> Resolved:
    """Counted from publication; a weekday beside it outweighs the count, since agencies print a day late."""
    date = calendar.moved(published, said.offset)
    if date is None or said.weekday is None:
        return _one(Granularity.DAY, date)
    off = (said.weekday - date.weekday()) % 7
    return _one(Granularity.DAY, calendar.moved(date, off if off <= WITHIN_A_WEEK else off - 7))


def _weekdays(said: Weekdays, published: datetime.date, tense: str | None) -> Resolved:
    """On or before publication; after it where the clause speaks of the future, or `المقبل` says so."""
    ahead = (said.days[0] - published.weekday()) % 7
    if said.modifier == 1:
        offset = ahead or 7
    elif said.modifier == -1:
        offset = ahead - 7
    elif said.modifier == 0:
        offset = said.days[0] - published.weekday()
    elif tense in {FUTURE, COMING} and not said.since:
        offset = ahead
    else:
        offset = ahead - 7 if ahead else 0
    first = calendar.moved(published, offset)
    if len(said.days) == 1:
        return _one(Granularity.DAY, first)
    last = calendar.moved(first, (said.days[1] - said.days[0]) % 7) if first else None
    return _span(Granularity.DAYS, Interval(first=first, last=last) if last else None)


def _period(said: Period, published: datetime.date) -> Resolved:
    at = calendar.units_on(published, said.modifier, said.unit)
    whole = calendar.period(at, said.unit) if at else None
    if whole is None or whole.first is None:
        return _span(_granularity(said.unit), None)
    if said.day:
        return _one(Granularity.DAY, calendar.month_day(whole.first.year, whole.first.month, said.day))
    if said.weekday is not None and said.unit == WEEK:
        return _one(Granularity.DAY, calendar.moved(whole.first, (said.weekday - whole.first.weekday()) % 7))
    return Resolved(_granularity(said.unit), calendar.third(whole, said.section, said.unit) if said.section else whole)


def _duration(said: Duration, published: datetime.date, tense: str | None) -> Resolved:
    granularity = _granularity_of(said)
    if said.sense in {"ahead", "within"} and tense not in {FUTURE, COMING}:
        return Resolved(granularity, reason="counted from an event of the text")
    backwards = said.sense in {"since", "ago", "last"}
    if said.number is None:
        if said.unit != DAY:
            return Resolved(granularity, reason="the words give no number")
        return _span(Granularity.WEEK, _few_days(said.sense, published, backwards))
    far = calendar.units_on(published, -said.number if backwards else said.number, said.unit)
    if far is None:
        return _span(granularity, None)
    if said.sense in {"ago", "ahead"}:
        return _span(_granularity(said.unit), calendar.period(far, min(said.unit, YEAR)))
    return Resolved(granularity, Interval(first=min(far, published), last=max(far, published)))


def _few_days(sense: str, published: datetime.date, backwards: bool) -> Interval | None:
    """`قبل أيام` is more than a day and less than a fortnight ago; `الأيام الماضية` reaches up to publication."""
    near, far = (0 if sense in {"last", "next"} else FEW_DAYS[0]), FEW_DAYS[1]
    ends = [calendar.moved(published, -d if backwards else d) for d in (near, far)]
    known = sorted(d for d in ends if d)
    if sense == "since":
        known[-1:] = [published]
    return Interval(first=known[0], last=known[-1]) if len(known) == 2 else None


def _season(said: Season, published: datetime.date, tense: str | None) -> Resolved:
    """The season's three months; where nothing else decides, the one that lies nearest."""
    if said.year is not None or said.year_shift is not None:
        year = published.year + (said.year_shift or 0) if said.year is None else said.year
        return _span(Granularity.SEASON, _season_of(year, said.month))
    seasons = [s for y in range(published.year - 2, published.year + 3) if (s := _season_of(y, said.month))]
    if said.modifier == 0:
        return _span(Granularity.SEASON, next((s for s in seasons if _contains(s, published)), None))
    now = [s for s in seasons if said.modifier is None and _contains(s, published)]
    before = [s for s in seasons if s.last and s.last < published]
    after = [s for s in seasons if s.first and s.first > published]
    if now:
        return _span(Granularity.SEASON, now[0])
    if said.modifier == 1 or (said.modifier is None and tense != PAST):
        return _span(Granularity.SEASON, after[0] if after else None)
    return _span(Granularity.SEASON, before[-1] if before else None)


def _season_of(year: int, month: int) -> Interval | None:
    start = calendar.month(year, month)
    end = calendar.months_on(start.first, 2) if start and start.first else None
    last = calendar.month(end.year, end.month) if end else None
    return Interval(first=start.first, last=last.last) if start and last else None


def _contains(interval: Interval, date: datetime.date) -> bool:
    return interval.first is not None and interval.last is not None and interval.first <= date <= interval.last


def _month_days(said: MonthDays, published: datetime.date | None, tense: str | None) -> Resolved:
    """Days of a month, or a month, in the year that is given, or in the one that publication and clause point to."""
    granularity = Granularity.MONTH
    if said.days:
        single = said.days[0] == said.days[1] and said.last_month is None
        granularity = Granularity.DAY if single else Granularity.DAYS
    elif said.last_month:
        granularity = Granularity.DAYS
    if said.year is not None:
        return _span(granularity, _in_year(said, said.year))
    if said.same_year:
        return Resolved(granularity, reason="refers to another date of the text")
    if published is None:
        return _without_publication(said, granularity)
    this_year = calendar.year_of(published, said.calendar)
    if this_year is None:
        return _span(granularity, None)
    if said.year_shift is not None:
        return _span(granularity, _in_year(said, this_year + said.year_shift))
    around = [i for y in range(this_year - 2, this_year + 3) if (i := _in_year(said, y)) is not None]
    if said.weekday is not None:
        wanted = [i for i in around if i.first and i.first.weekday() == said.weekday]
        if not wanted:
            return _span(granularity, _choose(said, around, published, tense))._replace(
                reason="weekday and date do not agree in any year near publication"
            )
        return _span(granularity, min(wanted, key=lambda i: _distance(i, published)))
    return _span(granularity, _choose(said, around, published, tense))


def _in_year(said: MonthDays, year: int) -> Interval | None:
    """The days meant if the year is this one; None if there are none."""
    if said.days is None:
        whole = calendar.month(year, said.month, said.calendar)
        if whole and said.last_month:
            last = calendar.month(year, said.last_month, said.calendar)
            return Interval(first=whole.first, last=last.last) if last else None
        return calendar.third(whole, said.section, MONTH) if whole and said.section else whole
    first = calendar.month_day(year, said.month, said.days[0], said.calendar)
    end_month = said.last_month or said.month
    last_day = calendar.month_day(year + (end_month < said.month), end_month, said.days[1], said.calendar)
    return Interval(first=first, last=last_day) if first and last_day else None


def _without_publication(said: MonthDays, granularity: Granularity) -> Resolved:
    """The years in which day and weekday agree; without a weekday, any year may be meant."""
    if said.weekday is None or not said.days:
        return Resolved(granularity, reason=NO_PUBLICATION)
    years = CANDIDATE_HIJRI_YEARS if said.calendar == calendar.HIJRI else CANDIDATE_YEARS
    found = [i for y in years if (i := _in_year(said, y)) and i.first and i.first.weekday() == said.weekday]
    reason = f"{NO_PUBLICATION}; day and weekday agree in these years"
    return Resolved(granularity, candidates=tuple(found), reason=reason)


def _distance(interval: Interval, published: datetime.date) -> int:
    first, last = interval.first or published, interval.last or published
    return 0 if first <= published <= last else min(abs((first - published).days), abs((last - published).days))


def _choose(said: MonthDays, around: list[Interval], published: datetime.date, tense: str | None) -> Interval | None:
    """`الماضي` before, `المقبل` after publication, `الجاري` nearest to it; else by the clause, else the nearer one."""
    month = calendar.period(published, MONTH)
    before = [i for i in around if i.last and i.last < published]
    after = [i for i in around if i.first and i.first > published]
    now = [i for i in around if _distance(i, published) == 0]
    if said.modifier == -1:
        earlier = [i for i in before if said.days or not month or not _contains(month, i.last or published)]
        return earlier[-1] if earlier else None
    if said.modifier == 1:
        return after[0] if after else None
    if said.modifier is None and tense == FUTURE and (now or after):
        return (now or after)[0]
    if said.modifier is None and tense == PAST and (now or before):
        return (now or before)[-1]
    near = sorted(around, key=lambda i: _distance(i, published))
    if said.modifier is None and near and near[0] in after and _distance(near[0], published) > SOON:
        return before[-1] if before else near[0]
    return near[0] if near else None
