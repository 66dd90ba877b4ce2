"""The actors of an entry by role: all that its claims name, the imprecise giving way to the precise.

Where one outlet writes that Moscow met and another that its minister did, the entry names the minister.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from mahdar.record.entry import Role
from mahdar.record.report import Report
from mahdar.vocabulary import ActorKind

COMPANY = "participant"
OFFICE_ALONE = "office:"
STANDS_FOR_PERSONS = frozenset({ActorKind.STATE, ActorKind.ORGANISATION})


class Who(NamedTuple):
    """An actor of the record as an entry shows it."""

    name: str
    country: str | None


@dataclass(slots=True)
class _Part:
    """An actor in a slot, and the reports that put it there."""

    slot: str
    actor: str
    kind: str
    country: str | None
    named: bool = False
    uids: dict[str, None] = field(default_factory=dict)

    @property
    def precise(self) -> bool:
        """A person by name."""
        return self.kind == ActorKind.PERSON and self.named

    @property
    def imprecise(self) -> bool:
        """A state, a body of it or an office: any of its people may be meant."""
        return self.country is not None and (self.kind in STANDS_FOR_PERSONS or not self.named)


def roles(reports: Sequence[Report], who: Mapping[str, Who]) -> tuple[Role, ...]:
    """The actors by role, those that most claims name first."""
    parts = _parts(reports)
    shown = [part for part in parts if not _gives_way(part, parts)]
    shown.sort(key=lambda p: (p.slot, -len(p.uids), who[p.actor].name if p.actor in who else p.actor))
    return tuple(
        Role(
            role=part.slot,
            actor=part.actor,
            name=who[part.actor].name if part.actor in who else part.actor,
            country=part.country,
            kind=part.kind,
            claims=tuple(part.uids),
        )
        for part in shown
    )


def _parts(reports: Sequence[Report]) -> list[_Part]:
    found: dict[tuple[str, str], _Part] = {}
    for report in reports:
        for side in report.sides:
            part = found.setdefault((side.slot, side.actor), _Part(side.slot, side.actor, side.kind, side.country))
            part.named = part.named or not side.alias.startswith(OFFICE_ALONE)
            part.uids[report.uid] = None
    return list(found.values())


def _gives_way(part: _Part, parts: Sequence[_Part]) -> bool:
    """Is it the state of somebody named, whom no report names beside it? One that does means both."""
    if part.slot != COMPANY or not part.imprecise:
        return False
    theirs = [other for other in parts if other.precise and other.slot == COMPANY and other.country == part.country]
    return bool(theirs) and not any(part.uids.keys() & other.uids.keys() for other in theirs)
