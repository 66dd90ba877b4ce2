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
    6.0  # days further off that a day with twice as many sources may lie: one wrong date must not draw the rest
)

Tally = dict[str, dict[str, tuple[float, str]]]  # day to document to how far its claim is, and the claim's uid


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
    """The precise claims that a vague one may be, by day and document, added to those counted before."""
    kind = KINDS[vague.kind]
    tally = {day: dict(documents) for day, documents in (before or {}).items()}
    for other in precise:
        reach = None if kind.is_vague(other) else kind.reach(vague, other)
        if reach is None or other.first is None:
            continue
        documents = tally.setdefault(other.first.isoformat(), {})
        mine = (reach, other.uid)
        documents[other.document] = min(mine, documents.get(other.document, mine))
    return tally


def likeliest(tally: Tally) -> str:
    """The uid of the claim that a vague one is taken for: on a near day that many documents give; "" if there is none."""
    if not tally:
        return ""
    score = {day: min(documents.values())[0] - PER_DOUBLING * log2(len(documents)) for day, documents in tally.items()}
    day = min(tally, key=lambda d: (score[d], d))
    return min(tally[day].values())[1]


def tally_of(row: Mapping[str, Mapping[str, Sequence[Any]]]) -> Tally:
    """A tally as JSON gives it back."""
    return {day: {key: (reach, uid) for key, (reach, uid) in documents.items()} for day, documents in row.items()}


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
        for key in KINDS[report.kind].keys(report):
            buckets.setdefault(key, set()).add(report.uid)
    return sorted({pair for bucket in buckets.values() for pair in combinations(sorted(bucket), 2)})
