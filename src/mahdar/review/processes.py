"""Define and give up: what a process consists of."""

from collections.abc import Sequence

from django.db import transaction

from mahdar.errors import StoreError
from mahdar.store.adding import lock
from mahdar.store.decisions import decide
from mahdar.store.models import Decision, Process


def define(
    name: str, gatherings: Sequence[str], parties: Sequence[str], terms: Sequence[str], who: str, why: str = ""
) -> Decision:
    """A process by its gatherings, parties and terms; one of this name is changed."""
    if not gatherings and not terms:
        raise StoreError(f"process {name}: give at least one --gathering or --term by which entries belong to it")
    after = {"gatherings": list(gatherings), "parties": list(parties), "terms": list(terms)}
    with transaction.atomic():
        lock()
        return decide(who, "process", {"process": name}, after, why=why)


def give_up(name: str, who: str, why: str = "") -> Decision:
    """No such process any more; its entries stay."""
    with transaction.atomic():
        lock()
        if not Process.objects.filter(name=name).exists():
            raise StoreError(f"process {name}: there is none of this name; mahdar process lists them")
        return decide(who, "process", {"process": name}, None, why=why)
