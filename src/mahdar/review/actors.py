"""Merge, part and split: two aliases are one actor, or are not. Remembered for ever, and told apart from what rules decide."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from mahdar.errors import ConflictError, StoreError
from mahdar.store.adding import lock
from mahdar.store.decisions import decide
from mahdar.store.models import Actor, Alias, Decision
from mahdar.store.naming import best_alias

Seen = Mapping[int, str]


def merge(one: Actor, other: Actor, who: str, why: str = "", *, seen: Seen | None = None) -> Decision:
    """Two actors are one. `seen`: the versions of actors that the person looked at (`version_of`), by key; ConflictError where one is
    another now."""
    return _judge(one, other, who, why, seen, same=True)


def apart(one: Actor, other: Actor, who: str, why: str = "", *, seen: Seen | None = None) -> Decision:
    """Two actors are two, whatever rules come to think of their names."""
    return _judge(one, other, who, why, seen, same=False)


def _judge(one: Actor, other: Actor, who: str, why: str, seen: Seen | None, *, same: bool) -> Decision:
    if one.pk == other.pk:
        raise StoreError(f"{one.name}: is one actor already")
    with transaction.atomic():
        lock()
        as_seen(seen)
        keys = sorted([best_alias(one).key, best_alias(other).key])
        return decide(who, "judge", {"aliases": keys, "names": [one.name, other.name]}, same, why=why)


def split(actor: Actor, alias: Alias, who: str, why: str = "", *, seen: Seen | None = None) -> list[Decision]:
    """An alias of an actor is somebody else: not the same as any other alias that names the actor in full."""
    rest = [row for row in actor.aliases.exclude(pk=alias.pk).order_by("key") if not row.partial or row.office]
    if alias.actor_id != actor.pk:
        raise StoreError(f"{alias.name}: is no name of {actor.name}; mahdar actors {actor.name} lists them")
    if not rest:
        raise StoreError(f"{actor.name}: has no other name that says who it is, so there is nothing to split from")
    with transaction.atomic():
        lock()
        as_seen(seen)
        return [
            decide(
                who, "judge", {"aliases": sorted([alias.key, row.key]), "names": [alias.name, row.name]}, False, why=why
            )
            for row in rest
        ]


def version_of(actor: Actor) -> str:
    """The version of an actor, another one whenever its names have changed."""
    return actor.changed.isoformat()


def as_seen(seen: Seen | None) -> None:
    """Are these actors as the person saw them? ConflictError where one has changed or is gone."""
    if not seen:
        return
    now = {actor.pk: actor for actor in Actor.objects.filter(pk__in=seen)}
    for pk, version in seen.items():
        if pk not in now:
            raise ConflictError(f"actor @{pk}: is one with another by now; look at the page again")
        if version_of(now[pk]) != version:
            raise ConflictError(f"{now[pk].name}: its names have changed since you looked; look at the page again")


def versions(actors: Iterable[Actor]) -> dict[int, str]:
    """The versions of some actors, as `seen` takes them."""
    return {actor.pk: version_of(actor) for actor in actors}
