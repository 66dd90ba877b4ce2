"""Reading the record through the API: texts, entries, actors, statements, ledgers, processes, decisions."""

import datetime
from typing import Any, Literal

from django.db.models import F
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from mahdar.errors import StoreError
from mahdar.exchange.labels import Language
from mahdar.record.kinds import KINDS
from mahdar.store import actors as known_actors
from mahdar.store import agreement, awaiting, briefing, finding, ledgers, merging, overview, processes, search
from mahdar.store.models import Actor, Claim, Decision, Document, Entry, Feed, GazetteerName, Process
from mahdar.store.queries import EntryQuerySet
from mahdar.web.api.access import name_of
from mahdar.web.api.router import READING, REFUSED, REVIEWING, router
from mahdar.web.api.shapes import (
    SIZE,
    ActorLine,
    ActorWhole,
    AliasOut,
    ClaimOut,
    DecisionOut,
    DocumentLine,
    DocumentWhole,
    EntryLine,
    EntryWhole,
    FeedOut,
    Key,
    NameOut,
    OfficeOut,
    PageNumber,
    ProcessOut,
    Search,
    StatementOut,
    Suggested,
    Uid,
)

Kind = Literal["statement", "meeting", "gathering", "attendance", "pledge", "position", "obstacle"]
assert set(Kind.__args__) == set(KINDS)  # type: ignore[attr-defined]


def _page(rows: Any, number: int) -> Any:
    return rows[(number - 1) * SIZE : number * SIZE]


@router.get("/status", response=dict[str, Any], **READING)
def status(request: HttpRequest) -> dict[str, Any]:
    """The record in figures, and what is new since you last asked."""
    return overview.overview(name_of(request) or "anonymous")._asdict()


@router.get("/documents", response=list[DocumentLine], **READING)
def documents(
    request: HttpRequest,  # noqa: ARG001
    words: Search = "",
    source: Search = "",
    first: datetime.date | None = None,
    last: datetime.date | None = None,
    page: PageNumber = 1,
) -> list[DocumentLine]:
    """Texts, newest first: those with these words, of an outlet, of a period."""
    rows = (
        search.documents(words)
        if search.parts_of(words)
        else Document.objects.order_by(F("published").desc(nulls_last=True), "pk")
    )
    rows = rows.of_press(source, first, last)
    return [DocumentLine.of(row) for row in _page(rows.defer("text", "actors", "heirs"), page)]


@router.get("/documents/{int:id}", response={200: DocumentWhole, **REFUSED}, **READING)
def document(request: HttpRequest, id: Key) -> DocumentWhole:  # noqa: ARG001
    """A text with its actors and claims."""
    return DocumentWhole.of(get_object_or_404(Document, pk=id))


@router.get("/claims/{uid}", response={200: ClaimOut, **REFUSED}, **READING)
def claim(request: HttpRequest, uid: Uid) -> ClaimOut:  # noqa: ARG001
    """A claim."""
    return ClaimOut.of(get_object_or_404(Claim, uid=uid))


@router.get("/claims", response=list[ClaimOut], **READING)
def claims(
    request: HttpRequest,  # noqa: ARG001
    kind: Kind | None = None,
    review: Literal["open", "accepted", "rejected"] = "open",
    page: PageNumber = 1,
) -> list[ClaimOut]:
    """Claims by what people said of them; those to review come least certain first."""
    rows = Claim.objects.filter(review=review, **({"kind": kind} if kind else {}))
    return [ClaimOut.of(row) for row in _page(rows.order_by("confidence", "pk"), page)]


