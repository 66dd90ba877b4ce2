"""Which sums a ledger is made of: those for a recipient, or of a gathering."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Count, Max, Q, QuerySet

from mahdar.errors import StoreError
from mahdar.record.ledger import Ledger, ledger
from mahdar.store import finding
from mahdar.store.models import Actor, Claim, Entry, EntryActor
from mahdar.store.summaries import summary_of


def ledger_for(purpose: str, currency: str = "USD") -> Ledger:
    """The ledger of what was asked, pledged and paid for a recipient or at a gathering.

    Raises StoreError where neither is in the record.
    """
    return ledger(map(summary_of, sums_for(purpose)), currency)


def sums_for(purpose: str) -> Iterable[Entry]:
    """The pledge entries for a recipient (a state: also for its people and bodies, and at gatherings named after it), or at a
    gathering."""
    named = Actor.objects.named(purpose)
    at = set(finding.gatherings(purpose).values_list("pk", flat=True))
    found = _sums(Actor.objects.filter(pk__in=named.values("pk")), at)
    if found is None:
        raise StoreError(f"{purpose}: neither an actor nor a gathering of this name is in the record")
    return found


def sums_of(recipient: Actor) -> Iterable[Entry]:
    """The pledge entries for one recipient, as `sums_for` finds them by a name."""
    return _sums(Actor.objects.filter(pk=recipient.pk), set()) or ()


def sums_at(gathering: Entry) -> Iterable[Entry]:
    """The pledge entries of one gathering."""
    return _sums(Actor.objects.none(), {gathering.pk}) or ()


def _sums(named: QuerySet[Actor], at: set[int]) -> QuerySet[Entry] | None:
    """The sums for these recipients, for the people and bodies of those that are states, and at gatherings named after them; and
    those at these gatherings. None where there is neither."""
    rows = list(named.values_list("pk", "kind", "country"))
    states = [code for _pk, kind, code in rows if kind == "state" and code]
    at = at | _named_after(states)
    if not rows and not at:
        return None
    recipients = Actor.objects.filter(Q(pk__in=[pk for pk, _kind, _code in rows]) | Q(country__in=states))
    wanted = Q(actors__role="recipient", actors__actor__in=recipients) | Q(gathering__in=at)
    return Entry.objects.of("pledge").summarised().filter(wanted).distinct().order_by("said_first", "pk")


class Purpose(NamedTuple):
    """A recipient or a gathering of which sums are told: how many, up to when, and the one that most texts tell."""

    actor: Actor | None
    gathering: Entry | None
    sums: int
    last: datetime.date | None
    most_told: Entry | None


def recipients(most: int) -> list[Purpose]:
    """For whom sums are told, those with most first."""
    rows = EntryActor.objects.filter(role="recipient", entry__kind="pledge").order_by().values_list("actor")
    counted = rows.annotate(n=Count("entry", distinct=True), last=Max("entry__said_last"))
    found = list(counted.order_by("-n", "-last", "actor")[:most])
    actors = Actor.objects.in_bulk([pk for pk, _n, _last in found])
    told = EntryActor.objects.filter(role="recipient", entry__kind="pledge", actor__in=actors)
    told_of = _most_told(told.values_list("actor", "entry"))
    return [Purpose(actors[pk], None, n, last, told_of.get(pk)) for pk, n, last in found if pk in actors]


def gatherings(most: int) -> list[Purpose]:
    """At which gatherings sums are told, those with most first."""
    rows = Entry.objects.of("pledge").filter(gathering__isnull=False).order_by().values_list("gathering")
    found = list(rows.annotate(n=Count("pk"), last=Max("said_last")).order_by("-n", "-last", "gathering")[:most])
    meant = Entry.objects.only("pk", "title", "first", "last").in_bulk([pk for pk, _n, _last in found])
    told_of = _most_told(Entry.objects.of("pledge").filter(gathering__in=meant).values_list("gathering", "pk"))
    return [Purpose(None, meant[pk], n, last, told_of.get(pk)) for pk, n, last in found if pk in meant]


def _most_told(pairs: Iterable[tuple[int | None, int]]) -> dict[int, Entry]:
    """Of each purpose the sum that most texts tell."""
    of: dict[int, list[int]] = {}
    for purpose, entry in pairs:
        if purpose is not None:
            of.setdefault(purpose, []).append(entry)
    rows = Entry.objects.only("pk", "title", "texts").in_bulk({pk for pks in of.values() for pk in pks})
    return {purpose: max((rows[pk] for pk in pks), key=lambda e: (e.texts, -e.pk)) for purpose, pks in of.items()}


def _named_after(states: Iterable[str]) -> set[int]:
    """The gatherings of pledges whose names speak of a state."""
    labels = {f"@{state}" for state in states}
    used = Entry.objects.of("pledge").filter(gathering__isnull=False).values("gathering")
    named = Claim.objects.filter(entry__in=used).values_list("entry_id", "facts__labels")
    return {entry for entry, theirs in named if entry and labels & set(theirs or ())}
