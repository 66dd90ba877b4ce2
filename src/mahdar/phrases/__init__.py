"""The phrase engine: patterns as data, compiled to Python's `re` over a row of symbols. It knows no language.

A caller builds an `Alphabet` of the senses its words and mentions can have, loads patterns with it (`load`), gives them
to an `Engine`, and asks for the matches in each `Row` of `Item`s. `docs/patterns.md` tells how a pattern is written.
"""

from mahdar.phrases.alphabet import BORDER, WORD, Alphabet
from mahdar.phrases.engine import Engine, Match
from mahdar.phrases.explain import explain
from mahdar.phrases.pattern import Example, NearMiss, Pattern, literals, load
from mahdar.phrases.row import Item, Row

__all__ = [
    "BORDER", "WORD", "Alphabet", "Engine", "Example", "Item", "Match", "NearMiss", "Pattern", "Row", "explain",
    "literals", "load",
]  # fmt: skip
