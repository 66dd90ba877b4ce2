"""Claim: what every kind of claim has in common. The kinds have a file each beside this one."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from mahdar.vocabulary.span import Span


class Modality(StrEnum):
    """How far the text vouches for what it reports."""

    ASSERTED = "asserted"
    DENIED = "denied"
    CONDITIONAL = "conditional"
    REPORTED = "reported"


class Claim(BaseModel):
    """One thing an article says, with the words it rests on.

    `because` names the pattern or rule that found it; `confidence` lies between 0 and 1, and `reasons` says in words
    what lowered it.
    """

    model_config = ConfigDict(frozen=True)

    evidence: Span
    modality: Modality = Modality.ASSERTED
    because: str
    confidence: float = Field(default=0.9, ge=0.0, le=1.0)
    reasons: tuple[str, ...] = ()
