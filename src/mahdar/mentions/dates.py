"""When: the dates of a text, resolved from its publication, or left open with what is known of them."""

import datetime
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from mahdar.arabic import calendar
from mahdar.arabic.calendar import word_at
from mahdar.arabic.lexicon import function_words, rows
from mahdar.arabic.normal import fold
from mahdar.arabic.numerals import Figure, figures
from mahdar.arabic.sentences import ENDS
from mahdar.arabic.tokens import Token
from mahdar.arabic.verbs import verb_forms
from mahdar.mentions.date_meaning import COMING, FUTURE, PAST, needs_tense, resolve
from mahdar.mentions.date_words import (
    Day,
    Meaning,
    MonthDays,
    Period,
    Said,
    Same,
    Weekdays,
    Years,
    said,
)
from mahdar.vocabulary import Date, Span

FUTURE_PREFIX = "س"
CONJUNCTIONS = frozenset("وف")
NOMINAL_COMPANY = frozenset({"prep", "dem", "num-det"})
LONGEST_CLAUSE = 30
LONGEST_GAP = 2
NEAR = 5
SHORTEST_VERB = 3
AUXILIARY_REACH = 6


def dates(
    tokens: list[Token], text: str, published: datetime.date | None, figured: Sequence[Figure] | None = None
) -> list[tuple[Date, int, int]]:
    """The dates of a text in order, each with its token range (end exclusive).

    `published` may be None: what the text itself fixes is resolved, the rest stays open with a reason. `figured` are
    the text's figures, if they have been read already.

    >>> from mahdar.arabic.tokens import tokenize
    >>> text = "التقيا مساء أمس الأربعاء"
    >>> [(d.iso, d.span.of(text)) for d, _, _ in dates(tokenize(text), text, datetime.date(2014, 1, 16))]
    [('2014-01-15', 'مساء أمس الأربعاء')]
    """
    known = figures(tokens, text) if figured is None else figured
    by_first = {f.first: f for f in known}
    expressions = _joined(tokens, list(said(tokens, by_first)))
    day = published or _dated_today(expressions)
    lines = [i for i, t in enumerate(tokens) if not i or "\n" in text[tokens[i - 1].end : t.start]]
    found: list[tuple[Date, int, int]] = []
    year: int | None = None
    for expression in expressions:
        meaning = _in_same_year(expression.meaning, year)
        year = _year_named(meaning) or year
        floor = found[-1][2] if found else 0
        line = lines[bisect_right(lines, expression.first) - 1]
        tense = _tense(tokens, expression.first, floor, line) if needs_tense(meaning) else None
        resolved = resolve(meaning, day, tense)
        date = Date(
            span=Span(tokens[expression.first].start, tokens[expression.last - 1].end),
            granularity=resolved.granularity,
            interval=resolved.interval,
            candidates=resolved.candidates,
            reason=resolved.reason,
        )
        found.append((date, expression.first, expression.last))
    return found


def _in_same_year(meaning: Meaning, year: int | None) -> Meaning:
    """`يونيو من ذلك العام` lies in the year that was named last."""
    match meaning:
        case MonthDays(same_year=True, calendar=calendar.GREGORIAN):
            return meaning._replace(year=year)
        case Same(unit=calendar.YEAR) if year is not None:
            return Years(calendar.GREGORIAN, year, year)
    return meaning


def _year_named(meaning: Meaning) -> int | None:
    """The Gregorian year that a date names in digits."""
    match meaning:
        case MonthDays(year=year, calendar=calendar.GREGORIAN):
            return year
        case Years(first=first, calendar=calendar.GREGORIAN):
            return first
    return None


def _dated_today(expressions: list[Said]) -> datetime.date | None:
    """The day of publication, where the text itself dates its today: `اليوم الخميس 16 يناير 2014`."""
    for meaning in (e.meaning for e in expressions):
        if isinstance(meaning, MonthDays) and meaning.offset is not None and meaning.year and meaning.days:
            date = calendar.month_day(meaning.year, meaning.month, meaning.days[0], meaning.calendar)
            return calendar.moved(date, -meaning.offset) if date else None
    return None


def _joined(tokens: list[Token], expressions: list[Said]) -> list[Said]:
    """Neighbours that speak of one date become one."""
    joined: list[Said] = []
    for expression in expressions:
        if joined:
            previous = joined[-1]
            gap = [t.norm for t in tokens[previous.last : expression.core]]
            both = _both(previous.meaning, expression.meaning, gap, previous.last == expression.first)
            if both is not None:
                last = expression.last
                closed = "(" in gap and last < len(tokens) and tokens[last].norm == ")"
                joined[-1] = Said(both, previous.first, last + 1 if closed else last, previous.core)
                continue
        joined.append(expression)
    return joined


