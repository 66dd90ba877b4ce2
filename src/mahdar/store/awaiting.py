"""The claims that await review, in the order of what matters: uncertain ones, what a mediator cannot do without, what sources
disagree about, the rest.

Each stage has an index of its own, so that the first of many thousand claims are found at once; where one is told by the place
of the last claim that was seen, since claims leave the queue while somebody goes through it.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from mahdar.store.models import Claim, Decision, Document, Entry
from mahdar.store.processes import entries_of
from mahdar.store.queries import ClaimQuerySet

SURE_ENOUGH = 0.7
URGENT = ("obstacle", "attendance", "pledge")
HEAVY = ("facts", "tally", "entry__body")


class Stage(IntEnum):
    """Why a claim comes when it comes."""

    UNCERTAIN = 1
    URGENT = 2
    DISPUTED = 3
    REST = 4


class Place(NamedTuple):
    """Where a claim stands in the queue: its stage, how sure it is (0 where that does not count), its key."""

    stage: int
    confidence: float
    pk: int


@dataclass(frozen=True)
class Wanted:
    """Which claims are asked for; "" and None: all."""

    kind: str = ""
    process: str = ""
    outlet: str = ""
    first: datetime.date | None = None
    last: datetime.date | None = None

    @property
    def any(self) -> bool:
        """Is the queue narrowed at all?"""
        return bool(self.kind or self.process or self.outlet or self.first or self.last)


def waiting(wanted: Wanted) -> ClaimQuerySet:
    """The claims that nobody has decided on, of those that are asked for. StoreError where there is no such process."""
    found = Claim.objects.to_review()
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.outlet or wanted.first or wanted.last:
        texts = Document.objects.of_press(wanted.outlet, wanted.first, wanted.last)
        found = found.filter(document__in=texts.values("pk"))
    if wanted.process:
        found = found.filter(entry__in=entries_of(wanted.process).order_by().values("pk"))
    return found


def first_of(wanted: Wanted, most: int, after: Place | None = None) -> list[Place]:
    """The places of up to `most` claims of the queue, from its beginning or behind a place."""
    found: list[Place] = []
    for stage in Stage:
        if after is not None and stage < after.stage:
            continue
        rows = _of_stage(waiting(wanted), stage, after if after and after.stage == stage else None)
        found += [
            Place(stage, confidence, pk) for confidence, pk in rows.values_list("confidence", "pk")[: most - len(found)]
        ]
        if len(found) >= most:
            break
    return found


def claims_at(places: Sequence[Place]) -> list[Claim]:
    """The claims of these places, in this order, each with its text and its entry; one that is gone is left out."""
    rows = Claim.objects.select_related("document", "entry").defer(*HEAVY).in_bulk([place.pk for place in places])
    return [rows[place.pk] for place in places if place.pk in rows]


def left(wanted: Wanted) -> int:
    """How many claims await review."""
    return waiting(wanted).order_by().count()


def done_today(who: str = "") -> int:
    """How many claims have been accepted or rejected since midnight, by all or by one."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    done = Decision.objects.filter(at__gte=midnight, verb="review", undoes__isnull=True, undone_by__isnull=True)
    return (done.filter(who=who) if who else done).count()


BY_CONFIDENCE = (Stage.UNCERTAIN, Stage.REST)


def _of_stage(found: ClaimQuerySet, stage: Stage, after: Place | None) -> ClaimQuerySet:
    """The claims of a stage, the least certain first or the newest first, behind a place."""
    disputed = Entry.objects.contradictory().order_by().values("pk")
    sure = found.filter(confidence__gte=SURE_ENOUGH)
    rows = {
        Stage.UNCERTAIN: lambda: found.filter(confidence__lt=SURE_ENOUGH),
        Stage.URGENT: lambda: sure.filter(kind__in=URGENT),
        Stage.DISPUTED: lambda: sure.exclude(kind__in=URGENT).filter(entry__in=disputed),
        Stage.REST: lambda: sure.exclude(kind__in=URGENT).exclude(entry__in=disputed),
    }[stage]()
    if stage in BY_CONFIDENCE:
        if after:
            rows = rows.filter(Q(confidence__gt=after.confidence) | Q(confidence=after.confidence, pk__lt=after.pk))
            rows = rows.filter(confidence__gte=after.confidence)
        return rows.order_by("confidence", "-pk")
    return (rows.filter(pk__lt=after.pk) if after else rows).order_by("-pk")
