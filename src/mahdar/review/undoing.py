"""Undo: things as they were before a decision, by a decision of its own."""

from collections.abc import Mapping

from django.db import transaction

from mahdar.errors import StoreError
from mahdar.store.adding import lock
from mahdar.store.decisions import undo as undone
from mahdar.store.heirs import all_heirs, follow
from mahdar.store.models import Decision


def undo(who: str, number: int | None = None, why: str = "") -> Decision:
    """Undo a decision, the last one of this person that is not undone unless a number is given.

    Raises StoreError where there is none, where it is undone, and where a later one on the same stands on it.
    """
    with transaction.atomic():
        lock()
        standing = Decision.objects.filter(undone_by__isnull=True, undoes__isnull=True)
        found = standing.filter(pk=number) if number is not None else standing.filter(who=who)
        decision = found.order_by("-pk").first()
        if decision is None:
            raise StoreError(_nothing(who, number))
        heirs = all_heirs()
        later_ones = standing.filter(pk__gt=decision.pk)
        if decision.verb != "add":  # what was added carries all that was decided on it
            later_ones = later_ones.filter(verb=decision.verb)
        for later in later_ones.order_by("-pk"):
            if _about(later, heirs) == _about(decision, heirs):
                raise StoreError(f"decision {decision.pk}: {later.pk} on the same came after it; undo that one first")
        return undone(who, decision, why=why)


def _about(decision: Decision, heirs: Mapping[str, str]) -> object:
    """What it was decided on: a claim, two aliases or claims, a process, a listed name, the day of a document."""
    subject = decision.subject
    if "claim" in subject:
        return follow(subject["claim"], heirs)
    if "claims" in subject:
        return sorted(follow(uid, heirs) for uid in subject["claims"])
    return next((subject[name] for name in ("aliases", "process", "name", "document") if name in subject), None)


def _nothing(who: str, number: int | None) -> str:
    """Why there is nothing to undo."""
    if number is None:
        return f"{who}: there is no decision of yours to undo; mahdar decisions lists them"
    known = Decision.objects.filter(pk=number).first()
    if known is None:
        return f"decision {number}: there is none; mahdar decisions lists them"
    if known.undoes_id:
        return f"decision {number}: is itself an undoing; decide anew instead"
    return f"decision {number}: has been undone already"
