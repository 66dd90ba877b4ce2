"""What a person writes into a form's fields, as values of the vocabulary: words found in the text, parties, days, sums."""

import calendar
import datetime
import re
from collections.abc import Mapping
from typing import NamedTuple

from babel import Locale
from django.utils.translation import gettext as _

from mahdar.vocabulary import (
    Actor,
    ActorKind,
    Amount,
    Date,
    Granularity,
    Interval,
    Minutes,
    Number,
    Party,
    Qualifier,
    Span,
)
from mahdar.web.asked.asking import whole

Raw = Mapping[str, str]
OTHER = "other"  # the choice of an actor that the text's reading does not have
LONGEST_WORDS = 20_000
LONGEST_NAME = 300
DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
SMALLEST, LARGEST = 0.0, 1e15


class WrongError(Exception):
    """What cannot be meant; its text is for the person who wrote it."""


class Hand(NamedTuple):
    """Whom a form may name: the text with the actors of its reading, and those that this form names beside them."""

    minutes: Minutes
    cast: list[Actor]
    prefix: str  # of the ids of the new ones

    def cast_in(self, actor: Actor) -> Actor:
        """An actor that only this claim knows, with an id of its own."""
        known = next((each for each in self.cast if each.model_copy(update={"id": actor.id}) == actor), None)
        if known is None:
            known = actor.model_copy(update={"id": f"{self.prefix}-{len(self.cast) + 1}"})
            self.cast.append(known)
        return known


def span_of(raw: Raw, name: str, text: str, near: int = 0) -> Span | None:
    """The place that a field gives, or where its words stand, the nearest to `near`; None for an empty field."""
    words = " ".join(raw.get(f"{name}-words", "").replace("\x00", "").split())[:LONGEST_WORDS]
    if not words:
        return None
    given = place_in(raw, len(text), f"{name}-")
    if given and " ".join(given.of(text).split()) == words:
        return given
    pattern = re.compile(r"\s+".join(map(re.escape, words.split(" "))))
    places = [Span(*found.span()) for found in pattern.finditer(text)]
    if not places:
        raise WrongError(_("These words do not stand in the text."))
    from_here = given.start if given else near
    return min(places, key=lambda place: abs(place.start - from_here))


def place_in(raw: Raw, length: int, before: str = "") -> Span | None:
    """The place that two fields, `start` and `end`, give in a text of this length; None where they give none."""
    start, end = (_whole(raw.get(f"{before}{side}", "")) for side in ("start", "end"))
    return Span(start, end) if start is not None and end is not None and 0 <= start < end <= length else None


def _whole(written: str) -> int | None:
    return whole(written, 9)


def party_of(raw: Raw, name: str, hand: Hand, evidence: Span) -> Party | None:
    """Who stands in a slot, with the words that say so: those that are given, else the mention nearest to the evidence."""
    chosen = raw.get(f"{name}-actor", "")
    if not chosen:
        return None
    text = hand.minutes.text
    words = span_of(raw, name, text, evidence.start)
    if chosen == OTHER:
        actor = _other(raw, name, hand, words or evidence)
    else:
        known = {actor.id: actor for actor in (*hand.minutes.actors, *hand.cast)}
        if chosen not in known:
            raise WrongError(_("This is nobody of the text: choose again."))
        actor = known[chosen]
    if words is None:
        words = min(
            actor.mentions, key=lambda m: (not m.meets(evidence), abs(m.start - evidence.start)), default=evidence
        )
    return Party(actor=actor.id, span=words)


def _other(raw: Raw, name: str, hand: Hand, words: Span) -> Actor:
    """Somebody whom the reading has not found."""
    called = " ".join(raw.get(f"{name}-name", "").replace("\x00", "").split())[:LONGEST_NAME]
    if not called:
        raise WrongError(_("Write the name of whom you mean."))
    kind, country = raw.get(f"{name}-kind", ""), raw.get(f"{name}-country", "").strip().upper()
    if kind not in set(ActorKind):
        raise WrongError(_("Say what it is: a person, a state, an organisation …"))
    if country and country not in Locale("en").territories:
        raise WrongError(_("The country is a code of two letters, such as SY."))
    if kind == ActorKind.STATE and not country:
        raise WrongError(_("A state needs its code of two letters, such as SY."))
    return hand.cast_in(
        Actor(id="", kind=ActorKind(kind), name=called, country=country or None, mentions=(words,), how="by hand")
    )


def date_of(raw: Raw, name: str, text: str, near: int) -> Date | None:
    """The days that a field gives, with their words; days that are left open keep their words alone."""
    written, words = raw.get(f"{name}-days", "").strip(), span_of(raw, name, text, near)
    if words is None:
        if not written:
            return None
        raise WrongError(_("Give the words of the text that say when."))
    if not written:
        return Date(span=words, granularity=Granularity.DAY, interval=None)
    first, _slash, last = written.partition("/")
    begin, finish = _days(first), _days(last or first)
    if begin and finish and begin[0] > finish[1]:
        raise WrongError(_("The first day is after the last."))
    interval = Interval(first=begin[0] if begin else None, last=finish[1] if finish else None)
    return Date(
        span=words, granularity=_granularity(first, bool(last) and last.strip() != first.strip()), interval=interval
    )


def _days(written: str) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day of a day, a month or a year; None for `..`, which is open."""
    if written.strip() == "..":
        return None
    found = DAY.fullmatch(written.strip())
    if not found:
        raise WrongError(_("Write the date as 2014-01-22, 2014-01 or 2014, or two of them with a slash."))
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = datetime.date(year or 0, month or 1, day or 1)
        last_month = month or 12
        last = first if day else datetime.date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])
    except ValueError:
        raise WrongError(_("There is no such day.")) from None
    return first, last


def _granularity(written: str, several: bool) -> Granularity:
    parts = written.count("-")
    if parts == 2 or written.strip() == "..":
        return Granularity.DAYS if several else Granularity.DAY
    if parts == 1:
        return Granularity.MONTH
    return Granularity.YEARS if several else Granularity.YEAR


def amount_of(raw: Raw, name: str, text: str, near: int) -> Amount | None:
    """The sum that a field gives, with its words."""
    low, high = (_figure(raw.get(f"{name}-{side}", "")) for side in ("low", "high"))
    words = span_of(raw, name, text, near)
    if low is None and high is None and words is None:
        return None
    if words is None:
        raise WrongError(_("Give the words of the text that say how much."))
    if low is None and high is None:
        raise WrongError(_("Write the sum in figures."))
    if low is not None and high is not None and low > high:
        raise WrongError(_("The lower figure is above the higher."))
    currency = raw.get(f"{name}-currency", "").strip().upper()
    if currency and currency not in Locale("en").currencies:
        raise WrongError(_("The currency is a code of three letters, such as USD."))
    qualifier = _qualifier(raw.get(f"{name}-qualifier", ""))
    if high is None and qualifier in (Qualifier.EXACT, Qualifier.ABOUT):
        high = low
    return Amount(
        span=words, number=Number(span=words, low=low, high=high, qualifier=qualifier), currency=currency or None
    )


def _qualifier(written: str) -> Qualifier:
    return Qualifier(written) if written in set(Qualifier) else Qualifier.EXACT


def _figure(written: str) -> float | None:
    bare = re.sub(r"[\s,٬_]", "", written).replace("٫", ".")
    if not bare:
        return None
    try:
        figure = float(bare) if len(bare) < 30 else SMALLEST - 1
    except ValueError:
        raise WrongError(_("Write the sum in figures.")) from None
    if not SMALLEST < figure < LARGEST:
        raise WrongError(_("This sum cannot be right."))
    return figure