@router.get("/entries", response={200: list[EntryLine], **REFUSED}, **READING)
def entries(
    request: HttpRequest,  # noqa: ARG001
    kind: Kind | None = None,
    status: Search = "",
    first: datetime.date | None = None,
    last: datetime.date | None = None,
    actor: int | None = None,
    process: int | None = None,
    contradicted: bool = False,
    page: PageNumber = 1,
) -> list[EntryLine]:
    """Entries, those reported last first; `status` as the pages have it (`held`, `refuses`, `superseded`)."""
    rows = (
        processes.entries_of(get_object_or_404(Process, pk=process).name)
        if process is not None
        else Entry.objects.all()
    )
    assert isinstance(rows, EntryQuerySet)
    found = rows.summarised().between(first, last)
    found = found.of(kind) if kind else found
    found = found.in_status(status[:20]) if status else found
    found = found.contradictory() if contradicted else found
    found = found.with_actor(Actor.objects.filter(pk=actor)) if actor is not None else found
    return [EntryLine.of(row) for row in _page(found.order_by(F("said_last").desc(nulls_last=True), "-pk"), page)]


@router.get("/entries/{int:id}", response={200: EntryWhole, **REFUSED}, **READING)
def entry(request: HttpRequest, id: Key) -> EntryWhole:  # noqa: ARG001
    """An entry with its values, what sources disagree about, its history and its claims."""
    return EntryWhole.of(get_object_or_404(Entry, pk=id))


@router.get("/actors", response={200: list[ActorLine], **REFUSED}, **READING)
def actors(request: HttpRequest, name: Search = "", page: PageNumber = 1) -> list[ActorLine]:  # noqa: ARG001
    """Actors by a name in any spelling, those with most entries first."""
    rows = finding.actors(name) if name.strip() else Actor.objects.order_by("pk")
    return [ActorLine.of(row) for row in _page(rows, page)]


@router.get("/actors/{int:id}", response={200: ActorWhole, **REFUSED}, **READING)
def actor(request: HttpRequest, id: Key) -> ActorWhole:  # noqa: ARG001
    """An actor with its names, its offices over time and its entries by kind."""
    row = get_object_or_404(Actor, pk=id)
    known = known_actors.known(row)
    return ActorWhole(
        id=row.pk,
        name=row.name,
        kind=row.kind,
        country=row.country,
        names=list(known.names),
        aliases=[AliasOut(id=alias.pk, key=alias.key, name=alias.name) for alias in row.aliases.order_by("pk")],
        offices=[OfficeOut(**held._asdict()) for held in known.offices],
        entries=known.entries,
    )


@router.get("/statements", response={200: list[StatementOut], **REFUSED}, **READING)
def statements(request: HttpRequest, words: Search = "", page: PageNumber = 1) -> list[StatementOut]:  # noqa: ARG001
    """What was said, newest first: with all of these words in any spelling, and phrases in quotation marks as they stand."""
    rows = (
        search.statements(words)
        if search.parts_of(words)
        else Claim.objects.filter(kind="statement").order_by(F("document__published").desc(nulls_last=True), "pk")
    )
    found = rows.values_list(
        "uid", "entry_id", "document_id", "document__source", "document__published", "facts__words__content"
    )
    return [
        StatementOut(claim=uid, entry=entry, document=document, source=source, published=day, content=content or "")
        for uid, entry, document, source, day, content in _page(found, page)
    ]


@router.get("/ledger", response={200: dict[str, Any], **REFUSED}, **READING)
def ledger(request: HttpRequest, purpose: Search, currency: Literal["USD", "EUR", "GBP"] = "USD") -> dict[str, Any]:  # noqa: ARG001
    """What was asked, pledged and paid for a recipient or at a gathering; every line says whether it counts and why."""
    found = ledgers.ledger_for(purpose, currency)
    lines = [
        {
            "entry": int(line.entry.id), "stage": line.stage, "donor": line.donor, "low": line.low, "high": line.high,
            "counts": line.counted,
            "why": line.why, "within": line.within, "period": line.period, "rates": line.converted,
            "money": line.money.model_dump(mode="json") if line.money else None,
            "superseded": [value.words for value in line.revisions], "disputed": [value.words for value in line.disputed],
            "claims": line.entry.claims,
        }
        for line in found.lines
    ]  # fmt: skip
    totals = {stage: total._asdict() for stage, total in found.totals.items()}
    missing = found.missing._asdict() if found.missing else None
    return {"currency": found.currency, "lines": lines, "totals": totals, "missing": missing}


