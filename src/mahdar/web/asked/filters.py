"""By what lists of entries are narrowed, as an address says it."""

import datetime
from typing import NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext_noop

from mahdar.vocabulary import AttendanceStatus, Stage, Stance, Status
from mahdar.web.asked import asking

ORDERS = {
    "": gettext_noop("newest first"),
    "reported": gettext_noop("most reported first"),
    "day": gettext_noop("by the day it happens"),
}
ROLES = ("participant", "speaker", "party", "donor", "recipient", "according-to")
ALWAYS = ("superseded", "disputed", "denied")
STATUSES: dict[str, tuple[str, tuple[str, ...]]] = {
    "meeting": ("EntryStatus", tuple(status.value for status in Status)),
    "gathering": ("EntryStatus", tuple(status.value for status in Status)),
    "attendance": ("AttendanceStatus", tuple(status.value for status in AttendanceStatus)),
    "position": ("Stance", tuple(stance.value for stance in Stance)),
    "pledge": ("Stage", tuple(stage.value for stage in Stage)),
}


class Filters(NamedTuple):
    """What is asked for; `statuses` are those that there are, each with the group of its label."""

    status: str
    statuses: list[tuple[str, str]]
    first: datetime.date | None
    last: datetime.date | None
    actor: int
    role: str
    gathering: int
    process: int
    disagree: bool
    order: str

    @property
    def any(self) -> bool:
        """Is the list narrowed at all?"""
        return bool(
            self.status or self.first or self.last or self.actor or self.gathering or self.process or self.disagree
        )


def filters_of(request: HttpRequest, kind: str = "") -> Filters:
    """What the address asks for; what it cannot ask for is left out."""
    group, known = STATUSES.get(kind, ("EntryStatus", ()))
    statuses = [(status, group) for status in known] + [(status, "EntryStatus") for status in ALWAYS]
    return Filters(
        status=asking.choice(request, "status", {status for status, _group in statuses}),
        statuses=statuses,
        first=asking.day(request, "first"),
        last=asking.day(request, "last"),
        actor=asking.key(request, "actor"),
        role=asking.choice(request, "role", ROLES),
        gathering=asking.key(request, "gathering"),
        process=asking.key(request, "process"),
        disagree=request.GET.get("disagree") == "1",
        order=asking.choice(request, "order", ORDERS),
    )