def _both(first: Meaning, second: Meaning, gap: list[str], adjacent: bool) -> Meaning | None:
    """What two neighbours say together; None if they are two dates. `gap` is the words between them."""
    partitive = len(gap) == 1 and gap[0] in calendar.words("partitive")
    until = len(gap) == 1 and gap[0] in calendar.words("until")
    loose = adjacent or (len(gap) <= LONGEST_GAP and set(gap) <= _apposition())
    match first, second:
        case Day(weekday=None), Weekdays(days=(weekday,), modifier=None) if loose:
            return first._replace(weekday=weekday)
        case Weekdays(days=(weekday,), modifier=None), MonthDays(days=(_, _)) if loose:
            return second._replace(weekday=weekday)
        case Day(), MonthDays(days=(_, _)) if loose:
            return second._replace(offset=first.offset, weekday=first.weekday)
        case MonthDays(year=None), Period(unit=calendar.YEAR, section=None) if adjacent or partitive:
            return first._replace(year_shift=second.modifier)
        case MonthDays(year=None), Same(unit=calendar.YEAR) if adjacent or partitive:
            return first._replace(same_year=True)
        case Weekdays(days=(weekday,), modifier=None), Period(unit=calendar.WEEK) if adjacent or partitive:
            return second._replace(weekday=weekday)
        case MonthDays(days=(start, _), year=None), MonthDays(days=(_, end)) if until:
            if first.calendar == second.calendar and first.month != second.month:
                return second._replace(month=first.month, days=(start, end), last_month=second.month)
    return None


@cache
def _apposition() -> frozenset[str]:
    """What may stand between a day and its date."""
    return frozenset(["،", ",", "(", *calendar.words("apposition")])


def _tense(tokens: list[Token], at: int, floor: int, line: int) -> str | None:
    """What the clause before a date says of it: the nearest verb or word of the future or past decides.

    A future or imperfect under `كان` or `لم` is past; a simple past says so only from near by, since reports begin with
    one (`أعلن أن القمة في 12 يونيو`). Words before token `floor`, the end of another date, count only for a date that
    is joined to it or has an imperfect of its own (`سيصل الخميس ويغادر الأحد`); those before token `line`, the first
    of its line, not at all: a headline says nothing of the text under it.
    """
    joined = all(t.norm in CONJUNCTIONS for t in tokens[floor:at])
    for distance, i in enumerate(range(at - 1, max(line - 1, at - 1 - LONGEST_CLAUSE), -1), 1):
        token = tokens[i]
        if token.norm in ENDS or (i < floor and not joined):
            return None
        if token.norm == FUTURE_PREFIX and token.kind == "proclitic" and len(tokens[i + 1].norm) >= SHORTEST_VERB:
            return PAST if _under_past(tokens, i) else FUTURE
        if token.kind != "word":
            continue
        if word_at("future", tokens, i):
            return FUTURE
        if word_at("past", tokens, i):
            return PAST
        if token.definite:
            continue
        past, imperfect = _third_persons(token.norm)
        if past and not imperfect and (i == line or _begins_clause(tokens, i)):
            return PAST if distance <= NEAR else None
        if imperfect and tokens[i - 1].norm != FUTURE_PREFIX:
            joined = True
            if _under_past(tokens, i):
                return PAST
            if distance <= NEAR and imperfect & _event_lemmas():
                return COMING
    return None


def _third_persons(norm: str) -> tuple[frozenset[str], frozenset[str]]:
    """The lemmas (folded) that a word is a past of (none if it may be a noun), and those it is an imperfect of."""
    forms = [form for form in verb_forms(norm) if not form.person or form.person.startswith("3")]
    past = frozenset(fold(form.lemma) for form in forms if form.part == "past")
    imperfect = frozenset(fold(form.lemma) for form in forms if form.part == "imperfect")
    nominal = any(not form.person for form in forms)
    return (frozenset() if nominal else past), imperfect


def _begins_clause(tokens: list[Token], i: int) -> bool:
    """Does the word at `i` stand where a verb does: behind a mark, a conjunction or a particle, not behind a noun?"""
    before = tokens[i - 1] if i else None
    if before is None or before.kind in {"mark", "quote"} or before.norm in CONJUNCTIONS:
        return True
    return function_words().get(before.shape, "prep") not in NOMINAL_COMPANY


def _under_past(tokens: list[Token], i: int) -> bool:
    """Does `كان` or `لم` stand a few words before the verb at `i`, in its clause?"""
    for j in range(i - 1, max(-1, i - 1 - AUXILIARY_REACH), -1):
        if tokens[j].kind == "mark":
            return False
        if word_at("past", tokens, j):
            return True
    return False


@cache
def _event_lemmas() -> frozenset[str]:
    """Verbs that announce a coming event in the present tense: `تعقد القمة الثلاثاء`."""
    return frozenset(fold(phrase) for phrase, kind, *_ in rows("calendar_words.tsv") if kind == "event")
