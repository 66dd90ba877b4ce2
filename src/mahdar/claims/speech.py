"""Speech: the sentences of a document as claims of saying and wanting read them, and where a verb of saying or of stance stands.

What is said stands in `complement.py`, who says it in `subjects.py`.
"""

from typing import NamedTuple

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import light
from mahdar.arabic.quotations import Quotation
from mahdar.arabic.verbs import VerbForm, verb_forms
from mahdar.claims.anonymity import anonymity_end
from mahdar.claims.frames import Frame, frames
from mahdar.claims.row import FINITE, PARTICIPLES, Passage
from mahdar.mentions.annotate import Annotated
from mahdar.mentions.gazetteer import norms_of


def _word_set(name: str) -> frozenset[str]:
    return frozenset(" ".join(norms_of(word)) for word, *_ in rows(name, "mahdar.claims"))


LONGEST_SUBJECT = 12
LONGEST_NAME = 5
DOCUMENTS = _word_set("documents.tsv")
ATTRIBUTIONS = _word_set("attributions.tsv")
BREAKS = _word_set("breaks.tsv")


class Trigger(NamedTuple):
    """A verb of the frames at an item of a passage, in the reading that fits."""

    passage: Passage
    item: int
    form: VerbForm
    frames: tuple[Frame, ...]

    @property
    def is_participle(self) -> bool:
        """An accusative participle that goes on with the sentence's speaker (`مضيفا أن`)."""
        return self.form.part in PARTICIPLES


class Document:
    """The passages of one annotated text with what is looked up by token: quotations and their insides."""

    def __init__(self, annotated: Annotated, passages: list[Passage]) -> None:
        self.annotated = annotated
        self.passages = passages
        self.quotation_at = {q.first - 1: q for q in annotated.analysis.quotations}
        self.quotation_before = {q.last: q for q in annotated.analysis.quotations}
        self._inside = bytearray(len(annotated.tokens))
        for q in annotated.analysis.quotations:
            self._inside[q.first : q.last] = b"\x01" * (q.last - q.first)

    def inside_quotation(self, token: int) -> bool:
        """Does this token stand between quotation marks?"""
        return bool(self._inside[token])


def words_in(annotated: Annotated, quotation: Quotation) -> int:
    """How many written words a quotation has."""
    return len(
        {
            t.word
            for t in annotated.tokens[quotation.first : quotation.last]
            if t.kind in ("word", "number", "latin", "enclitic")
        }
    )


def words_at(document: Document, passage: Passage, i: int, count: int) -> str:
    """The folded words of `count` items, joined."""
    end = min(i + count, len(passage.row))
    return " ".join(document.annotated.tokens[passage.cell(k).first].norm for k in range(i, end))


def trigger_at(document: Document, passage: Passage, item: int) -> Trigger | None:
    """The verb of saying or of stance at this item, if it can be one here."""
    cell = passage.cell(item)
    if cell.mention is not None:
        return None
    token = document.annotated.tokens[cell.first]
    if token.kind != "word" or token.definite or not passage.row[item].senses & TRIGGER_SENSES:
        return None
    if token.norm in NOT_REPORTING or _is_impersonal(passage, item) or _is_attribution(document, passage, item):
        return None
    if anonymity_end(document.annotated, passage, item) > item:
        return None
    readings = [form for form in verb_forms(token.norm) if form.lemma in frames()]
    for form in readings:
        finite = form.part in FINITE and not form.passive and form.person[:1] == "3"
        if (finite and _can_be_finite(passage, item, token.norm)) or (
            form.part == "active-participle" and _can_go_on(passage, item, token.norm, token.shape)
        ):
            alike = {
                f.lemma: None for f in readings if f.part == form.part and not f.passive
            }  # ذكر and ذكّر are written alike
            return Trigger(passage, item, form, tuple(frame for lemma in alike for frame in frames()[lemma]))
    return None


TRIGGER_SENSES = frozenset({"verb", "noun"})
NOT_REPORTING = _word_set("not_reporting.tsv")


