"""Words run together: `الولاياتالمتحدة`, `روسياوإيرانوسوريا`, `ملياردولار`.

Agencies' systems lose spaces. A written word that no lexicon knows is cut where frequent words of the press account
for all of it: the cut with the fewest words wins, then the one whose rarest word is the most frequent.
"""

from mahdar.arabic.lexicon import function_words, stems, whole_words
from mahdar.arabic.normal import fold_letters

FREQUENT = 40
SHORTEST_RUN = 7
SHORTEST_PART = 4
LONGEST_PART = 12
CONJUNCTION = "و"


def split_run(letters: str) -> list[int] | None:
    """Where to cut a written word (light spelling) into frequent words; None if they do not account for all of it.

    >>> split_run("ملياردولار"), split_run("روسياوإيرانوسوريا"), split_run("لوكاشيفيتش")
    ([5], [5, 6, 11, 12], None)
    """
    n = len(letters)
    if n < SHORTEST_RUN:
        return None
    best: list[tuple[int, int, int] | None] = [None] * (
        n + 1
    )  # words so far, minus the rarest count, start of the last
    best[0] = (0, -(1 << 30), 0)
    for end in range(1, n + 1):
        for start in range(max(0, end - LONGEST_PART), end):
            before = best[start]
            if before is None:
                continue
            count = _count(letters, start, end)
            if count:
                cost = before[0] + (0 if end - start == 1 else 1)
                candidate = (cost, max(before[1], -count), start)
                current = best[end]
                if current is None or candidate < current:
                    best[end] = candidate
    if best[n] is None:
        return None
    cuts: list[int] = []
    at = n
    while at:
        at = best[at][2]  # type: ignore[index]  # every place on the way back was reached
        if at:
            cuts.append(at)
    return cuts[::-1] if len(cuts) > 0 else None


def _count(letters: str, start: int, end: int) -> int:
    """How frequent the piece is as a word of its own; 0 if it may not stand in a run."""
    piece = letters[start:end]
    if len(piece) == 1:
        return (1 << 20) if piece == CONJUNCTION and start > 0 and end < len(letters) else 0
    if len(piece) < SHORTEST_PART:
        return 0
    if piece in function_words() or piece in whole_words():
        return FREQUENT
    article = piece.startswith("ال")
    if article and len(piece) < SHORTEST_PART + 2:
        return 0
    count = stems().get(fold_letters(piece[2:] if article else piece), 0)
    return count if count >= FREQUENT else 0
