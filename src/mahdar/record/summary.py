"""From the reports of one entry to the entry: its title, its standing, its values with what speaks for and against them."""

import datetime
from collections.abc import Mapping, Sequence

from mahdar.record import values
from mahdar.record.calendar_keys import apart
from mahdar.record.entry import FEW, Entry, Role, Value
from mahdar.record.report import Report
from mahdar.record.roles import Who, roles
from mahdar.record.standing import SAME_NEWS, history, status
from mahdar.vocabulary import Basis, Interval

LONGEST_TITLE = 110
LONGEST_NAME = 60
MANY = 4  # names in a title


def summarise(
    id: str,
    reports: Sequence[Report],
    who: Mapping[str, Who],
    *,
    copies: Mapping[str, str] | None = None,
    gathering_title: str = "",
) -> Entry:
    """The entry that some reports of one kind make, one or more of them.

    `who`: the actors in their sides; `copies`: documents that are copies of another, to it; `gathering_title`: what the
    gathering that they concern is called.
    """
    ordered = sorted(reports, key=lambda r: r.order)
    first = ordered[0]
    slots = _slots(first.kind, ordered)
    shown = roles(ordered, who)
    happened = _happened(first.kind, ordered, slots)
    return Entry(
        id=id,
        kind=first.kind,
        title=_title(first.kind, ordered, shown, slots, gathering_title),
        status=status(first.kind, ordered, happened),
        happened=happened,
        said=_said(ordered),
        roles=shown,
        values=slots,
        history=history(ordered),
        claims=tuple(r.uid for r in ordered),
        outlets=tuple(sorted({r.outlet for r in ordered if r.outlet})),
        texts=len({(copies or {}).get(r.document, r.document) for r in ordered}),
        gathering=next((r.gathering for r in ordered if r.gathering), ""),
    )


def _slots(kind: str, reports: Sequence[Report]) -> dict[str, tuple[Value, ...]]:
    """The filled slots of a kind."""
    said = {r.uid: r.said for r in reports}
    match kind:
        case "statement":
            found = {
                "content": values.wordings(reports, "content"),
                "manner": values.plain(reports, "mode"),
                "date": values.dates(reports),
                "via": values.wordings(reports, "via"),
            }
        case "meeting":
            found = {
                "date": values.dates(reports),
                "place": values.places(reports),
                "mode": values.plain([r for r in reports if r.mode != "unspecified"], "mode"),
            }
        case "gathering":
            found = {
                "name": _names(reports),
                "date": _renewed(values.dates(reports), said),
                "place": values.places(reports),
            }
        case "attendance":
            found = {
                "status": _renewed(values.plain(reports, "status"), said),
                "condition": values.wordings(reports, "condition"),
                "gathering": values.wordings(reports, "gathering")[:1],
            }
        case "pledge":
            found = {
                "stage": values.plain(reports, "stage"),
                "amount": _revised(values.amounts(reports), reports),
                "basis": values.plain(reports, "basis"),
                "date": values.dates(reports),
                "period": values.wordings(reports, "period"),
            }
        case "position":
            found = {
                "stance": _renewed(values.plain(reports, "stance"), said),
                "target": values.wordings(reports, "target"),
            }
        case _:
            found = {"cause": values.wordings(reports, "cause"), "blocks": values.wordings(reports, "blocks")}
    return {slot: each for slot, each in found.items() if each}


def _names(reports: Sequence[Report]) -> tuple[Value, ...]:
    """What a gathering is called: an edition by its number, then by how often, a telling name before a bare one."""
    telling = {r.words.get("name", "") for r in reports if r.labels}

    def rank(value: Value) -> tuple[bool, bool, bool, int, int, str]:
        numbered = any(c.isdigit() for c in value.words)
        too_long = len(value.words) > LONGEST_NAME
        return (value.words not in telling, too_long, not numbered, -len(value.backed), -len(value.words), value.words)

    return tuple(sorted(values.wordings(reports, "name"), key=rank))


def _renewed(found: tuple[Value, ...], said: Mapping[str, datetime.date | None]) -> tuple[Value, ...]:
    """What changes with time: the newest first, and what only older news gave is superseded."""
    newest = {value.key: max((day for uid in value.backed if (day := said[uid])), default=None) for value in found}
    ordered = sorted(found, key=lambda v: (newest[v.key] or datetime.date.min, len(v.backed)), reverse=True)
    if not ordered:
        return ()
    last = newest[ordered[0].key]
    return tuple(v.model_copy(update={"superseded": _is_older(newest[v.key], last)}) for v in ordered)


def _is_older(day: datetime.date | None, last: datetime.date | None) -> bool:
    return bool(day and last) and apart(day, last) > SAME_NEWS


def _revised(found: tuple[Value, ...], reports: Sequence[Report]) -> tuple[Value, ...]:
    """Sums: where the last of the sources says that it raised or summed up the earlier ones, those are superseded."""
    by_uid = {r.uid: r for r in reports}
    revising = [r for r in reports if r.revises or r.basis == Basis.CUMULATIVE]
    if not revising or len(found) < 2:
        return found
    last = max(revising, key=lambda r: r.order)
    current = next(v for v in found if last.uid in v.backed)
    older = [v for v in found if v is not current and all(by_uid[u].order < last.order for u in v.backed)]
    rest = [v for v in found if v is not current and v not in older]
    return (current, *rest, *(v.model_copy(update={"superseded": True}) for v in older))


def _happened(kind: str, reports: Sequence[Report], slots: Mapping[str, tuple[Value, ...]]) -> Interval:
    """When it happens: the best date; words and wishes happen when they are first reported."""
    dated = slots.get("date")
    if dated and dated[0].interval:
        return dated[0].interval
    if kind in ("meeting", "gathering"):
        return Interval()
    first = reports[0].said
    return Interval(first=first, last=first)


def _said(reports: Sequence[Report]) -> Interval:
    days = [r.said for r in reports if r.said]
    return Interval(first=min(days), last=max(days)) if days else Interval()


def _title(
    kind: str, reports: Sequence[Report], shown: Sequence[Role], slots: Mapping[str, tuple[Value, ...]], gathering: str
) -> str:
    """What the entry goes by, in the words of its sources."""

    def words(slot: str) -> str:
        return slots[slot][0].words if slot in slots else ""

    most = max((len(role.claims) for role in shown), default=0)
    named = list(dict.fromkeys(role.name for role in shown if len(role.claims) >= most * FEW))
    names = " – ".join(named[:MANY]) + (" …" if len(named) > MANY else "")
    match kind:
        case "meeting":
            parts = [names]
        case "gathering":
            parts = [words("name")]
        case "statement":
            parts = [names, _first_longest(slots["content"])]
        case "attendance":
            parts = [names, gathering or words("gathering")]
        case "pledge":
            parts = [" – ".join(r.name for r in shown if r.role == "donor"), words("amount")]
        case "position":
            parts = [names, words("target")]
        case _:
            parts = [words("blocks"), words("cause")]
    return cut(": ".join(filter(None, parts)) or reports[0].words.get("evidence", ""))


def _first_longest(contents: Sequence[Value]) -> str:
    return max(contents, key=lambda v: len(v.words)).words if contents else ""


def cut(words: str, longest: int = LONGEST_TITLE) -> str:
    """The words, cut behind a whole one where there are too many."""
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + " …"
