"""Rows: each sentence of an annotated text as the phrase engine reads it, a mention being one item.

An item's senses are: the class of a function word (`prep`, `that`, `neg`, ...), `and`, `by`, `to`, `as`, `will` for the
clitics و/ف, ب, ل, ك, س and `pronoun` for the enclitics; `comma`, `border`, `quote`, `colon`, `dash`, `bracket` for marks;
`verb` with the senses of its lemma (`meet`; `meet-noun` for the masdar, `meet-ing` for a participle); `noun` for the rest,
with `definite`; and for a mention its kind (`person`, `state`, ...), `party` if it can act, `place` if it says where.
`=word` marks a word that some pattern quotes.
"""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from mahdar.arabic.lexicon import folded_function_words, function_words, names_like_function_words, rows
from mahdar.arabic.normal import fold
from mahdar.arabic.sentences import ENDS, Sentence
from mahdar.arabic.tokens import Token
from mahdar.arabic.verbs import verb_forms
from mahdar.errors import LexiconError
from mahdar.mentions.annotate import Annotated
from mahdar.mentions.mention import Mention, MentionKind
from mahdar.phrases import Item, Row

CLITIC_SENSES = {"و": "and", "ف": "and", "ب": "by", "ل": "to", "ك": "as", "س": "will"}
MARK_SENSES = {
    "،": "comma", ",": "comma", ":": "colon", "-": "dash", "–": "dash", "—": "dash", "(": "bracket", ")": "bracket",
    "[": "bracket", "]": "bracket",
}  # fmt: skip
FINITE = frozenset({"past", "imperfect"})
PARTICIPLES = frozenset({"active-participle", "passive-participle"})


class Cell(NamedTuple):
    """What an item stands for: tokens from `first` to `last` (exclusive), and the index of its mention, if it is one."""

    first: int
    last: int
    mention: int | None


class Passage(NamedTuple):
    """One sentence as a row of items; the payload of each is a Cell. `number` counts the sentences of the document."""

    row: Row
    sentence: Sentence
    number: int

    def cell(self, item: int) -> Cell:
        """The cell behind an item."""
        cell = self.row[item].payload
        assert isinstance(cell, Cell)
        return cell

    def has(self, item: int, sense: str) -> bool:
        """Has the item this sense? False beyond the row's ends."""
        return 0 <= item < len(self.row) and sense in self.row[item].senses


@cache
def word_senses() -> dict[str, frozenset[str]]:
    """Folded noun to its senses."""
    found: dict[str, set[str]] = {}
    for sense, kind, word, *_ in rows("senses.tsv", "mahdar.claims"):
        if kind == "word":
            found.setdefault(fold(word), set()).add(sense)
        elif kind != "verb":
            raise LexiconError(f"senses.tsv: {kind!r} for {word}: the kind is verb or word")
    return {word: frozenset(senses) for word, senses in found.items()}


@cache
def verb_senses() -> dict[str, frozenset[str]]:
    """Lemma to its senses."""
    found: dict[str, set[str]] = {}
    for sense, kind, word, *_ in rows("senses.tsv", "mahdar.claims"):
        if kind == "verb":
            found.setdefault(word, set()).add(sense)
    return {word: frozenset(senses) for word, senses in found.items()}


@cache
def declared_senses() -> frozenset[str]:
    """Every sense that a pattern may name."""
    verbal = {s + ending for senses in verb_senses().values() for s in senses for ending in ("", "-noun", "-ing")}
    nominal = {s for senses in word_senses().values() for s in senses}
    marks = {*MARK_SENSES.values(), "border", "quote", "number", "latin"}
    classes = {
        *function_words().values(),
        *CLITIC_SENSES.values(),
        "pronoun",
        "verb",
        "past",
        "imperfect",
        "noun",
        "definite",
    }
    return frozenset({*verbal, *nominal, *marks, *classes, *(k.value for k in MentionKind), "party", "place"})


