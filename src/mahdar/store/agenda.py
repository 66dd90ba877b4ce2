"""What is asked of a process every morning: what comes next, who attends it, what holds it up, the newest of it.

Of many entries only keys and days are looked at, and those few that
are shown are loaded.
"""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Count, F, Max, Min, Q, Sum
from django.db.models.functions import Coalesce

from mahdar.store.finding import in_order
from mahdar.store.membership import Members
from mahdar.store.models import Entry, Membership, Process
from mahdar.store.queries import EntryQuerySet

TO_COME = ("planned", "proposed", "under-way")
NOT_HELD = ("cancelled", "denied", "proposed", "")


class Attended(NamedTuple):
    """A gathering of which the record knows who attends or does not: how many entries say so, in how many texts."""

    pk: int
    title: str
    first: datetime.date | None
    last: datetime.date | None
    parties: int
    texts: int


def next_gatherings(mine: Members, today: datetime.date, most: int) -> list[Entry]:
    """The gatherings that are to come and not over by this day, the nearest first; of one day the most reported first."""
    return list((mine.of("gathering") & _ahead(today)).order_by("first", "-texts", "pk")[:most])


def next_of_each(processes: Iterable[Process], today: datetime.date) -> dict[int, Entry]:
    """The next gathering of each of these processes that has one, by the process's key; without what the texts say of it."""
    rows = Membership.objects.filter(process__in=processes, kind="gathering", entry__in=_ahead(today))
    nearest: dict[int, int] = {}
    for process, entry in rows.order_by("entry__first", "-entry__texts", "entry").values_list("process", "entry"):
        nearest.setdefault(process, entry)
    loaded = Entry.objects.defer("body").in_bulk(set(nearest.values()))
    return {process: loaded[entry] for process, entry in nearest.items() if entry in loaded}


def _ahead(today: datetime.date) -> EntryQuerySet:
    """Planned, with a day, and not over; also one that is called held before its day, of which every text tells beforehand."""
    not_over = Q(last__gte=today) | Q(last__isnull=True, first__gte=today)
    to_come = Q(status__in=TO_COME) | Q(status="held", first__gt=today, said_last__lt=F("first"))
    return Entry.objects.of("gathering").filter(not_over, to_come, first__isnull=False)


def last_gathering(mine: Members, today: datetime.date) -> Entry | None:
    """The gathering whose day was the last before this one; of one day the most reported."""
    found = mine.of("gathering").filter(first__lt=today).exclude(status__in=NOT_HELD)
    return found.order_by("-first", "-texts", "pk").first()


def attended(mine: Members) -> list[Attended]:
    """The gatherings whose attendance is known, those that most texts tell of first."""
    rooms = mine.of("gathering").order_by().values("pk")
    found = Entry.objects.of("attendance").summarised().filter(gathering__in=rooms)
    rows = found.values("gathering", "gathering__title", "gathering__first", "gathering__last")
    counted = rows.annotate(n=Count("pk"), told=Sum("texts")).order_by("-told", "-gathering__first", "gathering")
    return [Attended(*row) for row in counted.values_list(*rows.query.values_select, "n", "told")]


def attendance_at(gathering: int) -> EntryQuerySet:
    """Who attends a gathering, or does not, as the record has it."""
    return Entry.objects.of("attendance").summarised().filter(gathering=gathering)


def obstacles(mine: Members, most: int) -> list[Entry]:
    """What holds it up: what was reported last first, of one day what most texts tell."""
    return newest(mine, "obstacle", most)


def newest(mine: Members, kind: str, most: int) -> list[Entry]:
    """The entries of a kind that were reported last."""
    latest = Coalesce("said_last", datetime.date.min)  # no index is walked down in search of the few that belong
    pks = list(mine.of(kind).summarised().order_by(latest.desc(), "-texts", "pk").values_list("pk", flat=True)[:most])
    return list(in_order(Entry.objects.all(), pks))  # the keys alone are sorted: entries are long rows


def reported(mine: Members) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day on which texts tell of the process; None where none does."""
    days = mine.all().aggregate(first=Min("said_first"), last=Max("said_last"))
    return (days["first"], days["last"]) if days["first"] and days["last"] else None


def most_reported(found: EntryQuerySet, most: int) -> EntryQuerySet:
    """So many of them at most, those of most texts, as they happen."""
    pks = list(found.order_by("-texts", "-said_last", "pk").values_list("pk", flat=True)[: most + 1])
    return found.by_time() if len(pks) <= most else Entry.objects.filter(pk__in=pks[:most]).by_time()
