"""Exchange rates, offline: the European Central Bank's daily reference rates as CurrencyConverter ships them, and the official
rates of currencies pegged to the dollar (`pegs.tsv`).

What has neither is not converted: a pound with three rates at once has no value in dollars that a ledger could state.
"""

import datetime
from functools import cache
from typing import Any, NamedTuple

from mahdar.arabic.lexicon import rows
from mahdar.errors import MahdarError

DOLLAR = "USD"


class Rate(NamedTuple):
    """Units of the wanted currency for one of the given; `basis`: where that comes from, `ecb 2014-01-15`
    or `peg 3.75 SAR` (units for one US dollar)."""

    factor: float
    basis: tuple[str, ...] = ()


@cache
def rate(given: str, wanted: str, day: datetime.date | None) -> Rate | None:
    """The rate of a day, None where there is none.

    >>> rate("SAR", "USD", None).basis
    ('peg 3.75 SAR',)
    """
    if given == wanted:
        return Rate(1.0)
    to_dollar, from_dollar = _to_dollar(given, day), _to_dollar(wanted, day)
    if to_dollar is None or from_dollar is None:
        return None
    return Rate(to_dollar.factor / from_dollar.factor, to_dollar.basis + from_dollar.basis)


def _to_dollar(currency: str, day: datetime.date | None) -> Rate | None:
    if currency == DOLLAR:
        return Rate(1.0)
    for code, per_usd, first, last in rows("pegs.tsv", "mahdar.record"):
        within = day is None or (int(first) <= day.year and (not last or day.year <= int(last)))
        if code == currency and within:
            return Rate(1 / float(per_usd), (f"peg {per_usd} {code}",))
    table = _reference_rates()
    if day is None or currency not in table.currencies:
        return None
    first_day, last_day = table.bounds[currency]
    if not first_day <= day <= last_day:
        return None
    return Rate(table.convert(1, currency, DOLLAR, date=day), (f"ecb {day.isoformat()}",))


@cache
def _reference_rates() -> Any:
    try:
        from currency_converter import CurrencyConverter
    except ImportError:
        raise MahdarError("rates need CurrencyConverter: pip install 'mahdar[desk]'") from None
    return CurrencyConverter(fallback_on_missing_rate=True, fallback_on_missing_rate_method="last_known")
