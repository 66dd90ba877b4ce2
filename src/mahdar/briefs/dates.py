"""Days in words, Arabic or English."""

import datetime

from babel.dates import format_date

from mahdar.exchange.labels import Language, label
from mahdar.vocabulary import Interval


def day_words(day: datetime.date, lang: Language, *, year: bool = True) -> str:
    """A day in words.

    >>> day_words(datetime.date(2014, 1, 22), Language.EN), day_words(datetime.date(2014, 1, 22), Language.AR)
    ('22 January 2014', '22 يناير 2014')
    """
    return format_date(day, "d MMMM y" if year else "d MMMM", locale=lang.value)


def interval_words(days: Interval, lang: Language) -> str:
    """A day, a month or some days in words; "" where nothing is known.

    >>> interval_words(Interval(first=datetime.date(2014, 1, 22), last=datetime.date(2014, 1, 24)), Language.EN)
    '22 – 24 January 2014'
    """
    first, last = days.first, days.last
    if first is None or last is None:
        known = first or last
        key = "from" if first else "until"
        return label("brief", key, lang).format(when=day_words(known, lang)) if known else ""
    if first == last:
        return day_words(first, lang)
    if _is_month(first, last):
        return format_date(first, "LLLL y", locale=lang.value)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    begins = day_words(first, lang, year=first.year != last.year)
    if (first.year, first.month) == (last.year, last.month):
        begins = str(first.day)
    return begins + label("brief", "between", lang) + day_words(last, lang)


def _is_month(first: datetime.date, last: datetime.date) -> bool:
    is_last = last == datetime.date.max or (last + datetime.timedelta(1)).day == 1
    return (first.year, first.month) == (last.year, last.month) and first.day == 1 and is_last