def _is_attribution(document: Document, passage: Passage, item: int) -> bool:
    """`وفق ما ذكرت`, `بحسب ما أعلن`: the verb only names the source of what stands beside it."""
    if not passage.has(item - 1, "rel") or item < 2:
        return False
    cell = passage.cell(item - 2)
    return cell.mention is None and document.annotated.tokens[cell.first].norm in ATTRIBUTIONS


def _is_impersonal(passage: Passage, item: int) -> bool:
    """`يذكر أن`, `يشار إلى أن` at the head of a sentence: nobody says it."""
    at_head = item == 0 or (item == 1 and passage.has(0, "and"))
    if not at_head or not passage.has(item, "imperfect"):
        return False
    return passage.has(item + 1, "that") or (
        (passage.has(item + 1, "prep") or passage.has(item + 1, "by")) and passage.has(item + 2, "that")
    )


def _can_go_on(passage: Passage, item: int, norm: str, shape: str) -> bool:
    """Is this participle the accusative that goes on with a speaker, and neither governed by what stands before it nor a
    verbal noun (`بمواصلة`)?"""
    if not shape.endswith(("ا", "اً", "ة", "ين")) or any(
        passage.has(item - 1, s) for s in ("prep", "by", "to", "as", "det")
    ):
        return False
    masdar = any(f.part == "masdar" for f in verb_forms(norm))
    return not masdar or passage.has(item - 1, "comma")


def _can_be_finite(passage: Passage, item: int, norm: str) -> bool:
    """A form that may also be a noun is a verb at the head of a clause, or before a party, and not behind a preposition."""
    if (
        passage.has(item - 1, "prep")
        or passage.has(item - 1, "by")
        or passage.has(item - 1, "to")
        or passage.has(item - 1, "det")
    ):
        return False
    if not any(f.part == "masdar" for f in verb_forms(norm)):
        return True
    if passage.has(item + 1, "pronoun") and not passage.has(item + 2, "party"):
        return False
    if passage.has(item - 1, "party") and _has_verb(passage, item - 2):
        return False  # the party is that verb's subject (`جدد الوزير دعم ...`)
    if passage.has(item - 1, "party") and (passage.has(item - 2, "conj") or passage.has(item - 2, "aux")):
        return True  # `لكن الوفد رفض السفر`
    at_head = item == 0 or any(passage.has(item - 1, s) for s in HEAD_SENSES)
    return (at_head and (item + 1 < len(passage.row)) and not passage.has(item + 1, "noun")) or (
        at_head and passage.has(item + 1, "definite") and passage.has(item - 1, "and") and not _is_listed(passage, item)
    )


def _is_listed(passage: Passage, item: int) -> bool:
    """Does و join it to a definite noun, so that it is one too (`البرامج الصاروخية ودعم الإرهاب`), unless a party follows?"""
    return passage.has(item - 2, "definite") and not passage.has(item + 1, "party")


def _has_verb(passage: Passage, item: int) -> bool:
    return passage.has(item, "verb") and not passage.has(item - 1, "rel")


HEAD_SENSES = ("and", "border", "that", "rel", "part", "aux", "conj", "neg", "party", "comma", "will")


def is_adverbial(document: Document, passage: Passage, i: int) -> bool:
    """An indefinite accusative that says how (`مجددا`), not what."""
    token = document.annotated.tokens[passage.cell(i).first]
    return (
        passage.cell(i).mention is None
        and not token.definite
        and token.shape.endswith(("ا", "اً"))
        and len(token.norm) > 3
    )


THAT_NOT = frozenset(light(word) for word, *_ in rows("that_not.tsv", "mahdar.claims"))


def is_that_not(document: Document, passage: Passage, item: int) -> bool:
    """Does ألا stand here: the `not` of a clause in the word that opens it?"""
    if not 0 <= item < len(passage.row) or passage.cell(item).mention is not None:
        return False
    return document.annotated.tokens[passage.cell(item).first].shape in THAT_NOT
