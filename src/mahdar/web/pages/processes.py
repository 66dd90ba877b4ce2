"""The processes, and each one as a mediator's staff wants it in the morning: what comes next, who attends, what stands in the way."""

import datetime
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils import timezone

from mahdar.record.kinds import KINDS
from mahdar.record.ledger import ledger
from mahdar.store import agenda, visits
from mahdar.store.agenda import Attended
from mahdar.store.membership import Members, members, renew_all, sizes
from mahdar.store.models import Entry, Process
from mahdar.store.summaries import summary_of
from mahdar.web.asked import periods
from mahdar.web.asked.paging import Page
from mahdar.web.guards import needs
from mahdar.web.pages.charts import VEGA
from mahdar.web.roles import Right
from mahdar.web.shown.bars import bars_of
from mahdar.web.shown.board import board
from mahdar.web.shown.lines import Line, line_of, lines_of
from mahdar.web.shown.told import told

MOST_AHEAD, MOST_OBSTACLES, MOST_STATEMENTS, MOST_CHANGES = 4, 8, 6, 5
MOST_AT_A_GATHERING = 200  # entries of attendance
VISIT = datetime.timedelta(hours=1)  # for so long the same changes are shown, however often the page is opened


class Ahead(NamedTuple):
    """A gathering and the days to it: 0 where it begins today or goes on, negative where it is over."""

    line: Line
    days: int
    going_on: bool

    @property
    def stands(self) -> bool:
        """Does its status say anything? What is ahead cannot have been held."""
        return not (self.days > 0 and self.line.state == "held")


@needs(Right.READ)
def processes(request: HttpRequest) -> HttpResponse:
    """All processes, each with how much the record has of it and its next gathering."""
    renew_all()
    page = Page(request, Process.objects.order_by("name", "pk"))
    today = timezone.localdate()
    numbers, coming = sizes(page.rows), agenda.next_of_each(page.rows, today)
    rows = [
        (each, numbers.get(each.pk, 0), coming.get(each.pk), _days_to(coming.get(each.pk), today)) for each in page.rows
    ]
    return render(request, "web/processes.html", {"page": page, "rows": rows, "today": today})


@needs(Right.READ)
def process(request: HttpRequest, pk: int) -> HttpResponse:
    """One process this morning."""
    row = get_object_or_404(Process, pk=pk)
    mine = members(row)
    since = _since(request, row)
    return render(
        request,
        "web/process.html",
        {
            "process": row,
            "counts": mine.counts(),
            "today": timezone.localdate(),
            **_coming(mine),
            **_board(request, mine),
            "obstacles": lines_of(agenda.obstacles(mine, MOST_OBSTACLES)),
            "bars": bars_of(ledger(map(summary_of, mine.of("pledge").summarised().order_by("said_first", "pk")))),
            "period": periods.asked(request) or periods.of_reports(mine),
            "told": told(agenda.newest(mine, "statement", MOST_STATEMENTS)),
            "vega": VEGA,
            "since": since,
            "changes": _changes(mine, since) if since else [],
        },
    )


@needs(Right.READ)
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """The board of one of a process's gatherings, as a part of its page."""
    row = get_object_or_404(Process, pk=pk)
    return render(request, "web/parts/board.html", {"process": row, **_board(request, members(row))})


@needs(Right.READ)
def changes(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """All that has come or changed of one kind since the last visit, reported last first; before the second visit that is all."""
    row = get_object_or_404(Process, pk=pk)
    if kind not in KINDS:
        raise Http404
    mine, since = members(row), _since(request, row)
    found = visits.changed_since(mine, since, kind) if since else mine.of(kind).summarised()
    page = Page(request, found.order_by(F("said_last").desc(nulls_last=True), "-texts", "pk"))
    facts = {"process": row, "kind": kind, "since": since, "page": page, "lines": lines_of(page.rows)}
    return render(request, "web/process_changes.html", facts)


def _coming(mine: Members) -> dict[str, Any]:
    """The next gatherings; where none is ahead, the last one."""
    today = timezone.localdate()
    found = agenda.next_gatherings(mine, today, MOST_AHEAD)
    last = None if found else agenda.last_gathering(mine, today)
    ahead = [_ahead(entry, today) for entry in found]
    return {"next": ahead[0] if ahead else None, "later": ahead[1:], "last": _ahead(last, today) if last else None}


def _ahead(entry: Entry, today: datetime.date) -> Ahead:
    return Ahead(line_of(entry), _days_to(entry, today), bool(entry.first and entry.first < today))


def _days_to(entry: Entry | None, today: datetime.date) -> int:
    """Days until it begins, 0 while it goes on, and less where it is over."""
    if entry is None or entry.first is None:
        return 0
    if entry.first >= today:
        return (entry.first - today).days
    return min(0, ((entry.last or entry.first) - today).days)


def _board(request: HttpRequest, mine: Members) -> dict[str, Any]:
    """Who attends the gathering that is asked for, or else the next one or the most reported."""
    rooms = agenda.attended(mine)
    chosen = _room(request.GET.get("gathering", ""), rooms, timezone.localdate())
    found = agenda.attendance_at(chosen.pk).order_by("-texts", "pk")[:MOST_AT_A_GATHERING] if chosen else ()
    return {"rooms": rooms, "room": chosen, "groups": board(found)}


def _room(asked: str, rooms: Sequence[Attended], today: datetime.date) -> Attended | None:
    named = next((room for room in rooms if str(room.pk) == asked), None)
    ahead = [room for room in rooms if room.first and (room.last or room.first) >= today]
    nearest = min(ahead, key=lambda room: (room.first or today, -room.texts), default=None)
    return named or nearest or (rooms[0] if rooms else None)


def _since(request: HttpRequest, row: Process) -> datetime.datetime | None:
    """When this person looked at the process before this visit; the visit is noted as it begins."""
    if not request.user.is_authenticated:
        return None
    who, key, now = request.user.get_username(), f"visit-{row.pk}", timezone.now()
    known = request.session.get(key)
    if known and now - datetime.datetime.fromisoformat(known["at"]) < VISIT:
        return datetime.datetime.fromisoformat(known["since"]) if known["since"] else None
    since = visits.last_look(who, row)
    visits.note_look(who, row)
    request.session[key] = {"at": now.isoformat(), "since": since.isoformat() if since else ""}
    return since


def _changes(mine: Members, since: datetime.datetime) -> list[tuple[visits.Change, list[tuple[Line, bool]]]]:
    found = visits.changes(mine, since, MOST_CHANGES)
    return [(change, [(line_of(entry), new) for entry, new in change.some]) for change in found]


urlpatterns = [
    path("processes/", processes, name="processes"),
    path("processes/<int:pk>/", process, name="process"),
    path("processes/<int:pk>/attendance", attendance, name="process-attendance"),
    path("processes/<int:pk>/changes/<str:kind>/", changes, name="process-changes"),
]
