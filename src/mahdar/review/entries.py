"""Join and part: two claims tell of one thing, or do not."""

from collections.abc import Mapping

from django.db import transaction

from mahdar.errors import ConflictError, StoreError
from mahdar.store.adding import lock
from mahdar.store.decisions import decide
from mahdar.store.models import Claim, Decision, Entry

Seen = Mapping[int, str]


def join(one: str, other: str, who: str, why: str = "", *, seen: Seen | None = None) -> Decision:
    """Two claims of one kind tell of one thing. `seen`: the versions of entries that the person looked at (`version_of`), by key;
    ConflictError where one is another now."""
    return _judge(one, other, who, why, seen, same=True)


def part(one: str, other: str, who: str, why: str = "", *, seen: Seen | None = None) -> Decision:
    """They tell of two."""
    return _judge(one, other, who, why, seen, same=False)


def _judge(one: str, other: str, who: str, why: str, seen: Seen | None, *, same: bool) -> Decision:
    with transaction.atomic():
        lock()
        _as_seen(seen or {})
        kinds = dict(Claim.objects.filter(uid__in=[one, other]).values_list("uid", "kind"))
        for uid in (one, other):
            if uid not in kinds:
                raise StoreError(f"claim {uid}: is not in the record; mahdar show lists the claims of an entry")
        if kinds[one] != kinds[other] or one == other:
            raise StoreError(f"claims {one} and {other}: are not two of one kind, so they cannot be one entry")
        return decide(who, "judge", {"claims": sorted([one, other])}, same, why=why)


def version_of(entry: Entry) -> str:
    """The version of an entry, another one whenever its claims have changed."""
    return entry.changed.isoformat()


def _as_seen(seen: Seen) -> None:
    now = {row.pk: row for row in Entry.objects.filter(pk__in=seen).only("pk", "changed", "title", "stale")}
    for pk, version in seen.items():
        if pk not in now:
            raise ConflictError(f"entry #{pk}: is one with another by now, or has none of its claims left; look again")
        if now[pk].stale or version_of(now[pk]) != version:
            raise ConflictError(f"{now[pk].title}: has changed since you looked; look at the page again")
