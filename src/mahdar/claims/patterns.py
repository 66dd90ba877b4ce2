"""Patterns: the phrase engines of the kinds (`KIND.toml`), all over one alphabet, so that a row is encoded once."""

from functools import cache
from importlib.resources import files

from mahdar.arabic.normal import fold
from mahdar.claims.row import declared_senses
from mahdar.phrases import Alphabet, Engine, literals, load

PATTERN_FILE = ".toml"


@cache
def alphabet() -> Alphabet:
    """The senses that the patterns of every kind may name."""
    return Alphabet(declared_senses())


@cache
def engine(kind: str) -> Engine:
    """The engine of one kind's patterns. Raises LexiconError where a pattern is not of the language."""
    source = files("mahdar.claims").joinpath(kind + PATTERN_FILE)
    return Engine(load(source, alphabet(), fold), alphabet())


@cache
def quoted_words() -> frozenset[str]:
    """The folded words that patterns of any kind quote; rows must be made with them (`row.passages`)."""
    names = sorted(f.name for f in files("mahdar.claims").iterdir() if f.name.endswith(PATTERN_FILE))
    return frozenset().union(*(literals(engine(name.removesuffix(PATTERN_FILE)).patterns) for name in names))
