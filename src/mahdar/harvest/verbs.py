"""Verbs of saying: words before أن/إن or a quotation, with or without their subject between, that the frames lack."""

from collections.abc import Iterator

from mahdar.arabic.lexicon import function_words
from mahdar.arabic.verbs import verb_forms
from mahdar.claims.frames import frames
from mahdar.harvest.tally import Sighting
from mahdar.mentions.annotate import Annotated
from mahdar.mentions.nouns import is_function_word

COLON = ":"
OTHER = "no listed verb"
QUOTATION, CLAUSE = "quotation", "clause"
NOMINAL = frozenset({"masdar", "active-participle", "passive-participle"})
BEFORE_CLAUSE = frozenset({"و", "ف", "،", ",", ".", "ما", "قد"})


def verbs_of_saying(text: Annotated) -> Iterator[Sighting]:
    """One sighting a clause or quotation: the lemma (or the word, where it is no listed verb), its form and what follows."""
    tokens = text.tokens
    actor_before = {m.last: m for m in text.mentions if m.acts}
    for i, opens in _complements(text):
        end = i - 1 if i and tokens[i - 1].norm == COLON else i
        actor = actor_before.get(end)
        at = actor.first - 1 if actor else end - 1
        if at < 0 or tokens[at].kind != "word" or tokens[at].definite or is_function_word(tokens[at]):
            continue
        found, part, known = _read(tokens[at].norm)
        if part in NOMINAL and opens == QUOTATION:  # `تحت عنوان "..."`: what is quoted is a name
            continue
        if part == OTHER and not _opens_clause(text, at):
            continue
        yield Sighting(found, f"{part} + {'actor + ' if actor else ''}{opens}", at, i, known)


def _complements(text: Annotated) -> Iterator[tuple[int, str]]:
    """The tokens at which a reported clause or a quotation opens, and which of the two."""
    quoted = {q.first - 1 for q in text.analysis.quotations}
    for i, token in enumerate(text.tokens):
        if i in quoted:
            yield i, QUOTATION
        elif function_words().get(token.shape) == "that":
            yield i, CLAUSE


def _opens_clause(text: Annotated, at: int) -> bool:
    """Does the word stand where a verb may: first in its line, or behind a conjunction, a comma or a full stop?"""
    before = text.tokens[at - 1] if at else None
    return before is None or before.norm in BEFORE_CLAUSE or "\n" in text.text[before.end : text.tokens[at].start]


def _read(norm: str) -> tuple[str, str, bool]:
    """Lemma, part of speech, and is there a frame for it?"""
    forms = verb_forms(norm)
    if not forms:
        return norm, OTHER, False
    with_clause = [f for f in forms if any(frame.clause for frame in frames().get(f.lemma, ()))]
    form = with_clause[0] if with_clause else forms[0]
    return form.lemma, form.part, bool(with_clause)
