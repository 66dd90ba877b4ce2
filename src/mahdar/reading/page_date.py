"""When a page was published, as it says itself for machines to read; never guessed from dates in its text.

Not with htmldate, which trafilatura has: of a page without a date it takes the first that it finds, and for a report that is
as a rule the day it reports about. A wrong day is worse than none, since `yesterday` is resolved from it.
"""

import datetime
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

from mahdar.reading.page_facts import Facts, is_article

NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "article:published", "og:published_time",
    "publish_date", "publishdate", "publish-date", "publication_date", "published_time", "published", "pubdate", "pub_date",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.date",
    "dc.date.created", "dcterms.created",
)  # fmt: skip
LOOSE = ("dc.date", "date")  # which some servers fill with the day they answer: only where nothing better is there
FIRST = datetime.date(1990, 1, 1)  # before it a page's date is a slip; the Web is not older
DAY = re.compile(r"\s*(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
COMPACT = re.compile(r"\s*((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T?\d{4,6}\b.*|\s*)$")
IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)([-/])([01]?\d)\2([0-3]?\d)(?=[-/_.]|$)")


def published(tree: Any, facts: Facts, url: str = "") -> datetime.date | None:
    """The day of a page's `meta`, its JSON-LD, its `time` elements or its address; None where none says it."""
    for value in _told(tree, facts):
        found = day(value)
        if found:
            return found
    times = {day(each) for each in tree.xpath("(//article|//main)//time/@datetime")[:20]}
    if len(times) == 1 and (only := times.pop()):
        return only
    match = IN_ADDRESS.search(url)
    in_address = _possible(match[1], match[3], match[4]) if match else None
    return in_address or next(filter(None, (day(facts.told(name)) for name in LOOSE)), None)


def _told(tree: Any, facts: Facts) -> Iterator[str]:
    yield from (facts.meta[name] for name in NAMES if name in facts.meta)
    for each in facts.data:
        if isinstance(each.get("datePublished"), str) and (is_article(each) or each.get("@type") == "WebPage"):
            yield each["datePublished"]
    marked = tree.xpath("//*[@itemprop='datePublished'] | //time[@pubdate]")[:5]
    yield from (element.get("datetime") or element.get("content") or "" for element in marked)


def day(value: str) -> datetime.date | None:
    """The day in a date that a machine wrote: ISO 8601 or nearly so, or as in e-mail. By its own clock, not by Greenwich's.

    >>> day("2014-01-16T23:30:00+03:00"), day("Thu, 16 Jan 2014 23:30:00 +0300"), day("16/1/2014")
    (datetime.date(2014, 1, 16), datetime.date(2014, 1, 16), None)
    """
    match = DAY.match(value)
    if match:
        return _possible(match[1], match[3], match[4])
    match = COMPACT.match(value)
    if match:
        return _possible(*match.groups())
    try:
        found = parsedate_to_datetime(value[:60]).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _possible(found.year, found.month, found.day)


def _possible(year: str | int, month: str | int, number: str | int) -> datetime.date | None:
    """The day, unless there is none such, or it is before the Web or still to come."""
    try:
        found = datetime.date(int(year), int(month), int(number))
    except ValueError:
        return None
    return found if FIRST <= found <= datetime.date.today() + datetime.timedelta(days=1) else None
