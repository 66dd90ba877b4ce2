"""Entry: one thing that happened, was said, promised or wanted, with all the claims that speak of it.

Every value lists the claims that give it and those that give another, so that a reader sees where the sources disagree.
Two clocks run in an entry: when it happens (`happened`) and when it was reported (`said`).
"""

import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from mahdar.vocabulary import Basis, Interval, Qualifier


class EntryStatus(StrEnum):
    """Where an entry stands when all its claims are weighed.

    `reported` is the status of what is neither planned nor held: words, wishes, sums. `disputed`: sources of the same days
    contradict one another and none came later. `superseded` is what lists are asked for: a later source replaced one of the
    entry's values (`Value.superseded`), and the entry has another status of its own.
    """

    PROPOSED = "proposed"
    PLANNED = "planned"
    UNDER_WAY = "under-way"
    HELD = "held"
    CANCELLED = "cancelled"
    REPORTED = "reported"
    DENIED = "denied"
    SUPERSEDED = "superseded"
    DISPUTED = "disputed"


class Money(BaseModel):
    """A sum as a range in one currency (ISO 4217, None where the text leaves it open); None: that side is open."""

    model_config = ConfigDict(frozen=True)

    low: float | None
    high: float | None
    currency: str | None
    qualifier: Qualifier = Qualifier.EXACT
    basis: Basis | None = None

    @property
    def value(self) -> float:
        """The figure to quote: the lower bound, or the upper one where only that is given."""
        return self.low if self.low is not None else (self.high or 0.0)


class Value(BaseModel):
    """One value of a slot: as a reader sees it in `words`, and what is compared in `key`.

    `backed` and `against` are uids of claims; `superseded`: later sources put another value in its place.
    """

    model_config = ConfigDict(frozen=True)

    key: str
    words: str
    backed: tuple[str, ...]
    against: tuple[str, ...] = ()
    superseded: bool = False
    money: Money | None = None
    interval: Interval | None = None


class Turn(BaseModel):
    """A step in an entry's history: from `said` on, sources gave this status."""

    model_config = ConfigDict(frozen=True)

    said: datetime.date | None
    status: str
    claims: tuple[str, ...]


class Role(BaseModel):
    """An actor of the entry, what it does there (`participant`, `speaker`, `donor`, ...), what it is (an ActorKind), and the
    claims that say so."""

    model_config = ConfigDict(frozen=True)

    role: str
    actor: str
    name: str
    country: str | None = None
    kind: str = ""
    claims: tuple[str, ...] = ()


WORDINGS = frozenset({"name", "content", "target", "cause", "blocks", "condition"})  # may differ and still agree


FEW = 0.1


class Entry(BaseModel):
    """One entry of the record.

    `values`: for each slot its values, the best backed first; more than one means that the sources disagree.
    `claims`: uids, in the order in which they were reported. `outlets`: who reported it. `texts`: how many texts
    did, copies of one wire report counted once. `gathering`: the entry of the gathering that it concerns.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    kind: str
    title: str
    status: EntryStatus
    happened: Interval = Interval()
    said: Interval = Interval()
    roles: tuple[Role, ...] = ()
    values: dict[str, tuple[Value, ...]] = Field(default_factory=dict)
    history: tuple[Turn, ...] = ()
    claims: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    texts: int = 1
    gathering: str = ""

    def best(self, slot: str) -> Value | None:
        """The best backed value of a slot; None where no source gives one."""
        values = self.values.get(slot)
        return values[0] if values else None

    def actors(self, role: str) -> tuple[Role, ...]:
        """The actors in one role."""
        return tuple(each for each in self.roles if each.role == role)

    def principals(self, role: str) -> tuple[Role, ...]:
        """The actors in one role without those whom few of many claims name: one text's slip, or a guest in the hall."""
        found = self.actors(role)
        most = max((len(each.claims) for each in found), default=0)
        return tuple(each for each in found if len(each.claims) >= most * FEW)

    @property
    def contradicted(self) -> tuple[str, ...]:
        """The slots in which sources disagree."""
        return tuple(
            slot
            for slot, values in self.values.items()
            if slot not in WORDINGS and len([v for v in values if not v.superseded]) > 1
        )


def strongest(entry: Entry) -> tuple[int, int, str]:
    """What sorts the best backed entries first: outlets, texts, and the id to leave nothing to chance."""
    return (-len(set(entry.outlets)), -entry.texts, entry.id)
