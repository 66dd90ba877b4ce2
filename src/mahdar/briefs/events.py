"""What happened and what is planned: meetings and gatherings, as they stood at the end of the period."""

import datetime
from collections.abc import Sequence

from mahdar.briefs.dates import interval_words
from mahdar.briefs.draft import Part, Pieces, noted, part, phrase
from mahdar.briefs.naming import backing, called, place
from mahdar.briefs.scope import Scope
from mahdar.exchange.labels import value_label
from mahdar.record.entry import Entry, EntryStatus, strongest
from mahdar.vocabulary import Interval

MOST_HAPPENED, MOST_PLANNED = 9, 6
EVENTS = ("meeting", "gathering")
AHEAD = frozenset({EntryStatus.PLANNED, EntryStatus.PROPOSED})
BEGUN = frozenset({EntryStatus.HELD, EntryStatus.UNDER_WAY})  # which nothing that is ahead can be: a text ran before
USUAL = {"happened": EntryStatus.HELD, "planned": EntryStatus.PLANNED}


def happened(entries: Sequence[Entry], scope: Scope) -> Part:
    """Those of the period that were held, are under way, were called off or are disputed; the most reported, by their days."""
    found = [e for e in entries if e.kind in EVENTS and e.status not in AHEAD and scope.is_of_period(e)]
    return _listed("happened", [e for e in found if not is_ahead(e, scope)], MOST_HAPPENED, scope)


def planned(entries: Sequence[Entry], scope: Scope) -> Part:
    """Those that are ahead, and those of the period that no source has told to have been held."""
    return _listed("planned", plans(entries, scope), MOST_PLANNED, scope)


def plans(entries: Sequence[Entry], scope: Scope) -> list[Entry]:
    """The meetings and gatherings that are planned or proposed, of which the period tells or which are ahead of its end."""
    events = [e for e in entries if e.kind in EVENTS]
    return [e for e in events if is_ahead(e, scope) or (e.status in AHEAD and scope.is_of_period(e))]


def is_ahead(entry: Entry, scope: Scope) -> bool:
    """Does it begin after the period's end?"""
    return entry.happened.first is not None and entry.happened.first > scope.last


def event_line(entry: Entry, scope: Scope, usual: EntryStatus | None = None) -> Pieces:
    """When, what, where, how it stands unless as usual, who says so."""
    return phrase("event", scope.lang, when=_when(entry, scope), what=told(entry, scope, usual))


def told(entry: Entry, scope: Scope, usual: EntryStatus | None = None) -> Pieces:
    """The same without the day."""
    lang = scope.lang
    expected = entry.status is usual or (is_ahead(entry, scope) and entry.status in BEGUN)
    standing = () if expected else phrase("standing", lang, standing=value_label(entry.status, lang))
    sources = backing(entry, lang)
    texts = phrase("backing", lang, backing=sources) if sources else ()
    return noted((*called(entry, lang), *place(entry, lang), *standing, *texts), scope.cite(_best_first(entry)))


def _best_first(entry: Entry) -> list[str]:
    """Its claims, those first that give the day and the place that the line gives."""
    shown = [set(value.backed) for slot in ("date", "place") if (value := entry.best(slot))]
    return sorted(entry.claims, key=lambda uid: -sum(uid in backed for backed in shown))


def _listed(key: str, found: Sequence[Entry], most: int, scope: Scope) -> Part:
    kept = sorted(found, key=strongest)[:most]
    by_time = sorted(kept, key=lambda e: (_day(e), e.id))
    lines = [event_line(entry, scope, USUAL[key]) for entry in by_time]
    return part(key, lines, len(found), [kept.index(entry) for entry in by_time])


def _day(entry: Entry) -> datetime.date:
    return entry.happened.first or entry.happened.last or datetime.date.max


def _when(entry: Entry, scope: Scope) -> Pieces | str:
    if entry.happened != Interval():
        return interval_words(entry.happened, scope.lang)
    days = [day for day in (entry.said.first, entry.said.last) if day]
    shown = max((day for day in days if day <= scope.last), default=None)
    clipped = (
        Interval(first=max(entry.said.first, scope.first), last=shown) if entry.said.first and shown else entry.said
    )
    return phrase("reported-when", scope.lang, when=interval_words(clipped, scope.lang))
