"""Statements as a list asks for them: by words, speaker, outlet, period and process, what several texts report told once."""

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from mahdar.store import search
from mahdar.store.models import Claim, Document, Entry, EntryActor
from mahdar.store.processes import entries_of
from mahdar.store.queries import EntryQuerySet

SPEAKER = "speaker"
FEW = 1000  # texts of an outlet


class Said(NamedTuple):
    """A report of a statement: what was said in its words, and where it stands."""

    uid: str
    words: str
    document: int
    source: str
    published: datetime.date | None
    review: str


def statements(
    words: str = "",
    *,
    speakers: Sequence[int] | None = None,
    outlet: str = "",
    first: datetime.date | None = None,
    last: datetime.date | None = None,
    process: str = "",
    oldest_first: bool = False,
) -> EntryQuerySet:
    """The entries of statements, those reported last first.

    `words`: in any spelling, phrases in quotation marks; StoreError where there is none among them. `speakers`: actors, one of
    whom said it; None: whoever. `outlet` reported it, within the period. StoreError where there is no such process.
    """
    found = Entry.objects.of("statement").summarised()
    if words:
        found = found.filter(pk__in=search.statements(words).filter(entry__isnull=False).order_by().values("entry"))
    if speakers is not None:
        spoken = EntryActor.objects.filter(actor__in=speakers, role=SPEAKER)
        found = found.filter(pk__in=spoken.values("entry"))
    if outlet:
        found = found.filter(_from(outlet))
    if first:
        found = found.filter(said_last__gte=first)
    if last:
        found = found.filter(said_first__lte=last)
    if process:
        found = found.filter(pk__in=entries_of(process).order_by().values("pk"))
    if oldest_first:
        return found.order_by(F("said_first").asc(nulls_last=True), "pk")
    return found.order_by(F("said_last").desc(nulls_last=True), "-pk")


def _from(outlet: str) -> Q:
    """Reported by an outlet: of one with few texts all that they say is looked up, of another each entry that is shown."""
    theirs = Claim.objects.filter(kind="statement", entry__isnull=False, document__source=outlet)
    if Document.objects.filter(source=outlet)[: FEW + 1].count() > FEW:
        return Q(Exists(theirs.filter(entry=OuterRef("pk"))))
    return Q(pk__in=theirs.values("entry"))


def reports_of(entries: Iterable[int]) -> dict[int, list[Said]]:
    """For each entry (by pk) the reports of it, the earliest first."""
    found: dict[int, list[Said]] = {pk: [] for pk in entries}
    rows = Claim.objects.filter(entry__in=list(found)).order_by(
        F("document__published").asc(nulls_last=True), "document", "pk"
    )
    for entry, *row in rows.values_list(
        "entry_id", "uid", "facts__words", "document_id", "document__source", "document__published", "review"
    ):
        uid, words, document, source, published, review = row
        said = words.get("content") or words["evidence"]
        found[entry].append(Said(uid, said, document, source or "", published, review))
    return found


def at_most(rows: "QuerySet[Entry]", most: int) -> int:
    """How many there are, counted up to `most`."""
    return rows.order_by()[:most].count()
