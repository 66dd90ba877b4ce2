"""Accept, reject, reopen: what a reviewer says of a claim."""

from typing import Any

from django.db import transaction

from mahdar.errors import StoreError
from mahdar.store.adding import lock
from mahdar.store.conflicts import check_claim
from mahdar.store.decisions import decide
from mahdar.store.heirs import claim_of, line_of
from mahdar.store.models import Claim, Decision


def accept(uid: str, who: str, why: str = "", *, seen: int | None = None) -> Decision:
    """The text says so. A second person may accept what another has: both decisions count (`store.agreement`)."""
    return _review(uid, who, Claim.Review.ACCEPTED, why, seen)


def reject(uid: str, who: str, why: str = "", *, seen: int | None = None) -> Decision:
    """The text does not say so: the claim leaves its entry, and stays rejected when the text is read again."""
    return _review(uid, who, Claim.Review.REJECTED, why, seen)


def reopen(uid: str, who: str, why: str = "", *, seen: int | None = None) -> Decision:
    """Nobody has decided on it."""
    return _review(uid, who, Claim.Review.OPEN, why, seen)


def found(uid: str) -> Claim:
    """The claim of this uid with its document, or the one that stands for it. Raises StoreError where the record has neither."""
    claim = claim_of(uid)
    if claim is None:
        raise StoreError(f"claim {uid}: is not in the record; mahdar show lists the claims of an entry")
    return claim


def subject_of(claim: Claim) -> dict[str, Any]:
    """A claim as decisions name it."""
    words = claim.facts["words"]["evidence"]
    return {"claim": claim.uid, "document": claim.document.key, "kind": claim.kind, "words": words}


def _review(uid: str, who: str, after: Claim.Review, why: str, seen: int | None) -> Decision:
    """`seen`: the version of the claim that was looked at; ConflictError where it has another by now."""
    with transaction.atomic():
        lock()
        claim = found(uid)
        check_claim(claim, seen)
        if claim.review == after and (after == Claim.Review.OPEN or _has_said(claim, who, after)):
            raise StoreError(f"claim {claim.uid}: is {after.value} already")
        return decide(who, "review", subject_of(claim), after.value, why=why)


def _has_said(claim: Claim, who: str, after: Claim.Review) -> bool:
    """Is this what the person decided on it last?"""
    mine = Decision.objects.filter(
        verb="review", subject__claim__in=line_of(claim.uid, claim.document), who=who, undoes=None, undone_by=None
    )
    last = mine.order_by("at", "pk").last()
    return last is not None and last.after == after.value
