"""The sentence that a claim stands in, cut out of a stretch of its text: what a note quotes.

Texts stay in the database: a stretch of a few hundred characters about each claim is all that is asked for.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

BEFORE, LENGTH = 300, 800  # characters of a stretch: before the claim, and in all
LONGEST = 320  # of a quotation
NEAR = 80  # what is kept before the claim's own words where the sentence is long
ENDS = re.compile(r"[.!?؟…][\"”»')]*(?=\s)|\n")
DOTS = "…"
SAID = ("evidence", "content", "target", "cause", "blocks", "condition", "amount", "gathering", "name", "place")


def sentence(stretch: str, offset: int, body: Mapping[str, Any]) -> str:
    """The sentence about a claim, word for word; dots stand where it is cut.

    `offset`: where in the text the stretch begins; `body`: the claim, whose spans are places in the text.
    """
    start, end = _extent(stretch, offset, body)
    first = max((found.end() for found in ENDS.finditer(stretch, 0, start)), default=0)
    last = next((found.end() for found in ENDS.finditer(stretch, max(0, end - 1))), len(stretch))
    cut_before, cut_behind = first == 0 and offset > 0, last == len(stretch) == LENGTH
    if last - first > LONGEST:
        nearer = max(first, start - NEAR)
        cut_before, first = cut_before or nearer > first, nearer
        cut_behind, last = cut_behind or first + LONGEST < last, min(last, first + LONGEST)
    words = stretch[first:last]
    words = _behind_a_space(words) if cut_before else words
    words = words.rpartition(" ")[0] or words if cut_behind else words
    return f"{DOTS + ' ' if cut_before else ''}{words.strip()}{' ' + DOTS if cut_behind else ''}"


def telling(stretch: str, offset: int, body: Mapping[str, Any]) -> str:
    """The words of the claim from the first to the last; "" where the stretch does not have them all."""
    start, end = _extent(stretch, offset, body)
    whole = all(a - offset >= 0 and b - offset <= len(stretch) for a, b in _places(body))
    return " ".join(stretch[start:end].split()) if whole else ""


def _extent(stretch: str, offset: int, body: Mapping[str, Any]) -> tuple[int, int]:
    """From where to where in the stretch the claim's words go."""
    inside = [(a - offset, b - offset) for a, b in _places(body) if 0 <= a - offset < b - offset <= len(stretch)]
    return (min(a for a, _ in inside), max(b for _, b in inside)) if inside else (0, 0)


def _behind_a_space(words: str) -> str:
    """Without the first word, of which only an end may be there."""
    return words.partition(" ")[2] or words


def _places(body: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    """Where the words stand that make the claim, and those that it gives."""
    for slot in SAID:
        place = body.get(slot)
        place = place.get("span") if isinstance(place, Mapping) else place
        if isinstance(place, list | tuple) and len(place) == 2 and all(isinstance(n, int) for n in place):
            yield int(place[0]), int(place[1])