@router.get("/processes", response=list[ProcessOut], **READING)
def all_processes(request: HttpRequest) -> list[ProcessOut]:  # noqa: ARG001
    """The processes that are defined."""
    return [ProcessOut.of(row) for row in Process.objects.order_by("name")]


@router.get("/processes/{int:id}", response={200: ProcessOut, **REFUSED}, **READING)
def process(request: HttpRequest, id: Key) -> ProcessOut:  # noqa: ARG001
    """A process; its entries are those of /entries?process=."""
    return ProcessOut.of(get_object_or_404(Process, pk=id))


@router.get("/decisions", response=list[DecisionOut], **READING)
def decisions(request: HttpRequest, who: Search = "", page: PageNumber = 1) -> list[DecisionOut]:  # noqa: ARG001
    """What people decided, the newest first."""
    rows = Decision.objects.filter(who=who) if who else Decision.objects.all()
    return [DecisionOut.of(row) for row in _page(rows.order_by("-pk"), page)]


@router.get("/queue", response=list[ClaimOut], **REVIEWING)
def queue(request: HttpRequest, kind: Kind | None = None, page: PageNumber = 1) -> list[ClaimOut]:  # noqa: ARG001
    """What awaits review: uncertain claims first, then obstacles, attendance and pledges, then what is in dispute."""
    places = awaiting.first_of(awaiting.Wanted(kind=kind or ""), page * SIZE)
    rows = Claim.objects.in_bulk([place.pk for place in _page(places, page)])
    return [ClaimOut.of(rows[place.pk]) for place in _page(places, page) if place.pk in rows]


@router.get("/suggestions", response=list[Suggested], **REVIEWING)
def suggestions(request: HttpRequest) -> list[Suggested]:  # noqa: ARG001
    """Actors that may be one, the likeliest first, and why."""
    found = merging.suggestions(most=SIZE)
    actors = Actor.objects.in_bulk({pk for each in found for pk in (each.one, each.other)})
    return [
        Suggested(
            one=ActorLine.of(actors[each.one]),
            other=ActorLine.of(actors[each.other]),
            reason=each.reason,
            sure=each.sure,
        )
        for each in found
        if each.one in actors and each.other in actors
    ]


@router.get("/agreement", response=list[dict[str, Any]], **REVIEWING)
def agreements(request: HttpRequest) -> list[dict[str, Any]]:  # noqa: ARG001
    """How far each two reviewers agree, by kind too, and on which claims they differ."""
    return [
        {**pair._asdict(), "by_kind": {kind: f._asdict() for kind, f in pair.by_kind.items()}}
        for pair in agreement.agreement()
    ]


@router.get("/processes/{int:id}/brief", response={200: dict[str, Any], **REFUSED}, **READING)
def brief(
    request: HttpRequest,  # noqa: ARG001
    id: Key,
    first: datetime.date,
    last: datetime.date,
    lang: Literal["ar", "en"] = "ar",
) -> dict[str, Any]:
    """A brief of a process and a period, every line with its notes."""
    if first > last:
        raise StoreError(f"{first} to {last}: is no period: give the first day before the last")
    found = get_object_or_404(Process, pk=id)
    return briefing.brief_of(found.name, first, last, Language(lang)).model_dump(mode="json")


@router.get("/names", response=list[NameOut], **READING)
def names(request: HttpRequest) -> list[NameOut]:  # noqa: ARG001
    """The names that the desk has added to the gazetteer."""
    return [NameOut.of(row) for row in GazetteerName.objects.order_by("name")]


@router.get("/feeds", response=list[FeedOut], **READING)
def feeds(request: HttpRequest) -> list[FeedOut]:  # noqa: ARG001
    """The feeds that are followed."""
    return [FeedOut.of(row) for row in Feed.objects.order_by("pk")]
