"""Words: what the word at an item can be, where the senses of the row do not say: a noun spelled like a verb, an adverb."""

from mahdar.arabic.clitics import ARTICLE
from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold
from mahdar.arabic.verbs import verb_forms
from mahdar.claims.bound import BOUND
from mahdar.claims.row import PARTICIPLES, Passage
from mahdar.claims.speech import Document
from mahdar.vocabulary import Span

ADVERBS = frozenset(fold(word) for word, *_ in rows("position_adverbs.tsv", "mahdar.claims"))


WHAT = fold("ما")


def norm_at(document: Document, passage: Passage, item: int) -> str:
    """The folded word at this item; empty for a mention and beyond the row's ends."""
    if not 0 <= item < len(passage.row) or passage.cell(item).mention is not None:
        return ""
    return document.annotated.tokens[passage.cell(item).first].norm


def written_span(document: Document, passage: Passage, first: int, end: int) -> Span:
    """The characters of these items; where `لل` has swallowed the article (`للقمة`) with it, so that the first word stays one."""
    start, stop = passage.row.span(first, end)
    token = document.annotated.tokens[passage.cell(first).first]
    if token.definite and not token.shape.startswith(ARTICLE) and passage.has(first - 1, "to"):
        start = passage.row[first - 1].start
    return Span(start, stop)


def verb_group(passage: Passage, item: int) -> int:
    """The item before a verb and what goes with it: negation, auxiliaries, an opening quotation mark."""
    i = item - 1
    while i >= 0 and any(passage.has(i, s) for s in LOOKED_THROUGH):
        i -= 1
    return i


LOOKED_THROUGH = ("neg", "aux", "part", "adv", "will", "future", "quote", "date", "pron")


def is_nominal(document: Document, passage: Passage, item: int) -> bool:
    """Can a noun stand at this item? Many a verbal noun is also spelled like a verb (`وضع`, `تعاون`)."""
    if norm_at(document, passage, item) in BOUND:
        return False
    if passage.has(item, "noun") or passage.has(item, "definite"):
        return True
    if not passage.has(item, "verb") or passage.cell(item).mention is not None:
        return False
    return is_masdar(document, passage, item)


def is_adverb(document: Document, passage: Passage, item: int) -> bool:
    """Does the word here say how or when (`مجددا`, `بشدة`, a date), and not what?"""
    if passage.has(item, "date") or passage.has(item, "adv"):
        return True
    if passage.cell(item).mention is not None:
        return False
    token = document.annotated.tokens[passage.cell(item).first]
    accusative = (
        token.shape.endswith(ACCUSATIVE) and not token.shape.endswith(DUAL_CONSTRUCT) and len(token.norm) > SHORT
    )
    return not token.definite and (token.norm in ADVERBS or (accusative and is_manner(token.norm)))


def is_manner(norm: str) -> bool:
    """Is an indefinite accusative one of manner: a participle or an adjective, not a thing that could be wanted?"""
    return any(f.part in PARTICIPLES for f in verb_forms(norm))


ACCUSATIVE = ("ا", "اً", "ًا")
DUAL_CONSTRUCT = "تا"
SHORT = 3


def is_masdar(document: Document, passage: Passage, item: int) -> bool:
    """Can a verbal noun stand at this item?"""
    if not 0 <= item < len(passage.row) or passage.cell(item).mention is not None:
        return False
    return any(f.part == "masdar" for f in verb_forms(document.annotated.tokens[passage.cell(item).first].norm))
