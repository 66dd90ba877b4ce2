"""Obstacle: what stands in the way."""

from typing import Literal

from mahdar.vocabulary.actor import Party
from mahdar.vocabulary.claim import Claim
from mahdar.vocabulary.span import Span


class Obstacle(Claim):
    """`cause` stands in the way of `blocks`, according to a speaker where one is named."""

    kind: Literal["obstacle"] = "obstacle"
    blocks: Span
    cause: Span
    according_to: Party | None = None
