"""Two actors side by side: what a person looks at to say whether they are one."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Count, F

from mahdar.store import actors, portraits
from mahdar.store.models import Actor, Claim, ClaimAlias, EntryActor

MOST_NAMES, MOST_QUOTED, MOST_BESIDE = 8, 4, 8


class Quoted(NamedTuple):
    """Words of a claim that names the actor, the name as they have it, and where they stand."""

    words: str
    name: str
    uid: str
    document: int
    title: str
    source: str
    published: object


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
    """Newest words of claims that name it, of different texts."""
    rows = ClaimAlias.objects.filter(alias__actor=actor).order_by(
        F("claim__document__published").desc(nulls_last=True), "-claim"
    )
    found: dict[int, Quoted] = {}
    for name, uid, words, pk, title, file, source, day in rows.values_list(
        "name", "claim__uid", "claim__facts__words__evidence", "claim__document_id", "claim__document__title",
        "claim__document__name", "claim__document__source", "claim__document__published",
    )[: MOST_QUOTED * 4]:  # fmt: skip
        found.setdefault(pk, Quoted(words or "", name, uid, pk, title or file, source or "", day))
    return list(found.values())[:MOST_QUOTED]


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
