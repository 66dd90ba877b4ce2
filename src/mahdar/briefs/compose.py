"""Compose: from the entries of a process and the sources of their claims to its brief."""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence

from mahdar.briefs.board import attendance
from mahdar.briefs.brief import Brief, Figures, Section, Source
from mahdar.briefs.dates import day_words, interval_words
from mahdar.briefs.disagreements import disagreements
from mahdar.briefs.draft import Part, clean, words
from mahdar.briefs.events import happened, planned
from mahdar.briefs.fitting import fitted
from mahdar.briefs.in_short import in_short, next_ahead
from mahdar.briefs.money import money
from mahdar.briefs.naming import in_language
from mahdar.briefs.numbering import numbered
from mahdar.briefs.obstacles import obstacles
from mahdar.briefs.positions import positions
from mahdar.briefs.scope import Scope
from mahdar.briefs.statements import statements
from mahdar.exchange.labels import Language
from mahdar.record.entry import Entry
from mahdar.record.ledger import Ledger
from mahdar.record.ledger import ledger as ledger_of
from mahdar.vocabulary import Interval

LONGEST_NAME = 120


def compose(
    name: str,
    entries: Sequence[Entry],
    sources: Mapping[str, Source],
    *,
    first: datetime.date,
    last: datetime.date,
    today: datetime.date,
    lang: Language,
    made: datetime.datetime,
    ledger: Ledger | None = None,
    figures: Figures | None = None,
) -> Brief:
    """The brief of a process from the first day to the last, both included; `sources`: of claims, by their uids.

    Entries are as they stood at the end of the period; what no source had told by then is left out. Days to what is ahead are
    counted from `today`. `ledger`: without one it is made of the sums among the entries; `figures`: of the whole process where
    the entries are only the most reported ones.
    """
    scope = Scope(first, last, today, lang, sources)
    known = [in_language(entry, lang) for entry in entries if scope.known(entry.claims)]
    books = ledger or ledger_of(e for e in known if scope.meets(e.said))
    figures = figures or _figures(known, scope)
    parts = _parts(known, books, figures, scope)
    sections, notes = numbered(fitted(parts, sources.__getitem__), sources, lang)
    period = Interval(first=first, last=last)
    return Brief(
        title=words("title", lang, process=clean(name, LONGEST_NAME)),
        process=clean(name, LONGEST_NAME),
        period=period,
        lang=lang,
        made=made,
        scope=words("scope", lang, period=interval_words(period, lang), made=day_words(made.date(), lang)),
        sections=sections,
        notes=notes,
        remarks=_remarks(known, sections, scope),
    )


def _parts(known: Sequence[Entry], books: Ledger, figures: Figures, scope: Scope) -> list[Part]:
    """All sections, each with what matters most in it; none has lines where the record has nothing of the period."""
    if not any(scope.is_of_period(e) or scope.meets(e.said) for e in known):
        return []
    there_are = figures.entries
    return [
        in_short(known, figures, books, scope),
        happened(known, scope),
        planned(known, scope),
        attendance(known, scope),
        positions(known, scope),
        _of_all(statements(known, scope), there_are.get("statement", 0)),
        money(books, scope),
        obstacles(known, scope),
        disagreements(known, scope),
    ]


def _of_all(part: Part, there_are: int) -> Part:
    return part._replace(there_are=max(part.there_are, there_are))


def _figures(known: Sequence[Entry], scope: Scope) -> Figures:
    """Counted over these entries: those of the period, and the texts and outlets that tell of them in it."""
    mine = [e for e in known if scope.is_of_period(e) or scope.meets(e.said)]
    cited = [
        scope.sources[uid] for e in mine for uid in scope.known(e.claims) if scope.has(scope.sources[uid].published)
    ]
    return Figures(
        texts=len({each.origin or each.document for each in cited}),
        outlets=len({each.outlet for each in cited if each.outlet}),
        entries=dict(Counter(e.kind for e in mine)),
    )


def _remarks(known: Sequence[Entry], sections: Sequence[Section], scope: Scope) -> tuple[str, ...]:
    """What the brief says of itself: until when it knows, what it has no room for, that nothing is ahead."""
    lang = scope.lang
    if not sections:
        return (words("nothing", lang),)
    found = [words("as-of", lang, last=day_words(scope.last, lang))]
    if next_ahead(known, scope) is None:
        found.append(words("no-next", lang))
    if any(section.left_out for section in sections):
        found.append(words("no-room", lang))
    return tuple(found)
