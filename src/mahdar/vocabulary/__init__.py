"""The words of the domain, typed and frozen: read this folder and you know what Mahdar keeps."""

from mahdar.vocabulary.actor import Actor, ActorKind, Office, Party
from mahdar.vocabulary.amount import Amount, Number, Qualifier
from mahdar.vocabulary.attendance import Attendance, AttendanceStatus
from mahdar.vocabulary.claim import Claim, Modality
from mahdar.vocabulary.date import Date, Granularity, Interval
from mahdar.vocabulary.document import AnyClaim, Document, Minutes
from mahdar.vocabulary.gathering import Gathering
from mahdar.vocabulary.meeting import Meeting, Mode, Status
from mahdar.vocabulary.obstacle import Obstacle
from mahdar.vocabulary.pledge import Basis, Pledge, Stage
from mahdar.vocabulary.position import Position, Stance
from mahdar.vocabulary.span import Span
from mahdar.vocabulary.statement import Manner, Statement

__all__ = [
    "Actor", "ActorKind", "Amount", "AnyClaim", "Attendance", "AttendanceStatus", "Basis", "Claim", "Date", "Document",
    "Gathering", "Granularity", "Interval", "Manner", "Meeting", "Minutes", "Modality", "Mode", "Number",
    "Obstacle", "Office", "Party", "Pledge", "Position", "Qualifier", "Span", "Stage", "Stance", "Statement", "Status",
]  # fmt: skip
