"""Which entries belong to a process: by its gatherings, or by its terms and parties. `membership` keeps the answer."""

import json
from collections.abc import Collection
from typing import NamedTuple

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from mahdar.errors import StoreError
from mahdar.store import finding, search
from mahdar.store.models import Actor, Claim, Decision, Entry, EntryActor, Process
from mahdar.store.queries import EntryQuerySet


class Reach(NamedTuple):
    """What a process's words stand for in the record now: the entries of its gatherings, and the actors that its parties are,
    those who serve them included where they are states."""

    gatherings: frozenset[int]
    parties: frozenset[int]


def process(name: str) -> Process:
    """The process of this name. Raises StoreError where there is none."""
    found = Process.objects.filter(name=name).first()
    if found is None:
        known = ", ".join(Process.objects.values_list("name", flat=True)[:5])
        raise StoreError(
            f"{name}: there is no process of this name{f' among {known}' if known else ''}; see mahdar process"
        )
    return found


def reach_of(mine: Process) -> Reach:
    """What the process's gatherings and parties are in the record now."""
    gatherings = {pk for words in mine.gatherings for pk in finding.gatherings(words).values_list("pk", flat=True)}
    return Reach(frozenset(gatherings), _parties(mine) if mine.terms else frozenset())


def belonging(mine: Process, reach: Reach, among: Collection[int] | None = None) -> set[int]:
    """The entries of a process, or those of some that are: its gatherings and what concerns them, and what its documents tell
    of its parties.

    A document is of the process where it has one of its terms; with no parties named, all that it tells belongs.
    """
    entries, claims, acting = Entry.objects.all(), Claim.objects.filter(entry__isnull=False), EntryActor.objects.all()
    if among is not None:
        entries, claims = entries.filter(pk__in=listed(among)), claims.filter(entry__in=listed(among))
        acting = acting.filter(entry__in=listed(among))
    rooms = listed(reach.gatherings)
    found = set(entries.filter(Q(pk__in=rooms) | Q(gathering__in=rooms)).values_list("pk", flat=True))
    told: set[int] = set()
    for term in mine.terms:
        documents = search.documents(term).order_by().values("pk")
        told |= {pk for pk in claims.filter(document__in=documents).values_list("entry_id", flat=True) if pk}
    if told and mine.parties:
        told &= set(acting.filter(actor__in=listed(reach.parties)).values_list("entry_id", flat=True))
    return found | told


def entries_of(name: str) -> EntryQuerySet:
    """The entries of the process of this name, as `belonging` has them. Raises StoreError where there is no such process."""
    from mahdar.store.membership import members

    return members(process(name)).all()


def history_of(name: str) -> QuerySet[Decision]:
    """What people have decided on the process of this name, the latest first; also on one that was given up."""
    return Decision.objects.filter(verb="process", subject__process=name).order_by("-pk")


def version_of(name: str) -> int:
    """The number of the last decision on the process, 0 where there is none: of two who change it at once the second is told."""
    return history_of(name).values_list("pk", flat=True).first() or 0


def listed(pks: Collection[int]) -> RawSQL:
    """Keys as a subquery of one parameter, however many there are."""
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::bigint[])", [sorted(pks)])
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(sorted(pks))])


def _parties(mine: Process) -> frozenset[int]:
    """The parties, and those who serve them where they are states."""
    named = {pk for party in mine.parties for pk in Actor.objects.named(party).values_list("pk", flat=True)}
    states = Actor.objects.filter(pk__in=listed(named), kind="state", country__isnull=False)
    codes = set(states.values_list("country", flat=True))
    return frozenset(named | set(Actor.objects.filter(country__in=codes).values_list("pk", flat=True)))
