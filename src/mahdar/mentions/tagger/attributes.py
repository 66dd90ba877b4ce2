"""Attributes: all that the tagger sees of the words of a sentence in their text.

A word has its own traits, those of two neighbours on each side, the stretches of the gazetteers it lies in, pairs of stems
and clusters with its next neighbours, and what stands around the same stem elsewhere.
"""

from collections.abc import Container, Iterable
from itertools import islice

from mahdar.arabic.tokens import Token
from mahdar.mentions.gazetteer import names, title_at
from mahdar.mentions.mention import MentionKind
from mahdar.mentions.tagger.surroundings import Cues, cues, elsewhere
from mahdar.mentions.tagger.traits import Traits, traits
from mahdar.mentions.tagger.words import Word, words

OFFSETS = (-2, -1, 1, 2)
CACHED_WORDS = 1 << 15
Key = tuple[tuple[str, str, str, bool], ...]


class Observer:
    """Attributes of words; with `wanted`, only those (a trained model uses few of all that may occur)."""

    def __init__(self, wanted: Container[str] | None = None) -> None:
        self._wanted = wanted
        self._cache: dict[Key, tuple[Traits, dict[int, list[str]]]] = {}

    def observe(
        self, tokens: list[Token], sentences: Iterable[tuple[int, int]]
    ) -> list[tuple[list[Word], list[list[str]]]]:
        """The words of each sentence (token ranges of one text, in order), and for each word its attributes."""
        found = [(part := words(tokens, a, b), [self._known(tokens, word) for word in part]) for a, b in sentences]
        around: list[Cues] = [cues(tokens, part, [t for t, _ in known]) for part, known in found]
        return [
            (part, self._sentence(tokens, part, known, gained))
            for (part, known), gained in zip(found, elsewhere(around), strict=True)
        ]

    def _known(self, tokens: list[Token], word: Word) -> tuple[Traits, dict[int, list[str]]]:
        """The traits of a word, and its wanted attributes for itself (0) and for its neighbours, by their offset."""
        key = tuple((t.kind, t.norm, t.shape, t.definite) for t in islice(tokens, word.first, word.last))
        known = self._cache.get(key)
        if known is None:
            its = traits(tokens, word)
            views = {
                offset: self._only(f"{offset}:{a}" for a in (its.near if abs(offset) == 1 else its.far))
                for offset in OFFSETS
            }
            known = its, {0: self._only(its.own), **views}
            if len(self._cache) >= CACHED_WORDS:
                self._cache.clear()
            self._cache[key] = known
        return known

    def _only(self, attributes: Iterable[str]) -> list[str]:
        return [a for a in attributes if self._wanted is None or a in self._wanted]

    def _sentence(
        self,
        tokens: list[Token],
        part: list[Word],
        known: list[tuple[Traits, dict[int, list[str]]]],
        gained: list[tuple[int, list[str]]],
    ) -> list[list[str]]:
        listed = _listed(tokens, part)
        found = [[*views[0]] for _, views in known]
        for i, attributes in enumerate(found):
            for offset in OFFSETS:
                at = i + offset
                if 0 <= at < len(part):
                    attributes += known[at][1][-offset]
                    attributes += self._only(f"{offset}:{a}" for a in listed.get(at, ()))
                else:
                    attributes.append(f"{offset}:edge")
            attributes += self._only(listed.get(i, ()))
            attributes += self._only(_pairs(known, i))
        for i, more in gained:
            found[i] += self._only(more)
        return found


def _pairs(known: list[tuple[Traits, dict[int, list[str]]]], i: int) -> list[str]:
    """Stems and clusters of the word together with those of its next neighbours."""
    here = known[i][0]
    before = known[i - 1][0] if i else None
    behind = known[i + 1][0] if i + 1 < len(known) else None
    found: list[str] = []
    if before:
        found += [f"stems-={before.stem} {here.stem}", f"clusters-={before.cluster} {here.cluster}"]
    if behind:
        found += [f"stems+={here.stem} {behind.stem}", f"clusters+={here.cluster} {behind.cluster}"]
    if before and behind:
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
