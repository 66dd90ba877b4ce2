"""What is in the record, what awaits review, and what has changed since somebody last looked."""

import datetime
from typing import NamedTuple

from django.db import DatabaseError, transaction
from django.db.models import Count, F, Max, Min, QuerySet
from django.utils import timezone

from mahdar.store.models import Actor, Claim, Decision, Document, Entry, Look


class Overview(NamedTuple):
    """The record in figures; `since` is the last look, None before the first."""

    documents: int
    copies: int
    first: datetime.date | None
    last: datetime.date | None
    undated: int
    outlets: int
    claims: int
    to_review: int
    rejected: int
    entries: dict[str, int]
    contradicted: dict[str, int]
    actors: int
    decisions: int
    since: datetime.datetime | None
    new_documents: int
    new_entries: dict[str, int]
    changed_entries: dict[str, int]


def overview(who: str) -> Overview:
    """The record now, and what changed since this person last looked; the look is noted where the record may be written."""
    look = Look.objects.filter(who=who, process="").first()
    since = look.at if look else None
    days = Document.objects.aggregate(first=Min("published"), last=Max("published"))
    new = Entry.objects.filter(created__gt=since) if since else Entry.objects.none()
    changed = Entry.objects.filter(created__lte=since, changed__gt=since) if since else Entry.objects.none()
    found = Overview(
        documents=Document.objects.count(),
        copies=Document.objects.filter(wire__isnull=False).exclude(wire=F("pk")).count(),
        first=days["first"],
        last=days["last"],
        undated=Document.objects.filter(published__isnull=True).count(),
        outlets=Document.objects.exclude(source=None).values("source").distinct().count(),
        claims=Claim.objects.count(),
        to_review=Claim.objects.to_review().count(),
        rejected=Claim.objects.filter(review=Claim.Review.REJECTED).count(),
        entries=_by_kind(Entry.objects.all()),
        contradicted=_by_kind(Entry.objects.filter(contradicted=True)),
        actors=Actor.objects.count(),
        decisions=Decision.objects.count(),
        since=since,
        new_documents=Document.objects.filter(added__gt=since).count() if since else 0,
        new_entries=_by_kind(new),
        changed_entries=_by_kind(changed),
    )
    _note(who)
    return found


def _by_kind(entries: QuerySet[Entry]) -> dict[str, int]:
    return dict(entries.order_by().values_list("kind").annotate(n=Count("pk")).order_by("-n", "kind"))


def _note(who: str) -> None:
    try:
        with transaction.atomic():
            Look.objects.update_or_create(who=who, process="", defaults={"at": timezone.now()})
    except DatabaseError:
        return  # a record that may only be read has no last look
