"""What the words of a date say, before anybody asks when the text was published.

Each reader looks at one place and returns what is said there and the token behind it; `dates.py` joins what belongs
together (`اليوم الخميس`, `الأربعاء 15 يناير`), `date_meaning.py` resolves it.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from mahdar.arabic import calendar
from mahdar.arabic.calendar import month_at, unit_at, weekday_at, word_at
from mahdar.arabic.numerals import AND, ARTICLE, Figure, bare, digits_value, hedge_at, number_words, ordinal_at
from mahdar.arabic.tokens import Token

DASHES = frozenset("-–/")
FOR = "ل"
YEAR_MARKS = frozenset("،,/-")
OPEN_DASHES = frozenset("-–")
LONGEST_COUNT = 1000
TRIGGERS = (
    *("day", "this", "that", "unit", "two-units", "units", "section", "season", "season-word"),
    *("month-word", "year-word", "since", "ago", "ahead", "within"),
)
YEARS = range(1900, 2100)
BARE_YEARS = range(1950, 2050)
HIJRI_YEARS = range(1300, 1500)


class Day(NamedTuple):
    """A day counted from publication, and the weekday it is said to be: `أمس الأربعاء`."""

    offset: int
    weekday: int | None = None


class Weekdays(NamedTuple):
    """A weekday (Monday = 0), or two that follow one another; `modifier` -1 last, 0 this, 1 next; `since` it."""

    days: tuple[int, ...]
    modifier: int | None = None
    since: bool = False


class MonthDays(NamedTuple):
    """A month, or days in it. Beside it: its year, or the year's distance from publication, or that it is the year of
    the date before it (`من ذلك العام`), `الجاري` and its like, a weekday, a day word, a third of it."""

    calendar: str
    month: int
    days: tuple[int, int] | None = None
    last_month: int | None = None
    year: int | None = None
    year_shift: int | None = None
    same_year: bool = False
    modifier: int | None = None
    section: int | None = None
    weekday: int | None = None
    offset: int | None = None


class Period(NamedTuple):
    """`الشهر الماضي`: the unit in days, how far from publication, and of it a third, a day of the month, a weekday."""

    unit: int
    modifier: int
    section: int | None = None
    day: int | None = None
    weekday: int | None = None


class Years(NamedTuple):
    """`عام 2015`, `عامي 2015 و2016`."""

    calendar: str
    first: int
    last: int
    section: int | None = None


class Duration(NamedTuple):
    """A number of units (None: the words name none) up to publication (`since`), that long before or after it (`ago`,
    `ahead`), or the last or next so many (`last`, `next`)."""

    sense: str
    number: int | None
    unit: int


class Season(NamedTuple):
    """A season by its first month, with `المقبل` and its like, or its year, or the year's distance from publication."""

    month: int
    modifier: int | None = None
    year: int | None = None
    year_shift: int | None = None


class Same(NamedTuple):
    """`اليوم نفسه`: a date that another date of the text gives."""

    unit: int


Meaning = Day | Weekdays | MonthDays | Period | Years | Duration | Season | Same


class Said(NamedTuple):
    """What tokens `first` to `last` (exclusive) say; `core` is the first one without part of day and `يوم`."""

    meaning: Meaning
    first: int
    last: int
    core: int


def said(tokens: list[Token], figures: Mapping[int, Figure]) -> Iterator[Said]:
    """The date expressions of a text, in order; `figures` by their first token."""
    triggers = _triggers()
    floor = 0
    for i, token in enumerate(tokens):
        if i < floor or (token.kind != "number" and bare(token) not in triggers):
            continue
        found = _read(tokens, i, figures)
        if found is not None:
            meaning, last = found
            yield Said(meaning, _with_part_of_day(tokens, i, floor, meaning), last, i)
            floor = last


@cache
def _triggers() -> frozenset[str]:
    keys = set(calendar.months()) | set(calendar.weekdays())
    for kind in TRIGGERS:
        keys |= set(calendar.words(kind))
    keys |= {word for word, entry in number_words().items() if entry.kind in {"ordinal", "bound-ordinal"}}
    return frozenset(keys)


