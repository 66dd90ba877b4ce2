"""How far reviewers agree, and the claims on which they differ."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mahdar.store.agreement import Agreement, agreement
from mahdar.store.models import Claim
from mahdar.web.guards import needs
from mahdar.web.roles import Right
from mahdar.web.shown.lines import Quote, quotes

MOST = 40  # claims that a page shows
# Landis and Koch (1977): the words are theirs, and rough.
MEANING: tuple[tuple[float, Promise | str], ...] = (
    (0.8, _("almost perfect")),
    (0.6, _("substantial")),
    (0.4, _("moderate")),
    (0.2, _("fair")),
    (0.0, _("slight")),
)


class Compared(NamedTuple):
    """Two people, what their kappa means, and the claims on which they differ with what each said."""

    pair: Agreement
    percent: int
    meaning: Promise | str
    differ: list[tuple[Quote, str, str]]


@needs(Right.REVIEW)
def agreements(request: HttpRequest) -> HttpResponse:
    """Each two reviewers who decided on the same claims."""
    pairs = agreement()
    uids = [uid for pair in pairs for uid, *_said in pair.differ][: MOST * 2]
    shown = {quote.uid: quote for quote in quotes(Claim.objects.filter(uid__in=uids))}
    compared = [
        Compared(
            pair,
            round(pair.share * 100),
            _meaning(pair.kappa),
            [(shown[u], a, b) for u, a, b in pair.differ if u in shown][:MOST],
        )
        for pair in pairs
    ]
    return render(request, "web/agreement.html", {"compared": compared})


def _meaning(kappa: float | None) -> Promise | str:
    if kappa is None:
        return _("not to be told: both always decided the same way")
    return next((words for least, words in MEANING if kappa > least), _("none beyond chance"))


urlpatterns = [path("agreement/", agreements, name="agreement")]
