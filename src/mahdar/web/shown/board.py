"""The board of a gathering: its parties by where they stand now, each with its condition and how it stood before."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from mahdar.record.entry import Entry as Summary
from mahdar.record.entry import Role, Turn
from mahdar.store.models import Entry
from mahdar.store.summaries import summary_of
from mahdar.vocabulary import AttendanceStatus
from mahdar.web.context import language
from mahdar.wording import named_in

ORDER = (
    AttendanceStatus.ATTENDS, AttendanceStatus.CONDITIONAL, AttendanceStatus.UNDECIDED, AttendanceStatus.INVITED,
    AttendanceStatus.REFUSES, AttendanceStatus.UNABLE, AttendanceStatus.NOT_INVITED, AttendanceStatus.EXCLUDED,
)  # fmt: skip


class Party(NamedTuple):
    """A party on the board, by the entry (its pk) that was reported last; `before`: its last other status and the day of it."""

    entry: int
    role: Role
    said: datetime.date | None
    texts: int
    condition: str
    before: str
    before_on: datetime.date | None
    disagree: bool


class Group(NamedTuple):
    """Those who stand alike."""

    status: str
    parties: list[Party]


def board(entries: Iterable[Entry]) -> list[Group]:
    """The parties of these entries of attendance in groups; the groups in the order of a board, the most reported party first."""
    latest: dict[str, tuple[AttendanceStatus, Party]] = {}
    for summary in sorted(map(_named, entries), key=_first):
        status = _status(summary)
        for role in summary.actors("party") if status else ():
            if status and role.actor not in latest:
                latest[role.actor] = status, _party(summary, role, status)
    groups = [Group(status.value, [party for its, party in latest.values() if its is status]) for status in ORDER]
    for group in groups:
        group.parties.sort(key=lambda party: (-party.texts, party.role.name))
    return [group for group in groups if group.parties]


def _named(entry: Entry) -> Summary:
    return named_in(summary_of(entry), language())


def _first(summary: Summary) -> tuple[int, int, int]:
    """What was reported last comes first, then what most texts tell."""
    said = summary.said.last or summary.said.first
    return (-said.toordinal() if said else 0, -summary.texts, int(summary.id))


def _status(summary: Summary) -> AttendanceStatus | None:
    best = summary.best("status")
    return AttendanceStatus(best.key) if best and best.key in set(AttendanceStatus) else None


def _party(summary: Summary, role: Role, status: AttendanceStatus) -> Party:
    condition = summary.best("condition")
    before = _before(summary.history, status)
    return Party(
        entry=int(summary.id),
        role=role,
        said=summary.said.last,
        texts=summary.texts,
        condition=condition.words if condition else "",
        before=before.status if before else "",
        before_on=before.said if before else None,
        disagree="status" in summary.contradicted or summary.status.value == "disputed",
    )


def _before(history: Iterable[Turn], status: AttendanceStatus) -> Turn | None:
    """The last step before this one."""
    return next((turn for turn in reversed(list(history)) if turn.status != status and turn.status in ORDER), None)