def passages(annotated: Annotated, literals: frozenset[str]) -> list[Passage]:
    """The sentences of a text as rows; `literals` are the folded words that patterns quote."""
    starts = {m.first: i for i, m in enumerate(annotated.mentions)}
    found = []
    for number, sentence in enumerate(annotated.analysis.sentences):
        items: list[Item] = []
        i = sentence.first
        while i < sentence.last:
            index = starts.get(i)
            if index is not None and annotated.mentions[index].last <= sentence.last:
                mention = annotated.mentions[index]
                senses = _mention_senses(annotated, mention, literals)
                items.append(_item(annotated, senses, Cell(i, mention.last, index)))
                i = mention.last
            else:
                token = annotated.tokens[i]
                senses = token_senses(token, literals)
                if i + 1 < sentence.last and _bears_pronoun(token, annotated.tokens[i + 1]):
                    senses = (senses - {"noun"}) | {folded_function_words()[token.norm]}
                items.append(Item(senses, token.start, token.end, Cell(i, i + 1, None)))
                i += 1
        found.append(Passage(Row(items, annotated.text), sentence, number))
    return found


def _bears_pronoun(token: Token, behind: Token) -> bool:
    """Is it a function word before its pronoun, where it is written otherwise than alone (`على` but `عليها`)?"""
    joined = behind.kind == "enclitic" and behind.word == token.word
    closed = token.norm in folded_function_words() and token.shape not in function_words()
    return joined and closed and token.kind == "word" and not token.definite


def _item(annotated: Annotated, senses: frozenset[str], cell: Cell) -> Item:
    span = annotated.span(cell.first, cell.last)
    return Item(senses, span.start, span.end, cell)


_SENSES: dict[tuple[str, str, str, bool], frozenset[str]] = {}
_REMEMBERED = 1 << 16


def token_senses(token: Token, literals: frozenset[str]) -> frozenset[str]:
    """The senses of a token that belongs to no mention."""
    key = (token.kind, token.norm, token.shape, token.definite)
    known = _SENSES.get(key)
    if known is None:
        if len(_SENSES) >= _REMEMBERED:
            _SENSES.clear()
        known = _SENSES[key] = frozenset(_senses(token))
    return known | {f"={token.norm}"} if token.norm in literals else known


def _senses(token: Token) -> Iterable[str]:
    if token.kind == "proclitic":
        yield CLITIC_SENSES.get(token.norm, "noun")
    elif token.kind == "enclitic":
        yield "pronoun"
    elif token.kind in ("quote", "number", "latin"):
        yield token.kind
    elif token.kind == "mark":
        yield "border" if token.norm in ENDS else MARK_SENSES.get(token.norm, "bracket")
    else:
        yield from _word_senses(token)


def _word_senses(token: Token) -> Iterable[str]:
    yield from word_senses().get(token.norm, ())
    closed = function_words().get(token.shape)
    if closed is None and not token.definite and token.shape not in names_like_function_words():
        closed = folded_function_words().get(token.norm)
    if closed:
        yield closed
        return
    noun = True
    for form in verb_forms(token.norm):
        finite = form.part in FINITE
        if finite and token.definite:
            continue
        if finite:
            yield "verb"
            yield form.part
            noun = False
        for sense in verb_senses().get(form.lemma, ()):
            yield sense if finite else f"{sense}-noun" if form.part == "masdar" else f"{sense}-ing"
    if noun or token.norm in word_senses():
        yield "noun"
    if token.definite:
        yield "definite"


def _mention_senses(annotated: Annotated, mention: Mention, literals: frozenset[str]) -> frozenset[str]:
    senses = {mention.kind.value}
    before = annotated.tokens[mention.first - 1] if mention.first else None
    located = before is not None and before.norm in LOCATIVE
    if mention.kind is MentionKind.PLACE:
        senses.add("place")
        if mention.head == "capital" and not located:
            senses |= {"party", "state"}
    elif mention.head == "palace" and located:
        senses.add("place")
    elif mention.acts:
        senses.add("party")
        if mention.kind is MentionKind.STATE and located:
            senses.add("place")
    if mention.last - mention.first == 1:
        token = annotated.tokens[mention.first]
        senses |= word_senses().get(token.norm, frozenset())
        if token.norm in literals:
            senses.add(f"={token.norm}")
    return frozenset(senses)


LOCATIVE = frozenset(fold(word) for word, *_ in rows("locative.tsv", "mahdar.claims"))
