"""Deciding on a claim beside its text: accept, reject, undo; each answered with the fresh card."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mahdar.errors import MahdarError
from mahdar.review import claims, undoing
from mahdar.store import texts
from mahdar.store.models import Claim
from mahdar.store.summaries import refresh
from mahdar.web.asked import deciding
from mahdar.web.forms.answers import decided, form_page, gone, is_part, place_of, refused, row_of
from mahdar.web.guards import needs
from mahdar.web.roles import Right
from mahdar.web.shown.cards import card_of

REJECT_FORM = "web/parts/reject_form.html"


@needs(Right.READ)
@require_GET
def claim(request: HttpRequest, uid: str) -> HttpResponse:
    """A claim on the page of its text; its card alone for who asks for a part."""
    row = row_of(uid)
    if is_part(request):
        return render(request, "web/parts/card.html", {"card": card_of(row)})
    return redirect(place_of(row))


@needs(Right.REVIEW)
@require_POST
def accept(request: HttpRequest, uid: str) -> HttpResponse:
    """The text says so; a reason may be given."""
    row_of(uid)
    try:
        claims.accept(uid, deciding.who(request), deciding.why(request), seen=deciding.version(request))
    except MahdarError as error:
        return refused(request, uid, error)
    refresh()
    return decided(request, uid, _("The claim is accepted."))


@needs(Right.REVIEW)
@require_http_methods(["GET", "POST"])
def reject(request: HttpRequest, uid: str) -> HttpResponse:
    """The text does not say so, and why."""
    row = row_of(uid)
    if request.method == "GET":
        return form_page(request, row, REJECT_FORM, seen=_shown(request, row))
    try:
        claims.reject(uid, deciding.who(request), deciding.reason(request), seen=deciding.version(request))
    except MahdarError as error:
        return refused(request, uid, error, REJECT_FORM if not deciding.why(request) else "", seen=_shown(request, row))
    refresh()
    return decided(request, uid, _("The claim is rejected."))


@needs(Right.REVIEW)
@require_POST
def undo(request: HttpRequest, uid: str) -> HttpResponse:
    """The decision on the claim that the card shows is undone."""
    row = row_of(uid)
    try:
        undoing.undo(deciding.who(request), deciding.number(request, "number"))
    except MahdarError as error:
        return refused(request, uid, error)
    refresh()
    return decided(request, uid, _("The decision is undone.")) if texts.claim(uid) else gone(request, row.document)


def _shown(request: HttpRequest, row: Claim) -> int:
    """The version on the card that a form was opened from; for one that was opened by its address, the one shown above it."""
    asked = deciding.version(request)
    return row.version if asked is None else asked


urlpatterns = [
    path("claims/<slug:uid>/", claim, name="claim"),
    path("claims/<slug:uid>/accept", accept, name="accept-claim"),
    path("claims/<slug:uid>/reject", reject, name="reject-claim"),
    path("claims/<slug:uid>/undo", undo, name="undo-claim"),
]
