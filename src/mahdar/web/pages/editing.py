"""Changing what was read: a claim edited, one added by hand, the day of a text set."""

import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mahdar.errors import ConflictError, MahdarError, StoreError
from mahdar.exchange.headings import KINDS
from mahdar.exchange.wording import one_line
from mahdar.review import amending, dating
from mahdar.store import texts
from mahdar.store.models import Claim, Decision, Document
from mahdar.store.summaries import refresh
from mahdar.web.asked import deciding
from mahdar.web.forms.answers import decided, form_page, is_part, refused, row_of
from mahdar.web.forms.claim_facts import form_facts
from mahdar.web.forms.claim_form import Taken, raw_of, taken
from mahdar.web.forms.claim_values import Hand, place_in
from mahdar.web.guards import needs
from mahdar.web.roles import Right
from mahdar.web.shown.cards import cards_of
from mahdar.web.shown.marks import as_shown, marked
from mahdar.web.shown.reading import claim_of, minutes_of

EDIT_FORM = "web/parts/edit_form.html"


@needs(Right.REVIEW)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, uid: str) -> HttpResponse:
    """A claim changed by hand: its form, and what was written into it."""
    row = row_of(uid)
    hand, before = _hand(row.document, [row]), claim_of(row)
    if request.method == "GET":
        return form_page(request, row, EDIT_FORM, **_edit_facts(row, raw_of(before, hand.minutes), hand))
    raw = _raw(request)
    found = _checked(request, taken(row.kind, raw, hand, before))
    facts = _edit_facts(row, raw, hand, found.errors) | {
        "why": deciding.why(request),
        "seen": deciding.version(request),
    }
    if found.claim is None:
        return refused(
            request, uid, StoreError(_("Nothing is saved yet: look at the fields below.")), EDIT_FORM, **facts
        )
    try:
        amending.amend(
            uid,
            deciding.who(request),
            _body(found),
            cast=_cast(found),
            why=deciding.reason(request),
            seen=deciding.version(request),
        )
    except MahdarError as error:
        facts["seen"] = (
            row_of(uid).version if isinstance(error, ConflictError) else facts["seen"]
        )  # what is shown above it now
        return refused(request, uid, error, EDIT_FORM, **facts)
    refresh()
    return decided(request, uid, _("The claim is changed."))


def _edit_facts(row: Claim, raw: dict[str, str], hand: Hand, errors: dict[str, str] | None = None) -> dict[str, Any]:
    back = f"{reverse('document', args=[row.document_id])}#claim-{row.uid}"
    facts = {"place": row.uid, "action": reverse("edit-claim", args=[row.uid]), "back": back, "seen": row.version}
    return {**form_facts(row.kind, raw, hand, errors), **facts}


@needs(Right.REVIEW)
@require_http_methods(["GET", "POST"])
def add_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """A claim that the reading has missed: its kind, its form, and what was written into it."""
    document = get_object_or_404(Document, pk=pk)
    hand = _hand(document, [])
    selected = _selected(request, document)
    kind = (request.POST if request.method == "POST" else request.GET).get("kind", "")
    if kind not in KINDS:
        return _new(request, document, {"kinds": KINDS, **selected})
    if request.method == "GET":
        raw = {f"evidence-{name}": str(value) for name, value in selected.items()}
        return _new(request, document, form_facts(kind, raw, hand))
    raw = _raw(request)
    found = _checked(request, taken(kind, raw, hand))
    facts = form_facts(kind, raw, hand, found.errors) | {"why": deciding.why(request)}
    if found.claim is None:
        return _new(request, document, facts, status=422)
    try:
        decision = amending.add(
            document, deciding.who(request), _body(found), cast=_cast(found), why=deciding.reason(request)
        )
    except MahdarError as error:
        return _new(request, document, facts | {"wrong": str(error)}, status=422)
    refresh()
    return _added(request, document, decision)


def _selected(request: HttpRequest, document: Document) -> dict[str, Any]:
    """The words that were selected in the text, by their places; nothing where these are none."""
    place = place_in(request.GET, len(document.text))
    words = one_line(place.of(document.text)) if place else ""
    return {"start": place.start, "end": place.end, "words": words} if place and words else {}


def _new(request: HttpRequest, document: Document, facts: dict[str, Any], status: int = 200) -> HttpResponse:
    """The form for a new claim, as a part of the text's page or a page of its own."""
    address = reverse("add-claim", args=[document.pk])
    found = {"document": document, "place": "new", "action": address, "back": reverse("document", args=[document.pk])}
    template = "web/parts/new_claim.html" if is_part(request) else "web/new_claim.html"
    return render(request, template, {**found, "shown": as_shown(document.text), "seen": None, **facts}, status=status)


def _added(request: HttpRequest, document: Document, decision: Decision) -> HttpResponse:
    """The page with the new claim in its place."""
    uid = decision.subject["claim"]
    said = _("The claim is added.")
    if not is_part(request):
        messages.success(request, said)
        return redirect(f"{reverse('document', args=[document.pk])}#claim-{uid}")
    claims, cards = cards_of(document, list(texts.claims_of(document)))
    to_review = sum(card.review == "open" for card in cards)
    facts = {"marked": marked(document.text, claims), "cards": cards, "to_review": to_review, "say": said, "uid": uid}
    return render(request, "web/parts/added.html", facts)


@needs(Right.REVIEW)
@require_POST
def set_date(request: HttpRequest, pk: int) -> HttpResponse:
    """The day that a text was published, which its reading goes by; it is read again."""
    document = get_object_or_404(Document, pk=pk)
    written = request.POST.get("published", "")
    try:
        day = datetime.date.fromisoformat(written) if written else None
    except ValueError:
        raise StoreError(_("There is no such day.")) from None
    before = texts.uids_of(document)
    dating.date(document, day, deciding.who(request), deciding.reason(request), seen=deciding.version(request))
    refresh()
    messages.success(request, _read_again(before, texts.uids_of(document)))
    return redirect("document", pk)


def _read_again(before: set[str], after: set[str]) -> str:
    """What reading a text again has changed."""
    if before == after:
        return _("The date is set. The text was read again, and says the same.")
    changed = {"gone": len(before - after), "new": len(after - before)}
    return (
        _("The date is set. The text was read again: %(new)d claims are read otherwise, %(gone)d are replaced.")
        % changed
    )


def _hand(document: Document, rows: list[Claim]) -> Hand:
    """Whom a form on this text may name."""
    prefix = rows[0].uid if rows else "new"
    kept = minutes_of(document, rows)
    return Hand(kept, [], prefix)


def _raw(request: HttpRequest) -> dict[str, str]:
    return {name: str(value) for name, value in request.POST.items()}


def _checked(request: HttpRequest, found: Taken) -> Taken:
    """With a complaint where no reason was given."""
    if deciding.why(request):
        return found
    return found._replace(claim=None, errors={**found.errors, "why": _("Say why in a few words: others will ask.")})


def _body(found: Taken) -> dict[str, Any]:
    return found.claim.model_dump(mode="json") if found.claim else {}


def _cast(found: Taken) -> list[dict[str, Any]]:
    return [actor.model_dump(mode="json") for actor in found.cast]


urlpatterns = [
    path("documents/<int:pk>/date", set_date, name="date-document"),
    path("documents/<int:pk>/claims/new", add_claim, name="add-claim"),
    path("claims/<slug:uid>/edit", edit, name="edit-claim"),
]
