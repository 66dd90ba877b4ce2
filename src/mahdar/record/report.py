"""Report: a claim with what must be known to file it beside the claims of other documents, and nothing else.

Made once from the claim and its document (`reports.py`) and kept, so that filing needs no text.
"""

import dataclasses
import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from mahdar.vocabulary import Interval


class Side(NamedTuple):
    """Who stands in a slot: the alias, and once it is known the actor; `kind` is an ActorKind, `name` the alias's."""

    slot: str
    alias: str
    kind: str
    country: str | None
    actor: str = ""

    @property
    def side(self) -> str:
        """For whom it acts: its state, or itself. A minister, his ministry and his state are on one side."""
        return self.country or self.actor or self.alias


@dataclass(frozen=True, slots=True)
class Report:
    """One claim to be filed.

    `said`: the day its document was published; `first` and `last`: the days in which the text puts what it tells,
    None where it says nothing; `about`: uid of the gathering claim of the same document that it concerns, `gathering`
    the entry which that has become. `period`: the first and last day that money is for, as ISO 8601. `words` has what
    readers see for each slot. `marks` are hashes by which wordings are compared; `families`, `numbers` and `labels` make up
    the name of a gathering.
    """

    uid: str
    kind: str
    document: str
    outlet: str = ""
    said: datetime.date | None = None
    first: datetime.date | None = None
    last: datetime.date | None = None
    sides: tuple[Side, ...] = ()
    status: str = ""
    mode: str = ""
    place: str = ""
    stance: str = ""
    stage: str = ""
    basis: str = ""
    period: tuple[str, str] = ("", "")
    revises: bool = False
    low: float | None = None
    high: float | None = None
    currency: str = ""
    qualifier: str = ""
    modality: str = "asserted"
    confidence: float = 0.9
    about: str = ""
    gathering: str = ""
    families: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    marks: tuple[int, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def order(self) -> tuple[datetime.date, str, str]:
        """By the day of the report; those without one last."""
        return (self.said or datetime.date.max, self.document, self.uid)

    @property
    def when(self) -> Interval:
        """The days in which the text puts it."""
        return Interval(first=self.first, last=self.last)

    @property
    def is_dated(self) -> bool:
        """Does the text put it into a few days?"""
        return self.first is not None and self.last is not None and (self.last - self.first).days < FEW_DAYS

    def in_slot(self, slot: str) -> tuple[Side, ...]:
        """Who stands in a slot."""
        return tuple(side for side in self.sides if side.slot == slot)

    def resolved(self, actor_of: Mapping[str, str], gathering: str = "") -> "Report":
        """The same with the actors that its aliases are, and the entry of the gathering it concerns."""
        sides = tuple(side._replace(actor=actor_of.get(side.alias, side.alias)) for side in self.sides)
        return dataclasses.replace(self, sides=sides, gathering=gathering)

    def as_row(self) -> dict[str, Any]:
        """As JSON can hold it, what is empty left out."""
        row = {name: getattr(self, name) for name in _FIELDS}
        full = {
            name: value for name, value in row.items() if value not in (None, "", (), False, ("", "")) and value != {}
        }
        for name in _DAYS & full.keys():
            full[name] = full[name].isoformat()
        return full

    @classmethod
    def of_row(cls, row: Mapping[str, Any]) -> "Report":
        """What `as_row` wrote down."""
        values: dict[str, Any] = {name: tuple(value) if type(value) is list else value for name, value in row.items()}
        for name in _DAYS & values.keys():
            values[name] = datetime.date.fromisoformat(values[name])
        values["sides"] = tuple(Side(*side) for side in values.get("sides", ()))
        return cls(**values)


FEW_DAYS = 5  # talks of some days are dated; a week or a month only says about when
_DAYS = {"said", "first", "last"}
_FIELDS = tuple(f.name for f in dataclasses.fields(Report))
