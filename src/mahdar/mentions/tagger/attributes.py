"""Attributes: all that the tagger sees of the words of a sentence in their text.

A word has its own traits, those of two neighbours on each side, the stretches of the gazetteers it lies in, pairs of stems
and clusters with its next neighbours, and what stands around the same stem elsewhere.
"""

from collections.abc import Container, Iterable
from typing import NamedTuple

from mahdar.arabic.tokens import Token
from mahdar.mentions.gazetteer import names, title_at
from mahdar.mentions.mention import MentionKind
from mahdar.mentions.tagger.surroundings import Hints, cues, elsewhere, hints
from mahdar.mentions.tagger.traits import traits
from mahdar.mentions.tagger.words import Word, words

OFFSETS = (-2, -1, 1, 2)
CACHED_WORDS = 1 << 15
Key = tuple[tuple[str, str, str, bool], ...]


class Known(NamedTuple):
    """What an observer keeps of a written word: its stem and whether it is of an open class, its middle cluster, its hints,
    its own attributes, and for each of OFFSETS those that the word sees to which it stands there."""

    stem: str
    is_open: bool
    cluster: str
    hints: Hints
    own: tuple[str, ...]
    seen: tuple[tuple[str, ...], ...]


class Observer:
    """Attributes of words; with `wanted`, only those (a trained model uses few of all that may occur)."""

    def __init__(self, wanted: Container[str] | None = None) -> None:
        self._wanted = wanted
        self._cache: dict[Key, Known] = {}

    def observe(
        self, tokens: list[Token], sentences: Iterable[tuple[int, int]]
    ) -> list[tuple[list[Word], list[list[str]]]]:
        """The words of each sentence (token ranges of one text, in order), and for each word its attributes."""
        found = [(part := words(tokens, a, b), [self._known(tokens, word) for word in part]) for a, b in sentences]
        around = [
            cues(tokens, part, [k.stem if k.is_open else None for k in known], [k.hints for k in known])
            for part, known in found
        ]
        return [
            (part, self._sentence(tokens, part, known, gained))
            for (part, known), gained in zip(found, elsewhere(around), strict=True)
        ]

    def _known(self, tokens: list[Token], word: Word) -> Known:
        key = tuple([(t.kind, t.norm, t.shape, t.definite) for t in tokens[word.first : word.last]])
        known = self._cache.get(key)
        if known is None:
            its = traits(tokens, word)
            seen = (self._only(f"{o}:{a}" for a in (its.near if abs(o) == 1 else its.far)) for o in OFFSETS)
            own = self._only(its.own)
            known = Known(its.stem, its.is_open, its.cluster, hints(its), own, tuple(seen))
            if len(self._cache) >= CACHED_WORDS:
                self._cache.clear()
            self._cache[key] = known
        return known

    def _only(self, attributes: Iterable[str]) -> tuple[str, ...]:
        if self._wanted is None:
            return tuple(attributes)
        return tuple([a for a in attributes if a in self._wanted])

    def _sentence(
        self, tokens: list[Token], part: list[Word], known: list[Known], gained: list[tuple[int, list[str]]]
    ) -> list[list[str]]:
        found = [[*k.own, *self._only(_pairs(known, i))] for i, k in enumerate(known)]
        last = len(part) - 1
        for i, attributes in enumerate(found):
            for n, offset in enumerate(OFFSETS):
                if 0 <= i + offset <= last:
                    attributes += known[i + offset].seen[n]
                else:
                    attributes.append(f"{offset}:edge")
        for i, labels in _listed(tokens, part).items():
            found[i] += self._only(labels)
            for offset in OFFSETS:
                if 0 <= i - offset <= last:
                    found[i - offset] += self._only(f"{offset}:{label}" for label in labels)
        for i, more in gained:
            found[i] += self._only(more)
        return found


def _pairs(known: list[Known], i: int) -> list[str]:
    """Stems and clusters of the word together with those of its next neighbours."""
    here = known[i]
    found: list[str] = []
    if i:
        before = known[i - 1]
        found += [f"stems-={before.stem} {here.stem}", f"clusters-={before.cluster} {here.cluster}"]
    if i + 1 < len(known):
        behind = known[i + 1]
        found += [f"stems+={here.stem} {behind.stem}", f"clusters+={here.cluster} {behind.cluster}"]
        if i:
            found.append(f"clusters-+={before.cluster} {behind.cluster}")
    return found


def _listed(tokens: list[Token], part: list[Word]) -> dict[int, list[str]]:
    """By word, the names and the titles of the lists that it begins (B), continues (I) or ends (E)."""
    found: dict[int, list[str]] = {}
    if not part:
        return found
    first, end = part[0].first, part[-1].last
    word_of = [n for n, word in enumerate(part) for _ in range(word.first, word.last)]
    for stretches in (_names, _titles):
        i = first
        while i < end:
            label, last = stretches(tokens, i, end)
            if last <= i:
                i += 1
                continue
            a, b = word_of[i - first], word_of[last - 1 - first]
            for n in range(a, b + 1):
                found.setdefault(n, []).append(f"{'B' if n == a else 'E' if n == b else 'I'} {label}")
            i = last
    return found


def _names(tokens: list[Token], i: int, end: int) -> tuple[str, int]:
    found = names().longest(tokens, i, end)
    if not found:
        return "", i
    entry, last = found
    alone = entry.kind is MentionKind.PERSON and last - i == 1
    return f"listed {entry.kind.value}{' alone' if alone else ''}", last


def _titles(tokens: list[Token], i: int, end: int) -> tuple[str, int]:
    found = title_at(tokens, i, end)
    return (f"title {found[0].kind}", found[1]) if found else ("", i)
