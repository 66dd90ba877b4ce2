"""Merge and split: two aliases are one actor, or are not. Remembered for ever, and told apart from what rules decide."""

from django.db import transaction

from mahdar.errors import StoreError
from mahdar.store.adding import lock
from mahdar.store.decisions import decide
from mahdar.store.models import Actor, Alias, Decision
from mahdar.store.naming import best_alias


def merge(one: Actor, other: Actor, who: str, why: str = "") -> Decision:
    """Two actors are one."""
    if one.pk == other.pk:
        raise StoreError(f"{one.name}: is one actor already")
    with transaction.atomic():
        lock()
        keys = sorted([best_alias(one).key, best_alias(other).key])
        return decide(who, "judge", {"aliases": keys, "names": [one.name, other.name]}, True, why=why)


def split(actor: Actor, alias: Alias, who: str, why: str = "") -> list[Decision]:
    """An alias of an actor is somebody else: not the same as any other alias that names the actor in full."""
    rest = [row for row in actor.aliases.exclude(pk=alias.pk).order_by("key") if not row.partial or row.office]
    if alias.actor_id != actor.pk:
        raise StoreError(f"{alias.name}: is no name of {actor.name}; mahdar actors {actor.name} lists them")
    if not rest:
        raise StoreError(f"{actor.name}: has no other name that says who it is, so there is nothing to split from")
    with transaction.atomic():
        lock()
        return [
            decide(
                who, "judge", {"aliases": sorted([alias.key, row.key]), "names": [alias.name, row.name]}, False, why=why
            )
            for row in rest
        ]
