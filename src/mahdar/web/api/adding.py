"""Adding texts through the API."""

from django.http import HttpRequest
from ninja import Schema

from mahdar.errors import StoreError
from mahdar.store.intake import take
from mahdar.store.summaries import refresh
from mahdar.vocabulary import Document as Text
from mahdar.web.api.router import ADDING, REFUSED, router
from mahdar.web.api.shapes import TextIn


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
