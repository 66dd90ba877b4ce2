"""The whole record of documents at hand, made at once: what the store must come to, one document at a time.

`place` is the store's step: where one new claim belongs among those it is looked up with. `links` is the same for many
at once. Both rest on `kinds.py` alone, so that the order in which documents come makes no difference.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import log2
from typing import Any, NamedTuple

from mahdar.record.grouping import Link, groups
from mahdar.record.kinds import KINDS
from mahdar.record.report import Report

NEAREST = "the likeliest that it may be"
PER_DOUBLING = (
    6.0  # days further off that a day with twice as many claims may lie: one wrong date must not draw the rest
)

Tally = dict[str, tuple[int, float, str]]  # day to how many claims give it, how far the nearest is, and its uid


class Filed(NamedTuple):
    """A claim in the record: `anchor` is the precise claim that a vague one is taken for, `tally` all that it could be."""

    report: Report
    entry: str
    anchor: str
    tally: Tally


class Placement(NamedTuple):
    """Where a new claim belongs: the claims it is one with, and if it is vague its anchor and tally; and the vague claims
    that it is counted for, each with its anchor and tally since."""

    links: tuple[Link, ...]
    anchor: str
    tally: Tally
    counted: tuple[tuple[str, str, Tally], ...] = ()


def place(new: Report, others: Sequence[Filed]) -> Placement:
    """Where a new claim belongs among filed ones of its kind that share a key with it."""
    kind = KINDS[new.kind]
    if kind.is_vague(new):
        tally = tallied(new, (other.report for other in others))
        anchor = likeliest(tally)
        if anchor:
            return Placement((Link(new.uid, anchor, NEAREST),), anchor, tally)
        loose = (o.report for o in others if not o.anchor and kind.is_vague(o.report))
        return Placement(tuple(_ones(new, loose)), "", tally)
    links = tuple(_ones(new, (o.report for o in others if not kind.is_vague(o.report))))
    counted = []
    for other in others:
        if kind.is_vague(other.report):
            tally = tallied(other.report, [new], other.tally)
            if tally != other.tally:
                counted.append((other.report.uid, likeliest(tally), tally))
    return Placement(links, "", {}, tuple(counted))


def tallied(vague: Report, precise: Iterable[Report], before: Tally | None = None) -> Tally:
    """The precise claims that a vague one may be, by day, added to those counted before."""
    kind = KINDS[vague.kind]
    tally = dict(before or {})
    for other in precise:
        reach = None if kind.is_vague(other) else kind.reach(vague, other)
        if reach is None or other.first is None:
            continue
        day = other.first.isoformat()
        count, nearest, uid = tally.get(day, (0, reach, other.uid))
        tally[day] = (count + 1, *min((nearest, uid), (reach, other.uid)))
    return tally


def likeliest(tally: Tally) -> str:
    """The uid of the claim that a vague one is taken for: on a near day that many claims give; "" if there is none."""
    if not tally:
        return ""

    def score(day: str) -> tuple[float, str]:
        count, nearest, _ = tally[day]
        return nearest - PER_DOUBLING * log2(count), day

    return tally[min(tally, key=score)][2]


def tally_of(row: Mapping[str, Sequence[Any]]) -> Tally:
    """A tally as JSON gives it back."""
    return {day: (count, nearest, uid) for day, (count, nearest, uid) in row.items()}


def _ones(new: Report, others: Iterable[Report]) -> Iterator[Link]:
    for other in others:
        first, second = sorted((new, other), key=lambda r: r.uid)
        why = KINDS[new.kind].one(first, second)
        if why:
            yield Link(first.uid, second.uid, why)


class Grouping(NamedTuple):
    """The entries that claims make, as uids; and the tally of each vague claim that has an anchor."""

    entries: list[list[str]]
    tallies: dict[str, Tally]


def entries_of(
    reports: Sequence[Report],
    *,
    beside: Iterable[Report] = (),
    same: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> Grouping:
    """The entries that claims of one kind make, people's judgements first.

    `beside`: precise claims that are sorted already; a vague one may be taken for one of them, and is then in no entry here.
    """
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
    settled = [(report, _keys(report)) for report in beside]
    for unsure in (report for report in reports if settled and vague(report)):
        mine = _keys(unsure)
        near.setdefault(unsure.uid, []).extend(report for report, keys in settled if keys & mine)
    tallies = {uid: tally for uid, others in near.items() if (tally := tallied(by_uid[uid], others))}
    links = [Link(uid, likeliest(tally), NEAREST) for uid, tally in tallies.items()]
    for a, b in pairs:
        if vague(a) == vague(b) and a.uid not in tallies and b.uid not in tallies:
            links.extend(_ones(a, [b]))
    return Grouping(groups(list(by_uid), links, same=same, apart=apart), tallies)


def _pairs(reports: Iterable[Report]) -> list[tuple[str, str]]:
    """Each two claims that share a key."""
    buckets: dict[str, set[str]] = {}
    for report in reports:
        for key in _keys(report):
            buckets.setdefault(key, set()).add(report.uid)
    return sorted({pair for bucket in buckets.values() for pair in combinations(sorted(bucket), 2)})


def _keys(report: Report) -> set[str]:
    return set(KINDS[report.kind].keys(report))
