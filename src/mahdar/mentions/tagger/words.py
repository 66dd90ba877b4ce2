"""Written words: what the tagger labels. A written word is one or more tokens: clitics and a stem, or a mark."""

from typing import NamedTuple

from mahdar.arabic.tokens import Token


class Word(NamedTuple):
    """The tokens from `first` to `last` (exclusive) that are written together, and the index of the one that carries the
    name, if it is one: the longest that is no clitic."""

    first: int
    last: int
    stem: int


def words(tokens: list[Token], first: int = 0, last: int | None = None) -> list[Word]:
    """The written words of a stretch of tokens, in order.

    >>> from mahdar.arabic.tokens import tokenize
    >>> [(w.first, w.last, w.stem) for w in words(tokenize("وقال لافروف"))]
    [(0, 2, 1), (2, 3, 2)]
    """
    found: list[Word] = []
    end = len(tokens) if last is None else last
    start = first
    for i in range(first + 1, end + 1):
        if i == end or tokens[i].word != tokens[start].word:
            found.append(Word(start, i, _stem(tokens, start, i)))
            start = i
    return found if first < end else []


def _stem(tokens: list[Token], first: int, last: int) -> int:
    if last - first == 1:
        return first
    return max(range(first, last), key=lambda i: (tokens[i].kind not in CLITICS, len(tokens[i].norm)))


CLITICS = frozenset({"proclitic", "enclitic"})
