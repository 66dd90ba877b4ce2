"""Actors: who is in the record, and all that it has of each."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mahdar.exchange.labels import Language
from mahdar.exchange.wording import name_in
from mahdar.review import actors as reviewing
from mahdar.store import actor_lists, actors, merging, portraits
from mahdar.store.models import Actor, Alias
from mahdar.store.summaries import refresh
from mahdar.vocabulary import ActorKind
from mahdar.web.asked import asking, deciding
from mahdar.web.asked.paging import Page
from mahdar.web.context import language
from mahdar.web.guards import needs
from mahdar.web.roles import Right, may
from mahdar.web.shown.lines import Line, lines_of
from mahdar.wording import state_in

NEWEST = 6  # entries of a kind that an actor is shown with
MOST_ISSUES, MOST_COUNTERPARTS, MOST_LIKE = 10, 12, 8
SECTIONS = (
    ("meeting", "participant"),
    ("statement", "speaker"),
    ("attendance", "party"),
    ("pledge", "donor"),
    ("pledge", "recipient"),
    ("obstacle", "according-to"),
)


class Section(NamedTuple):
    """The entries of a kind in which the actor has a role: how many, and the first of them."""

    kind: str
    role: str
    total: int
    lines: Sequence[Line]


@needs(Right.READ)
def listing(request: HttpRequest) -> HttpResponse:
    """All actors, those with most entries first, by name, kind and state."""
    kinds = [kind.value for kind in ActorKind]
    states = sorted((state_in(code, language()), code) for code in actor_lists.countries())
    name = asking.words(request, "name", 100)
    kind = asking.choice(request, "kind", kinds)
    country = asking.choice(request, "country", {code for _name, code in states})
    page = Page(request, actor_lists.wanted(name, kind, country))
    return render(
        request,
        "web/actors.html",
        {
            "page": page,
            "listed": actor_lists.listed(page.rows),
            "kinds": kinds,
            "states": states,
            "name": name,
            "kind": kind,
            "country": country,
        },
    )


@needs(Right.READ)
def actor(request: HttpRequest, pk: int) -> HttpResponse:
    """One actor: names, offices, whom it meets, what it did, said, wants, gave."""
    row = get_object_or_404(Actor, pk=pk)
    order = asking.choice(request, "order", (portraits.MOST_REPORTED,)) or portraits.NEWEST
    counts = portraits.counts(pk)
    names = portraits.names(row)
    facts: dict[str, Any] = {
        "actor": row,
        "latin": name_in(row.name, row.kind, row.country, Language.EN),
        "order": order,
        "total": sum(counts.values()),
        "names": names,
        "spellings": portraits.spellings(names),
        "offices": actors.offices(row),
        "counterparts": portraits.counterparts(pk, MOST_COUNTERPARTS),
        "sections": [s for s in (_section(pk, kind, role, counts, order) for kind, role in SECTIONS) if s.total],
        "positions": counts.get(("position", "party"), 0),
        "issues": portraits.issues(pk, MOST_ISSUES, order) if ("position", "party") in counts else [],
    }
    if may(request.user, Right.REVIEW):
        facts |= _to_review(request, row)
    return render(request, "web/actor.html", facts)


def _section(pk: int, kind: str, role: str, counts: dict[tuple[str, str], int], order: str) -> Section:
    total = counts.get((kind, role), 0)
    return Section(kind, role, total, lines_of(portraits.entries(pk, kind, role, order, NEWEST)) if total else [])


def _to_review(request: HttpRequest, row: Actor) -> dict[str, Any]:
    """What a reviewer may do: the actors of a name that was asked for, and those that may be this one."""
    asked = asking.words(request, "same", 100)
    found = list(actor_lists.wanted(asked).exclude(pk=row.pk)[:MOST_LIKE]) if asked else []
    others = merging.suggested_with(row)
    rows = Actor.objects.in_bulk([other for other, _reason in others])
    return {
        "version": reviewing.version_of(row),
        "asked": asked,
        "found": [(other, reviewing.version_of(other)) for other in found],
        "suggested": [(rows[other], reason) for other, reason in others if other in rows],
    }


@needs(Right.REVIEW)
@require_POST
def split(request: HttpRequest, pk: int) -> HttpResponse:
    """A name of the actor is somebody else's."""
    row = get_object_or_404(Actor, pk=pk)
    alias = get_object_or_404(Alias, pk=deciding.number(request, "alias"))
    why = deciding.reason(request)
    reviewing.split(row, alias, deciding.who(request), why, seen=deciding.seen(request, pk))
    refresh()
    alias.refresh_from_db(fields=["actor"])
    messages.success(request, _("“%(name)s” is an actor of its own now.") % {"name": alias.name})
    return redirect("actor", alias.actor_id)


urlpatterns = [
    path("actors/", listing, name="actors"),
    path("actors/<int:pk>/", actor, name="actor"),
    path("actors/<int:pk>/split", split, name="split-actor"),
]
