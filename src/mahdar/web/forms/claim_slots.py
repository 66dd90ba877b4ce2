"""The slots of a kind of claim as a form asks for them: which there are, of what shape, what they may hold."""

import types
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple, Union, get_args, get_origin

from mahdar.exchange.slots import ABOUT_THE_CLAIM
from mahdar.store.contents import CLASSES
from mahdar.vocabulary import Amount, Date, Party, Span


class Shape(StrEnum):
    """What is asked for a slot."""

    SPAN = "span"
    PARTY = "party"
    PARTIES = "parties"
    DATE = "date"
    AMOUNT = "amount"
    CHOICE = "choice"
    MARK = "mark"


class Slot(NamedTuple):
    """A slot of a kind: its name, what is asked for it, whether it must be filled, the enumeration that it is of."""

    name: str
    shape: Shape
    required: bool
    values: type[StrEnum] | None = None


def slots_of(kind: str) -> Iterator[Slot]:
    """The slots of a kind in the order of a form: its words, then what it says, then how far the text vouches for it."""
    yield Slot("evidence", Shape.SPAN, required=True)
    fields = CLASSES[kind].model_fields
    for name in (*(each for each in fields if each not in ABOUT_THE_CLAIM), "modality"):
        kinds, optional = _bare(fields[name].annotation)
        shape = _shape(kinds)
        values = kinds if shape is Shape.CHOICE and isinstance(kinds, type) and issubclass(kinds, StrEnum) else None
        yield Slot(name, shape, required=not optional and shape is not Shape.MARK, values=values)


def _bare(annotation: object) -> tuple[object, bool]:
    """The type without `None`, and whether it may be None."""
    if get_origin(annotation) in (Union, types.UnionType):
        named = [each for each in get_args(annotation) if each is not type(None)]
        return named[0], True
    return annotation, False


def _shape(kind: object) -> Shape:
    if get_origin(kind) is tuple:
        return Shape.PARTIES
    if kind is bool:
        return Shape.MARK
    return {Span: Shape.SPAN, Party: Shape.PARTY, Date: Shape.DATE, Amount: Shape.AMOUNT}.get(kind, Shape.CHOICE)  # type: ignore[call-overload, no-any-return]
