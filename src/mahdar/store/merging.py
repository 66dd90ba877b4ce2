"""Actors that may be one, the likeliest and most frequent first, for people to decide.

The names of the whole record are laid beside one another once (`record.likeness`), some tenths of a second for ten thousand texts, and
kept until texts or names come; what has been decided since is left out each time that somebody asks.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from django.db import connection
from django.db.models import Count, Max

from mahdar.record import identity
from mahdar.record.likeness import Called, Likeness, Reason, blocks, called, like, of_one_office
from mahdar.store.actors import NOBODY
from mahdar.store.models import Actor, Alias, ClaimAlias, Judgement, Tenure
from mahdar.store.naming import naming_of

CROWDED = 40  # namings in one block: what so many share tells nobody from another
MOST = 600  # pairs that are kept
LEAST = 0.4  # how sure a suggestion must be
TOGETHER = 0.3  # what is left of it where one claim names both
Pair = tuple[int, int]


class Suggestion(NamedTuple):
    """Two actors that may be one, by their keys, the one that more texts name first; why, None where only a person asks."""

    one: int
    other: int
    reason: Reason | None
    sure: float


class _Found(NamedTuple):
    """Two aliases that may be one actor's."""

    aliases: Pair
    likeness: Likeness
    weight: float


class _Kept(NamedTuple):
    """What was found in a record that had this many names."""

    stamp: tuple[object, ...]
    found: list[_Found]


_kept: dict[str, _Kept] = {}


def suggestions(skipped: Collection[Pair] = (), most: int = 20) -> list[Suggestion]:
    """Pairs that nobody has judged, none of them `skipped` (keys of actors, the smaller first)."""
    found = _current()
    actors = dict(
        Alias.objects.filter(pk__in={pk for each in found for pk in each.aliases}).values_list("pk", "actor_id")
    )
    apart = _judged_apart()
    left: dict[Pair, Suggestion] = {}
    for each in found:
        one, other = (actors.get(pk) for pk in each.aliases)
        if one is None or other is None or one == other:
            continue
        pair = (min(one, other), max(one, other))
        if pair not in apart and pair not in skipped:
            left.setdefault(pair, Suggestion(one, other, each.likeness.reason, each.likeness.sure))
        if len(left) == most:
            break
    return list(left.values())


def suggested_with(actor: Actor, most: int = 3) -> list[tuple[int, Reason]]:
    """The actors that may be this one, by their keys, and why."""
    mine = set(actor.aliases.values_list("pk", flat=True))
    found = [each for each in _current() if mine & set(each.aliases)]
    others = {pk for each in found for pk in each.aliases} - mine
    actors = dict(Alias.objects.filter(pk__in=others).values_list("pk", "actor_id")) if others else {}
    apart = _judged_apart() if others else set()
    left: dict[int, Reason] = {}
    for each in found:
        other = next((actors[pk] for pk in each.aliases if pk in actors), None)
        if other is not None and (min(actor.pk, other), max(actor.pk, other)) not in apart:
            left.setdefault(other, each.likeness.reason)
    return list(left.items())[:most]


def reason_of(one: int, other: int) -> Reason | None:
    """Why two actors may be one; None where nothing but a person says so."""
    pks = dict(Alias.objects.filter(actor__in=(one, other)).values_list("pk", "actor_id"))
    mine = (each for each in _current() if {pks.get(pk) for pk in each.aliases} == {one, other})
    return next((each.likeness.reason for each in mine), None)


def _judged_apart() -> set[Pair]:
    """The pairs of actors that a person holds to be two."""
    rows = Judgement.objects.filter(what="alias", same=False).values_list("a", "b")
    pairs = list(rows)
    keys = {key for pair in pairs for key in pair}
    actors = dict(Alias.objects.filter(key__in=keys).values_list("key", "actor_id"))
    known = ((actors[a], actors[b]) for a, b in pairs if a in actors and b in actors)
    return {(min(pair), max(pair)) for pair in known}


def _current() -> list[_Found]:
    """What is found in the record as it is."""
    address = str(connection.settings_dict["NAME"]) + str(connection.settings_dict.get("HOST", ""))
    stamp = (
        *Alias.objects.aggregate(n=Count("pk"), last=Max("pk")).values(),
        ClaimAlias.objects.aggregate(last=Max("pk"))["last"],
    )
    if address not in _kept or _kept[address].stamp != stamp:
        _kept[address] = _Kept(stamp, _find())
    return _kept[address].found


def _find() -> list[_Found]:
    """All pairs of aliases of different actors that may be one, the best first."""
    rows = {row.pk: row for row in Alias.objects.exclude(kind__in=NOBODY).exclude(key__startswith="here:")}
    counts = dict(ClaimAlias.objects.filter(alias__in=rows).order_by().values_list("alias").annotate(n=Count("pk")))
    tenures = list(Tenure.objects.values_list("office", "month", "alias_id"))
    names = _Names(rows, counts)
    found: dict[Pair, Likeness] = {}
    for pair, likeness in (*names.alike(), *names.surnames(), *names.of_office(tenures), *names.holders(tenures)):
        if likeness.sure >= LEAST and likeness.sure > (found[pair].sure if pair in found else 0.0):
            found[pair] = likeness
    ranked = sorted((_Found(pair, like, names.weight(pair, like)) for pair, like in found.items()), key=_rank)[:MOST]
    together = _together(ranked)
    ranked = [each._replace(weight=each.weight * TOGETHER) if each.aliases in together else each for each in ranked]
    return sorted(ranked, key=_rank)


