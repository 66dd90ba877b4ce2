"""Mahdar (محضر): reads Arabic news of a peace process, a negotiation or a relief effort and keeps its minutes.

>>> import mahdar
>>> from datetime import date
>>> minutes = mahdar.read("قال وزير الخارجية الروسي سيرغي لافروف اليوم إن المؤتمر سيعقد في جنيف.", published=date(2014, 1, 16))
>>> [(claim.kind, minutes.actor(claim.speaker).name) for claim in minutes.claims if claim.kind == "statement"]
[('statement', 'سيرغي لافروف')]
"""

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mahdar.vocabulary import Actor, Amount, Date, Minutes, Number

__version__ = "0.1.0"
__all__ = ["__version__", "amounts", "dates", "names", "numbers", "read"]


def read(text: str, *, published: datetime.date | None = None, id: str = "text") -> "Minutes":
    """The minutes of one article: its actors and claims, each with the words it rests on. Takes any string."""
    from mahdar.pipeline import read as read_article

    return read_article(text, published=published, id=id)


def numbers(text: str) -> "list[Number]":
    """The figures of a text as ranges with their hedges.

    >>> [(n.low, n.qualifier.value) for n in numbers("أكثر من 70 دولة ونصف مليار دولار")]
    [(70.0, 'more-than'), (500000000.0, 'exact')]
    """
    from mahdar.arabic.numerals import numbers as find
    from mahdar.arabic.tokens import tokenize

    return find(tokenize(text), text)


def amounts(text: str, country: str | None = None) -> "list[Amount]":
    """The sums of money in a text; `country` (ISO 3166-1 alpha-2) decides a bare `ريال`, `دينار` or `ليرة`.

    >>> [(a.number.low, a.currency) for a in amounts("تعهدت بمبلغ 2.4 مليار دولار و 10 ملايين ريال", country="SA")]
    [(2400000000.0, 'USD'), (10000000.0, 'SAR')]
    """
    from mahdar.arabic.numerals import figures
    from mahdar.arabic.tokens import tokenize
    from mahdar.mentions.amounts import amounts as find

    tokens = tokenize(text)
    return [amount for amount, _, _ in find(tokens, figures(tokens, text), country)]


def dates(text: str, published: datetime.date | None = None) -> "list[Date]":
    """The dates of a text as intervals, resolved from the day it was published; open where that does not decide.

    >>> [d.iso for d in dates("اجتمعوا أمس وسيعود الوفد في 22 يناير الجاري", datetime.date(2014, 1, 16))]
    ['2014-01-15', '2014-01-22']
    """
    from mahdar.arabic.tokens import tokenize
    from mahdar.mentions.dates import dates as find

    return [date for date, _, _ in find(tokenize(text), text, published)]


def names(text: str) -> "list[Actor]":
    """Who a text speaks of: persons, states, bodies, groups and sources, each with all its mentions.

    >>> [(a.kind.value, a.name) for a in names("التقى وزير الخارجية الروسي سيرغي لافروف وفدا من الأمم المتحدة")][:1]
    [('person', 'سيرغي لافروف')]
    """
    from mahdar.mentions.annotate import annotate

    return [actor for actor in annotate(text).actors if actor.mentions]
