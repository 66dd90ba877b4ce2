"""The filled slots of a claim, kind by kind the same way: what every format walks through."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from mahdar.vocabulary import Amount, AnyClaim, Date, Party, Span

Value = Party | Span | Date | Amount | StrEnum | bool
ABOUT_THE_CLAIM = {"kind", "evidence", "modality", "because", "confidence", "reasons", "mentions"}


def in_text_order(claims: Iterable[AnyClaim]) -> list[AnyClaim]:
    """The claims as their evidence follows in the text; of those that begin together the shortest first."""
    return sorted(claims, key=lambda claim: (claim.evidence, claim.kind))


def slots(claim: AnyClaim) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """Each filled slot with its values, in the order of the vocabulary; the evidence, which every claim has, last.

    A mark that is not set (`revises`) is no filled slot.
    """
    for name in type(claim).model_fields:
        value = getattr(claim, name)
        if name not in ABOUT_THE_CLAIM and value is not None and value is not False and value != ():
            yield name, value if type(value) is tuple else (value,)
    yield "evidence", (claim.evidence,)


def span(value: Value) -> Span | None:
    """Where in the text a value stands; None for what the reader of the text concluded (a status, a stance, a mark)."""
    if isinstance(value, Span):
        return value
    return None if isinstance(value, StrEnum | bool) else value.span
