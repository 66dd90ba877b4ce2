"""Fitting: a brief has at most three pages, so the weakest lines of the longest sections go first.

Pages are estimated from the lengths of lines and notes on A4 as `brief.css` sets them; the estimate errs on the large side.
"""

from collections.abc import Callable, Sequence
from math import ceil

from mahdar.briefs.brief import Source
from mahdar.briefs.draft import Part, Pieces
from mahdar.briefs.numbering import LONGEST_TITLE, LONGEST_WORDS, note_key

PAGES = 3.1  # by the estimate, which comes to less than three
LINE, NOTE = 102, 142  # characters on a line of the body, and of a note
BODY_LINES, NOTE_LINES = 45, 73  # on a page of nothing else
HEADING = 1.9  # lines that a section's heading takes
HEAD = 4  # lines that the title and the remarks take


def fitted(parts: Sequence[Part], source: Callable[[str], Source]) -> list[Part]:
    """The sections without what has no room."""
    found = list(parts)
    while pages(found, source) > PAGES:
        longest = max(range(len(found)), key=lambda n: (found[n].key != "in-short", len(found[n].lines), n))
        if len(found[longest].lines) < 2:
            break
        found[longest] = found[longest].without_weakest()
    return found


def pages(parts: Sequence[Part], source: Callable[[str], Source]) -> float:
    """How many pages these sections take, about."""
    lines = [line for part in parts for line in part.lines]
    body = HEAD + HEADING * sum(bool(part.lines) for part in parts) + sum(_lines(line) for line in lines)
    cited = [source(uid) for line in lines for piece in line for uid in piece.claims]
    notes = {note_key(each): each for each in cited}.values()
    return body / BODY_LINES + sum(map(_note_lines, notes)) / NOTE_LINES


def _lines(line: Pieces) -> int:
    return ceil(sum(len(piece.text) + 2 * len(piece.claims) for piece in line) / LINE)


def _note_lines(source: Source) -> int:
    link = min(len(source.url or ""), 60)
    return ceil(
        (len(source.outlet) + 20 + min(len(source.title), LONGEST_TITLE) + min(len(source.words), LONGEST_WORDS) + link)
        / NOTE
    )
