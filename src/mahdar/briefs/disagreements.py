"""Where sources disagree: of what, and both values, each with its own source."""

from collections.abc import Sequence
from typing import NamedTuple

from mahdar.arabic.normal import fold
from mahdar.briefs.dates import interval_words
from mahdar.briefs.draft import Part, Pieces, joined, noted, own, part, phrase, quoted
from mahdar.briefs.naming import called
from mahdar.briefs.scope import Scope
from mahdar.exchange.labels import label
from mahdar.record.entry import Entry, EntryStatus, Value, strongest
from mahdar.wording import GROUPS, counted, slot_name

MOST = 6
TRIFLES = frozenset({"manner", "mode", "basis", "period", "via"})  # how it was said, not what


class Side(NamedTuple):
    """What some sources say, and the claims in which they do."""

    said: Pieces
    claims: tuple[str, ...]


class Dispute(NamedTuple):
    """A slot of an entry with two sides."""

    entry: Entry
    slot: str
    sides: tuple[Side, ...]


def disagreements(entries: Sequence[Entry], scope: Scope) -> Part:
    """Those first in which more than a slip of one text stands on either side; what was said on which day comes last."""
    found = [d for e in entries if scope.is_of_period(e) or scope.meets(e.said) for d in _disputes(e, scope)]
    found.sort(key=lambda d: (d.entry.kind == "statement", -_weaker(d), strongest(d.entry), d.slot))
    return part("disagree", [_line(each, scope) for each in found[:MOST]], len(found))


def _letters(words: str) -> str:
    """One spelling for what is but spelled otherwise."""
    return fold(words).replace(" ", "").replace("-", "")


def _weaker(dispute: Dispute) -> int:
    return min(len(side.claims) for side in dispute.sides)


def _disputes(entry: Entry, scope: Scope) -> list[Dispute]:
    """The slots of which two values are in print by the end of the period."""
    found = []
    for slot in entry.contradicted:
        values = [v for v in entry.values[slot] if not v.superseded and scope.known(v.backed)]
        values = list({_letters(v.words): v for v in reversed(values)}.values())[::-1]
        if slot not in TRIFLES and len(values) > 1:
            sides = tuple(Side(_value(v, slot, scope), tuple(scope.known(v.backed))) for v in values[:2])
            found.append(Dispute(entry, slot, sides))
    if entry.status is EntryStatus.DISPUTED and not {d.slot for d in found} & {"status", "stance"}:
        found += _of_history(entry, scope)
    return found


def _of_history(entry: Entry, scope: Scope) -> list[Dispute]:
    """Held, say some, and denied, say others: the last two turns that differ."""
    last: dict[str, tuple[str, ...]] = {}
    for turn in reversed(entry.history):
        known = tuple(scope.known(turn.claims))
        if known and turn.status not in last:
            last[turn.status] = known
    group = {"attendance": "AttendanceStatus", "position": "Stance", "pledge": "Stage"}.get(entry.kind, "EntryStatus")
    sides = [
        Side(own(label(_group(status, group), status, scope.lang)), claims) for status, claims in list(last.items())[:2]
    ]
    return [Dispute(entry, "status", tuple(sides))] if len(sides) > 1 else []


def _group(status: str, group: str) -> str:
    return "EntryStatus" if status in ("denied", "reported") else group


def _value(value: Value, slot: str, scope: Scope) -> Pieces:
    if value.interval:
        return own(interval_words(value.interval, scope.lang))
    group = GROUPS.get(slot)
    if group:
        return own(label(group, value.key, scope.lang))
    return phrase("words", scope.lang, words=quoted(value.words, 80))


def _line(dispute: Dispute, scope: Scope) -> Pieces:
    lang = scope.lang
    sides = [
        noted(
            phrase("value", lang, value=side.said, backing=counted("text", _texts(side, scope), lang)),
            scope.cite(side.claims),
        )
        for side in dispute.sides
    ]
    values = joined(sides, label("brief", "against", lang))
    return phrase(
        "disagreement", lang, what=called(dispute.entry, lang), slot=slot_name(dispute.slot, lang), values=values
    )


def _texts(side: Side, scope: Scope) -> int:
    return len({scope.sources[uid].origin or scope.sources[uid].document for uid in side.claims})
