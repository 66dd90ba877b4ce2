"""Bound prepositions: those that are one word to the tokens with the pronoun or the relative behind them (`bound.tsv`)."""

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold


def _bound(wanted: str) -> dict[str, str]:
    """Folded words of one kind to their folded prepositions."""
    return {fold(word): fold(link) for word, link, kind, *_ in rows("bound.tsv", "mahdar.claims") if kind == wanted}


BOUND = _bound("pronoun")
BOUND_RELATIVES = _bound("relative")
