"""What the template of a claim's form is given."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from babel import Locale

from mahdar.exchange.labels import Language, label
from mahdar.vocabulary import ActorKind
from mahdar.web.context import language
from mahdar.web.forms.claim_form import inputs_of, qualifiers
from mahdar.web.forms.claim_values import Hand, Raw

COMMON = (
    "USD", "EUR", "GBP", "SAR", "AED", "KWD", "QAR", "BHD", "OMR", "JOD", "IQD", "SYP", "LBP", "ILS", "EGP", "LYD", "TND",
    "DZD", "MAD", "SDG", "YER", "TRY", "IRR", "RUB", "CNY", "JPY", "CHF", "SEK", "NOK", "CAD", "AUD",
)  # fmt: skip


def form_facts(kind: str, raw: Raw, hand: Hand, errors: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The fields of a claim of this kind, filled, with the choices that they offer."""
    lang = language()
    wrong = dict(errors or {})
    return {
        "kind": kind,
        "inputs": inputs_of(kind, raw, hand, wrong),
        "errors": wrong,
        "wrong": wrong.get("", ""),
        "actor_kinds": [(each.value, label("ActorKind", each.value, lang)) for each in ActorKind],
        "qualifiers": qualifiers(),
        "countries": countries(lang),
        "currencies": currencies(lang),
    }


@cache
def countries(lang: Language) -> list[tuple[str, str]]:
    """States by their codes of two letters, in the order of their names."""
    named = Locale(lang.value).territories
    return sorted(((code, name) for code, name in named.items() if len(code) == 2), key=lambda pair: pair[1])


@cache
def currencies(lang: Language) -> list[tuple[str, str]]:
    """The currencies that the press of the region writes of."""
    named = Locale(lang.value).currencies
    return [(code, named.get(code, code)) for code in COMMON]
