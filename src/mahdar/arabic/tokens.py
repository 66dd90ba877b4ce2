"""Tokens: words, clitics, numbers and marks, each with its offsets into the untouched text.

Tokens follow one another and leave out only white space: joined with what lies between them they give the text back
(spaCy's non-destructive tokens are the model).
"""

import re
from functools import lru_cache
from typing import NamedTuple

from mahdar.arabic.clitics import CONJUNCTIONS, PREPOSITIONS, PRONOUNS, Segment, is_known, segments
from mahdar.arabic.lexicon import function_words
from mahdar.arabic.normal import fold_letters, letter_places, light
from mahdar.arabic.runs import split_run

_ARABIC = (
    r"\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff"
    r"\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdfd\ufe70-\ufefc\u200c-\u200f\u202a-\u202e\u2066-\u2069\u00ad\u061c\ufeff"
)
_DIGITS = "0-9٠-٩۰-۹"
_PIECE = re.compile(
    rf"(?P<number>[{_DIGITS}]+(?:[.,٫٬ر][{_DIGITS}]+)*)"
    rf"|(?P<word>[{_ARABIC}]+)"
    r"|(?P<latin>[A-Za-z\u00c0-\u024f]+)"
    r"|(?P<quote>''|``|[\"“”«»„‟″〝〞❝❞＂'‘’‚‛`])"
    r"|(?P<mark>\.{2,}|…|\S)",
)
LONGEST_WORD = 40
CACHED_WORDS = 1 << 16


class Token(NamedTuple):
    """A word's stem, a clitic, a number, a quotation mark or another mark.

    `kind`: word, proclitic, enclitic, number, latin, quote, mark. `norm`: folded, without the article (digits as they
    stand). `shape`: the light spelling, article included. `word`: the running number of the written word it is part of.
    """

    start: int
    end: int
    kind: str
    norm: str
    shape: str
    definite: bool
    word: int


def tokenize(text: str) -> list[Token]:
    """All tokens of a text, in order. Takes any string; time is linear in its length.

    >>> [t.norm for t in tokenize("وقال لافروف: لا!")]
    ['و', 'قال', 'لافروف', ':', 'لا', '!']
    """
    tokens: list[Token] = []
    own_words: frozenset[str] | None = None
    previous = ""
    for number, piece in enumerate(_PIECE.finditer(text)):
        kind, start = piece.lastgroup or "mark", piece.start()
        if kind != "word":
            written = piece.group()
            tokens.append(Token(start, piece.end(), kind, written, written, False, number))
            previous = ""
            continue
        written = piece.group()
        letters = light(written)
        parts = _known_parts(letters)
        if parts is None:
            if own_words is None:
                own_words = _words_of(text)
            parts = tuple(segments(letters, own_words.__contains__))
        if len(parts) == 1 and parts[0].norm in PRONOUNS and function_words().get(previous) == "prep":
            parts = (parts[0]._replace(kind="enclitic"),)
        places = None if len(letters) == len(written) else letter_places(written)
        for part in parts:
            a, b = (part.start, part.end) if places is None else (places[part.start], places[part.end])
            if places is not None and part.start == 0:
                a = 0
            shape = letters[part.start : part.end]
            tokens.append(Token(start + a, start + b, part.kind, part.norm, shape, part.definite, number))
        previous = letters
    return tokens


def _words_of(text: str) -> frozenset[str]:
    """Every written word of the text, in light spelling."""
    return frozenset(light(piece.group()) for piece in _PIECE.finditer(text) if piece.lastgroup == "word")


@lru_cache(maxsize=CACHED_WORDS)
def _known_parts(letters: str) -> tuple[Segment, ...] | None:
    """The parts of a word as the lexicon alone decides them; None where only its own text could tell."""
    if not letters:
        return (Segment("mark", 0, 0, "", False),)
    if len(letters) == 1 and letters in CONJUNCTIONS + PREPOSITIONS:
        return (Segment("proclitic", 0, 1, letters, False),)
    if len(letters) > LONGEST_WORD:
        return (Segment("word", 0, len(letters), fold_letters(letters), False),)
    parts = tuple(segments(letters))
    stem = max(parts, key=lambda p: p.end - p.start)
    if is_known(stem.norm, letters[stem.start : stem.end]):
        return parts
    run = split_run(letters)
    if run:
        return _segments_of_run(letters, run)
    return parts if len(parts) > 1 or stem.definite else None


def _segments_of_run(letters: str, cuts: list[int]) -> tuple[Segment, ...]:
    """The segments of words that were written together, cut at these places."""
    found: list[Segment] = []
    for a, b in zip([0, *cuts], [*cuts, len(letters)], strict=True):
        for s in segments(letters[a:b]) if b - a > 1 else [Segment("proclitic", 0, 1, letters[a:b], False)]:
            found.append(Segment(s.kind, a + s.start, a + s.end, s.norm, s.definite))
    return tuple(found)
