"""Meeting: named parties consult one another."""

from enum import StrEnum
from typing import Literal

from mahdar.vocabulary.actor import Party
from mahdar.vocabulary.claim import Claim
from mahdar.vocabulary.date import Date
from mahdar.vocabulary.span import Span


class Mode(StrEnum):
    """How the parties met."""

    IN_PERSON = "in-person"
    PHONE = "phone"
    VIDEO = "video"
    WRITTEN = "written"
    UNSPECIFIED = "unspecified"


class Status(StrEnum):
    """Where a meeting or a gathering stands."""

    HELD = "held"
    PLANNED = "planned"
    UNDER_WAY = "under-way"
    CANCELLED = "cancelled"
    PROPOSED = "proposed"


class Meeting(Claim):
    """Talks, a visit with talks, a phone call: past, planned, proposed or cancelled."""

    kind: Literal["meeting"] = "meeting"
    participants: tuple[Party, ...]
    mode: Mode = Mode.UNSPECIFIED
    status: Status = Status.HELD
    date: Date | None = None
    place: Span | None = None
