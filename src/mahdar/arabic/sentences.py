"""Sentences, headings and the headline of a text.

Wire copy has headings of two kinds: a line of its own without a full stop, and one run in at the head of a paragraph and
cut off by a dash (`موسكو تنتقد ... - ويبقى ...`).
"""

from typing import NamedTuple

from mahdar.arabic.quotations import Quotation
from mahdar.arabic.tokens import Token

ENDS = frozenset({".", "!", "?", "؟", "؛", "۔"})
DASHES = frozenset({"-", "–", "—", "ـ"})
LONGEST_HEADING = 24
LONGEST_LINE_HEADING = 12
LONGEST_SENTENCE = 400


class Sentence(NamedTuple):
    """Tokens from `first` to `last` (exclusive). `kind`: headline, heading (run in), subheading (a line) or body;
    `paragraph` counts lines from 0."""

    first: int
    last: int
    kind: str
    paragraph: int


def sentences(text: str, tokens: list[Token], quoted: list[Quotation]) -> list[Sentence]:
    """The sentences of a text; they cover all tokens. A quotation is never cut in two.

    >>> from mahdar.arabic.tokens import tokenize
    >>> text = "عنوان الخبر\\nقال الوزير نعم. ثم غادر."
    >>> [s.kind for s in sentences(text, tokenize(text), [])]
    ['headline', 'body', 'body']
    """
    inside = bytearray(len(tokens))
    for q in quoted:
        inside[q.first : q.last] = b"\x01" * (q.last - q.first)
    found: list[Sentence] = []
    lines = _lines(text, tokens)
    for number, (first, last) in enumerate(lines):
        if number == 0 and len(lines) > 1:
            found.append(Sentence(first, last, "headline", 0))
        elif (
            number
            and last - first <= LONGEST_LINE_HEADING
            and number < len(lines) - 1
            and not _has_end(tokens, first, last)
        ):
            found.append(Sentence(first, last, "subheading", number))
        else:
            found.extend(_in_line(text, tokens, inside, first, last, number))
    return found


def _lines(text: str, tokens: list[Token]) -> list[tuple[int, int]]:
    """Token ranges of the lines that have tokens."""
    if not tokens:
        return []
    starts = [i for i, t in enumerate(tokens) if i == 0 or "\n" in text[tokens[i - 1].end : t.start]]
    return list(zip(starts, [*starts[1:], len(tokens)], strict=True))


def _has_end(tokens: list[Token], first: int, last: int) -> bool:
    return any(t.norm in ENDS or t.norm == ":" or t.kind == "quote" for t in tokens[first:last])


def _in_line(text: str, tokens: list[Token], inside: bytearray, first: int, last: int, number: int) -> list[Sentence]:
    """The sentences of one line, its run-in headings apart."""
    found: list[Sentence] = []
    start = first
    for i in range(first, last):
        token = tokens[i]
        if inside[i] and not (i + 1 < last and not inside[i + 1]):
            continue
        if (
            i - start >= LONGEST_SENTENCE and not inside[i]
        ):  # no writer's sentence: cut, so that none costs more than its length
            found.append(Sentence(start, i, "body", number))
            start = i
        if (
            token.kind == "quote"
            and i > first
            and inside[i - 1]
            and tokens[i - 1].norm in ENDS
            and not _continues(tokens, i, last)
        ) or (not inside[i] and token.norm in ENDS and not _is_inner_stop(text, token)):
            found.append(Sentence(start, i + 1, "body", number))
            start = i + 1
        elif not inside[i] and token.norm in DASHES and _ends_heading(text, tokens, start, i, last):
            found.append(Sentence(start, i + 1, "heading", number))
            start = i + 1
    if start < last:
        found.append(Sentence(start, last, "body", number))
    return found


def _continues(tokens: list[Token], i: int, last: int) -> bool:
    """After a closing mark, does the sentence go on (a comma, or `قال` behind its quotation)?"""
    return i + 1 < last and tokens[i + 1].norm in {"،", ",", ":", "."}


def _is_inner_stop(text: str, token: Token) -> bool:
    """A full stop inside an abbreviation or a number: `آ.ر.تي.اف`, `2.4`; not one whose space was forgotten."""
    before, after = text[max(0, token.start - 3) : token.start], text[token.end : token.end + 3]
    if token.norm != "." or not before[-1:].isalnum() or not after[:1].isalnum():
        return False
    return after[0].isdigit() or not before.isalnum() or not after.isalnum() or len(before) < 3 or len(after) < 3


def _ends_heading(text: str, tokens: list[Token], start: int, i: int, last: int) -> bool:
    """A dash that follows a few words without any stop and has a space behind it and more text."""
    return (
        3 <= i - start <= LONGEST_HEADING
        and i + 1 < last
        and text[tokens[i].end : tokens[i].end + 1].isspace()
        and not text[tokens[i].start - 1 : tokens[i].start].isspace()
        and not any(t.norm in {":", "،", ","} for t in tokens[start:i])
    )
