"""The entries of each process, kept in a table so that a page need not search for them, and renewed where the record has changed.

Worked out from what is kept, like entries themselves, so no dump has it. `Process.stamp` says of which state of the record it
is; only entries that may have come or gone since then are looked at again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from django.db import DatabaseError, transaction
from django.db.models import Count, Max

from mahdar.store.adding import lock
from mahdar.store.connection import may_only_be_read
from mahdar.store.models import Decision, Document, Entry, EntryActor, Membership, Process
from mahdar.store.processes import Reach, belonging, listed, reach_of
from mahdar.store.queries import EntryQuerySet

MOST_AGAIN = 3000  # entries that are looked at one by one; of more, all are


@dataclass(frozen=True)
class Members:
    """The entries of a process; `found`: their keys where the record may only be read, so that none are kept."""

    process: int
    found: frozenset[int] | None = None

    def all(self) -> EntryQuerySet:
        """All of them."""
        if self.found is not None:
            return Entry.objects.filter(pk__in=listed(self.found))
        return Entry.objects.filter(memberships__process=self.process)

    def of(self, *kinds: str) -> EntryQuerySet:
        """Those of these kinds."""
        if self.found is not None:
            return self.all().filter(kind__in=kinds)
        return Entry.objects.filter(memberships__process=self.process, memberships__kind__in=kinds)

    def counts(self) -> dict[str, int]:
        """How many there are of each kind, the most frequent first."""
        kept = Membership.objects.filter(process=self.process)
        rows = kept.values_list("kind") if self.found is None else self.all().values_list("kind")
        return dict(rows.annotate(n=Count("pk")).order_by("-n", "kind"))


def members(mine: Process) -> Members:
    """The entries of a process, renewed first."""
    try:
        renew(mine)
    except DatabaseError as error:
        if not may_only_be_read(error):
            raise
        return Members(mine.pk, frozenset(belonging(mine, reach_of(mine))))
    return Members(mine.pk)


def renew(mine: Process) -> bool:
    """Bring the membership of a process up to date; has anything had to be done? Whoever comes second finds it done."""
    if Process.objects.filter(pk=mine.pk).values_list("stamp", flat=True).first() == stamp_of(mine):
        return False  # without asking for the right to write
    with transaction.atomic():
        lock()
        row = Process.objects.filter(pk=mine.pk).first()
        if row is None:
            return False  # given up meanwhile
        stamp = stamp_of(row)
        if row.stamp != stamp:
            _renew(row, stamp)
    return True


def renew_all() -> None:
    """Bring the membership of all processes up to date; where the record may only be read, it stays as it is."""
    now = _state()
    try:
        for mine in Process.objects.order_by("pk"):
            if mine.stamp != f"{now}|{_words(mine)}":
                renew(mine)
    except DatabaseError as error:
        if not may_only_be_read(error):
            raise


def sizes(processes: Iterable[Process]) -> dict[int, int]:
    """How many entries each of these has, by its key."""
    rows = Membership.objects.filter(process__in=processes).order_by().values_list("process")
    return dict(rows.annotate(n=Count("pk")))


def stamp_of(mine: Process) -> str:
    """The state of the record and of the process's own words: another one where any entry may have come or gone."""
    return f"{_state()}|{_words(mine)}"


def _state() -> str:
    """When an entry changed last, the last text and the last decision."""
    changed = Entry.objects.aggregate(at=Max("changed"))["at"]
    documents = Document.objects.aggregate(last=Max("pk"))["last"]
    decisions = Decision.objects.aggregate(last=Max("pk"))["last"]
    return f"{changed.isoformat() if changed else ''}|{documents}|{decisions}"


def _words(mine: Process) -> str:
    """The process's own words, short."""
    words = repr((mine.gatherings, mine.parties, mine.terms))
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _renew(row: Process, stamp: str) -> None:
    reach = reach_of(row)
    again = _to_look_at(row, reach)
    wanted = belonging(row, reach, again)
    kept = Membership.objects.filter(process=row)
    if again is not None:
        kept = kept.filter(entry__in=listed(again))
    known = set(kept.values_list("entry_id", flat=True))
    if known - wanted:
        Membership.objects.filter(process=row, entry__in=listed(known - wanted)).delete()
    kinds = Entry.objects.filter(pk__in=listed(wanted - known)).order_by("pk").values_list("pk", "kind")
    Membership.objects.bulk_create(Membership(process=row, entry_id=pk, kind=kind) for pk, kind in kinds)
    row.stamp = stamp
    row.reach = {"gatherings": sorted(reach.gatherings), "parties": sorted(reach.parties)}
    row.save(update_fields=["stamp", "reach"])


def _to_look_at(row: Process, reach: Reach) -> set[int] | None:
    """The entries that may have come or gone since the stamp: those that have changed, and those of gatherings and parties that
    were not the process's then, or no longer are; None for all."""
    since, _, rest = row.stamp.partition("|")
    if not since or rest.rpartition("|")[2] != _words(row):
        return None
    rooms = reach.gatherings ^ frozenset(row.reach.get("gatherings", ()))
    parties = reach.parties ^ frozenset(row.reach.get("parties", ()))
    again = set(Entry.objects.filter(changed__gte=since).values_list("pk", flat=True)[: MOST_AGAIN + 1])
    if rooms:
        again |= rooms | set(Entry.objects.filter(gathering__in=listed(rooms)).values_list("pk", flat=True))
    if parties:
        again |= set(EntryActor.objects.filter(actor__in=listed(parties)).values_list("entry_id", flat=True))
    return again if len(again) <= MOST_AGAIN else None
