"""Actors that may be one, two at a time with all that speaks for it, for a person to decide."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mahdar.review import actors as reviewing
from mahdar.review.undoing import undo
from mahdar.store import merging, sides
from mahdar.store.models import Actor, Alias, Decision
from mahdar.store.summaries import refresh
from mahdar.web.asked import asking, deciding
from mahdar.web.guards import needs
from mahdar.web.roles import Right
from mahdar.web.shown.merging_words import reason_words, usual_reasons

QUEUE = 12  # pairs that wait, in the list beside the one at hand
SKIPPED, MOST_SKIPPED = "merging-skipped", 300


@needs(Right.REVIEW)
def queue(request: HttpRequest) -> HttpResponse:
    """The pair at hand, the first of the suggestions or the one that the address names, and those that wait."""
    waiting = merging.suggestions(_skipped(request), QUEUE)
    chosen = _asked(request) or (waiting[0] if waiting else None)
    facts: dict[str, Any] = {"skipped": len(_skipped(request)), "last": _last(request), "pair": None}
    rows = Actor.objects.in_bulk({pk for each in waiting for pk in (each.one, each.other)})
    facts["waiting"] = [
        (rows[each.one], rows[each.other], reason_words(each.reason))
        for each in waiting
        if each.one in rows and each.other in rows and chosen and {each.one, each.other} != {chosen.one, chosen.other}
    ]
    if chosen is not None:
        one, other = get_object_or_404(Actor, pk=chosen.one), get_object_or_404(Actor, pk=chosen.other)
        reason = chosen.reason or merging.reason_of(one.pk, other.pk)
        facts["pair"] = {
            "one": sides.side_of(one),
            "other": sides.side_of(other),
            "between": sides.between(one, other),
            "reason": reason_words(reason) if reason else "",
            "usual": usual_reasons(reason),
            "versions": reviewing.versions((one, other)),
        }
    return render(request, "web/merging.html", facts)


def _asked(request: HttpRequest) -> merging.Suggestion | None:
    """The pair that the address names."""
    one, other = (asking.whole(request.GET.get(name, "")) for name in ("one", "other"))
    if one is None or other is None or one == other:
        return None
    return merging.Suggestion(one, other, None, 0.0)


@needs(Right.REVIEW)
@require_POST
def judge(request: HttpRequest) -> HttpResponse:
    """The same, not the same, or not now."""
    one_pk, other_pk = (deciding.number(request, name) for name in ("one", "other"))
    answer = request.POST.get("answer", "")
    if answer == "skip":
        _skip(request, (min(one_pk, other_pk), max(one_pk, other_pk)))
        return redirect("merging")
    why, seen = deciding.reason(request), deciding.seen(request, one_pk, other_pk)
    reviewing.as_seen(seen)  # whoever was put together with another meanwhile is told so, and not that nobody is there
    one, other = get_object_or_404(Actor, pk=one_pk), get_object_or_404(Actor, pk=other_pk)
    if answer == "same":
        decision = reviewing.merge(one, other, deciding.who(request), why, seen=seen)
        said = _("%(one)s and %(other)s are one.")
    else:
        decision = reviewing.apart(one, other, deciding.who(request), why, seen=seen)
        said = _("%(one)s and %(other)s are two.")
    refresh()
    messages.success(request, said % {"one": one.name, "other": other.name})
    return redirect(deciding.way_back(request, _of(decision)))


def _of(decision: Decision) -> str:
    """The page of the actor that was decided on, as it is now."""
    alias = Alias.objects.select_related("actor").get(key=decision.subject["aliases"][0])
    return f"/actors/{alias.actor_id}/"


@needs(Right.REVIEW)
@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """The decision on two actors that this person made last is undone."""
    undo(deciding.who(request), deciding.number(request, "number"), _("undone on the page of merging"))
    refresh()
    messages.success(request, _("The decision is undone."))
    return redirect("merging")


@needs(Right.REVIEW)
@require_POST
def show_skipped(request: HttpRequest) -> HttpResponse:
    """Those that were skipped come again."""
    request.session.pop(SKIPPED, None)
    return redirect("merging")


def _last(request: HttpRequest) -> Decision | None:
    """The decision on two actors that this person made last, if it stands."""
    mine = Decision.objects.filter(who=deciding.who(request), verb="judge", undoes__isnull=True, undone_by__isnull=True)
    return mine.filter(subject__has_key="aliases").order_by("-pk").first()


def _skipped(request: HttpRequest) -> set[merging.Pair]:
    return {(int(a), int(b)) for a, b in request.session.get(SKIPPED, ())}


def _skip(request: HttpRequest, pair: merging.Pair) -> None:
    request.session[SKIPPED] = [*request.session.get(SKIPPED, ()), pair][-MOST_SKIPPED:]


urlpatterns = [
    path("merging/", queue, name="merging"),
    path("merging/judge", judge, name="judge-actors"),
    path("merging/undo", take_back, name="undo-judged"),
    path("merging/skipped", show_skipped, name="show-skipped"),
]
