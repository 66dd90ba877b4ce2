"""The queue: claims that await review, those first on which most depends, each in its sentence and decided where it stands."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from mahdar.record.kinds import KINDS
from mahdar.store import awaiting
from mahdar.store.awaiting import Place, Stage, Wanted
from mahdar.store.models import Process
from mahdar.store.texts import outlets
from mahdar.web.asked import asking
from mahdar.web.guards import needs
from mahdar.web.roles import Right
from mahdar.web.shown.queued import queued

AT_ONCE = 20
STAGES = {
    Stage.UNCERTAIN: (_("Uncertain"), _("The reading is least sure of these, for the reasons that stand with each.")),
    Stage.URGENT: (_("Obstacles, attendance and pledges"), _("Few, and much depends on each; the newest first.")),
    Stage.DISPUTED: (_("Where sources disagree"), _("Claims of entries whose sources contradict one another.")),
    Stage.REST: (_("All others"), _("The least certain first.")),
}
MOST_PROCESSES = 200


@needs(Right.REVIEW)
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """The next claims to review, of those that are asked for."""
    known, processes = outlets(), list(Process.objects.order_by("name").only("name")[:MOST_PROCESSES])
    wanted = _wanted(request, known, {each.name for each in processes})
    places = awaiting.first_of(wanted, AT_ONCE + 1, _after(request))
    shown = places[:AT_ONCE]
    facts = {
        "wanted": wanted,
        "items": [(item, *STAGES[item.begins]) if item.begins else (item, "", "") for item in queued(shown)],
        "after": _written(shown[-1]) if len(places) > AT_ONCE else "",
        "later": _after(request) is not None,
        "kinds": list(KINDS),
        "outlets": known,
        "processes": processes,
        **_tally(request, wanted),
    }
    return render(request, "web/queue.html", facts)


@needs(Right.REVIEW)
@require_GET
def tally(request: HttpRequest) -> HttpResponse:
    """How many are left and how many were done today, asked for again after each decision."""
    names = set(Process.objects.values_list("name", flat=True))
    return render(request, "web/parts/tally.html", _tally(request, _wanted(request, outlets(), names)))


def _tally(request: HttpRequest, wanted: Wanted) -> dict[str, int]:
    who = request.user.get_username()
    return {
        "left": awaiting.left(wanted),
        "done": awaiting.done_today(),
        "mine": awaiting.done_today(who),
    }


def _wanted(request: HttpRequest, known: Sequence[str], processes: set[str]) -> Wanted:
    return Wanted(
        kind=asking.choice(request, "kind", KINDS),
        process=asking.choice(request, "process", processes),
        outlet=asking.choice(request, "outlet", known),
        first=asking.day(request, "first"),
        last=asking.day(request, "last"),
    )


def _written(place: Place) -> str:
    """A place as an address has it."""
    return f"{int(place.stage)}:{place.confidence!r}:{place.pk}"


def _after(request: HttpRequest) -> Place | None:
    """The place that the address names; None for the beginning."""
    parts = request.GET.get("after", "")[:60].split(":")
    try:
        stage, confidence, pk = int(parts[0]), float(parts[1]), int(parts[2])
    except (ValueError, IndexError):
        return None
    return Place(stage, confidence, pk) if stage in set(Stage) and 0 <= confidence <= 1 and 0 <= pk < 1 << 62 else None


urlpatterns = [path("queue/", queue, name="queue"), path("queue/tally", tally, name="queue-tally")]
