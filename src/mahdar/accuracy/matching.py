"""Matching: when a claim that was read is the claim that was annotated.

Names are one where half of their words are shared or one holds the other; words of the text by how far they overlap,
places by being in one sentence. The measure is deliberately generous about extent and strict about who, what and how
much.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property

from mahdar.accuracy.gold import FlatClaim
from mahdar.arabic.lexicon import rows

SHARED = 0.5
SHARED_TARGET = 0.3
AMOUNT_TOLERANCE = 0.01
_FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None})
_MARKS = re.compile("[\u064b-\u0652\u0670]")
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?؟\n]")
_ARTICLE = "ال"
_SHORTEST_WITH_ARTICLE = 5


class Text:
    """An article's text, asked where in it words stand."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _ends(self) -> list[int]:
        return [m.start() for m in _SENTENCE_END.finditer(self.text)]

    def sentences(self, part: str) -> set[int]:
        """The numbers of the sentences in which some words begin; none for no words."""
        return {bisect_left(self._ends, m.start()) for m in re.finditer(re.escape(part), self.text)} if part else set()

    def near(self, a: str, b: str) -> bool:
        """Do the two stand in one sentence somewhere?"""
        return bool(self.sentences(a) & self.sentences(b))

    def overlap(self, a: str, b: str) -> float:
        """What two parts share of what they cover together, 0 to 1: by their (first) places, else by their words."""
        i, j = self.text.find(a), self.text.find(b)
        both = min(i + len(a), j + len(b)) - max(i, j)
        if i >= 0 and j >= 0 and both > 0:
            return both / (max(i + len(a), j + len(b)) - min(i, j))
        x, y = set(words(a)), set(words(b))
        return len(x & y) / len(x | y) if x | y else 0.0


def words(text: str) -> list[str]:
    """The words of a name, folded and without articles.

    >>> words("الأمم المتّحدة")
    ['امم', 'متحده']
    """
    folded = _MARKS.sub("", text or "").translate(_FOLD).replace("_", " ")
    found = _WORD.findall(folded)
    return [w[2:] if w.startswith(_ARTICLE) and len(w) >= _SHORTEST_WITH_ARTICLE else w for w in found]


def same_name(a: str, b: str) -> bool:
    """Do two names name one party?

    >>> same_name("يوناس سولبرغ", "سولبرغ"), same_name("الأمم المتحدة", "الولايات المتحدة")
    (True, False)
    """
    x, y = set(words(a)), set(words(b))
    return bool(x and y) and (x <= y or y <= x or len(x & y) / len(x | y) >= SHARED)


def same_gathering(a: str, b: str) -> bool:
    """Do two names name one gathering? Nouns that any gathering has do not count, unless there is nothing else."""
    x, y = set(words(a)), set(words(b))
    if x - _any_gathering() and y - _any_gathering():
        x, y = x - _any_gathering(), y - _any_gathering()
        return len(x & y) / min(len(x), len(y)) >= SHARED
    return bool(x & y)


def _any_gathering() -> frozenset[str]:
    return frozenset(words(" ".join(noun for noun, *_ in rows("gathering_nouns.tsv", "mahdar.accuracy"))))


def _statement(t: Text, g: FlatClaim, s: FlatClaim) -> bool:
    return t.overlap(g["content"], s["content"]) >= SHARED and same_name(g["speaker"], s["speaker"])


def _meeting(t: Text, g: FlatClaim, s: FlatClaim) -> bool:
    wanted, got = g["participants"], s["participants"]
    both = sum(any(same_name(a, b) for b in got) for a in wanted)
    if both < min(2, len(wanted)) or len(got) > 2 * max(2, len(wanted)):
        return False
    return t.near(g["evidence"], s["evidence"]) or bool(g.get("date") and g.get("date") == s.get("date"))


def _gathering(_: Text, g: FlatClaim, s: FlatClaim) -> bool:
    dates = g.get("date"), s.get("date")
    return same_gathering(g["name"], s["name"]) and (not all(dates) or str(dates[0])[:7] == str(dates[1])[:7])


def _attendance(t: Text, g: FlatClaim, s: FlatClaim) -> bool:
    if not same_name(g["party"], s["party"]) or g["status"] != s["status"]:
        return False
    return same_gathering(g["gathering"], s["gathering"]) or t.near(g["evidence"], s["evidence"])


def same_amount(g: FlatClaim, s: FlatClaim) -> bool:
    """Is it the same sum, within a hundredth, of the same currency?"""
    wanted, got = float(g["amount"]), float(s["amount"])
    return abs(wanted - got) <= AMOUNT_TOLERANCE * abs(wanted) and bool(g["currency"] == s["currency"])


def _pledge(_: Text, g: FlatClaim, s: FlatClaim) -> bool:
    return same_amount(g, s) and g["stage"] == s["stage"]


def _position(t: Text, g: FlatClaim, s: FlatClaim) -> bool:
    same = same_name(g["party"], s["party"]) and g["stance"] == s["stance"]
    return same and t.overlap(g["target"], s["target"]) >= SHARED_TARGET


def _obstacle(t: Text, g: FlatClaim, s: FlatClaim) -> bool:
    return t.near(g["evidence"], s["evidence"]) and t.overlap(g["cause"], s["cause"]) >= SHARED_TARGET


Rule = Callable[[Text, FlatClaim, FlatClaim], bool]
SAME: dict[str, Rule] = {
    "statement": _statement,
    "meeting": _meeting,
    "gathering": _gathering,
    "attendance": _attendance,
    "pledge": _pledge,
    "position": _position,
    "obstacle": _obstacle,
}


def pairs(text: Text, gold: Sequence[FlatClaim], read: Sequence[FlatClaim], same: Rule) -> dict[int, int]:
    """Each annotated claim with at most one that was read, the best overlap of evidence first: index to index."""
    candidates = sorted(
        (
            (text.overlap(g["evidence"], s["evidence"]), i, j)
            for i, g in enumerate(gold)
            for j, s in enumerate(read)
            if same(text, g, s)
        ),
        reverse=True,
    )
    found: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in candidates:
        if i not in found and j not in used:
            found[i] = j
            used.add(j)
    return found