def _read(tokens: list[Token], i: int, figures: Mapping[int, Figure]) -> tuple[Meaning, int] | None:
    """What begins at token `i`, if a date does."""
    if tokens[i].kind == "number":
        return _numeric(tokens, i) or _days_of_month(tokens, i) or _bare_year(tokens, i)
    return (
        _day(tokens, i)
        or _weekdays(tokens, i)
        or _section(tokens, i)
        or _ordinal_day(tokens, i)
        or _month(tokens, i)
        or _duration(tokens, i, figures)
        or _years(tokens, i)
        or _period(tokens, i, figures)
        or _season(tokens, i)
    )


def _with_part_of_day(tokens: list[Token], first: int, floor: int, meaning: Meaning) -> int:
    """The first token with `مساء`, `يوم`, `ساعة متأخرة من ليل` before a day."""
    if not isinstance(meaning, Day | Weekdays | MonthDays):
        return first
    while first > floor:
        part = _phrase_before("part", tokens, first, floor)
        start = _phrase_before("day-word", tokens, first, floor) if part is None else part
        if start is None:
            return first
        first = start
    return first


def _phrase_before(kind: str, tokens: list[Token], end: int, floor: int) -> int | None:
    for phrase, _ in calendar.words_by_last(kind).get(bare(tokens[end - 1]), ()):
        start = end - len(phrase)
        if start >= floor and tuple(bare(t) for t in tokens[start:end]) == phrase:
            return start
    return None


def _norm(tokens: list[Token], i: int) -> str:
    return tokens[i].norm if 0 <= i < len(tokens) else ""


def _is(kind: str, tokens: list[Token], i: int) -> bool:
    return word_at(kind, tokens, i) is not None


def _links(tokens: list[Token], i: int, dashes: frozenset[str]) -> bool:
    """Does the word at `i` join two days or years: and, until, a dash?"""
    return _norm(tokens, i) in {AND, *dashes} or _is("until", tokens, i)


def _number(tokens: list[Token], i: int) -> int | None:
    return digits_value(tokens[i].norm) if 0 <= i < len(tokens) and tokens[i].kind == "number" else None


def _year(tokens: list[Token], i: int, span: range = YEARS) -> int | None:
    value = _number(tokens, i)
    return value if value in span else None


