"""Positions that changed in the period, and those that it is the first to report."""

from collections import Counter
from collections.abc import Sequence

from mahdar.briefs.dates import day_words
from mahdar.briefs.draft import Part, Pieces, noted, part, phrase, quoted
from mahdar.briefs.naming import names, who
from mahdar.briefs.scope import Scope
from mahdar.exchange.labels import label
from mahdar.record.entry import Entry, EntryStatus, Turn, strongest
from mahdar.vocabulary import Stance

MOST, MOST_OF_ONE = 8, 2


def positions(entries: Sequence[Entry], scope: Scope) -> Part:
    """The changed ones first, then the most reported; not more than a few of one party."""
    found = [e for e in entries if e.kind == "position" and e.best("target") and e.actors("party")]
    found = [e for e in found if earlier(e, scope) or scope.has(e.said.first)]
    found.sort(key=lambda e: (earlier(e, scope) is None, strongest(e)))
    lines = [_line(entry, scope) for entry in few_of_each(found, "party", MOST_OF_ONE)[:MOST]]
    return part("positions", lines, len(found))


def few_of_each(entries: Sequence[Entry], role: str, most: int) -> list[Entry]:
    """The same without more than so many of one actor."""
    seen: Counter[str] = Counter()
    kept = []
    for entry in entries:
        first = next(iter(names(entry.principals(role))), "")
        seen[first] += 1
        if seen[first] <= most:
            kept.append(entry)
    return kept


def earlier(entry: Entry, scope: Scope) -> Turn | None:
    """The stance that it had before it changed in the period; None where it did not."""
    now, last = entry.best("stance"), entry.history[-1] if entry.history else None
    if now is None or last is None or last.status != now.key or not scope.has(last.said):
        return None
    if entry.status is EntryStatus.DISPUTED:
        return None
    before = [t for t in entry.history[:-1] if t.status != now.key and t.status in set(Stance) and t.said != last.said]
    return next((turn for turn in reversed(before) if scope.cite(turn.claims)), None)


def stance_words(entry: Entry, scope: Scope) -> str:
    """What it wants now, disputed or denied before that."""
    if entry.status in (EntryStatus.DISPUTED, EntryStatus.DENIED):
        return label("EntryStatus", entry.status.value, scope.lang)
    best = entry.best("stance")
    return label("brief", best.key if best and best.key in set(Stance) else "reported", scope.lang)


def _line(entry: Entry, scope: Scope) -> Pieces:
    lang, target, stance = scope.lang, entry.best("target"), entry.best("stance")
    told = phrase(
        "position", lang, who=who(entry, "party", lang), stance=stance_words(entry, scope),
        target=quoted(target.words if target else "", 130),
    )  # fmt: skip
    backed = set(stance.backed if stance else ()) & set(target.backed if target else ())
    line = noted(told, scope.cite(sorted(entry.claims, key=lambda uid: uid not in backed)))
    turn = earlier(entry, scope)
    if turn is None:
        return line
    was = label("brief", turn.status, lang)
    day = day_words(turn.said, lang) if turn.said else ""
    before = phrase("earlier-on", lang, before=was, day=day) if day else phrase("earlier", lang, before=was)
    return (*line, *noted(before, scope.cite(turn.claims, 1)))