def _rank(found: _Found) -> tuple[float, Pair]:
    return (-found.weight, found.aliases)


def _together(found: Iterable[_Found]) -> set[Pair]:
    """The pairs that one claim names side by side: who meets somebody is somebody else."""
    pks = {pk for each in found for pk in each.aliases}
    claims: dict[int, set[int]] = defaultdict(set)
    for alias, claim in ClaimAlias.objects.filter(alias__in=pks).values_list("alias_id", "claim_id"):
        claims[alias].add(claim)
    return {each.aliases for each in found if claims[each.aliases[0]] & claims[each.aliases[1]]}


class _Names:
    """The aliases of the record, with how often each is used."""

    def __init__(self, rows: dict[int, Alias], counts: dict[int, int]) -> None:
        self.rows, self.counts = rows, counts
        self.called: dict[int, Called] = {}
        for pk, row in rows.items():
            one = called(naming_of(row)) if counts.get(pk) else None
            if one is not None:
                self.called[pk] = one

    def pair(self, a: int, b: int) -> Pair:
        """The more frequent of the two first."""
        return (a, b) if (self.counts.get(a, 0), -a) >= (self.counts.get(b, 0), -b) else (b, a)

    def weight(self, pair: Pair, likeness: Likeness) -> float:
        """How much a decision on it is worth: how sure it is, and how often the rarer of the two is named."""
        rarer = min(self.counts.get(pk, 0) for pk in pair)
        return likeness.sure**2 * math.log2(1 + rarer)

    def alike(self) -> Iterator[tuple[Pair, Likeness]]:
        """Names that are alike, of which neither is only a surname."""
        laid: dict[str, list[int]] = defaultdict(list)
        for pk, one in self.called.items():
            for block in blocks(one):
                laid[block].append(pk)
        seen: set[Pair] = set()
        for pks in laid.values():
            if len(pks) > CROWDED:
                continue
            for a, b in combinations(pks, 2):
                if self.rows[a].actor_id == self.rows[b].actor_id or (a, b) in seen:
                    continue
                seen.add((a, b))
                likeness = like(self.called[a], self.called[b])
                if likeness:
                    yield self.pair(a, b), likeness

    def surnames(self) -> Iterator[tuple[Pair, Likeness]]:
        """A surname that several of a state bear, and the one of them whom most texts name."""
        bearers: dict[tuple[str, str], list[int]] = defaultdict(list)
        alone: list[tuple[int, tuple[str, str]]] = []
        for pk, one in self.called.items():
            if one.alias.kind.value == "person" and one.alias.country:
                key = (one.words[-1], one.alias.country)
                if len(one.words) > 1:
                    bearers[key].append(pk)
                else:
                    alone.append((pk, key))
        for pk, key in alone:
            best, share = self._best(bearers.get(key, ()))
            if best and self.rows[best].actor_id != self.rows[pk].actor_id:
                yield self.pair(best, pk), Likeness(Reason.SURNAME, 0.2 + 0.5 * share)

    def holders(self, tenures: Sequence[tuple[str, str, int]]) -> Iterator[tuple[Pair, Likeness]]:
        """An office that texts name alone, and the one whom most texts of those months call so."""
        held: dict[tuple[str, str], list[int]] = defaultdict(list)
        for office, month, alias in tenures:
            held[office, month].append(alias)
        for pk, row in self.rows.items():
            if not row.office or not self.counts.get(pk):
                continue
            near = {a for month in identity.months_near(row.month) for a in held.get((row.office, month), ())}
            best, share = self._best([a for a in near if a in self.called])
            if best and self.rows[best].actor_id != row.actor_id and row.actor_id not in self._actors(near):
                yield self.pair(best, pk), Likeness(Reason.HOLDER, 0.2 + 0.5 * share)

    def of_office(self, tenures: Sequence[tuple[str, str, int]]) -> Iterator[tuple[Pair, Likeness]]:
        """Two of like names whom texts of the same months call by one office."""
        months: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        for office, month, alias in tenures:
            if alias in self.called:
                months[office][alias].add(month)
        for held in months.values():
            for a, b in combinations(sorted(held), 2):
                near = {month for m in held[a] for month in identity.months_near(m)}
                if self.rows[a].actor_id == self.rows[b].actor_id or not near & held[b]:
                    continue
                likeness = of_one_office(self.called[a], self.called[b])
                if likeness:
                    yield self.pair(a, b), likeness

    def _best(self, aliases: Iterable[int]) -> tuple[int | None, float]:
        """The alias of the actor whom most claims name, and its share of them."""
        totals: dict[int, int] = defaultdict(int)
        of: dict[int, int] = {}
        for pk in aliases:
            actor = self.rows[pk].actor_id
            totals[actor] += self.counts.get(pk, 0)
            of[actor] = max(of.get(actor, pk), pk, key=lambda each: self.counts.get(each, 0))
        if not totals:
            return None, 0.0
        actor = max(totals, key=lambda each: (totals[each], -each))
        return of[actor], totals[actor] / max(1, sum(totals.values()))

    def _actors(self, aliases: Iterable[int]) -> set[int]:
        return {self.rows[pk].actor_id for pk in aliases if pk in self.rows}
