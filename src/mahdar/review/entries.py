"""Join and part: two claims tell of one thing, or do not."""

from django.db import transaction

from mahdar.errors import StoreError
from mahdar.store.adding import lock
from mahdar.store.decisions import decide
from mahdar.store.models import Claim, Decision


def join(one: str, other: str, who: str, why: str = "") -> Decision:
    """Two claims of one kind tell of one thing."""
    return _judge(one, other, who, why, same=True)


def part(one: str, other: str, who: str, why: str = "") -> Decision:
    """They tell of two."""
    return _judge(one, other, who, why, same=False)


def _judge(one: str, other: str, who: str, why: str, *, same: bool) -> Decision:
    with transaction.atomic():
        lock()
        kinds = dict(Claim.objects.filter(uid__in=[one, other]).values_list("uid", "kind"))
        for uid in (one, other):
            if uid not in kinds:
                raise StoreError(f"claim {uid}: is not in the record; mahdar show lists the claims of an entry")
        if kinds[one] != kinds[other] or one == other:
            raise StoreError(f"claims {one} and {other}: are not two of one kind, so they cannot be one entry")
        return decide(who, "judge", {"claims": sorted([one, other])}, same, why=why)
