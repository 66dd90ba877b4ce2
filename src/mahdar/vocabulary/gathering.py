"""Gathering: a conference, a summit, a round of talks with a name or a fixed occasion."""

from typing import Literal

from mahdar.vocabulary.claim import Claim
from mahdar.vocabulary.date import Date
from mahdar.vocabulary.meeting import Status
from mahdar.vocabulary.span import Span


class Gathering(Claim):
    """One a document for each gathering, however often it is mentioned; `mentions` lists all of them."""

    kind: Literal["gathering"] = "gathering"
    name: Span
    date: Date | None = None
    place: Span | None = None
    status: Status = Status.PLANNED
    mentions: tuple[Span, ...] = ()
