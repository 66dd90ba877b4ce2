"""Define and give up: what a process consists of."""

from collections.abc import Sequence

from django.db import transaction

from mahdar.errors import ConflictError, StoreError
from mahdar.store.adding import lock
from mahdar.store.decisions import decide
from mahdar.store.models import Decision, Process
from mahdar.store.processes import version_of
from mahdar.store.search import parts_of

LONGEST_NAME = 200


def define(
    name: str,
    gatherings: Sequence[str],
    parties: Sequence[str],
    terms: Sequence[str],
    who: str,
    why: str = "",
    seen: int | None = None,
) -> Decision:
    """A process by its gatherings, parties and terms; one of this name is changed.

    `seen`: the version that the person saw (`version_of`), 0 for a process that is new. ConflictError where it is another now.
    """
    if not name.strip() or len(name) > LONGEST_NAME:
        raise StoreError(f"a process needs a name of 1 to {LONGEST_NAME} characters: give it one")
    if not gatherings and not terms:
        raise StoreError(f"process {name}: give at least one --gathering or --term by which entries belong to it")
    for term in terms:
        if not parts_of(term):
            raise StoreError(f"process {name}: '{term}' has no word to search for: take it out, or write a word")
    after = {"gatherings": list(gatherings), "parties": list(parties), "terms": list(terms)}
    with transaction.atomic():
        lock()
        _check(name, seen)
        return decide(who, "process", {"process": name}, after, why=why)


def give_up(name: str, who: str, why: str = "", seen: int | None = None) -> Decision:
    """No such process any more; its entries stay. `seen`: as for `define`."""
    with transaction.atomic():
        lock()
        if not Process.objects.filter(name=name).exists():
            raise StoreError(f"process {name}: there is none of this name; mahdar process lists them")
        _check(name, seen)
        return decide(who, "process", {"process": name}, None, why=why)


def _check(name: str, seen: int | None) -> None:
    """Nobody has decided on it since."""
    if seen is None:
        return
    if seen == 0 and not Process.objects.filter(name=name).exists():
        return  # it was given up, and is defined anew
    if version_of(name) != seen:
        raise ConflictError(f"process {name}: somebody has changed it meanwhile; look at it and decide again")
