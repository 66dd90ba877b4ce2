"""Which claim stands for one that is gone: texts are read again, and what was decided on a claim follows to its heir.

`Document.heirs` keeps the chain, each gone uid with the uid of what was read from the same words in its place, so that decisions find
their claim in a record that was loaded from a dump as well.
"""

from collections.abc import Mapping

from mahdar.store.models import Claim, Document


def follow(uid: str, heirs: Mapping[str, str]) -> str:
    """The end of a claim's line.

    >>> follow("a", {"a": "b", "b": "c"}), follow("x", {"a": "b"})
    ('c', 'x')
    """
    seen: set[str] = set()
    while uid in heirs and uid not in seen:
        seen.add(uid)
        uid = heirs[uid]
    return uid


def standing(uid: str) -> str:
    """The uid of the claim that stands for this one in the record: itself where it is there."""
    if Claim.objects.filter(uid=uid).exists():
        return uid
    heirs = Document.objects.filter(heirs__has_key=uid).values_list("heirs", flat=True).first()
    return follow(uid, heirs or {})


def claim_of(uid: str) -> Claim | None:
    """The claim of this uid, or the one that stands for it; None where neither is in the record."""
    found = Claim.objects.select_related("document").filter(uid=uid).first()
    return found or Claim.objects.select_related("document").filter(uid=standing(uid)).first()


def line_of(uid: str, document: Document) -> list[str]:
    """The uids under which a claim of the document has been known: its own, and all whose heir it is."""
    return [uid, *(gone for gone in document.heirs if follow(gone, document.heirs) == uid and gone != uid)]


def all_heirs() -> dict[str, str]:
    """Every gone claim of the record with what took over from it."""
    found: dict[str, str] = {}
    for heirs in Document.objects.exclude(heirs={}).values_list("heirs", flat=True):
        found.update(heirs)
    return found
