"""Statement: somebody says something."""

from enum import StrEnum
from typing import Literal

from mahdar.vocabulary.actor import Party
from mahdar.vocabulary.claim import Claim
from mahdar.vocabulary.date import Date
from mahdar.vocabulary.span import Span


class Manner(StrEnum):
    """Whether the words are quoted or reported."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class Statement(Claim):
    """`content` is the whole of what is reported, without quotation marks; `via` the outlet that passed it on."""

    kind: Literal["statement"] = "statement"
    speaker: Party
    manner: Manner
    content: Span
    date: Date | None = None
    via: Span | None = None
