"""Period: the years or months that a sum of aid is for (`pledge_period.toml`), told apart from when it was pledged.

`للعام 2014` can only be the period. `في 2014` says when money was promised if it stands before the sum, what it is for if it
stands behind and lies ahead; where both can be meant, nothing is said.
"""

import datetime
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from mahdar.arabic import calendar
from mahdar.arabic.numerals import digits_value, figures
from mahdar.claims.closed_words import closed_words
from mahdar.claims.patterns import engine
from mahdar.claims.pledge_basis import Measure
from mahdar.claims.row import Passage
from mahdar.claims.speech import Document
from mahdar.claims.standing import stands_as_noun
from mahdar.phrases import Match
from mahdar.vocabulary import Date, Granularity, Interval, Span, Stage

REACH = 14
FARTHEST = 2 * REACH
YEARS = range(1950, 2100)
SHORTEST = datetime.timedelta(days=27)
"""February counts as a month; anything shorter is an occasion."""
LONGER_THAN_A_YEAR = datetime.timedelta(days=366)
LENGTH_WORDS, EVENT_WORDS = 4, 3
OPEN = {"year": Granularity.YEAR, "month": Granularity.MONTH}
WHEN = closed_words("when")
AND = frozenset("و")
AMOUNTS_TO = closed_words("amounts to")
ONLY_A_LENGTH = "the words give a length, not the years"
EACH = "the words say how often, not in which years"
AN_EVENT = "counted from an event of the text"
COARSE = frozenset({Granularity.MONTH, Granularity.SEASON, Granularity.YEAR, Granularity.YEARS})


class Period(NamedTuple):
    """A period that may be a sum's: items `first` to `last` (exclusive). What the pattern says of it (`pledge_period.toml`)
    comes along."""

    first: int
    last: int
    date: Date
    loose: bool = False
    during: bool = False
    since: bool = False


def periods(document: Document, passage: Passage) -> list[Period]:
    """The periods that a sentence speaks of, in order; of those that overlap, the one that is surest, then the longest."""
    found = [
        p for m in engine("pledge_period").matches(passage.row) if (p := _period(document, passage, m)) is not None
    ]
    kept: list[Period] = []
    for period in sorted(found, key=lambda p: (p.loose, p.first - p.last, not p.during)):
        if not any(period.first < other.last and other.first < period.last for other in kept):
            kept.append(period)
    return sorted(kept)


def period_of(
    document: Document, passage: Passage, known: list[Period], item: int, stage: Stage, measure: Measure
) -> Period | None:
    """The period of the sum at this item: since when it is counted, what is said behind it, then what is said before."""
    if measure.since is not None:
        return next((p for p in known if p.since and p.first == measure.since[0]), None) or _since(
            document, passage, measure
        )
    open_ones = [period for period in _near(known, item) if not period.since]
    for period in open_ones:
        behind = period.first > item and _is_joined(document, passage, item + 1, period, item)
        if behind and (not period.loose or _is_for_it(document, period, stage)):
            return period
    for period in reversed(open_ones):
        before = period.last <= item and _is_joined(document, passage, period.last, period, item)
        if before and not _is_anothers(document, passage, period, item) and _is_long_or_ahead(document, period):
            return period
    return None


def _near(known: list[Period], item: int) -> list[Period]:
    """Those within reach of an item, so that a long list of sums is read in linear time."""
    low = bisect_left(known, item - FARTHEST, key=lambda period: period.first)
    return known[low : bisect_right(known, item + FARTHEST, key=lambda period: period.first)]


def _period(document: Document, passage: Passage, match: Match) -> Period | None:
    """What a match speaks of; None where it is no time of a month or longer."""
    extra, slots = match.pattern.extra, match.slots
    first, last = match.start_item, match.end_item
    date: Date | None
    if "rhythm" in slots:
        first, last = slots["rhythm"]
        date = Date(span=passage.row.span(first, last), granularity=OPEN[str(extra["every"])], reason=EACH)
    elif "length" in slots:
        date, last = _length(document, passage, slots["length"][0], several=bool(extra.get("several")))
        first = slots["length"][0]
    elif "when" in slots:
        first, last = slots["when"]
        date = _dated(document, passage, first)
        if date is not None and extra.get("until"):
            first = match.start_item
            date = _until(passage, first, last, date)
        elif date is not None and extra.get("loose") and _is_otherwise(document, passage, match, first):
            return None
    else:
        date = _between(document, passage, match)
        first = slots["first"][0] if not extra.get("since") else match.start_item
    if date is None:
        return None
    return Period(first, last, date, *(bool(extra.get(key)) for key in ("loose", "during", "since")))


