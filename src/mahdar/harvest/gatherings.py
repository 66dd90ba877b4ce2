"""Gatherings: nouns that name them with their phrases, and other nouns in the places where gatherings stand."""

from collections.abc import Iterator
from functools import cache

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold
from mahdar.harvest.tally import Sighting, words
from mahdar.mentions.annotate import Annotated
from mahdar.mentions.nouns import is_function_word, phrase_end


@cache
def _known_nouns() -> frozenset[str]:
    return frozenset(fold(word) for word, *_ in rows("gathering_families.tsv", "mahdar.claims"))


@cache
def _openers() -> frozenset[str]:
    return frozenset(fold(word) for word, *_ in rows("gathering_openers.tsv", "mahdar.harvest"))


def gatherings(text: Annotated) -> Iterator[Sighting]:
    """`noun of gathering`: known nouns with their phrases; `behind WORD`: what opens behind `أعمال`, `فعاليات`, ..."""
    tokens = text.tokens
    for i, token in enumerate(tokens):
        if token.kind != "word" or is_function_word(token):
            continue
        known = token.norm in _known_nouns()
        opened = i > 0 and tokens[i - 1].norm in _openers() and not tokens[i - 1].definite
        if known or opened:
            end = phrase_end(tokens, i, len(tokens))
            if end - i > 1:
                pattern = "noun of gathering" if known else f"behind {tokens[i - 1].shape}"
                yield Sighting(words(text, i, end), pattern, i, end, known)
