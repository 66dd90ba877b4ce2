"""Which sums a ledger is made of: those for a recipient, or of a gathering."""

from collections.abc import Iterable

from django.db.models import Q

from mahdar.errors import StoreError
from mahdar.record.ledger import Ledger, ledger
from mahdar.store import finding
from mahdar.store.models import Actor, Claim, Entry
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
    states = [code for code in named.filter(kind="state").values_list("country", flat=True) if code]
    at = set(finding.gatherings(purpose).values_list("pk", flat=True)) | _named_after(states)
    if not named.exists() and not at:
        raise StoreError(f"{purpose}: neither an actor nor a gathering of this name is in the record")
    recipients = Actor.objects.filter(Q(pk__in=named.values("pk")) | Q(country__in=states))
    wanted = Q(actors__role="recipient", actors__actor__in=recipients) | Q(gathering__in=at)
    return Entry.objects.of("pledge").filter(wanted).distinct().order_by("said_first", "pk")


def _named_after(states: Iterable[str]) -> set[int]:
    """The gatherings of pledges whose names speak of a state."""
    labels = {f"@{state}" for state in states}
    used = Entry.objects.of("pledge").filter(gathering__isnull=False).values("gathering")
    named = Claim.objects.filter(entry__in=used).values_list("entry_id", "facts__labels")
    return {entry for entry, theirs in named if entry and labels & set(theirs or ())}
