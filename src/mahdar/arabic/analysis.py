"""Analysis: one pass over a text that everything later shares."""

from typing import NamedTuple

from mahdar.arabic.quotations import Quotation, quotations
from mahdar.arabic.sentences import Sentence, sentences
from mahdar.arabic.tokens import Token, tokenize

HASHTAG_MARKS = frozenset("#_")


class Analysis(NamedTuple):
    """A text with its tokens, its quotations and its sentences, each in order.

    The marks of hashtags are left out: `#كوريا_الشمالية` reads like `كوريا الشمالية`.
    """

    text: str
    tokens: list[Token]
    quotations: list[Quotation]
    sentences: list[Sentence]


def analyse(text: str) -> Analysis:
    """Tokens, quotations and sentences of any string, in time linear in its length."""
    tokens = [t for t in tokenize(text) if t.norm not in HASHTAG_MARKS]
    quoted = quotations(text, tokens)
    return Analysis(text, tokens, quoted, sentences(text, tokens, quoted))
