"""In short: how much there is, what comes next and when, what was reported most, what money there is."""

import datetime
from collections.abc import Sequence

from mahdar.briefs.brief import Figures
from mahdar.briefs.dates import day_words
from mahdar.briefs.draft import Part, Pieces, noted, part, phrase, plural
from mahdar.briefs.events import USUAL, event_line, is_ahead, plans
from mahdar.briefs.money import total_line
from mahdar.briefs.scope import Scope
from mahdar.exchange.labels import Language, label
from mahdar.record.entry import FEW, Entry, EntryStatus, strongest
from mahdar.record.ledger import STAGES, Ledger
from mahdar.wording import counted

OFF = frozenset({EntryStatus.DENIED, EntryStatus.CANCELLED})
KINDS = ("gathering", "meeting", "attendance", "position", "statement", "pledge", "obstacle")


def in_short(entries: Sequence[Entry], figures: Figures, ledger: Ledger, scope: Scope) -> Part:
    """What somebody reads who reads nothing else."""
    lines = [_figures(entries, figures, scope)]
    ahead, most = next_ahead(entries, scope), most_reported(entries, scope)
    if ahead:
        lines.append(_next(ahead, scope))
    if most:
        lines.append(phrase("most-reported", scope.lang, what=event_line(most, scope, USUAL["happened"])))
    pledged = next((ledger.totals[stage] for stage in STAGES if stage in ledger.totals), None)
    if pledged:
        lines.append(total_line(pledged, ledger.currency, scope))
    return part("in-short", [line for line in lines if any(piece.claims for piece in line)])


def next_ahead(entries: Sequence[Entry], scope: Scope) -> Entry | None:
    """What begins next, ahead of today or else of the period's end; of what is ahead, hardly reported things aside."""
    ahead = [e for e in plans(entries, scope) if is_ahead(e, scope) and e.status not in OFF]
    most = max((e.texts for e in ahead), default=0)
    for day in (scope.today, scope.last):
        found = [e for e in ahead if e.happened.first and e.happened.first >= day and e.texts >= most * FEW]
        if found:
            return min(found, key=lambda e: (e.happened.first, strongest(e)))
    return None


def most_reported(entries: Sequence[Entry], scope: Scope) -> Entry | None:
    """The meeting or gathering of the period that most outlets and texts tell of as held."""
    held = [e for e in entries if e.kind in ("meeting", "gathering") and e.status is EntryStatus.HELD]
    return min((e for e in held if scope.is_of_period(e) and e.texts > 1), key=strongest, default=None)


def kinds_words(counts: dict[str, int], lang: Language) -> str:
    """Numbers of entries by kind."""
    named = (f"{label('kinds', kind, lang)} {counts[kind]}" for kind in KINDS if counts.get(kind))
    return label("page", "list-separator", lang).join(named)


def _figures(entries: Sequence[Entry], figures: Figures, scope: Scope) -> Pieces:
    """How many texts and outlets; in the notes those of the entry reported most."""
    told = phrase(
        "figures", scope.lang, texts=counted("text", figures.texts, scope.lang),
        outlets=counted("outlet", figures.outlets, scope.lang), kinds=kinds_words(figures.entries, scope.lang),
    )  # fmt: skip
    claims = [uid for entry in sorted(entries, key=strongest)[:3] for uid in entry.claims]
    return noted(told, scope.cite(claims))


def _next(entry: Entry, scope: Scope) -> Pieces:
    """What is next, and in how many days from today, or from the period's end where that is later than it."""
    line = phrase("next", scope.lang, what=event_line(entry, scope, EntryStatus.PLANNED))
    start = entry.happened.first
    return (*line, *phrase("standing", scope.lang, standing=_days_to(start, scope))) if start else line


def _days_to(start: datetime.date, scope: Scope) -> Pieces:
    counted_from = scope.today if scope.today <= start else scope.last
    days = (start - counted_from).days
    if days == 0:
        return phrase("on-the-day", scope.lang)
    return plural("in-days", days, scope.lang, day=day_words(counted_from, scope.lang))
