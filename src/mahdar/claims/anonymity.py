"""Anonymity: the clause by which a source asks not to be named (`مصدر طلب عدم الكشف عن هويته قال ...`)."""

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold
from mahdar.claims.row import Passage
from mahdar.mentions.annotate import Annotated

REACH = 7


def _words(role: str) -> frozenset[str]:
    return frozenset(fold(word) for word, of, *_ in rows("anonymity.tsv", "mahdar.claims") if of == role)


ASKS, NAMES = _words("asks"), _words("names")


def anonymity_end(annotated: Annotated, passage: Passage, item: int) -> int:
    """The item behind the clause of anonymity that begins at `item`; `item` itself where none does."""
    if _norm(annotated, passage, item) not in ASKS:
        return item
    for i in range(item + 1, min(len(passage.row) - 1, item + REACH)):
        if any(passage.has(i, sense) for sense in ("comma", "border", "that")):
            return item
        if _norm(annotated, passage, i) in NAMES and passage.has(i + 1, "pronoun"):
            return i + 2
    return item


def _norm(annotated: Annotated, passage: Passage, item: int) -> str:
    cell = passage.cell(item)
    return annotated.tokens[cell.first].norm if cell.mention is None else ""
