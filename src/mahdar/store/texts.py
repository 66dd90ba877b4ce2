"""The texts of the record: which there are, by outlet, day, words and what is left to review; and what belongs to one of them."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from mahdar.store import search
from mahdar.store.heirs import follow, line_of, standing
from mahdar.store.models import Claim, ClaimAlias, Decision, Document

DECIDED = (Claim.Review.ACCEPTED, Claim.Review.REJECTED)
HEAVY = ("text", "actors", "notes", "heirs")


@dataclass(frozen=True)
class Wanted:
    """Which texts a list has: those with these words, of this outlet, between two days; undated; with claims to review."""

    words: str = ""
    outlet: str = ""
    first: datetime.date | None = None
    last: datetime.date | None = None
    undated: bool = False
    to_review: bool = False


def listed(wanted: Wanted) -> "QuerySet[Document]":
    """The texts, the newest first and those without a day last, each with `claim_count` and `open_count`; no text is loaded.

    Raises StoreError where the words have none to search for.
    """
    found = search.documents(wanted.words) if wanted.words else Document.objects.all()
    found = found.of_press(wanted.outlet, wanted.first, wanted.last)
    if wanted.undated:
        found = found.filter(published__isnull=True)
    if wanted.to_review:
        # Not `review="open"`: SQLite would walk the index of all claims that wait, once for every text.
        waiting = Claim.objects.exclude(review__in=DECIDED).filter(document=OuterRef("pk"))
        found = found.filter(Exists(waiting))
    return (
        found.annotate(claim_count=_count(None), open_count=_count(Q(review=Claim.Review.OPEN)))
        .defer(*HEAVY)
        .order_by(F("published").desc(nulls_last=True), "-pk")
    )


def _count(which: Q | None) -> Coalesce:
    """How many claims of a text are such; asked for the rows that are shown, not for all that are found."""
    claims = Claim.objects.filter(document=OuterRef("pk")).order_by().values("document")
    return Coalesce(Subquery(claims.annotate(n=Count("pk", filter=which)).values("n")), 0)


def outlets() -> list[str]:
    """The outlets of the record's texts, by name."""
    named = Document.objects.exclude(source=None).exclude(source="")
    return [name for name in named.order_by("source").values_list("source", flat=True).distinct() if name]


def claims_of(document: Document) -> "QuerySet[Claim]":
    """The claims of a text as it tells them, with the entries that they are in."""
    rows = Claim.objects.filter(document=document).select_related("entry")
    return rows.defer("facts", "tally", "entry__body").order_by("start", "kind", "pk")


def uids_of(document: Document) -> set[str]:
    """The uids of a text's claims."""
    return set(Claim.objects.filter(document=document).values_list("uid", flat=True))


def actors_in(claims: Iterable[Claim]) -> dict[int, list[tuple[str, str, int]]]:
    """For each claim, by its key, who stands in it: the slot, the name that its text gives, the actor's key."""
    rows = ClaimAlias.objects.filter(claim__in=[claim.pk for claim in claims]).order_by("pk")
    found: dict[int, list[tuple[str, str, int]]] = {}
    for claim, slot, name, actor in rows.values_list("claim_id", "slot", "name", "alias__actor_id"):
        found.setdefault(claim, []).append((slot, name, actor))
    return found


def copies_of(document: Document) -> "QuerySet[Document]":
    """The other texts that are near copies of this one, the earliest first."""
    if document.wire_id is None:
        return Document.objects.none()
    others = Document.objects.filter(wire=document.wire_id).exclude(pk=document.pk)
    return others.defer(*HEAVY).order_by(F("published").asc(nulls_last=True), "pk")


def standing_decisions(document: Document) -> Mapping[str, Decision]:
    """For each claim of a text, by uid, the last decision on it that has not been undone."""
    rows = Decision.objects.filter(subject__document=document.key, undoes__isnull=True, undone_by__isnull=True)
    decided = (row for row in rows.order_by("pk") if "claim" in row.subject)
    return {follow(row.subject["claim"], document.heirs): row for row in decided}


def last_decision(claim: Claim) -> Decision | None:
    """The last decision on a claim that has not been undone."""
    line = line_of(claim.uid, claim.document)
    rows = Decision.objects.filter(subject__claim__in=line, undoes__isnull=True, undone_by__isnull=True)
    return rows.order_by("-pk").first()


def claim(uid: str) -> Claim | None:
    """A claim with its text and its entry, or the one that stands for it; None where the record has neither."""
    rows = Claim.objects.select_related("document", "entry").defer("facts", "tally", "entry__body")
    return rows.filter(uid=uid).first() or rows.filter(uid=standing(uid)).first()
