"""All addresses of the desk; each module of pages lists its own."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, path

from mahdar.web.api import api
from mahdar.web.pages import (
    accounts,
    actors,
    adding,
    agreement,
    briefing,
    charts,
    contradictions,
    decisions,
    defining,
    documents,
    editing,
    entries,
    feeds,
    home,
    ledger,
    lexicon,
    merging,
    processes,
    queue,
    reviewing,
    statements,
    uploads,
)

PAGES = (
    home, accounts, processes, defining, charts, briefing, entries, actors, merging, documents, reviewing, editing, statements, ledger,
    contradictions, queue, adding, uploads, feeds, decisions, agreement, lexicon,
)  # fmt: skip

urlpatterns: list[URLPattern | URLResolver] = [
    *(pattern for module in PAGES for pattern in module.urlpatterns),
    path("api/", api.urls),
    path("admin/", admin.site.urls),
]
handler400 = "mahdar.web.pages.faults.bad_request"
handler403 = "mahdar.web.pages.faults.forbidden"
handler404 = "mahdar.web.pages.faults.not_found"
handler500 = "mahdar.web.pages.faults.broken"
