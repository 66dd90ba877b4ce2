"""Amend and add: a claim says what a person gives for it, in the same words or others; or is one that the machine did not read.

Of an amended claim the uid stays, and what was read is kept.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from mahdar.errors import StoreError
from mahdar.record.reports import claim_uid
from mahdar.review.checking import Worded, cast_from, claim_from, identity
from mahdar.review.claims import found, subject_of
from mahdar.store.adding import lock
from mahdar.store.amending import cast_of
from mahdar.store.conflicts import check_claim
from mahdar.store.decisions import decide
from mahdar.store.models import Claim, Decision, Document

DRAFT = "new"
Row = Mapping[str, Any]


def amend(
    uid: str, who: str, body: Row, *, cast: Sequence[Row] = (), why: str = "", seen: int | None = None
) -> Decision:
    """The claim's slots as a person gives them: all of them, as `Claim.body` has them.

    A party's `actor` is the id of one of the document's actors, of one in the claim's own cast, or of one in `cast` here (`Actor` as
    JSON: id, kind, name, country; without mentions the party's words are taken). `seen`: the version of the claim that was looked at.
    Raises StoreError where it is no claim of this kind or says nothing new, ConflictError where somebody was faster.
    """
    with transaction.atomic():
        lock()
        claim = found(uid)
        check_claim(claim, seen)
        text = claim.document.text
        known = (*claim.document.actors, *claim.cast)
        worded = cast_from(claim_from(claim.kind, body, text), claim.uid, cast, known, text)
        now = now_worded(claim)
        same = worded.body.get("mentions") == now.body.get("mentions")  # of a gathering, which `identity` leaves out
        if same and identity(worded) == identity(now):
            raise StoreError(f"claim {claim.uid}: says just that already; change something, or accept it")
        return decide(who, "amend", subject_of(claim), worded._asdict(), why=why)


def restore(uid: str, who: str, why: str = "", *, seen: int | None = None) -> Decision:
    """The claim says again what the machine read."""
    with transaction.atomic():
        lock()
        claim = found(uid)
        check_claim(claim, seen)
        if claim.read is None:
            raise StoreError(f"claim {claim.uid}: is as it came; there is nothing to put back")
        return decide(who, "amend", subject_of(claim), None, why=why)


def add(document: Document, who: str, body: Row, *, cast: Sequence[Row] = (), why: str = "") -> Decision:
    """A claim of the document; `body` and `cast` as for `amend`, with the claim's `kind` in `body`.

    The decision's subject has its uid. Raises StoreError where it is no claim, or is there already; undoing takes it out again.
    """
    with transaction.atomic():
        lock()
        row = Document.objects.filter(key=document.key).first()
        if row is None:
            raise StoreError(f"document {document.name}: is not in the record any more")
        claim = claim_from(str(body.get("kind", "")), body, row.text)
        says = identity(cast_from(claim, DRAFT, cast, row.actors, row.text))
        uid = claim_uid(f"{row.key} {DRAFT}", says)  # never that of a claim which is read
        known = Claim.objects.select_related("document").filter(document=row, kind=claim.kind)
        same = next((each.uid for each in known if each.uid == uid or identity(now_worded(each)) == says), None)
        if same:
            raise StoreError(f"claim {same}: says just that already; accept or amend it")
        worded = cast_from(claim, uid, cast, row.actors, row.text)
        words = " ".join(claim.evidence.of(row.text).split())
        subject = {"claim": uid, "document": row.key, "kind": claim.kind, "words": words}
        return decide(who, "add", subject, worded._asdict(), why=why)


def now_worded(claim: Claim) -> Worded:
    """What the claim says now, and who stands in it."""
    return Worded(claim.body, cast_of(claim.body, [*claim.document.actors, *claim.cast]))
