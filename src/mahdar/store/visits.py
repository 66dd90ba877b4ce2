"""Visits: when somebody last looked at a process, and what has come or changed in it since."""

import datetime
from typing import NamedTuple

from django.db import DatabaseError, transaction
from django.utils import timezone

from mahdar.store.membership import Members
from mahdar.store.models import Entry, Look, Process
from mahdar.store.processes import listed
from mahdar.store.queries import EntryQuerySet

COLUMNS = ("kind", "created", "texts", "pk")
FEW = 2000  # changed entries of the record


class Change(NamedTuple):
    """Of one kind: how many entries are new and how many have changed, and some of them, each with whether it is new."""

    kind: str
    new: int
    changed: int
    some: list[tuple[Entry, bool]]


def last_look(who: str, mine: Process) -> datetime.datetime | None:
    """When this person last looked at the process; None before the first time."""
    return Look.objects.filter(who=who, process=mine.name).values_list("at", flat=True).first()


def note_look(who: str, mine: Process) -> None:
    """This person has looked at the process now; where the record may only be read, nobody has."""
    try:
        with transaction.atomic():
            Look.objects.update_or_create(who=who, process=mine.name, defaults={"at": timezone.now()})
    except DatabaseError:
        return


def changed_since(mine: Members, since: datetime.datetime, *kinds: str) -> EntryQuerySet:
    """The entries, or those of some kinds, that have come or changed since then; a new one has `created` after it."""
    return (mine.of(*kinds) if kinds else mine.all()).summarised().filter(changed__gt=since)


def changes(mine: Members, since: datetime.datetime, most: int) -> list[Change]:
    """What has come or changed since then by kind, the kind with most first; of each `most` entries, new and most reported first."""
    kinds: dict[str, list[tuple[bool, int, int]]] = {}
    for kind, created, texts, pk in _rows(mine, since):
        kinds.setdefault(kind, []).append((created <= since, -texts, pk))
    chosen = {kind: sorted(found)[:most] for kind, found in kinds.items()}
    loaded = Entry.objects.in_bulk([pk for found in chosen.values() for *_, pk in found])
    return [
        Change(
            kind=kind,
            new=sum(not old for old, *_ in found),
            changed=sum(old for old, *_ in found),
            some=[(loaded[pk], not old) for old, _, pk in chosen[kind] if pk in loaded],
        )
        for kind, found in sorted(kinds.items(), key=lambda each: (-len(each[1]), each[0]))
    ]


def _rows(mine: Members, since: datetime.datetime) -> list[tuple[str, datetime.datetime, int, int]]:
    """What has changed: of few entries of the record it is asked which are of the process, of many the other way round."""
    of_all = Entry.objects.summarised().filter(changed__gt=since).order_by()
    rows = list(of_all.values_list(*COLUMNS)[: FEW + 1])
    if len(rows) > FEW:
        return list(changed_since(mine, since).order_by().values_list(*COLUMNS))
    pks = mine.all().filter(pk__in=listed([pk for *_, pk in rows])).order_by()
    known = set(pks.values_list("pk", flat=True))
    return [row for row in rows if row[-1] in known]
