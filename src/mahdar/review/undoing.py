"""Undo: things as they were before a decision, by a decision of its own."""

from django.db import transaction

from mahdar.errors import StoreError
from mahdar.store.adding import lock
from mahdar.store.decisions import undo as undone
from mahdar.store.models import Decision


def undo(who: str, number: int | None = None, why: str = "") -> Decision:
    """Undo a decision, the last one of this person that is not undone unless a number is given."""
    with transaction.atomic():
        lock()
        standing = Decision.objects.filter(undone_by__isnull=True, undoes__isnull=True)
        found = standing.filter(pk=number) if number is not None else standing.filter(who=who)
        decision = found.order_by("-pk").first()
        if decision is None:
            raise StoreError(
                f"{who}: there is no decision to undo" if number is None else f"decision {number}: is not there"
            )
        return undone(who, decision, why=why)
