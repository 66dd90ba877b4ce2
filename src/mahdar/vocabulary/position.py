"""Position: what a party wants, backs, turns down or demands."""

from enum import StrEnum
from typing import Literal

from mahdar.vocabulary.actor import Party
from mahdar.vocabulary.claim import Claim
from mahdar.vocabulary.span import Span


class Stance(StrEnum):
    """The stances of the guide."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    DEMANDS = "demands"
    PROPOSES = "proposes"
    ACCEPTS = "accepts"
    REJECTS = "rejects"
    WARNS = "warns"
    ACCUSES = "accuses"
    OFFERS = "offers"
    EXPECTS = "expects"


class Position(Claim):
    """`target` is the words that say what, or whom, the stance is about."""

    kind: Literal["position"] = "position"
    party: Party
    stance: Stance
    target: Span
