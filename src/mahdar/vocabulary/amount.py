"""Number and Amount: a range with the qualifier the text gives it, never a bare figure."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from mahdar.vocabulary.span import Span


class Qualifier(StrEnum):
    """How a figure is hedged."""

    EXACT = "exact"
    AT_LEAST = "at-least"
    MORE_THAN = "more-than"
    ABOUT = "about"
    UP_TO = "up-to"


class Number(BaseModel):
    """A figure of the text as a range of values; `low == high` for a plain one, None for an open side.

    `readings` holds every value that the written form allows where a decimal mark was turned round
    (`4ر2` is 2.4 or 4.2) and the text does not decide; otherwise it is empty.
    """

    model_config = ConfigDict(frozen=True)

    span: Span
    low: float | None
    high: float | None
    qualifier: Qualifier = Qualifier.EXACT
    readings: tuple[float, ...] = ()
    ordinal: bool = False
    percent: bool = False
    reason: str = ""

    @property
    def value(self) -> float:
        """The figure to quote: the lower bound, or the upper one where only that is given (`up-to`)."""
        if self.low is not None:
            return self.low
        return self.high if self.high is not None else 0.0


class Amount(BaseModel):
    """Money: a number and its ISO 4217 currency; `currency` is None, and `currencies` lists the candidates, where
    the text says only `ريال`, `دينار` or `ليرة` and no country decides."""

    model_config = ConfigDict(frozen=True)

    span: Span
    number: Number
    currency: str | None
    currencies: tuple[str, ...] = ()
    reason: str = ""
