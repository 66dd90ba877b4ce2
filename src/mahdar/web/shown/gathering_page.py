"""A gathering with all that concerns it: who attends on what condition, what holds it up, what was pledged, wanted, said there."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from django.utils import timezone

from mahdar.exchange.labels import label
from mahdar.store import evidence
from mahdar.store.models import Entry
from mahdar.web.context import language
from mahdar.web.shown.lines import Line, line_of, lines_of
from mahdar.wording import main_turns, one_line, standing_words

MOST_MEETINGS = 10
AHEAD = ("planned", "proposed")


class Seat(NamedTuple):
    """Who attends: how it stands now and on what condition, and how it came to that."""

    line: Line
    party: str
    condition: str
    turns: Sequence[tuple[datetime.date | None, str]]


class Concerned(NamedTuple):
    """What concerns a gathering; `days`: how many there are to it, None where it is not ahead."""

    days: int | None
    seats: list[Seat]
    obstacles: list[Line]
    positions: list[Line]
    statements: list[Line]
    pledges: list[Line]
    meetings: list[Line]
    in_its_texts: list[Line]

    @property
    def empty(self) -> bool:
        """Does nothing concern it?"""
        return not any(self[1:])


def concerned_by(gathering: Entry) -> Concerned:
    """All that concerns it: two queries for any number of entries."""
    found = evidence.concerned(gathering)
    there = {entry.pk for entry in found.get("meeting", ())}
    near = [entry for entry in evidence.meetings_there(gathering, MOST_MEETINGS) if entry.pk not in there]
    return Concerned(
        days=_days_to(gathering),
        seats=[_seat(entry) for entry in found.get("attendance", ())],
        obstacles=lines_of(found.get("obstacle", ())),
        positions=lines_of(found.get("position", ())),
        statements=lines_of(found.get("statement", ())),
        pledges=lines_of(found.get("pledge", ())),
        meetings=lines_of(found.get("meeting", ())),
        in_its_texts=lines_of(near),
    )


def _days_to(gathering: Entry) -> int | None:
    if gathering.first is None or gathering.status not in AHEAD:
        return None
    days = (gathering.first - timezone.localdate()).days
    return days if days >= 0 else None


def _seat(entry: Entry) -> Seat:
    lang = language()
    line = line_of(entry, lang)
    condition = line.summary.best("condition")
    turns = [(turn.said, standing_words("attendance", turn.status, lang)) for turn in main_turns(line.summary.history)]
    parties = dict.fromkeys(one_line(role.name) for role in line.summary.principals("party"))
    return Seat(
        line,
        label("page", "list-separator", lang).join(parties),
        one_line(condition.words) if condition else "",
        turns if len(turns) > 1 else (),
    )
