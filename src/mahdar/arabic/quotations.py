"""Quotations: what stands between quotation marks of any shape, balanced or not, with stray spaces or without."""

from typing import NamedTuple

from mahdar.arabic.tokens import Token

_OPENING = "«“„‟〝❝‘‚"
_CLOSING = "»”〞❞’"


class Quotation(NamedTuple):
    """Characters from `start` to `end` inside the marks, stray spaces left out; tokens from `first` to `last` (exclusive)
    inside them; `closed` is False where the closing mark is missing and the paragraph's end stands for it."""

    start: int
    end: int
    first: int
    last: int
    closed: bool


LONGEST_QUOTATION = 600


def quotations(text: str, tokens: list[Token]) -> list[Quotation]:
    """The quotations of a text in order, none inside another; marks inside a quotation of another shape belong to it.

    >>> from mahdar.arabic.tokens import tokenize
    >>> text = 'قال " نعم "، وأضاف «لا'
    >>> [text[q.start:q.end] for q in quotations(text, tokenize(text))]
    ['نعم', 'لا']
    """
    found: list[Quotation] = []
    opened: int | None = None
    for i, token in enumerate(tokens):
        if opened is not None and ("\n" in text[tokens[i - 1].end : token.start] or i - opened > LONGEST_QUOTATION):
            _close(found, tokens, opened, i, closed=False)
            opened = None
        if token.kind != "quote" or _is_apostrophe(text, token):
            continue
        if opened is None:
            if token.norm not in _CLOSING:
                opened = i
        elif _matches(tokens[opened].norm, token.norm):
            if _looks_opening(text, token) and i == opened + 1:
                opened = i
                continue
            _close(found, tokens, opened, i, closed=True)
            opened = None
    if opened is not None:
        _close(found, tokens, opened, len(tokens), closed=False)
    return found


def _close(found: list[Quotation], tokens: list[Token], opened: int, at: int, *, closed: bool) -> None:
    if at > opened + 1:
        found.append(Quotation(tokens[opened + 1].start, tokens[at - 1].end, opened + 1, at, closed))


def _matches(opening: str, closing: str) -> bool:
    """Can these two marks enclose a quotation? The press mixes shapes, but not single with double ones."""
    single = "'‘’‚‛`"
    if (opening in single) != (closing in single):
        return False
    return not (opening in "«" and closing not in '»"”“') and closing not in "«"


def _is_apostrophe(text: str, token: Token) -> bool:
    """A single mark between two letters is none."""
    if len(token.norm) > 1 or token.norm not in "'’‘`":
        return False
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    return before.isalnum() and after.isalnum()


def _looks_opening(text: str, token: Token) -> bool:
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    return (not before or before.isspace()) and bool(after) and not after.isspace()
