"""What a brief of a process is made of: its entries as they stood at the end of the period, and where their claims stand.

A process may be large: which entries matter is decided by a few columns of each, and of texts only the stretch about a claim is read.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import Count, F, Max, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest, Substr
from django.utils import timezone

from mahdar.briefs import Brief, Figures, Source, compose
from mahdar.briefs.scope import LATE
from mahdar.exchange.labels import Language
from mahdar.store.models import Claim, Entry
from mahdar.store.past import as_of
from mahdar.store.processes import entries_of, listed
from mahdar.store.quoting import BEFORE, LENGTH, sentence, telling

EVENTS = ("meeting", "gathering")
MOST = {
    "meeting": 60,
    "gathering": 40,
    "attendance": 80,
    "position": 60,
    "statement": 50,
    "pledge": 300,
    "obstacle": 20,
}
MOST_DISPUTED = 25
WEEK = datetime.timedelta(6)


class Row(NamedTuple):
    """The columns of an entry by which it is chosen."""

    pk: int
    kind: str
    texts: int
    contradicted: bool
    superseded: bool
    status: str
    said_last: datetime.date


def brief_of(
    process: str, first: datetime.date, last: datetime.date, lang: Language, today: datetime.date | None = None
) -> Brief:
    """The brief of a process from one day to another, both included; days to what is ahead are counted from `today`.

    StoreError where there is no such process.
    """
    wanted = _wanted(process, first, last)
    rows = [Row(*values) for values in wanted.values_list(*Row._fields)]
    chosen = _chosen(rows)
    facts, sources = _claims(chosen, last)
    entries = as_of(Entry.objects.filter(pk__in=chosen).order_by("pk"), facts, last)
    return compose(
        process,
        entries,
        sources,
        first=first,
        last=last,
        today=today or timezone.localdate(),
        lang=lang,
        made=timezone.now(),
        figures=_figures(rows, first, last),
    )


def newest_week(process: str) -> tuple[datetime.date, datetime.date]:
    """The week up to the newest text of the process; up to today where it has none."""
    newest = entries_of(process).aggregate(newest=Max("said_last"))["newest"]
    last = newest or timezone.localdate()
    return last - WEEK, last


def _wanted(process: str, first: datetime.date, last: datetime.date) -> QuerySet[Entry]:
    """The entries of the process of which the period tells, what is ahead of its end, and who has said that he attends."""
    mine = entries_of(process).summarised().filter(said_first__lte=last)
    reported = Q(said_last__gte=first)
    ahead = Q(kind__in=EVENTS, first__gt=last)
    return mine.between(first - LATE, last) | mine.filter(reported | ahead | Q(kind="attendance"))


def _chosen(rows: Sequence[Row]) -> list[int]:
    """The most reported of each kind, of positions those first that changed, and the most reported of which sources disagree."""
    found: dict[int, None] = {}
    for kind, most in MOST.items():
        mine = [row for row in rows if row.kind == kind]
        changed_first = kind == "position"
        mine.sort(key=lambda row: (changed_first and not row.superseded, -row.texts, row.pk))
        found |= dict.fromkeys(row.pk for row in mine[:most])
    disputed = [row for row in rows if (row.contradicted or row.status == "disputed") and row.kind != "statement"]
    disputed.sort(key=lambda row: (-row.texts, row.pk))
    return list(found | dict.fromkeys(row.pk for row in disputed[:MOST_DISPUTED]))


def _claims(chosen: Sequence[int], last: datetime.date) -> tuple[Mapping[int, list[dict[str, Any]]], dict[str, Source]]:
    """What the claims of these entries that were in print by a day come to, by entry, and the source of each, by uid."""
    begin = Greatest(F("start") - BEFORE, 0)
    claims = Claim.objects.filter(entry__in=chosen, document__published__lte=last)
    claims = claims.annotate(stretch=Substr("document__text", begin + 1, LENGTH), offset=begin)
    facts: dict[int, list[dict[str, Any]]] = defaultdict(list)
    sources: dict[str, Source] = {}
    for row in _rows(claims):
        facts[row["entry_id"]].append(row["facts"])
        sources[row["uid"]] = _source(row)
    return facts, sources


COLUMNS = (
    "uid", "entry_id", "facts", "body", "stretch", "offset", "document__name", "document__key", "document__source",
    "document__published", "document__title", "document__url",
)  # fmt: skip


def _rows(claims: "QuerySet[Claim]") -> Iterator[dict[str, Any]]:
    found: Iterable[dict[str, Any]] = claims.annotate(origin=Coalesce("document__wire_id", "document_id")).values(
        *COLUMNS, "origin"
    )
    yield from found


def _source(row: Mapping[str, Any]) -> Source:
    return Source(
        document=row["document__name"],
        words=sentence(row["stretch"], row["offset"], row["body"]),
        telling=telling(row["stretch"], row["offset"], row["body"]),
        outlet=row["document__source"] or "",
        published=row["document__published"],
        title=row["document__title"] or "",
        url=row["document__url"],
        origin=str(row["origin"]),
    )


def _figures(rows: Sequence[Row], first: datetime.date, last: datetime.date) -> Figures:
    """Of the whole period: texts, a wire report once, outlets, and entries by kind."""
    mine = listed([row.pk for row in rows])
    told = Claim.objects.filter(entry__in=mine, document__published__range=(first, last))
    counts = told.aggregate(
        texts=Count(Coalesce("document__wire_id", "document_id"), distinct=True),
        outlets=Count("document__source", distinct=True),
    )
    kinds = Counter(row.kind for row in rows if row.said_last >= first)
    return Figures(texts=counts["texts"], outlets=counts["outlets"], entries=dict(kinds))
