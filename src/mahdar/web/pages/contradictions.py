"""Where sources disagree: the entries, each with what its sources say side by side."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from mahdar.record.kinds import KINDS
from mahdar.store.models import Entry, Process
from mahdar.store.queries import EntryQuerySet
from mahdar.web.asked import asking
from mahdar.web.asked.filters import ORDERS, filters_of
from mahdar.web.asked.paging import Page
from mahdar.web.guards import needs
from mahdar.web.pages.entries import chosen, ordered
from mahdar.web.roles import Right
from mahdar.web.shown.disagreeing import disagreements

SIZE = 12


@needs(Right.READ)
def contradictions(request: HttpRequest) -> HttpResponse:
    """Entries in which sources disagree, by kind, process and period, the newest or the most reported first."""
    wanted = filters_of(request)
    kind = asking.choice(request, "kind", KINDS)
    found = chosen(Entry.objects.contradictory().summarised(), wanted)
    counts = _counts(found)
    page = Page(request, ordered(found.of(kind) if kind else found, wanted.order), SIZE)
    facts = {
        "kind": kind,
        "counts": [(each, counts[each]) for each in KINDS if each in counts],
        "total": sum(counts.values()),
        "page": page,
        "found": disagreements(page.rows),
        "wanted": wanted,
        "orders": ORDERS,
        "processes": Process.objects.order_by("name").only("pk", "name"),
    }
    return render(request, "web/contradictions.html", facts)


def _counts(found: EntryQuerySet) -> dict[str, int]:
    return dict(found.order_by().values_list("kind").annotate(n=Count("pk", distinct=True)))


urlpatterns = [path("contradictions/", contradictions, name="contradictions")]
