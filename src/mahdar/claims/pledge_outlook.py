"""Outlook: what the words before the giving of money say of how far it has come (`pledge_outlook.tsv`).

Whoever will give, has decided to give, or is ready to give, has not paid yet.
"""

from functools import cache
from typing import NamedTuple

from mahdar.arabic.lexicon import rows
from mahdar.arabic.negation import tense
from mahdar.arabic.normal import fold
from mahdar.arabic.verbs import lemmas, verb_forms
from mahdar.claims.closed_words import closed_words
from mahdar.claims.row import Passage
from mahdar.claims.speech import Document
from mahdar.claims.standing import before, finite_form, is_denied
from mahdar.claims.words import is_masdar
from mahdar.errors import LexiconError
from mahdar.vocabulary import Stage

REACH = 8
NOTHING = "none"
STOPS = ("border", "comma", "conj", "rel", "colon", "that", "amount")
ONLY = closed_words("only")
MAY = closed_words("may")


class Outlook(NamedTuple):
    """The stage that the words before a cue give (None: nothing is given), and the item that says so, if one does."""

    stage: Stage | None
    item: int | None


@cache
def outlooks(kind: str) -> dict[str, Stage | None]:
    """Lemma (verb) or folded word (word) to the stage it gives. Raises LexiconError for what the file may not say."""
    found: dict[str, Stage | None] = {}
    for stage, how, word, example in rows("pledge_outlook.tsv", "mahdar.claims"):
        if how not in ("verb", "word") or (how == "verb" and word not in lemmas()):
            raise LexiconError(f"pledge_outlook.tsv: {word}: {how!r} is no verb with forms and no word ({example})")
        if how == kind:
            found[word if how == "verb" else fold(word)] = None if stage == NOTHING else Stage(stage)
    return found


def outlook(document: Document, passage: Passage, cue: int) -> Outlook | None:
    """What the words before the cue of a payment make of it; None where it is paid as the cue says."""
    form = finite_form(document, passage, cue)
    words = before(document, passage, cue)
    if form is not None and form.part == "imperfect" and words and words[-1] in MAY:
        return Outlook(None, None)
    if is_future(document, passage, cue):
        return Outlook(Stage.PLEDGED, None)
    first = cue - 1
    if passage.has(cue, "verb") and not is_masdar(document, passage, cue):
        if not passage.has(first, "that"):
            return None  # a verb of the main clause tells what was done
        first -= 1
    for i in range(first, max(-1, first - REACH), -1):
        if any(passage.has(i, s) for s in STOPS):
            return None
        if passage.has(i, "will") or passage.has(i, "future"):
            return Outlook(Stage.PLEDGED, None)
        found = _at(document, passage, i)
        if found is not None:
            return found
        if passage.has(i, "verb") and not passage.has(i, "noun") and not passage.has(i, "aux"):
            return Outlook(None, i) if is_denied(document, passage, i) else None
    return None


def is_future(document: Document, passage: Passage, cue: int) -> bool:
    """Is the cue a verb that tells what will be?"""
    form = finite_form(document, passage, cue)
    return form is not None and tense(form.part, before(document, passage, cue)) == "future"


def _at(document: Document, passage: Passage, item: int) -> Outlook | None:
    cell = passage.cell(item)
    if cell.mention is not None:
        return None
    norm = document.annotated.tokens[cell.first].norm
    if norm in outlooks("word"):
        return Outlook(outlooks("word")[norm], item)
    known = outlooks("verb")
    lemma = next((f.lemma for f in verb_forms(norm) if f.part != "masdar" and f.lemma in known), None)
    return Outlook(known[lemma], item) if lemma is not None else None


def is_withheld(document: Document, passage: Passage, cue: int, sum_: int) -> bool:
    """Is the giving denied, and not down to the sum (`لم يتسلم سوى 5 ملايين`)?"""
    if not passage.has(cue, "verb") or passage.has(cue, "noun") or not is_denied(document, passage, cue):
        return False
    return not is_only(document, passage, cue, sum_)


def is_only(document: Document, passage: Passage, cue: int, sum_: int) -> bool:
    """Does a word of exception stand between the cue and the sum?"""
    tokens = document.annotated.tokens[passage.cell(cue).last : passage.cell(sum_).first] if cue < sum_ else ()
    return any(token.norm in ONLY for token in tokens)
