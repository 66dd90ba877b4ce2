"""Two actors side by side: what a person looks at to say whether they are one."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import Count, F
from django.db.models.functions import Greatest, Substr

from mahdar.store import actors, portraits
from mahdar.store.models import Actor, Claim, ClaimAlias, EntryActor
from mahdar.store.quoting import BEFORE, LENGTH, sentence

MOST_NAMES, MOST_QUOTED, MOST_BESIDE = 8, 4, 8


class Quoted(NamedTuple):
    """A sentence that names the actor: before the name, the name as it has it ("" where the sentence is cut off before it), behind
    it; and where it stands."""

    before: str
    name: str
    behind: str
    uid: str
    document: int
    title: str
    source: str
    published: datetime.date | None


class Side(NamedTuple):
    """One of the two: its spellings and offices, how often it is named, in how many entries by kind, and words that name it."""

    actor: Actor
    spellings: Sequence[tuple[str, int]]
    offices: tuple[actors.Held, ...]
    named: int
    counterparts: Sequence[tuple[Actor, int]]
    quotes: Sequence[Quoted]


class Between(NamedTuple):
    """What the two share: whom both have met or stood beside, in how many claims they stand side by side."""

    counterparts: Sequence[tuple[Actor, int]]
    together: int


def side_of(actor: Actor) -> Side:
    """What speaks of one actor."""
    spellings = portraits.spellings(portraits.names(actor))
    return Side(
        actor=actor,
        spellings=spellings[:MOST_NAMES],
        offices=actors.offices(actor),
        named=sum(n for _, n in spellings),
        counterparts=portraits.counterparts(actor.pk, MOST_BESIDE),
        quotes=_quotes(actor),
    )


def _quotes(actor: Actor) -> list[Quoted]:
    """The newest sentences that name it, of different texts."""
    newest = ClaimAlias.objects.filter(alias__actor=actor).order_by(
        F("claim__document__published").desc(nulls_last=True), "-claim"
    )
    names: dict[int, tuple[int, str]] = {}
    for document, claim, name in newest.values_list("claim__document", "claim", "name")[: MOST_QUOTED * 5]:
        names.setdefault(document, (claim, name))
    chosen = dict(list(names.values())[:MOST_QUOTED])
    begin = Greatest(F("start") - BEFORE, 0)
    rows = Claim.objects.filter(pk__in=chosen).annotate(
        stretch=Substr("document__text", begin + 1, LENGTH), offset=begin
    )
    found = {row["pk"]: _quoted(row, chosen[row["pk"]]) for row in rows.values(*COLUMNS)}
    return [found[pk] for pk in chosen if pk in found]


COLUMNS = (
    "pk", "uid", "body", "stretch", "offset", "document_id", "document__title", "document__name", "document__source",
    "document__published",
)  # fmt: skip


def _quoted(row: Mapping[str, Any], name: str) -> Quoted:
    words = sentence(row["stretch"], row["offset"], row["body"])
    before, found, behind = words.partition(name)
    return Quoted(
        before,
        found,
        behind,
        row["uid"],
        row["document_id"],
        row["document__title"] or row["document__name"],
        row["document__source"] or "",
        row["document__published"],
    )


def between(one: Actor, other: Actor) -> Between:
    """What two actors share."""
    beside = _beside(one).keys() & _beside(other).keys() - {one.pk, other.pk}
    often = EntryActor.objects.filter(actor__in=beside, entry__kind="meeting").order_by().values_list("actor")
    counts = dict(often.annotate(n=Count("entry", distinct=True)).order_by("-n", "actor")[:MOST_BESIDE])
    rows = Actor.objects.in_bulk(counts)
    claims = Claim.objects.filter(aliases__alias__actor=one).filter(aliases__alias__actor=other)
    return Between([(rows[pk], n) for pk, n in counts.items() if pk in rows], claims.distinct().count())


def _beside(actor: Actor) -> dict[int, int]:
    mine = EntryActor.objects.filter(actor=actor, entry__kind="meeting").values("entry")
    beside = EntryActor.objects.filter(entry__in=mine).order_by().values_list("actor")
    return dict(beside.annotate(n=Count("entry", distinct=True)))
