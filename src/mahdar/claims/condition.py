"""Condition: the words behind a verb that say on what it depends (`conditions.tsv`)."""

from functools import cache

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold
from mahdar.claims.cast import trimmed
from mahdar.claims.row import Passage
from mahdar.claims.speech import Document
from mahdar.claims.words import is_masdar
from mahdar.vocabulary import Span

REACH = 24


@cache
def cues(of: str = "any") -> tuple[tuple[str, ...], ...]:
    """The folded words of each cue of any clause (`any`) or of a refusal (`refusal`), longest first."""
    table = rows("conditions.tsv", "mahdar.claims")
    found = {tuple(fold(word) for word in words.split()) for words, whose, *_ in table if whose == of}
    return tuple(sorted(found, key=lambda words: (-len(words), words)))


def condition_behind(
    document: Document, passage: Passage, item: int, *, refusing: bool = False
) -> tuple[int, Span] | None:
    """The item at which a condition opens behind this one, and its words up to where the clause turns; None without.

    `refusing`: the item refuses, so that what must come first is a condition too (`يرفض المشاركة قبل فتح الميناء`).
    """
    for i in range(item + 1, min(len(passage.row), item + REACH)):
        if passage.has(i, "border"):
            return None
        length = _cue(document, passage.cell(i).first, passage.sentence.last, "any")
        if not length and refusing and not passage.has(i - 1, "comma"):
            length = _cue(document, passage.cell(i).first, passage.sentence.last, "refusal")
            length = length if _opens_act(document, passage, i + length) else 0
        if length:
            end = _end(passage, i + length)
            span = trimmed(document.annotated.text, passage.row.span(i, end))
            return (i, span) if end > i + length else None
    return None


def _opens_act(document: Document, passage: Passage, item: int) -> bool:
    """Does an action stand here, and no time (`قبل أيام`)?"""
    return any(passage.has(item, s) for s in ("that", "imperfect")) or is_masdar(document, passage, item)


def _cue(document: Document, token: int, last: int, of: str) -> int:
    """How many tokens of a cue stand here; 0 for none."""
    tokens = document.annotated.tokens
    for words in cues(of):
        if token + len(words) <= last and all(tokens[token + n].norm == word for n, word in enumerate(words)):
            return len(words)
    return 0


def _end(passage: Passage, start: int) -> int:
    """Where the condition is over: a border, a comma, another conjunction, the mark that closes what encloses it."""
    quotes = 0
    for i in range(start, len(passage.row)):
        if any(passage.has(i, s) for s in ("border", "comma", "conj")):
            return i
        if passage.has(i, "quote"):
            quotes += 1
            if quotes == 1 and not any(passage.has(k, "quote") for k in range(i + 1, len(passage.row))):
                return i
    return len(passage.row)
