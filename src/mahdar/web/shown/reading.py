"""A text of the record as it was read: its claims as the vocabulary has them, beside the rows that people's decisions are on."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mahdar.store.contents import CLASSES, text_of
from mahdar.store.models import Claim, Document
from mahdar.vocabulary import Actor, AnyClaim, Minutes


class Read(NamedTuple):
    """A claim as it stands, and its row."""

    row: Claim
    claim: AnyClaim


def claim_of(row: Claim) -> AnyClaim:
    """The claim that a row holds."""
    return CLASSES[row.kind].model_validate(row.body)


def read_of(rows: Iterable[Claim]) -> list[Read]:
    """Claims beside their rows, as they follow in the text; of those that begin together the shortest first."""
    found = [Read(row, claim_of(row)) for row in rows]
    return sorted(found, key=lambda each: (each.claim.evidence, each.claim.kind, each.row.uid))


def minutes_of(document: Document, rows: Sequence[Claim]) -> Minutes:
    """The text with everybody whom its claims name: those that were read in it, and those whom people have named."""
    everybody = [*document.actors, *(actor for row in rows for actor in row.cast)]
    return Minutes(document=text_of(document), actors=tuple(map(Actor.model_validate, everybody)))
