"""The texts as a list, and one text with the words of its claims marked and the claims beside it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path

from mahdar.exchange.headings import KINDS
from mahdar.reading.addresses import is_address
from mahdar.store import texts
from mahdar.store.conflicts import last_number
from mahdar.store.models import Document
from mahdar.web.asked import asking
from mahdar.web.asked.paging import Page
from mahdar.web.guards import needs
from mahdar.web.roles import Right
from mahdar.web.shown.cards import cards_of
from mahdar.web.shown.marks import as_shown, marked

LONGEST_QUERY = 300
MOST_COPIES = 20
MOST_OUTLETS = 500


@needs(Right.READ)
def documents(request: HttpRequest) -> HttpResponse:
    """The texts, newest first, by outlet, period, words, without a day, with claims to review."""
    wanted = _wanted(request)
    page = Page(request, texts.listed(wanted))
    facts = {"page": page, "wanted": wanted, "outlets": texts.outlets()[:MOST_OUTLETS]}
    return render(request, "web/documents.html", facts)


def _wanted(request: HttpRequest) -> texts.Wanted:
    """What the filter asks for; a day that is none is taken for open."""
    asked = request.GET
    return texts.Wanted(
        words=asked.get("words", "").strip()[:LONGEST_QUERY],
        outlet=asked.get("outlet", "")[:200],
        first=asking.day(request, "first"),
        last=asking.day(request, "last"),
        undated="undated" in asked,
        to_review="open" in asked,
    )


@needs(Right.READ)
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """One text with its claims."""
    row = get_object_or_404(Document, pk=pk)
    return render(request, "web/document.html", facts_of(row))


def facts_of(row: Document) -> dict[str, object]:
    """What the page of a text shows."""
    claims, cards = cards_of(row, list(texts.claims_of(row)))
    copies = list(texts.copies_of(row)[: MOST_COPIES + 1])
    present = {card.kind for card in cards}
    return {
        "document": row,
        "marked": marked(row.text, claims),
        "length": len(as_shown(row.text)),
        "cards": cards,
        "kinds": [kind for kind in KINDS if kind in present],
        "to_review": sum(card.review == "open" for card in cards),
        "copies": copies[:MOST_COPIES],
        "more_copies": len(copies) > MOST_COPIES,
        "date_seen": last_number("date", document=row.key),
        "link": row.url if row.url and is_address(row.url) else "",
    }


urlpatterns = [path("documents/<int:pk>/", document, name="document"), path("documents/", documents, name="documents")]
