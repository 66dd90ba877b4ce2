"""What a decision on a claim is answered with: the fresh card, or for a browser without scripts the page that it stands on."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from mahdar.errors import ConflictError, MahdarError
from mahdar.store import texts
from mahdar.store.models import Claim, Document
from mahdar.web.shown.cards import card_of
from mahdar.web.shown.marks import marked
from mahdar.web.shown.reading import read_of

CARD, PAGE = "web/parts/decided.html", "web/review_form.html"


def row_of(uid: str) -> Claim:
    """The claim of this uid with its text; Http404 where there is none."""
    row = texts.claim(uid)
    if row is None:
        raise Http404
    return row


def place_of(row: Claim) -> str:
    """The address of a claim on the page of its text."""
    return f"{reverse('document', args=[row.document_id])}#claim-{row.uid}"


def is_part(request: HttpRequest) -> bool:
    """Is only a part of the page asked for?"""
    return bool(request.headers.get("HX-Request"))


def decided(request: HttpRequest, uid: str, said: str) -> HttpResponse:
    """After a decision: the card as it is now with what was done, and the text with its marks."""
    row = row_of(uid)
    if not is_part(request):
        messages.success(request, said)
        return redirect("queue" if stands_apart(request) else place_of(row))
    fresh = {} if stands_apart(request) else beside(row.document)
    return render(request, CARD, {"card": card_of(row), "say": said, **fresh})


def stands_apart(request: HttpRequest) -> bool:
    """Was it decided in the queue, where the text does not stand beside the claim?"""
    return request.POST.get("apart") == "1"


def gone(request: HttpRequest, document: Document) -> HttpResponse:
    """After an undoing that took an added claim out of the record: no card, and the text without its marks."""
    said = _("The claim that was added is taken out again.")
    if not is_part(request):
        messages.success(request, said)
        return redirect("document", document.pk)
    return render(request, CARD, {"say": said, **({} if stands_apart(request) else beside(document))})


def beside(document: Document) -> dict[str, Any]:
    """What changes on the page beside the card: the marks of the text, how many claims are left to review."""
    rows = list(texts.claims_of(document))
    to_review = sum(each.review == Claim.Review.OPEN for each in rows)
    return {"marked": marked(document.text, read_of(rows)), "cards": rows, "to_review": to_review}


def refused(request: HttpRequest, uid: str, error: MahdarError, form: str = "", **facts: Any) -> HttpResponse:
    """After a refusal: the card as somebody else has left it, with the complaint above it, and the form if there was one."""
    row = row_of(uid)
    conflict = isinstance(error, ConflictError)
    found = {"card": card_of(row), "document": row.document, "complaint": str(error), "conflict": conflict, **facts}
    status = 409 if conflict else 422
    if is_part(request):
        fresh = {} if form or stands_apart(request) else beside(row.document)
        return render(request, CARD, {**found, "form": form, "say": str(error), **fresh}, status=status)
    return render(request, PAGE, {**found, "form": form}, status=status)


def form_page(request: HttpRequest, row: Claim, form: str, **facts: Any) -> HttpResponse:
    """A form on a claim: the form alone for the card it opens in, else a page with the card above it."""
    found = {"card": card_of(row), "document": row.document, "form": form, **facts}
    return render(request, form if is_part(request) else PAGE, found)
