"""Statements as lists show them: who said what, the words that were searched for marked, and each text that reports it."""

from collections.abc import Sequence
from typing import NamedTuple

from mahdar.record.entry import Role
from mahdar.store.models import Entry
from mahdar.store.statements import Said, reports_of
from mahdar.web.shown.hits import Piece, pieces
from mahdar.web.shown.lines import line_of

MOST_REPORTS = 6


class Told(NamedTuple):
    """A statement. `shown`: the report whose words are shown; `others`: further ones, as many as a line holds, and `more`."""

    entry: int
    speakers: tuple[Role, ...]
    words: list[Piece]
    manner: str
    state: str
    standing: str
    shown: Said
    others: list[Said]
    more: int


def told(entries: Sequence[Entry], query: str = "") -> list[Told]:
    """The statements of these entries; of each the words of the first report that has what was searched for."""
    reports = reports_of(entry.pk for entry in entries)
    return [_told(entry, reports[entry.pk], query) for entry in entries if reports[entry.pk]]


def _told(entry: Entry, reports: Sequence[Said], query: str) -> Told:
    worded = [(report, pieces(report.words, query)) for report in reports]
    shown, words = next((each for each in worded if any(piece.hit for piece in each[1])), worded[0])
    others = [report for report in reports if report is not shown]
    line = line_of(entry)
    manner = line.summary.best("manner")
    return Told(
        entry=entry.pk,
        speakers=line.summary.actors("speaker"),
        words=words,
        manner=manner.key if manner else "",
        state=line.state,
        standing=line.standing,
        shown=shown,
        others=others[:MOST_REPORTS],
        more=len(others) - MOST_REPORTS if len(others) > MOST_REPORTS else 0,
    )
