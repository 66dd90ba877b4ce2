"""The scope of a brief: its period, its day, its language, and the sources that it may cite."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mahdar.briefs.brief import Source
from mahdar.exchange.labels import Language
from mahdar.record.entry import Entry
from mahdar.vocabulary import Interval

LATE = datetime.timedelta(3)  # what happened on the last evening of the period before is reported in this one
MOST_NOTES = 2  # behind one line


class Scope(NamedTuple):
    """The days that the brief is of, both included, the day from which it counts days, and the source of each claim."""

    first: datetime.date
    last: datetime.date
    today: datetime.date
    lang: Language
    sources: Mapping[str, Source]

    def known(self, claims: Iterable[str]) -> list[str]:
        """Those of these claims that were in print by the end of the period."""
        return [uid for uid in claims if (day := self._day(uid)) is not None and day <= self.last]

    def cite(self, claims: Iterable[str], most: int = MOST_NOTES, *, same_outlet: bool = False) -> tuple[str, ...]:
        """Which of these claims stand in the notes: of the period before older ones, each of another outlet, or at least of
        another text."""
        left = list(dict.fromkeys(self.known(claims)))
        found: list[str] = []
        while left and len(found) < most:
            best = min(left, key=lambda uid: self._rank(uid, found))
            left.remove(best)
            repeats = self._origin if same_outlet else self._outlet
            if repeats(best) not in map(repeats, found):
                found.append(best)
        return tuple(found)

    def has(self, day: datetime.date | None) -> bool:
        """Is it a day of the period?"""
        return day is not None and self.first <= day <= self.last

    def meets(self, days: Interval) -> bool:
        """Have the days one in common with the period? Days that are open on a side go on."""
        if days.first is None and days.last is None:
            return False
        return (days.first is None or days.first <= self.last) and (days.last is None or days.last >= self.first)

    def is_of_period(self, entry: Entry) -> bool:
        """Does it happen in the period; or, where that is not known, was it reported then; or did the period first tell of
        it a few days late?"""
        if entry.happened == Interval():
            return self.meets(entry.said)
        when = entry.happened.last or entry.happened.first
        late = when is not None and self.first - LATE <= when < self.first and self.has(entry.said.first)
        return self.meets(entry.happened) or late

    def _day(self, uid: str) -> datetime.date | None:
        return self.sources[uid].published if uid in self.sources else None

    def _outlet(self, uid: str) -> str:
        return self.sources[uid].outlet or self._origin(uid)

    def _origin(self, uid: str) -> str:
        return self.sources[uid].origin or self.sources[uid].document

    def _rank(self, uid: str, found: Sequence[str]) -> tuple[bool, bool]:
        """Earlier ones of the same rank stay first: claims come best first, or as they were reported."""
        return (not self.has(self._day(uid)), self._outlet(uid) in map(self._outlet, found))
