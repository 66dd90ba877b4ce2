"""Negation and tense: what the words before a verb form make of it.

`negation.tsv` lists the particles and denials, each with its example; here they are only matched, from the verb
backwards and over a bounded number of words.
"""

from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold
from mahdar.arabic.verbs import Part, VerbForm, verb_forms

Polarity = Literal["positive", "negative"]
Tense = Literal["past", "present", "future"]

FARTHEST = 16
GAP = ".."
LONGEST_GAP = 4
FIRST = "^"
LEMMA = "="


class Example(NamedTuple):
    """A sentence, the verb in it, and what `polarity` and `tense` must say of that verb."""

    text: str
    verb: str
    polarity: str
    tense: str


class Rule(NamedTuple):
    """A row of `negation.tsv`: its items in order, each the alternatives that may stand there."""

    items: tuple[tuple[str, ...], ...]
    effect: str
    tense: str
    example: Example


@cache
def rules() -> tuple[Rule, ...]:
    """All rows, the one with the most items first, so that the first to fit decides."""
    found = [
        Rule(tuple(_alternatives(item) for item in words.split()), effect, tense, Example(*example))
        for words, effect, tense, *example in rows("negation.tsv")
    ]
    return tuple(sorted(found, key=lambda rule: -len(rule.items)))


def polarity(words_before: Sequence[str]) -> Polarity:
    """Is the verb form behind these folded words (in text order, clitics as words of their own) denied?

    >>> polarity(["وفد", "لم"]), polarity(["وفد", "قد"]), polarity(["نفي", "وزير", "ان", "يكون", "قد"])
    ('negative', 'positive', 'negative')
    """
    words = list(words_before[-FARTHEST:])
    while words:
        for rule in rules():
            if rule.effect in ("negative", "positive") and _fits(rule.items, words):
                return "negative" if rule.effect == "negative" else "positive"
        if not _passes(words[-1]):
            break
        words.pop()
    return "positive"


def tense(part: Part, words_before: Sequence[str]) -> Tense:
    """When is the verb form behind these words? Participles and masdars are present unless an auxiliary dates them.

    >>> tense("imperfect", ["س"]), tense("imperfect", ["لم"]), tense("past", ["س", "يكون", "قد"])
    ('future', 'past', 'future')
    """
    for word in reversed(words_before[-FARTHEST:]):
        dated = _dating().get(word)
        if dated:
            return dated
        if not _passes(word):
            break
        auxiliary = _auxiliary(word)
        if auxiliary and auxiliary.part == "past":
            return "past"
    return "past" if part == "past" else "present"


def _alternatives(item: str) -> tuple[str, ...]:
    return tuple(a if a.startswith(LEMMA) else fold(a) for a in item.split("|"))


def _fits(items: Sequence[tuple[str, ...]], words: Sequence[str]) -> bool:
    """Do the words end in these items?"""
    if not items:
        return True
    *before, last = items
    if last == (GAP,):
        for length in range(min(LONGEST_GAP, len(words)) + 1):
            if length and _is_border(words[-length]):
                return False
            if _fits(before, words[: len(words) - length]):
                return True
        return False
    if last == (FIRST,):
        return not words
    return bool(words) and any(_is(words[-1], wanted) for wanted in last) and _fits(before, words[:-1])


def _is(word: str, wanted: str) -> bool:
    if wanted.startswith(LEMMA):
        return any(form.lemma == wanted[1:] for form in verb_forms(word))
    return word == wanted


def _passes(word: str) -> bool:
    return word in _of_effect("passes") or _auxiliary(word) is not None


def _is_border(word: str) -> bool:
    return word in _of_effect("border")


def _auxiliary(word: str) -> VerbForm | None:
    """The reading of the word as a finite form of an auxiliary verb, if it has one."""
    for form in verb_forms(word):
        if form.person and LEMMA + form.lemma in _of_effect("passes"):
            return form
    return None


@cache
def _of_effect(effect: str) -> frozenset[str]:
    """The words (or =lemmas) of the one-word rows with this effect."""
    return frozenset(word for rule in rules() if rule.effect == effect for word in rule.items[0])


@cache
def _dating() -> dict[str, Tense]:
    """Particles that date the verb behind them."""
    tenses: dict[str, Tense] = {"past": "past", "future": "future"}
    return {word: tenses[rule.tense] for rule in rules() if rule.tense in tenses for word in rule.items[-1]}
