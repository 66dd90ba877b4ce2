"""What holds the process up, why, and according to whom."""

from collections.abc import Sequence

from mahdar.briefs.draft import Part, Pieces, noted, part, phrase, quoted
from mahdar.briefs.naming import who
from mahdar.briefs.scope import Scope
from mahdar.exchange.labels import value_label
from mahdar.record.entry import Entry, EntryStatus, strongest

MOST = 5


def obstacles(entries: Sequence[Entry], scope: Scope) -> Part:
    """The most reported of the period."""
    found = [e for e in entries if e.kind == "obstacle" and (e.best("cause") or e.best("blocks"))]
    found = sorted((e for e in found if scope.is_of_period(e)), key=strongest)
    return part("obstacles", [_line(entry, scope) for entry in found[:MOST]], len(found))


def _line(entry: Entry, scope: Scope) -> Pieces:
    lang, cause, blocks = scope.lang, entry.best("cause"), entry.best("blocks")
    if cause and blocks:
        told = phrase("obstacle", lang, blocks=quoted(blocks.words), cause=quoted(cause.words))
    else:
        only = cause or blocks
        told = phrase("obstacle-alone", lang, what=quoted(only.words if only else ""))
    by = who(entry, "according-to", lang)
    told = (*told, *phrase("obstacle-by", lang, who=by)) if by else told
    if entry.status in (EntryStatus.DENIED, EntryStatus.DISPUTED):
        told = (*told, *phrase("standing", lang, standing=value_label(entry.status, lang)))
    return noted(told, scope.cite([*(cause.backed if cause else ()), *entry.claims]))
