"""Closed words: the few single words to which the code of claims attends, by their role (`closed_words.tsv`)."""

from functools import cache

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold
from mahdar.errors import LexiconError


@cache
def closed_words(role: str) -> frozenset[str]:
    """The folded words of a role. Raises LexiconError for a role that the file does not have.

    >>> sorted(closed_words("donors")) == [fold("مانح")]
    True
    """
    found = frozenset(fold(word) for name, word, _ in rows("closed_words.tsv", "mahdar.claims") if name == role)
    if not found:
        raise LexiconError(f"closed_words.tsv: no words of the role {role!r}")
    return found
