"""Attendance: where a party stands on taking part in a gathering or in talks."""

from enum import StrEnum
from typing import Literal

from mahdar.vocabulary.actor import Party
from mahdar.vocabulary.claim import Claim
from mahdar.vocabulary.span import Span


class AttendanceStatus(StrEnum):
    """The states an attendance can be in."""

    ATTENDS = "attends"
    REFUSES = "refuses"
    CONDITIONAL = "conditional"
    UNDECIDED = "undecided"
    INVITED = "invited"
    NOT_INVITED = "not-invited"
    EXCLUDED = "excluded"
    UNABLE = "unable"


class Attendance(Claim):
    """`gathering` is the words that name it here; `condition` the condition's words where there is one."""

    kind: Literal["attendance"] = "attendance"
    party: Party
    gathering: Span
    status: AttendanceStatus
    condition: Span | None = None
