"""The entries of a kind as a list, and one entry with the words behind it."""

import datetime

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path

from mahdar.record.kinds import KINDS
from mahdar.store.models import Entry
from mahdar.store.queries import EntryQuerySet
from mahdar.web.guards import needs
from mahdar.web.lines import line_of, lines_of, quotes_of
from mahdar.web.paging import Page
from mahdar.web.roles import Right

MOST_QUOTES = 60


@needs(Right.READ)
def entries(request: HttpRequest, kind: str) -> HttpResponse:
    """All entries of a kind, newest first, by status and period."""
    if kind not in KINDS:
        raise Http404
    found = _within(Entry.objects.of(kind).summarised(), request)
    status = request.GET.get("status", "")[:20]
    if status:
        found = found.in_status(status)
    page = Page(request, found.order_by(F("said_last").desc(nulls_last=True), "-pk"))
    return render(
        request, "web/entries.html", {"kind": kind, "page": page, "lines": lines_of(page.rows), "status": status}
    )


@needs(Right.READ)
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """One entry: its values with what speaks for and against each, its history, its words."""
    row = get_object_or_404(Entry.objects.select_related("gathering"), pk=pk)
    found = quotes_of([pk], MOST_QUOTES)[pk]
    return render(
        request, "web/entry.html", {"line": line_of(row), "row": row, "quotes": found, "more": row.texts > MOST_QUOTES}
    )


def _within(found: EntryQuerySet, request: HttpRequest) -> EntryQuerySet:
    """Between the days that the filter gives; a day that is none is taken for open."""
    return found.between(_day(request, "first"), _day(request, "last"))


def _day(request: HttpRequest, name: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return None


urlpatterns = [
    path("entries/<str:kind>/", entries, name="entries"),
    path("entry/<int:pk>/", entry, name="entry"),
]
