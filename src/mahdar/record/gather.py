"""The whole record of documents at hand, made at once: what the store must come to, one document at a time.

`place` is the store's step: where one new claim belongs among those it is looked up with. `links` is the same for many
at once. Both rest on `kinds.py` alone, so that the order in which documents come makes no difference.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from mahdar.record.grouping import Link, groups
from mahdar.record.kinds import KINDS
from mahdar.record.report import Report

NEAREST = "the nearest that it may be"


class Filed(NamedTuple):
    """A claim in the record: `anchor` is the precise claim that a vague one is taken for, `reach` how far that is."""

    report: Report
    entry: str
    anchor: str = ""
    reach: float | None = None


class Placement(NamedTuple):
    """Where a new claim belongs: the claims it is one with; its anchor if it is vague; the vague claims that it now is
    the nearest to, with how far."""

    links: tuple[Link, ...]
    anchor: str = ""
    reach: float | None = None
    movers: tuple[tuple[str, float], ...] = ()


def place(new: Report, others: Sequence[Filed]) -> Placement:
    """Where a new claim belongs among filed ones of its kind that share a key with it."""
    kind = KINDS[new.kind]
    if kind.is_vague(new):
        found = nearest(new, (other.report for other in others))
        if found is not None:
            reach, anchor = found
            return Placement((Link(new.uid, anchor, NEAREST),), anchor, reach)
        loose = (o.report for o in others if not o.anchor and kind.is_vague(o.report))
        return Placement(tuple(_ones(new, loose)))
    links = tuple(_ones(new, (o.report for o in others if not kind.is_vague(o.report))))
    movers = []
    for other in others:
        if kind.is_vague(other.report):
            far = kind.reach(other.report, new)
            if far is not None and (other.reach is None or (far, new.uid) < (other.reach, other.anchor)):
                movers.append((other.report.uid, far))
    return Placement(links, movers=tuple(movers))


def _ones(new: Report, others: Iterable[Report]) -> Iterator[Link]:
    for other in others:
        first, second = sorted((new, other), key=lambda r: r.uid)
        why = KINDS[new.kind].one(first, second)
        if why:
            yield Link(first.uid, second.uid, why)


def nearest(vague: Report, others: Iterable[Report]) -> tuple[float, str] | None:
    """The nearest precise claim that a vague one may be, of equals the first uid; how far it is, and its uid."""
    kind = KINDS[vague.kind]
    reaches = ((kind.reach(vague, o), o.uid) for o in others if not kind.is_vague(o))
    return min(((reach, uid) for reach, uid in reaches if reach is not None), default=None)


class Grouping(NamedTuple):
    """The entries that claims make, as uids; and for each anchored vague claim how far its anchor is, and which."""

    entries: list[list[str]]
    anchors: dict[str, tuple[float, str]]


def entries_of(
    reports: Sequence[Report],
    *,
    same: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> Grouping:
    """The entries that claims of one kind make, people's judgements first."""
    if not reports:
        return Grouping([], {})
    vague = KINDS[reports[0].kind].is_vague
    by_uid = {r.uid: r for r in reports}
    pairs = [(by_uid[a], by_uid[b]) for a, b in _pairs(reports)]
    near: dict[str, list[Report]] = {}
    for a, b in pairs:
        if vague(a) != vague(b):
            unsure, precise = (a, b) if vague(a) else (b, a)
            near.setdefault(unsure.uid, []).append(precise)
    anchors = {uid: found for uid, others in near.items() if (found := nearest(by_uid[uid], others))}
    links = [Link(uid, anchor, NEAREST) for uid, (_, anchor) in anchors.items()]
    for a, b in pairs:
        if vague(a) == vague(b) and a.uid not in anchors and b.uid not in anchors:
            links.extend(_ones(a, [b]))
    return Grouping(groups(list(by_uid), links, same=same, apart=apart), anchors)


def _pairs(reports: Iterable[Report]) -> list[tuple[str, str]]:
    """Each two claims that share a key."""
    buckets: dict[str, set[str]] = {}
    for report in reports:
        for key in KINDS[report.kind].keys(report):
            buckets.setdefault(key, set()).add(report.uid)
    return sorted({pair for bucket in buckets.values() for pair in combinations(sorted(bucket), 2)})