def _dated(document: Document, passage: Passage, item: int) -> Date | None:
    """The date at this item, or the year that its digits give, if it is a month or longer."""
    cell = passage.cell(item)
    if passage.has(item, "number"):
        number = digits_value(document.annotated.tokens[cell.first].norm)
        whole = calendar.year(number) if number is not None and number in YEARS else None
        return (
            Date(span=passage.row.span(item, item + 1), granularity=Granularity.YEAR, interval=whole) if whole else None
        )
    date = document.annotated.dates.get(cell.first)
    return date if date is not None and _is_coarse(date) else None


def _is_coarse(date: Date) -> bool:
    return date.granularity in COARSE or _lasts(date, SHORTEST)


def _lasts(date: Date, least: datetime.timedelta) -> bool:
    whole = date.interval
    return (
        whole is not None and whole.first is not None and whole.last is not None and whole.last - whole.first >= least
    )


def _length(document: Document, passage: Passage, item: int, *, several: bool) -> tuple[Date | None, int]:
    """A number of months or years at this item, open as to which, and the item behind it. `several`: it must be more than
    one, for `في عام` says when."""
    if item >= len(passage.row) or passage.cell(item).mention is not None:
        return None, item
    start = passage.cell(item).first
    near = document.annotated.tokens[start : min(passage.sentence.last, start + LENGTH_WORDS)]
    figure = next((f for f in figures(near, document.annotated.text) if f.first == 0), None)
    at = figure.last if figure is not None else 0
    unit = calendar.unit_at(near, at)
    if unit is None or unit[1].days < calendar.MONTH or near[at].definite:
        return None, item
    if several and figure is None and unit[1].units < 2:
        return None, item
    granularity = Granularity.MONTH if unit[1].days == calendar.MONTH else Granularity.YEARS
    span = Span(near[0].start, near[unit[0] - 1].end)
    last = next((i for i in range(item, len(passage.row)) if passage.row[i].end >= span.end), item)
    return Date(span=span, granularity=granularity, reason=ONLY_A_LENGTH), last + 1


def _until(passage: Passage, first: int, last: int, date: Date) -> Date:
    """A period with an open beginning; its end is that of the date."""
    whole = Interval(last=date.interval.last) if date.interval is not None else None
    return date.model_copy(update={"span": passage.row.span(first, last), "interval": whole})


def _between(document: Document, passage: Passage, match: Match) -> Date | None:
    """From the first day of one date to the last of another, or to publication."""
    first_at = match.slots["first"][0]
    last_at, behind = match.slots.get("last", (None, match.end_item))
    start = _dated(document, passage, first_at)
    end = _dated(document, passage, last_at) if last_at is not None else None
    if start is None or (last_at is not None and end is None):
        return None
    until = end.interval.last if end is not None and end.interval is not None else document.annotated.published
    return _spanning(passage.row.span(first_at, behind), start, until)


def _spanning(span: Span, start: Date, until: datetime.date | None) -> Date | None:
    """The date from the beginning of `start` to the day `until`; None where that is before it."""
    begins = start.interval.first if start.interval is not None else None
    if begins is None or (until is not None and until < begins):
        return None
    granularity = Granularity.MONTH if start.granularity is Granularity.MONTH else Granularity.YEARS
    return Date(span=span, granularity=granularity, interval=Interval(first=begins, last=until))


def _since(document: Document, passage: Passage, measure: Measure) -> Period | None:
    """From the date that the sum is counted from to publication; open where that is no date but an event."""
    assert measure.since is not None
    first, last = measure.since
    start = document.annotated.dates.get(passage.cell(measure.start).first) if measure.start is not None else None
    if start is None:
        last = next((i for i in range(last, last + EVENT_WORDS) if not passage.has(i, "definite")), last + EVENT_WORDS)
    span = passage.row.span(first, last)
    date = _spanning(span, start, document.annotated.published) if start is not None else None
    return Period(first, last, date or Date(span=span, granularity=Granularity.YEARS, reason=AN_EVENT))


