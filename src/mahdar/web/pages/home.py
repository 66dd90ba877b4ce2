"""The first page: the record in figures, the newest of it, what waits; and the switch between languages."""

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.i18n import set_language

from mahdar.store.models import Document, Entry, Process
from mahdar.store.overview import overview
from mahdar.web.guards import needs
from mahdar.web.roles import Right
from mahdar.web.shown.lines import lines_of

NEWEST = 8


@needs(Right.READ)
def home(request: HttpRequest) -> HttpResponse:
    """The record at a glance."""
    newest = Entry.objects.summarised().filter(kind__in=("meeting", "gathering"))
    return render(
        request,
        "web/home.html",
        {
            "found": overview(request.user.get_username() or "anonymous"),
            "processes": Process.objects.order_by("name")[:NEWEST],
            "newest": lines_of(newest.order_by(F("said_last").desc(nulls_last=True), "-pk")[:NEWEST]),
            "documents": Document.objects.defer("text", "actors").order_by("-added", "-pk")[:NEWEST],
        },
    )


urlpatterns = [path("", home, name="home"), path("language", set_language, name="language")]
