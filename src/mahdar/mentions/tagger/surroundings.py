"""Surroundings: what stands around a word elsewhere in the text.

`زيدان` alone may be anybody; three sentences before it stood behind a given name. The cues of all places of a stem in the
neighbouring sentences are attributes of each of them.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from mahdar.arabic.tokens import Token
from mahdar.mentions.gazetteer import title_at
from mahdar.mentions.tagger.traits import Traits
from mahdar.mentions.tagger.words import Word

WINDOW = 15
SPOKEN_PREPOSITIONS = frozenset({"في", "الي", "من"})
WRITTEN_PREPOSITIONS = frozenset({"ب", "ل"})
OPENING = frozenset({"(", '"'})
Cues = list[tuple[int, str, tuple[str, ...]]]


class Hints(NamedTuple):
    """What a word says of the word that follows it and of the one before it."""

    of_next: tuple[str, ...]
    of_previous: tuple[str, ...]


def hints(its: Traits) -> Hints:
    """The hints that a word of these traits gives."""
    previous = {"before a verb" for a in its.near if a.startswith("verb=past/3")}
    previous |= {"before a surname" for a in its.near if a in ("last name", "surname>=0")}
    return Hints(tuple(dict.fromkeys(_of_next(its))), tuple(sorted(previous)))


def _of_next(its: Traits) -> Iterator[str]:
    if its.stem in SPOKEN_PREPOSITIONS:
        yield "behind a preposition"
    elif its.stem in OPENING:
        yield f"behind {its.stem}"
    for attribute in its.near:
        if attribute in ("first name", "given>=2"):
            yield "behind a given name"
        elif attribute == "place noun" or attribute.startswith("head="):
            yield f"behind {attribute}"
        elif attribute.startswith("verb=past/3"):
            yield "behind a verb"


def cues(tokens: list[Token], words: list[Word], stems: list[str | None], hints_of: list[Hints]) -> Cues:
    """For each word of an open class in a sentence (its stem is given, None for others): its place, its stem and what stands
    around it."""
    titled = _behind_titles(tokens, words)
    found: Cues = []
    for i, stem in enumerate(stems):
        if stem is not None:
            around = [*_own(tokens, words[i])]
            if i in titled:
                around.append("behind a title")
            if i:
                around += hints_of[i - 1].of_next
            if i + 1 < len(words):
                around += hints_of[i + 1].of_previous
            found.append((i, stem, tuple(around)))
    return found


def _own(tokens: list[Token], word: Word) -> Iterator[str]:
    """The cues in the word itself: its article, a preposition written with it."""
    yield "definite" if tokens[word.stem].definite else "indefinite"
    opening = tokens[word.first]
    if opening.kind == "proclitic" and opening.norm in WRITTEN_PREPOSITIONS:
        yield f"with {opening.norm}"


def _behind_titles(tokens: list[Token], words: list[Word]) -> set[int]:
    """The words that follow a title."""
    if not words:
        return set()
    word_of = {i: n for n, word in enumerate(words) for i in range(word.first, word.last)}
    found: set[int] = set()
    i, end = words[0].first, words[-1].last
    while i < end:
        title = title_at(tokens, i, end)
        if title:
            found.add(word_of[title[1] - 1] + 1)
        i = title[1] if title else i + 1
    return found


def elsewhere(cues_of: list[Cues]) -> Iterator[list[tuple[int, list[str]]]]:
    """For each sentence, by the word's place in it, the attributes that its stem gains from up to WINDOW sentences before
    and behind; time is linear in the number of words."""
    counts: Counter[str] = Counter()
    seen: Counter[tuple[str, str]] = Counter()

    def count(sentence: Cues, sign: int) -> None:
        for _, stem, found in sentence:
            counts[stem] += sign
            for cue in found:
                seen[stem, cue] += sign

    for sentence in cues_of[:WINDOW]:
        count(sentence, 1)
    for n, sentence in enumerate(cues_of):
        if n + WINDOW < len(cues_of):
            count(cues_of[n + WINDOW], 1)
        if n > WINDOW:
            count(cues_of[n - WINDOW - 1], -1)
        yield [(i, _gained(stem, found, counts, seen)) for i, stem, found in sentence if counts[stem] > 1]


def _gained(stem: str, own: tuple[str, ...], counts: Counter[str], seen: Counter[tuple[str, str]]) -> list[str]:
    """The cues of a stem at its other places."""
    found = [f"elsewhere {cue}" for cue in ALL_CUES if seen[stem, cue] > (cue in own)]
    found.append(f"elsewhere {min(3, counts[stem] - 1)}")
    return found


ALL_CUES = (
    "definite",
    "indefinite",
    "with ب",
    "with ل",
    "behind a title",
    "behind a preposition",
    "behind a given name",
    "behind a verb",
    "behind (",
    'behind "',
    "behind place noun",
    "behind head=organisation",
    "behind head=group",
    "behind head=outlet",
    "behind head=state-body",
    "before a verb",
    "before a surname",
)
