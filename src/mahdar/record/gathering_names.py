"""What tells one gathering from another: the numbers and the words that its names share, whatever their order.

`مؤتمر (جنيف 2)`, `جنيف-2` and `المؤتمر الدولي الثاني حول سوريا` are made of labels (`جنيف`, `@SY`) and numbers; a number stands
with the label that it follows (`جنيف 2`), an ordinal alone (`2`). A state, its people and its officials give one label.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from mahdar.arabic.lexicon import folded_function_words, rows
from mahdar.arabic.normal import fold
from mahdar.arabic.tokens import Token, tokenize
from mahdar.mentions.gazetteer import demonym_at, names
from mahdar.mentions.mention import MentionKind
from mahdar.vocabulary import Actor, ActorKind, Gathering, Minutes, Span

ALIF = "\N{ARABIC LETTER ALEF}"
LONGEST_LABEL = 12  # a name longer than this has taken in what follows it


class GatheringName(NamedTuple):
    """The families of its nouns (`conference`, `talks`), its numbers, and its labels, each in alphabetical order."""

    families: tuple[str, ...]
    numbers: tuple[str, ...]
    labels: tuple[str, ...]


def gathering_name(claim: Gathering, minutes: Minutes, within: Sequence[tuple[Span, Actor]]) -> GatheringName:
    """The name of a document's gathering, from all the wordings it has there; `within`: mentions of actors, in text order."""
    spans = dict.fromkeys((claim.name, *claim.mentions))
    parts = [_parts(span, minutes.text, within) for span in spans]
    place = _parts(claim.place, minutes.text, ()).labels[:2] if claim.place else ()
    labels = {label for part in parts for label in part.labels[:LONGEST_LABEL]} | set(place)
    return GatheringName(
        tuple(sorted({family for part in parts for family in part.families})),
        tuple(sorted({number for part in parts for number in part.numbers})),
        tuple(sorted(labels)),
    )


def name_of_words(words: str) -> GatheringName:
    """The same from words alone, as a user types them.

    >>> name_of_words("مؤتمر (جنيف-2 )") == name_of_words("مؤتمر جنيف 2")
    True
    """
    return _parts(Span(0, len(words)), words, ())


def is_bare(words: Iterable[str]) -> bool:
    """Are folded words only the nouns of gatherings, so that they may mean any?

    >>> is_bare(["اجتماع"]), is_bare(["اجتماع", "فيينا"])
    (True, False)
    """
    return all(word in _families() for word in words)


def _parts(span: Span, text: str, within: Iterable[tuple[Span, Actor]]) -> GatheringName:
    tokens = tokenize(span.of(text))
    families: list[str] = []
    numbers: list[str] = []
    labels: list[str] = []
    states = dict(_states(tokens, span.start, within))
    for i, token in enumerate(tokens):
        if i in states:
            labels.append(states[i])
        elif token.kind == "number" and token.norm.isdecimal():
            numbers.append(" ".join([*labels[-1:], str(int(token.norm))]))
        elif token.norm in _families():
            families.append(_families()[token.norm])
        elif token.norm in _ordinals():
            numbers.append(_ordinals()[token.norm])
        elif token.kind in ("word", "latin") and token.norm not in folded_function_words():
            labels.append(token.norm)
    telling = dict.fromkeys(label for label in labels if label and label not in _not_labels())
    return GatheringName(tuple(families), tuple(numbers), tuple(telling))


def _states(tokens: list[Token], start: int, within: Iterable[tuple[Span, Actor]]) -> Iterable[tuple[int, str]]:
    """Tokens that speak of a state, by its name, its nationality or one of its people, with its label; those behind the
    first of a longer mention have none of their own. A capital is a place here: `مؤتمر نيروبي 2` is no Kenyan one."""
    covered: dict[int, str] = {}
    for mention, actor in within:
        inside = [i for i, t in enumerate(tokens) if mention.start <= start + t.start and start + t.end <= mention.end]
        if actor.country and inside and actor.kind is not ActorKind.STATE:
            covered.update(dict.fromkeys(inside, ""))
            covered[inside[0]] = f"@{actor.country}"
    for i, token in enumerate(tokens):
        if i not in covered and token.kind == "word":
            covered.update(_state_at(tokens, i))
    return covered.items()


def _state_at(tokens: list[Token], i: int) -> dict[int, str]:
    demonym = demonym_at(tokens, i, len(tokens))
    if demonym is not None:
        return {i: f"@{demonym[0]}", **dict.fromkeys(range(i + 1, demonym[1]), "")}
    named = names().longest(tokens, i, len(tokens))
    if named is None or named[0].kind is not MentionKind.STATE:
        return {}
    return {i: f"@{named[0].country}", **dict.fromkeys(range(i + 1, named[1]), "")}


@cache
def _families() -> dict[str, str]:
    return {fold(word): family for word, family, *_ in rows("gathering_families.tsv", "mahdar.claims")}


@cache
def _ordinals() -> dict[str, str]:
    return {fold(word): number for word, number, *_ in rows("ordinals.tsv", "mahdar.claims")}


@cache
def _not_labels() -> frozenset[str]:
    """Words that tell no gathering from another, also with the alif of the accusative: `اجتماعا طارئا`."""
    listed = (*rows("gathering_adjectives.tsv", "mahdar.claims"), *rows("gathering_fillers.tsv", "mahdar.record"))
    return frozenset(fold(word + end) for word, *_ in listed for end in ("", ALIF))
