"""What stands behind an entry: who says it and when, what was decided on it, what lies near it."""

import datetime
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Greatest, Substr

from mahdar.store.models import Claim, ClaimKey, Decision, Entry
from mahdar.store.quoting import BEFORE, LENGTH, sentence

MOST_KEYS = 400  # of an entry's claims: what lies near a summit is found by fewer


class Voice(NamedTuple):
    """A claim without its words: which outlet says it, when, in which text, and of which wire report that is a copy."""

    uid: str
    source: str
    published: datetime.date | None
    document: int
    wire: int | None


class Heard(NamedTuple):
    """Which outlets say something: each with how many of its claims do, and the days of the first and the last."""

    source: str
    claims: int
    first: datetime.date | None
    last: datetime.date | None

    @property
    def days(self) -> str:
        """The first and the last day, ISO 8601; "" where no text has a date."""
        if self.first is None:
            return ""
        return str(self.first) if self.first == self.last else f"{self.first}/{self.last}"


def voices(entries: Collection[int], uids: Collection[str] | None = None) -> dict[str, Voice]:
    """The claims of entries, by uid, in the order of their reports; `uids`: only these."""
    rows = Claim.objects.filter(entry__in=entries)
    if uids is not None:
        rows = rows.filter(uid__in=uids)
    columns = ("uid", "document__source", "document__published", "document_id", "document__wire_id")
    ordered = rows.order_by("document__published", "pk").values_list(*columns)
    return {uid: Voice(uid, source or "", day, pk, wire) for uid, source, day, pk, wire in ordered}


def heard(said: Iterable[Voice]) -> list[Heard]:
    """By outlet, the one that says most first."""
    by_source: dict[str, list[Voice]] = {}
    for voice in said:
        by_source.setdefault(voice.source, []).append(voice)
    found = []
    for source, mine in by_source.items():
        days = [voice.published for voice in mine if voice.published]
        found.append(Heard(source, len(mine), min(days, default=None), max(days, default=None)))
    return sorted(found, key=lambda each: (-each.claims, each.source))


def claims(entry: int, uids: Sequence[str] | None = None) -> QuerySet[Claim]:
    """The claims of an entry, the earliest report first; `uids`: only these."""
    rows = Claim.objects.filter(entry=entry).order_by("document__published", "pk")
    return rows if uids is None else rows.filter(uid__in=uids)


def sentences(uids: Collection[str]) -> dict[str, str]:
    """The sentence in which each of these claims stands, word for word: what its text says, not only what was taken out of it."""
    begin = Greatest(F("start") - BEFORE, 0)
    rows = Claim.objects.filter(uid__in=uids).annotate(
        stretch=Substr("document__text", begin + 1, LENGTH), offset=begin
    )
    told = rows.values_list("uid", "stretch", "offset", "body")
    return {uid: sentence(stretch, offset, body) for uid, stretch, offset, body in told}


def decisions(uids: Collection[str], most: int) -> list[Decision]:
    """What people decided on these claims, or on any of them and another, the newest first."""
    mine = list(uids)
    about = Q(subject__claim__in=mine) | Q(subject__claims__0__in=mine) | Q(subject__claims__1__in=mine)
    return list(Decision.objects.filter(about).select_related("undone_by").order_by("-pk")[:most])


def near(entry: Entry, most: int) -> list[Entry]:
    """Entries of the same kind with which it shares the keys that claims are filed by, those that share most first."""
    mine = ClaimKey.objects.filter(claim__entry=entry).values_list("key", flat=True).distinct()
    keys = list(mine[:MOST_KEYS])
    shared = ClaimKey.objects.filter(key__in=keys, claim__entry__kind=entry.kind).exclude(claim__entry=entry)
    counted = shared.order_by().values_list("claim__entry").annotate(n=Count("key", distinct=True))
    often = dict(counted.order_by("-n", "claim__entry")[:most])
    rows = Entry.objects.summarised().in_bulk(often)
    return [rows[pk] for pk in often if pk in rows]


def concerned(gathering: Entry) -> dict[str, list[Entry]]:
    """What concerns a gathering, by kind, in the order of time."""
    found: dict[str, list[Entry]] = {}
    for entry in Entry.objects.summarised().filter(gathering=gathering).by_time():
        found.setdefault(entry.kind, []).append(entry)
    return found


def meetings_there(gathering: Entry, most: int) -> list[Entry]:
    """Meetings that lie in its days and of which a text that tells of the gathering tells, too."""
    if gathering.first is None or gathering.last is None:
        return []
    told = Claim.objects.filter(entry=gathering).values("document")
    rows = Entry.objects.of("meeting").summarised().between(gathering.first, gathering.last)
    dated = rows.filter(first__isnull=False, claims__document__in=told).distinct()
    return list(dated.order_by("-texts", "pk")[:most])
