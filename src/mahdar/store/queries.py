"""What is asked of the record, in the words of the domain: `Entry.objects.of("meeting").held().between(...)`."""

import datetime
from typing import TYPE_CHECKING

from django.db.models import F, Q, QuerySet

if TYPE_CHECKING:
    from mahdar.store.models import Actor, Claim, Document, Entry  # noqa: F401


class EntryQuerySet(QuerySet["Entry"]):
    """Entries. Those that are stale are summarised before they are read (`summaries.refresh`)."""

    def of(self, kind: str) -> "EntryQuerySet":
        """Of one kind."""
        return self.filter(kind=kind)

    def summarised(self) -> "EntryQuerySet":
        """Without those that are new and not summarised yet, which a record that may only be read can have."""
        return self.exclude(status="")

    def in_status(self, status: str) -> "EntryQuerySet":
        """In a status of `record.EntryStatus`, `superseded` for those with a value that later sources replaced; of an attendance
        or a position also by what it says now (`refuses`)."""
        if status == "superseded":
            return self.filter(superseded=True)
        return self.filter(Q(status=status) | Q(standing=status))

    def contradictory(self) -> "EntryQuerySet":
        """In which sources disagree. Written so that indexes answer: by a bare column or a status without its kind none does."""
        from mahdar.record.kinds import KINDS

        return self.filter(Q(contradicted__in=[True]) | Q(kind__in=list(KINDS), status="disputed"))

    def held(self) -> "EntryQuerySet":
        """That have taken place."""
        return self.filter(status="held")

    def between(self, first: datetime.date | None, last: datetime.date | None) -> "EntryQuerySet":
        """That happen, or where that is unknown are reported, between two days, both included; None: open."""
        found = self
        if first:
            found = found.filter(Q(last__gte=first) | Q(last__isnull=True, said_last__gte=first))
        if last:
            found = found.filter(Q(first__lte=last) | Q(first__isnull=True, said_first__lte=last))
        return found

    def with_actor(self, actors: "QuerySet[Actor]") -> "EntryQuerySet":
        """In which one of these actors has a role."""
        return self.filter(actors__actor__in=actors).distinct()

    def acted_by(self, actor: int, role: str = "") -> "EntryQuerySet":
        """In which the actor of this key has a role, or any."""
        from mahdar.store.models import EntryActor

        acting = EntryActor.objects.filter(actor=actor)
        return self.filter(pk__in=(acting.filter(role=role) if role else acting).values("entry"))

    def about(self, words: str) -> "EntryQuerySet":
        """Of documents that have these words, in any spelling."""
        from mahdar.store.search import documents

        return self.filter(claims__document__in=documents(words).order_by()).distinct()

    def by_time(self) -> "EntryQuerySet":
        """As they happen, or are reported where that is unknown; those without any day first."""
        from django.db.models.functions import Coalesce

        return self.annotate(day=Coalesce("first", "said_first")).order_by(F("day").asc(nulls_first=True), "pk")


class DocumentQuerySet(QuerySet["Document"]):
    """Documents."""

    def of_press(self, outlet: str, first: datetime.date | None, last: datetime.date | None) -> "DocumentQuerySet":
        """Of an outlet, published between two days, both included; "" and None: any."""
        found = self.filter(source=outlet) if outlet else self
        found = found.filter(published__gte=first) if first else found
        return found.filter(published__lte=last) if last else found


class ClaimQuerySet(QuerySet["Claim"]):
    """Claims."""

    def to_review(self) -> "ClaimQuerySet":
        """That nobody has accepted or rejected."""
        return self.filter(review="open")


class ActorQuerySet(QuerySet["Actor"]):
    """Actors."""

    def named(self, name: str) -> "ActorQuerySet":
        """By any of their names, in any spelling, or in English where the lists have it: the whole name, or a word of it."""
        from mahdar.arabic.normal import fold
        from mahdar.record.alias import name_words
        from mahdar.record.latin_names import alias_keys
        from mahdar.store.models import Alias

        words = name_words(name)
        keys = [f"state:{name.upper()}", f"person:{name}", f"body:{name}", *alias_keys(name)]
        exact = Alias.objects.filter(key__in=keys)
        spelled = Alias.objects.filter(keys__key=f"name:{'-'.join(words)}") if words else Alias.objects.none()
        whole = Alias.objects.filter(folded=fold(name))
        found = exact | spelled | whole
        if not found.exists():
            found = Alias.objects.filter(folded__contains=fold(name))
        return self.filter(aliases__in=found).distinct()
