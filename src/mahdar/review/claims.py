"""Accept, reject, reopen: what a reviewer says of a claim."""

from django.db import transaction

from mahdar.errors import StoreError
from mahdar.store.adding import lock
from mahdar.store.decisions import decide
from mahdar.store.models import Claim, Decision


def accept(uid: str, who: str, why: str = "") -> Decision:
    """The text says so."""
    return _review(uid, who, Claim.Review.ACCEPTED, why)


def reject(uid: str, who: str, why: str = "") -> Decision:
    """The text does not say so: the claim leaves its entry, and stays rejected when the text is read again."""
    return _review(uid, who, Claim.Review.REJECTED, why)


def reopen(uid: str, who: str, why: str = "") -> Decision:
    """Nobody has decided on it."""
    return _review(uid, who, Claim.Review.OPEN, why)


def _review(uid: str, who: str, after: Claim.Review, why: str) -> Decision:
    with transaction.atomic():
        lock()
        claim = Claim.objects.select_related("document").filter(uid=uid).first()
        if claim is None:
            raise StoreError(f"claim {uid}: is not in the record; mahdar show lists the claims of an entry")
        if claim.review == after:
            raise StoreError(f"claim {uid}: is {after.value} already")
        subject = {
            "claim": uid,
            "document": claim.document.key,
            "kind": claim.kind,
            "words": claim.facts["words"]["evidence"],
        }
        return decide(who, "review", subject, after.value, why=why)
