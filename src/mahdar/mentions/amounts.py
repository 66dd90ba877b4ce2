"""Money: a figure and the currency the text gives it, or the candidates where it does not decide.

The names are Babel's Arabic ones for the currencies in use today, and the press's own in `currencies.tsv`.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from babel import Locale
from babel.core import get_global

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold
from mahdar.arabic.numerals import AND, ARTICLE, Figure, range_start
from mahdar.arabic.tokens import Token
from mahdar.vocabulary import Amount, Number, Span

ENDINGS = "هاة"
LONGEST_ADJECTIVE = 3
CountryAt = Callable[[int], str | None] | str | None


class _Currencies(NamedTuple):
    """Forms of nouns, nouns that mean one currency alone, adjectives to codes by noun, symbols, and the words that
    may stand between figure and noun."""

    nouns: dict[str, str]
    defaults: dict[str, str]
    adjectives: dict[str, dict[tuple[str, ...], str]]
    symbols: dict[str, str]
    partitives: set[str]


def amounts(
    tokens: list[Token], figures: Sequence[Figure], country_at: CountryAt = None
) -> list[tuple[Amount, int, int]]:
    """The sums of money among the figures of a text, each with its token range (end exclusive), in order.

    `country_at` is the country (ISO 3166-1 alpha-2) that a bare `ريال` is read by, or a function that gives it for
    the token where the currency stands. The span covers hedge, figure, currency and its adjective.

    >>> from mahdar.arabic.numerals import figures
    >>> from mahdar.arabic.tokens import tokenize
    >>> text = "أكثر من 3 مليارات دولار أميركي"
    >>> tokens = tokenize(text)
    >>> [(a.number.low, a.currency, a.span.of(text)) for a, _, _ in amounts(tokens, figures(tokens, text))]
    [(3000000000.0, 'USD', 'أكثر من 3 مليارات دولار أميركي')]
    """
    found: list[tuple[Amount, int, int]] = []
    floor = 0
    for n, figure in enumerate(figures):
        if figure.number.ordinal or figure.number.percent:
            continue
        ceiling = figures[n + 1].first if n + 1 < len(figures) else len(tokens)
        money = _amount(tokens, figure, country_at, floor, ceiling)
        if money is not None:
            found.append(money)
            floor = money[2]
    return _joined_ranges(tokens, found)


def _amount(
    tokens: list[Token], figure: Figure, country_at: CountryAt, floor: int, ceiling: int
) -> tuple[Amount, int, int] | None:
    """The figure as money, if a currency stands behind it, or a symbol on either side."""
    first, last = figure.first, figure.last
    symbols = _currencies().symbols
    code: str | None
    if last < ceiling and (code := symbols.get(tokens[last].shape)):
        return _money(tokens, figure, first, last + 1, code)
    if figure.core == first > floor and (code := symbols.get(tokens[first - 1].shape)):
        return _money(tokens, figure, first - 1, last, code)
    at = last + 1 if last < len(tokens) and tokens[last].norm in _currencies().partitives else last
    noun, behind = _noun(tokens, at)
    if noun is None:
        return None
    code, last = _with_adjective(tokens, noun, behind)
    if code is not None:
        return _money(tokens, figure, first, last, code)
    country = country_at(at) if callable(country_at) else country_at
    candidates = _candidates(noun)
    code = next((c for c in candidates if c in _tender(country)), None) if country else None
    return _money(tokens, figure, first, last, code, candidates)


def _money(
    tokens: list[Token], figure: Figure, first: int, last: int, code: str | None, candidates: tuple[str, ...] = ()
) -> tuple[Amount, int, int]:
    reason = "" if code else "the text names no country for the currency"
    span = Span(tokens[first].start, tokens[last - 1].end)
    amount = Amount(
        span=span, number=figure.number, currency=code, currencies=() if code else candidates, reason=reason
    )
    return amount, first, last


def _noun(tokens: list[Token], at: int) -> tuple[str | None, int]:
    """The currency's noun at this token, and the token behind it; `درهما` may have been taken for noun and pronoun."""
    if at >= len(tokens):
        return None, at
    nouns = _currencies().nouns
    if at + 1 < len(tokens) and tokens[at + 1].word == tokens[at].word:
        written = nouns.get(tokens[at].norm + tokens[at + 1].norm)
        if written:
            return written, at + 2
    return nouns.get(tokens[at].norm), at + 1


