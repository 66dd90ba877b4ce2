"""What two wordings share: content words and shingles.

Near-duplicates are found by shingles (Broder, *On the resemblance and containment of documents*, 1997): every run of a
few content words is hashed; the smallest hashes, the sketch, are what two texts are looked up by, and the shared
part of all of them says how alike the texts are.
"""

from collections.abc import Collection, Hashable, Iterable
from zlib import crc32

from mahdar.arabic.lexicon import folded_function_words
from mahdar.arabic.tokens import tokenize

WORDS = frozenset({"word", "latin", "number"})
SKETCH = 6


def content_words(text: str) -> list[str]:
    """The folded words of a text that carry meaning: no clitics, no articles, no function words.

    >>> content_words("وأعلن أن المؤتمر سيعقد في جنيف") == ["اعلن", "موتمر", "يعقد", "جنيف"]
    True
    """
    return [t.norm for t in tokenize(text) if t.kind in WORDS and t.norm not in folded_function_words()]


def shingles(words: list[str], width: int = 3) -> frozenset[int]:
    """The hashes of all runs of `width` words; of a shorter text the hash of the whole, of none nothing."""
    runs = range(max(1, len(words) - width + 1)) if words else ()
    return frozenset(crc32(" ".join(words[i : i + width]).encode()) for i in runs)


def hashes(words: Iterable[str]) -> frozenset[int]:
    """The hashes of single words, where order does not count."""
    return frozenset(crc32(word.encode()) for word in words)


def sketch(of: Collection[int], size: int = SKETCH) -> tuple[int, ...]:
    """The smallest hashes: two alike texts are likely to have one in common."""
    return tuple(sorted(of)[:size])


def resemblance(a: Collection[int], b: Collection[int]) -> float:
    """The part of all hashes that both have, 0 to 1 (Jaccard)."""
    both = len(frozenset(a) & frozenset(b))
    return both / (len(a) + len(b) - both) if both else 0.0


def containment(a: Collection[Hashable], b: Collection[Hashable]) -> float:
    """The part of the shorter that is in the longer, 0 to 1."""
    return len(frozenset(a) & frozenset(b)) / min(len(a), len(b)) if a and b else 0.0
