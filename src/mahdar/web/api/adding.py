"""Adding texts, feeds and names through the API."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Schema

from mahdar.errors import StoreError
from mahdar.review import naming
from mahdar.store import feeds
from mahdar.store.intake import take
from mahdar.store.models import Feed, GazetteerName
from mahdar.store.summaries import refresh
from mahdar.vocabulary import Document as Text
from mahdar.web.api.access import name_of
from mahdar.web.api.router import ADDING, NAMING, REFUSED, router
from mahdar.web.api.shapes import DecisionOut, FeedIn, FeedOut, Key, NameIn, Reason, TextIn


class Taken(Schema):
    """What became of a text: its number, how many claims it brought, and what somebody should look at."""

    outcome: str
    document: int
    claims: int
    complaint: str | None


@router.post("/documents", response={200: Taken, **REFUSED}, **ADDING)
def add(request: HttpRequest, given: TextIn) -> Taken:  # noqa: ARG001
    """Read a text and file its claims; one that is in the record already stays as it is."""
    facts = given.model_dump()
    done = take(Text(id=facts.pop("name"), **facts))
    if done.pk is None:
        raise StoreError(done.complaint or "the text cannot be kept")
    refresh()
    return Taken(outcome=done.outcome.value, document=done.pk, claims=done.claims, complaint=done.complaint)


@router.post("/feeds", response={200: FeedOut, **REFUSED}, **ADDING)
def follow(request: HttpRequest, given: FeedIn) -> FeedOut:
    """Follow a feed; `mahdar watch` asks it from then on."""
    return FeedOut.of(feeds.add(given.url, who=name_of(request), source=given.source, minutes=given.minutes))


@router.delete("/feeds/{int:id}", response={204: None, **REFUSED}, **ADDING)
def unfollow(request: HttpRequest, id: Key) -> tuple[int, None]:  # noqa: ARG001
    """Follow a feed no longer; its texts stay."""
    feeds.remove(get_object_or_404(Feed, pk=id))
    return 204, None


@router.post("/names", response={200: DecisionOut, **REFUSED}, **NAMING)
def list_name(request: HttpRequest, given: NameIn) -> DecisionOut:
    """Add a name to the gazetteer, or change one that was added: the reading knows it from then on."""
    decision = naming.list_name(
        given.name, given.kind, given.country, given.variants, who=name_of(request), why=given.why
    )
    refresh()
    return DecisionOut.of(decision)


@router.delete("/names/{int:id}", response={200: DecisionOut, **REFUSED}, **NAMING)
def unlist_name(request: HttpRequest, id: Key, why: Reason) -> DecisionOut:
    """Take a name off the list."""
    decision = naming.unlist_name(get_object_or_404(GazetteerName, pk=id).name, who=name_of(request), why=why)
    refresh()
    return DecisionOut.of(decision)