def _with_adjective(tokens: list[Token], noun: str, at: int) -> tuple[str | None, int]:
    """The code that noun and adjective (or the noun alone) name, and the token behind them."""
    adjectives = _currencies().adjectives.get(noun, {})
    following = [_adjective(t.norm) for t in tokens[at : at + LONGEST_ADJECTIVE]]
    for length in range(len(following), 0, -1):
        code = adjectives.get(tuple(following[:length]))
        if code:
            return code, at + length
    return _currencies().defaults.get(noun), at


def _adjective(norm: str) -> str:
    """Without the ending that agrees with the noun: `سورية`, `يمنيا`."""
    return norm[:-1] if len(norm) > 3 and norm[-1] in ENDINGS else norm


def _candidates(noun: str) -> tuple[str, ...]:
    return tuple(sorted(set(_currencies().adjectives.get(noun, {}).values())))


def _joined_ranges(tokens: list[Token], found: list[tuple[Amount, int, int]]) -> list[tuple[Amount, int, int]]:
    """`بين 5 ملايين دولار و7 ملايين دولار` is one sum between two."""
    joined: list[tuple[Amount, int, int]] = []
    for money in found:
        amount, first, last = money
        if joined and joined[-1][2] == first - 1 and tokens[first - 1].norm == AND:
            low, low_first, _ = joined[-1]
            start = range_start(tokens, low_first, AND)
            if start is not None and low.currency == amount.currency and _ascending(low.number, amount.number):
                span = Span(tokens[start].start, amount.span.end)
                number = low.number.model_copy(update={"span": span, "high": amount.number.high})
                joined[-1] = (amount.model_copy(update={"span": span, "number": number}), start, last)
                continue
        joined.append(money)
    return joined


def _ascending(low: Number, high: Number) -> bool:
    return low.low is not None and high.high is not None and low.low < high.high


@cache
def _currencies() -> _Currencies:
    """Babel's names, then the press's."""
    nouns: dict[str, str] = {}
    defaults: dict[str, str] = {}
    adjectives: dict[str, dict[tuple[str, ...], str]] = {}
    symbols: dict[str, str] = {}
    partitives: set[str] = set()
    names = Locale("ar").currencies
    for code in sorted(_current()):
        _add_name(nouns, adjectives, names.get(code, ""), code)
    for kind, words, means, *_ in rows("currencies.tsv", "mahdar.mentions"):
        if kind == "name":
            _add_name(nouns, adjectives, words, means)
        elif kind == "form":
            nouns[fold(words)] = fold(means)
        elif kind == "default":
            nouns[fold(words)] = fold(words)
            defaults[fold(words)] = means
        elif kind == "partitive":
            partitives.add(fold(words))
        else:
            symbols[words] = means
    return _Currencies(nouns, defaults, adjectives, symbols, partitives)


def _add_name(nouns: dict[str, str], adjectives: dict[str, dict[tuple[str, ...], str]], name: str, code: str) -> None:
    parts = [fold(word) for word in name.split()]
    if not parts:
        return
    nouns[parts[0]] = parts[0]
    adjectives.setdefault(parts[0], {})[tuple(_adjective(_bare(p)) for p in parts[1:])] = code


def _bare(folded: str) -> str:
    """Without the article, as tokens are: `جنوب السودان`."""
    return folded[2:] if folded.startswith(ARTICLE) and len(folded) > 4 else folded


def in_currency_of(amount: Amount, country: str | None) -> Amount:
    """The amount in the legal tender of this country (ISO 3166-1 alpha-2), where that is one of those it may be in.

    Source of legal tender: Unicode CLDR, by Babel.
    """
    code = next((c for c in amount.currencies if c in _tender(country)), None) if country else None
    if amount.currency is not None or code is None:
        return amount
    return amount.model_copy(update={"currency": code, "currencies": (), "reason": ""})


@cache
def _current() -> frozenset[str]:
    """The currencies that are legal tender somewhere today."""
    return frozenset(code for country in get_global("territory_currencies") for code in _tender(country))


@cache
def _tender(country: str) -> tuple[str, ...]:
    """The legal tender of a country; empty for a code that Babel does not know."""
    entries = get_global("territory_currencies").get(country, ())
    return tuple(code for code, _, end, tender in entries if end is None and tender)
