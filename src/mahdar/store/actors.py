"""Actors as a list shows them: their names, the offices they held and when, how often they act."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Count

from mahdar.store import finding
from mahdar.store.models import Actor, ClaimAlias, EntryActor, Tenure

NOBODY = ("source", "collective")  # unnamed sources and mere plurals are listed only when asked for by name


class Held(NamedTuple):
    """An office as texts word it, from one month to another (YYYY-MM)."""

    role: str
    first: str
    last: str


class Known(NamedTuple):
    """An actor with all that the record knows it by; `entries` counts by kind."""

    id: int
    kind: str
    name: str
    country: str | None
    names: tuple[str, ...]
    offices: tuple[Held, ...]
    entries: dict[str, int]


def listed(name: str | None, limit: int) -> list[Known]:
    """The actors of this name, or of most entries; `limit` 0: all. Raises StoreError where no actor has the name."""
    if name:
        found = finding.actors(name)
    else:
        found = Actor.objects.exclude(kind__in=NOBODY).annotate(n=Count("entries")).filter(n__gt=0).order_by("-n", "pk")
    return [known(actor) for actor in (found[:limit] if limit else found)]


def known(actor: Actor) -> Known:
    """All that the record knows an actor by."""
    named = (
        ClaimAlias.objects.filter(alias__actor=actor).values_list("name").annotate(n=Count("pk")).order_by("-n", "name")
    )
    counts = EntryActor.objects.filter(actor=actor).values_list("entry__kind").annotate(n=Count("entry", distinct=True))
    return Known(
        id=actor.pk,
        kind=actor.kind,
        name=actor.name,
        country=actor.country,
        names=tuple(name for name, _ in named),
        offices=offices(actor),
        entries=dict(counts.order_by("-n", "entry__kind")),
    )


def offices(actor: Actor) -> tuple[Held, ...]:
    """The offices by which texts call an actor, each in its shortest wording, in the order of their first months."""
    return held_of(Tenure.objects.filter(alias__actor=actor).values_list("office", "month", "role"))


def held_of(called: Iterable[tuple[str, str, str]]) -> tuple[Held, ...]:
    """Offices (key, month, wording) as they were held."""
    found: dict[str, list[tuple[str, str]]] = {}
    for office, month, role in called:
        found.setdefault(office, []).append((month, role))
    held = [
        Held(
            role=min((role for _, role in said), key=lambda r: (len(r), r)),
            first=min(month for month, _ in said),
            last=max(month for month, _ in said),
        )
        for said in found.values()
    ]
    return tuple(sorted(held, key=lambda h: (h.first, h.role)))