def _is_otherwise(document: Document, passage: Passage, match: Match, item: int) -> bool:
    """Is the date one of something else: `قبل عامين`, `منذ 2011`, `مقارنة بعام 2013`, `اتفاق عام 2013`?"""
    tokens = document.annotated.tokens
    at = passage.cell(item).first
    if tokens[at].norm in WHEN or (at and tokens[at - 1].norm in WHEN):
        return True
    before = item - 1
    if match.start_item < item:
        return False
    if any(passage.has(before, sense) for sense in ("prep", "by", "to", "as", "that", "and")):
        return True
    bound = passage.has(before, "noun") and not passage.has(before, "definite")
    return bound and not any(passage.has(before, sense) for sense in ("aid", "gift", "verb"))


def _is_joined(document: Document, passage: Passage, start: int, period: Period, item: int) -> bool:
    """Do sum and period stand in one clause? `start`: the first item between them. What stands in brackets is passed over."""
    stop = period.first if period.first > item else item
    if stop - start > REACH:
        return False
    i = start
    while i < stop:
        if passage.has(i, "bracket"):
            i = _behind_bracket(passage, i, stop)
            continue
        if any(passage.has(i, sense) for sense in ("border", "amount", "that", "conj")):
            return False
        if passage.has(i, "rel") and not _amounts_to(document, passage, i + 1):
            return False
        finite = _is_finite(passage, i) and not _amounts_to(document, passage, i)
        if finite and (_opens_clause(document, passage, i) or (period.loose and not _gives(passage, i))):
            return False
        i += 1
    return True


def _is_finite(passage: Passage, item: int) -> bool:
    return passage.has(item, "verb") and not passage.has(item, "noun") and not stands_as_noun(passage, item)


def _behind_bracket(passage: Passage, item: int, stop: int) -> int:
    """The item behind the bracket that closes the one at this item; the next one where none closes it before `stop`."""
    closing = next((i for i in range(item + 1, stop) if passage.has(i, "bracket")), item)
    return closing + 1


def _amounts_to(document: Document, passage: Passage, item: int) -> bool:
    """A verb that only leads to the figure: `مساعدات سنوية تبلغ 3 ملايين`."""
    cell = passage.cell(item) if item < len(passage.row) else None
    return cell is not None and cell.mention is None and document.annotated.tokens[cell.first].norm in AMOUNTS_TO


def _opens_clause(document: Document, passage: Passage, item: int) -> bool:
    """Does a comma or و lead to the verb here? ف does not: `أما التعهدات للعام المقبل فبلغت`."""
    if passage.has(item - 1, "and"):
        return document.annotated.tokens[passage.cell(item - 1).first].norm in AND
    return passage.has(item - 1, "comma")


def _gives(passage: Passage, item: int) -> bool:
    return any(passage.has(item, sense) for sense in ("give", "fund", "pledge", "allot"))


def _is_anothers(document: Document, passage: Passage, period: Period, item: int) -> bool:
    """Is there a sum before the period that it is joined to?"""
    other = next(
        (i for i in range(period.first - 1, max(-1, period.first - FARTHEST), -1) if passage.has(i, "amount")), None
    )
    return other is not None and other < item and _is_joined(document, passage, other + 1, period, other)


def _is_for_it(document: Document, period: Period, stage: Stage) -> bool:
    """Words behind the sum that may say when it was promised: they give its period where that is ahead, or has begun and
    money is asked for; behind money that came, a year or more is what it covers."""
    date, published = period.date, document.annotated.published
    if date.interval is None or _lasts(date, LONGER_THAN_A_YEAR):
        return True
    if stage is Stage.DISBURSED:
        return date.granularity in (Granularity.YEAR, Granularity.YEARS)
    first, last = date.interval.first, date.interval.last
    if published is None or first is None or last is None:
        return False
    begun = stage in (Stage.TARGET, Stage.SHORTFALL) or period.during
    return first > published or (begun and last >= published)


def _is_long_or_ahead(document: Document, period: Period) -> bool:
    """Words before the sum: one year gone by says when money was promised or paid, several years or one ahead cannot."""
    if not period.loose:
        return True
    date, published = period.date, document.annotated.published
    if date.interval is None:
        return date.reason in (ONLY_A_LENGTH, EACH) or date.granularity is Granularity.YEARS
    ahead = published is not None and date.interval.first is not None and date.interval.first > published
    return ahead or _lasts(date, LONGER_THAN_A_YEAR)


def no_dates(document: Document, known: list[Period]) -> frozenset[int]:
    """The items that say for when the money of a sentence is, and so not when it was pledged."""
    return frozenset(item for p in known if _is_long_or_ahead(document, p) for item in range(p.first, p.last))
