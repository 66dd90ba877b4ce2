"""What people have decided, as a list asks for it: by person, verb, period, document and claim, the newest first."""

import datetime
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from mahdar.store.models import Alias, Claim, Decision, Document, Process

DAY = datetime.timedelta(1)
FIRST, LAST = (
    datetime.date(1900, 1, 1),
    datetime.date(9000, 1, 1),
)  # no decision is older or later, and no clock goes further


@dataclass(frozen=True)
class Wanted:
    """Which decisions are asked for: of a person, of a verb, of the days from `first` to `last`, on a document (its key) or a claim
    (its uid); "" and None: all."""

    who: str = ""
    verb: str = ""
    first: datetime.date | None = None
    last: datetime.date | None = None
    document: str = ""
    claim: str = ""

    @property
    def any(self) -> bool:
        """Is the history narrowed at all?"""
        return self != Wanted()


def decisions(wanted: Wanted) -> "QuerySet[Decision]":
    """The decisions that are asked for, the newest first, each with the one that undid it."""
    found = Decision.objects.select_related("undone_by")
    if wanted.who:
        found = found.filter(who=wanted.who)
    if wanted.verb:
        found = found.filter(verb=wanted.verb)
    if wanted.first:
        found = found.filter(at__gte=_midnight(wanted.first))
    if wanted.last:
        found = found.filter(at__lt=_midnight(min(wanted.last, LAST) + DAY))
    if wanted.document:
        found = found.filter(subject__document=wanted.document)
    if wanted.claim:
        uid = wanted.claim
        found = found.filter(Q(subject__claim=uid) | Q(subject__claims__0=uid) | Q(subject__claims__1=uid))
    return found.order_by("-pk")


def _midnight(day: datetime.date) -> datetime.datetime:
    """When a day begins where the desk is."""
    return timezone.make_aware(datetime.datetime.combine(min(max(day, FIRST), LAST), datetime.time()))


def people() -> list[str]:
    """Who has decided anything, by name."""
    return list(Decision.objects.order_by("who").values_list("who", flat=True).distinct())


def verbs() -> list[str]:
    """The verbs of all decisions."""
    return list(Decision.objects.order_by("verb").values_list("verb", flat=True).distinct())


def actors_of(aliases: set[str]) -> dict[str, int]:
    """The actors that aliases are names of now, by the keys of the aliases."""
    return dict(Alias.objects.filter(key__in=aliases).values_list("key", "actor_id"))


def documents_of(keys: set[str]) -> "dict[str, Document]":
    """The documents of these keys, without their texts."""
    rows = Document.objects.filter(key__in=keys).only("key", "title", "name", "source", "published")
    return {row.key: row for row in rows}


def claims_of(uids: set[str]) -> dict[str, str]:
    """Those of these claims that are in the record, each with its kind."""
    return dict(Claim.objects.filter(uid__in=uids).values_list("uid", "kind"))


def processes_of(names: set[str]) -> dict[str, int]:
    """The processes of these names, each with its key."""
    return dict(Process.objects.filter(name__in=names).values_list("name", "pk"))
