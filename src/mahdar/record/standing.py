"""Where an entry stands: its claims in the order of their reports, folded into a history and a status.

Later reports overrule earlier ones; of one day a report of what was held overrules one of what was planned; what the
same days both affirm and deny is disputed.
"""

from collections.abc import Sequence
from itertools import groupby

from mahdar.record.calendar_keys import apart
from mahdar.record.entry import EntryStatus, Turn
from mahdar.record.report import Report
from mahdar.vocabulary import AttendanceStatus, Interval, Modality, Stance, Status

NO_DAY = Interval()
SAME_NEWS = 1  # days within which two reports are of the same news
DENIED = "denied"

_RANK = {  # of one day's reports the one that knows most
    Status.PROPOSED: 0,
    Status.PLANNED: 1,
    Status.UNDER_WAY: 2,
    Status.HELD: 3,
    Status.CANCELLED: 4,
    DENIED: 4,
}
_HAPPENS = frozenset({Status.UNDER_WAY.value, Status.HELD.value})
_DOES_NOT = frozenset({Status.CANCELLED.value, DENIED})
_COMES = frozenset({AttendanceStatus.ATTENDS.value})
_STAYS_AWAY = frozenset({s.value for s in (AttendanceStatus.REFUSES, AttendanceStatus.EXCLUDED)} | {DENIED})
_FOR = frozenset(s.value for s in (Stance.SUPPORTS, Stance.ACCEPTS, Stance.PROPOSES, Stance.DEMANDS, Stance.OFFERS))
_AGAINST = frozenset({Stance.OPPOSES.value, Stance.REJECTS.value, DENIED})
_OPPOSED = {
    "meeting": (_HAPPENS, _DOES_NOT),
    "gathering": (_HAPPENS, _DOES_NOT),
    "attendance": (_COMES, _STAYS_AWAY),
    "position": (_FOR, _AGAINST),
}


def standing_of(report: Report) -> str:
    """What one claim says of the standing: its status, its stance, or that it is denied."""
    if report.modality == Modality.DENIED:
        return DENIED
    return report.status or report.stance or report.stage or EntryStatus.REPORTED.value


def camp(report: Report) -> str:
    """Whether one claim is for its target or against it; else its stance (`accuses`, `warns`)."""
    return camp_of(standing_of(report))


def camp_of(stance: str) -> str:
    """The same of a stance.

    >>> camp_of("demands"), camp_of("rejects"), camp_of("warns")
    ('for', 'against', 'warns')
    """
    return "for" if stance in _FOR else "against" if stance in _AGAINST else stance


def history(reports: Sequence[Report]) -> tuple[Turn, ...]:
    """The turns: runs of reports that give the same standing, in the order of the days on which they were made."""
    ordered = sorted(reports, key=lambda r: (r.order[0], _RANK.get(standing_of(r), 0), r.order))
    runs = ((status, list(run)) for status, run in groupby(ordered, key=standing_of))
    return tuple(Turn(said=run[0].said, status=status, claims=tuple(r.uid for r in run)) for status, run in runs)


def latest(reports: Sequence[Report]) -> str:
    """The standing that the last reports give; nothing that was held becomes planned again."""
    turns = [turn.status for turn in history(reports)]
    if turns[-1] in (Status.PLANNED, Status.PROPOSED, Status.UNDER_WAY):
        happened = [s for s in turns if s in (Status.HELD, Status.UNDER_WAY)]
        return happened[-1] if happened else turns[-1]
    return turns[-1]


def is_disputed(kind: str, reports: Sequence[Report]) -> bool:
    """Do the newest reports, those of the same news, affirm and deny?"""
    if kind not in _OPPOSED:
        return False
    newest = max((r.said for r in reports if r.said), default=None)
    fresh = [r for r in reports if newest is None or apart(r.said, newest) <= SAME_NEWS]
    affirm, deny = _OPPOSED[kind]
    yes = {r.document for r in fresh if standing_of(r) in affirm}
    no = {r.document for r in fresh if standing_of(r) in deny}
    return bool(yes and no) and yes != no  # one text that tells of both is a history


def status(kind: str, reports: Sequence[Report], happened: Interval = NO_DAY) -> EntryStatus:
    """The status of an entry of these claims; `happened`: the days in which it takes place.

    Nothing is held before its day: what lies ahead of all its reports is planned, though a report that gives no day speaks of it
    as of something that has been.
    """
    if is_disputed(kind, reports):
        return EntryStatus.DISPUTED
    last = latest(reports)
    if last == DENIED:
        return EntryStatus.DENIED
    if kind not in ("meeting", "gathering"):
        return EntryStatus.REPORTED
    if last in _HAPPENS and lies_ahead(reports, happened):
        return EntryStatus.PLANNED
    return EntryStatus(last)


def lies_ahead(reports: Sequence[Report], happened: Interval) -> bool:
    """Do these days come after all the reports, each of which has a day of its own?"""
    said = [report.said for report in reports]
    return happened.first is not None and all(day is not None and day < happened.first for day in said)