def _next_to(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """`الماضي`, `الجاري`, `المقبل` and their like at `i`: -1, 0 or 1, and the token behind."""
    found = word_at("next-to", tokens, i)
    return (int(found[1]), found[0]) if found and tokens[i].shape.startswith(ARTICLE) else None


def _day(tokens: list[Token], i: int) -> tuple[Meaning, int] | None:
    found = word_at("day", tokens, i)
    if found is None:
        return None
    last, offset = found[0], int(found[1])
    if offset == 0 and last == i + 1:
        another = word_at("not-today", tokens, last) or _next_to(tokens, last) or _definite_ordinal(tokens, last)
        if not tokens[i].definite or another or word_at("per", tokens, i - 1):
            return None
    if offset > 0 and last == i + 1 and tokens[i].definite and not _follows_time_word(tokens, i):
        return None  # حزب الغد
    return Day(offset), last


def _follows_time_word(tokens: list[Token], i: int) -> bool:
    return _is("day-word", tokens, i - 1) or _is("year-before", tokens, i - 1)


def _definite_ordinal(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """As `ordinal_at`, for a definite word and any index."""
    return ordinal_at(tokens, i) if 0 <= i < len(tokens) and tokens[i].definite else None


def _weekdays(tokens: list[Token], i: int) -> tuple[Meaning, int] | None:
    """`الاثنين الفارط`, `السبت والأحد` after `يومي`, `ليل الأحد الاثنين`; `للاثنين` is "for the two"."""
    found = weekday_at(tokens, i)
    if found is None or (i and tokens[i - 1].norm == FOR and tokens[i - 1].word == tokens[i].word):
        return None
    last, weekday = found
    days: tuple[int, ...] = (weekday,)
    pair = _is("day-word", tokens, i - 1) and _norm(tokens, last) == AND
    between = pair or _norm(tokens, last) in DASHES
    second = weekday_at(tokens, last + 1 if between else last)
    if second and (pair or second[1] == (weekday + 1) % 7):
        last, days = second[0], (weekday, second[1])
    modifier = _next_to(tokens, last)
    since = _is("since", tokens, i - 1)
    return Weekdays(days, modifier[0] if modifier else None, since), modifier[1] if modifier else last


def _numeric(tokens: list[Token], i: int) -> tuple[Meaning, int] | None:
    """`14/4/2018`, `2018-04-14`, `14.4.2018`."""
    pieces = tokens[i].norm.split(".")
    if len(pieces) == 3 and tokens[i].end - tokens[i].start <= 10:
        values, last = [digits_value(p) for p in pieces], i + 1
    elif i + 4 < len(tokens) and tokens[i + 1].norm in DASHES and tokens[i + 3].norm == tokens[i + 1].norm:
        values, last = [_number(tokens, j) for j in (i, i + 2, i + 4)], i + 5
    else:
        return None
    a, b, c = values
    if a is None or b is None or c is None:
        return None
    for year, month, day in ((a, b, c), (c, b, a), (c, a, b)):
        if year in YEARS and calendar.month_day(year, month if 1 <= month <= 12 else 1, day) and 1 <= month <= 12:
            return MonthDays(calendar.GREGORIAN, month, (day, day), year=year), last
    return None


def _days_of_month(tokens: list[Token], i: int) -> tuple[Meaning, int] | None:
    """`22 يناير الجاري`, `5 و6 ديسمبر`, `3-5 مايو`, `15 من شهر أيار`."""
    first = _number(tokens, i)
    if first is None or not 1 <= first <= 31:
        return None
    second, last = first, i + 1
    while _links(tokens, last, OPEN_DASHES):
        until = _number(tokens, last + 1)
        if until is None or not second < until <= 31:
            break
        second, last = until, last + 2
    return _of_month(tokens, last, (first, second))


def _of_month(tokens: list[Token], i: int, days: tuple[int, int]) -> tuple[Meaning, int] | None:
    """The month (or `الشهر المقبل`) whose days these are, at `i`, with `من` and `شهر` before it or not."""
    partitive = _is("partitive", tokens, i)
    at = i + 1 if partitive else i
    word = word_at("month-word", tokens, at)
    name = month_at(tokens, word[0] if word else at)
    if name:
        return _month_with_year(tokens, name[0], name[1], days)
    if partitive and days[0] == days[1]:
        unit = unit_at(tokens, at)
        monthly = unit is not None and tokens[at].definite and unit[1] == calendar.Unit(calendar.MONTH, 1)
        modifier = _next_to(tokens, unit[0]) if unit and monthly else None
        if modifier:
            return Period(calendar.MONTH, modifier[0], day=days[0]), modifier[1]
    return None


def _ordinal_day(tokens: list[Token], i: int) -> tuple[Meaning, int] | None:
    """`السادس من الشهر المقبل`, `الخامس والعشرين من يناير`."""
    ordinal = _definite_ordinal(tokens, i)
    if ordinal is None or not 1 <= ordinal[0] <= 31 or not _is("partitive", tokens, ordinal[1]):
        return None
    return _of_month(tokens, ordinal[1], (ordinal[0], ordinal[0]))


def _month(tokens: list[Token], i: int) -> tuple[Meaning, int] | None:
    """A month without a day: it needs company unless its name means nothing else."""
    word = word_at("month-word", tokens, i)
    name = month_at(tokens, word[0] if word else i)
    if name is None:
        return None
    last, month = name
    read = _month_with_year(tokens, last, month, None)
    if month.alone or word or read is None or read[1] > last:
        return read
    follows = _follows_time_word(tokens, i) or word_at("section", tokens, i - 1)
    of_year = _is("partitive", tokens, last) and unit_at(tokens, last + 1) is not None
    return read if follows or of_year else None


def _month_with_year(
    tokens: list[Token], last: int, month: calendar.Month, days: tuple[int, int] | None
) -> tuple[Meaning, int] | None:
    """What follows a month's name: its other name, a second month, the year, `الماضي`."""
    last = _doubled(tokens, last, month)
    last_month = None
    if days is None and _norm(tokens, last) == AND:
        second = month_at(tokens, last + 1)
        if second and second[1].calendar == month.calendar and second[1].number > month.number:
            last, last_month = _doubled(tokens, second[0], second[1]), second[1].number
    said = MonthDays(month.calendar, month.number, days, last_month)
    modifier = _next_to(tokens, last)
    if modifier:
        return said._replace(modifier=modifier[0]), modifier[1]
    found = _year_behind(tokens, last, month.calendar)
    return (said._replace(year=found[0]), found[1]) if found else (said, last)


def _doubled(tokens: list[Token], last: int, month: calendar.Month) -> int:
    """Behind the same month's other name: `شباط / فبراير`, `مايو أيار`, `آب (أغسطس)`."""
    at = last + 1 if _norm(tokens, last) in {"/", "-", "(", "–"} else last
    other = month_at(tokens, at)
    if other is None or other[1].number != month.number or other[1].calendar != month.calendar:
        return last
    return other[0] + 1 if _norm(tokens, at - 1) == "(" and _norm(tokens, other[0]) == ")" else other[0]


def _year_behind(tokens: list[Token], i: int, calendar_name: str) -> tuple[int, int] | None:
    """The year at `i`, with `من عام` before it or not, and its era."""
    span = HIJRI_YEARS if calendar_name == calendar.HIJRI else YEARS
    partitive = _is("partitive", tokens, i)
    at = i + 1 if partitive or _norm(tokens, i) in YEAR_MARKS else i
    word = word_at("year-word", tokens, at)
    year = _year(tokens, word[0] if word else at, span)
    if year is None or (partitive and word is None):
        return None
    last = (word[0] if word else at) + 1
    era = word_at("era", tokens, last)
    return year, era[0] if era else last


def _section(tokens: list[Token], i: int) -> tuple[Meaning, int] | None:
    """`أواخر أبريل المقبل`, `منتصف العام الحالي`, `مطلع 2017`, `نهاية العام`."""
    found = word_at("section", tokens, i)
    if found is None:
        return None
    at, section = found[0], int(found[1])
    inner = _month(tokens, at) or _years(tokens, at) or _period(tokens, at, {})
    if inner and isinstance(inner[0], MonthDays | Years | Period):
        return inner[0]._replace(section=section), inner[1]
    year = _year(tokens, at)
    if year:
        return Years(calendar.GREGORIAN, year, year, section), at + 1
    unit = unit_at(tokens, at)
    if unit and tokens[at].definite and unit[1].units == 1 and calendar.DAY < unit[1].days < calendar.DECADE:
        return Period(unit[1].days, 0, section), unit[0]
    return None


def _years(tokens: list[Token], i: int) -> tuple[Meaning, int] | None:
    """`عام 2015`, `عامي 2015 و2016`, `سنة 1439 هـ`, and a bare year behind `في` or `منذ`."""
    word = word_at("year-word", tokens, i)
    first = _number(tokens, word[0]) if word else None
    if word is None or first is None:
        return None
    last, until = word[0] + 1, first
    if _links(tokens, last, DASHES):
        second = _number(tokens, last + 1)
        if second is not None and first < second < first + 100:
            last, until = last + 2, second
    era = word_at("era", tokens, last)
    name = era[1] if era else calendar.GREGORIAN
    if first not in (HIJRI_YEARS if name == calendar.HIJRI else YEARS):
        return None
    return Years(name, first, until), era[0] if era else last


def _bare_year(tokens: list[Token], i: int) -> tuple[Meaning, int] | None:
    """A year in digits alone behind a preposition of time; not where it counts something (`في 2000 قرية`)."""
    year = _year(tokens, i, BARE_YEARS)
    if year is None or not word_at("year-before", tokens, i - 1):
        return None
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    if behind is not None and year % 100 == 0 and behind.kind == "word" and not behind.definite:
        return None
    return Years(calendar.GREGORIAN, year, year), i + 1


def _period(tokens: list[Token], i: int, figures: Mapping[int, Figure]) -> tuple[Meaning, int] | None:
    """`الشهر المقبل`, `هذا العام`, `الأيام العشرة الماضية`, `العام نفسه`."""
    this = word_at("this", tokens, i)
    that = word_at("that", tokens, i)
    at = (this or that or (i, ""))[0]
    found = unit_at(tokens, at)
    if found is None or not tokens[at].definite:
        return None
    last, unit = found
    if that:
        return Same(unit.days), last
    if this:
        return (Period(unit.days, 0), last) if unit.days != calendar.DAY else None
    counted = _count(last, figures)
    count, last = counted or (unit.units, last)
    few = word_at("few", tokens, last)
    last = few[0] if few else last
    adjective = unit.days == calendar.YEAR and at > 0 and tokens[at - 1].definite  # الأمين العام الحالي
    modifier = _next_to(tokens, last)
    if modifier is None:
        same = word_at("same", tokens, last)
        return (Same(unit.days), same[0]) if same and not adjective else None
    if count == 1 and not few:
        if unit.days == calendar.DAY:
            return None  # اليوم الأخير
        return None if adjective and modifier[0] == 0 else (Period(unit.days, modifier[0]), modifier[1])
    return Duration("last" if modifier[0] < 0 else "next", count or None, unit.days), modifier[1]


def _count(i: int, figures: Mapping[int, Figure]) -> tuple[int, int] | None:
    """A whole number at `i` and the token behind it: `الثلاث`, `العشرة`, `قرابة 15`."""
    figure = figures.get(i)
    if figure is None or figure.number.ordinal or figure.number.percent:
        return None
    return (int(figure.number.value), figure.last) if 1 <= figure.number.value < LONGEST_COUNT else None


def _duration(tokens: list[Token], i: int, figures: Mapping[int, Figure]) -> tuple[Meaning, int] | None:
    """`منذ قرابة ثلاث سنوات`, `قبل شهرين`, `في غضون 3 أيام`, `قبل أيام`."""
    for sense in ("since", "ago", "ahead", "within"):
        found = word_at(sense, tokens, i)
        if found is None:
            continue
        at, value = found
        counted = _count(at, figures)
        hedge = None if counted else hedge_at(tokens, at)  # منذ أكثر من شهرين
        unit = unit_at(tokens, counted[1] if counted else hedge[0] if hedge else at)
        if unit is None or tokens[unit[0] - 1].definite or _is_name_of_day(tokens, unit[0]):
            return None
        count = counted[0] if counted else unit[1].units
        sense = "next" if sense == "within" and value == "1" else sense
        if sense in {"ahead", "within"} and _is("partitive", tokens, unit[0]):
            return None  # بعد يومين من المحادثات
        return Duration(sense, count or None, unit[1].days), unit[0]
    return None


def _is_name_of_day(tokens: list[Token], i: int) -> bool:
    """In `قبل يوم الأحد`, `منذ عام 2011`, `قبل شهر رمضان` the unit begins another date."""
    return weekday_at(tokens, i) is not None or month_at(tokens, i) is not None or _year(tokens, i) is not None


def _season(tokens: list[Token], i: int) -> tuple[Meaning, int] | None:
    """`في الخريف`, `الصيف المقبل`, `ربيع 2012`, `ربيع العام الماضي`; `الربيع العربي` is none."""
    word = word_at("season-word", tokens, i)
    found = word_at("season", tokens, word[0] if word else i)
    if found is None:
        return None
    last, month = found[0], int(found[1])
    modifier = _next_to(tokens, last)
    if modifier:
        return Season(month, modifier[0]), modifier[1]
    year = _year_behind(tokens, last, calendar.GREGORIAN)
    if year:
        return Season(month, year=year[0]), year[1]
    whole = _period(tokens, last + 1 if _is("partitive", tokens, last) else last, {}) if last < len(tokens) else None
    if whole and isinstance(whole[0], Period) and whole[0].unit == calendar.YEAR:
        return Season(month, year_shift=whole[0].modifier), whole[1]
    described = last < len(tokens) and tokens[last].definite
    stands_free = tokens[last - 1].definite and _is("year-before", tokens, i - 1)
    return (Season(month), last) if not described and (word or stands_free) else None
