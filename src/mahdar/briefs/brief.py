"""Brief: what a process came to in a period, on one to three pages, each line with the notes that say where it stands.

A line is a sequence of runs, so that names and words of the press keep their own direction in a line of the other language, and
a note stands behind the very words that it is for.
"""

import datetime
import re

from pydantic import BaseModel, ConfigDict

from mahdar.exchange.labels import Language
from mahdar.vocabulary import Interval

ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")


class Source(BaseModel):
    """Where a claim stands: the text's outlet, day, title and link (None where it has none), and the words that make the claim.

    `telling`: those of the words that tell it, from the first to the last of the claim's own; `document`: the text's name;
    `origin`: what copies of one wire report share.
    """

    model_config = ConfigDict(frozen=True)

    document: str
    words: str
    telling: str = ""
    outlet: str = ""
    published: datetime.date | None = None
    title: str = ""
    url: str | None = None
    origin: str = ""


class Run(BaseModel):
    """A stretch of a line; `quoted`: in the very words of a source; `notes`: the numbers of the notes that stand behind it."""

    model_config = ConfigDict(frozen=True)

    text: str
    quoted: bool = False
    notes: tuple[int, ...] = ()

    @property
    def is_arabic(self) -> bool:
        """Is it to be set from right to left?"""
        return bool(ARABIC.search(self.text))

    @property
    def is_latin(self) -> bool:
        """Has it letters, none of them Arabic? What has no letters at all goes with the line that it stands in."""
        return not self.is_arabic and any(map(str.isalpha, self.text))


class Line(BaseModel):
    """One line of a brief: an entry of the record, or a figure of several, in words."""

    model_config = ConfigDict(frozen=True)

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The line without its notes."""
        return "".join(run.text for run in self.runs)

    @property
    def notes(self) -> tuple[int, ...]:
        """The numbers of its notes, in the order in which they stand."""
        return tuple(number for run in self.runs for number in run.notes)


class Section(BaseModel):
    """Lines on one subject, the first of `there_are`: the others had no room."""

    model_config = ConfigDict(frozen=True)

    key: str
    heading: str
    lines: tuple[Line, ...]
    there_are: int = 0

    @property
    def left_out(self) -> int:
        """How many of the record had no room."""
        return max(0, self.there_are - len(self.lines))


class Note(BaseModel):
    """A footnote: outlet, day, title, link and the words quoted; `claim`: the uid of the claim that they make."""

    model_config = ConfigDict(frozen=True)

    number: int
    claim: str
    outlet: str
    published: datetime.date | None
    title: str
    url: str | None
    words: str


class Figures(BaseModel):
    """What the record has of the process in the period: texts (copies once), outlets, and entries by kind."""

    model_config = ConfigDict(frozen=True)

    texts: int
    outlets: int
    entries: dict[str, int]


class Brief(BaseModel):
    """The brief of a process. `scope`: its period, and when it was made, in words; `remarks`: what it says of itself."""

    model_config = ConfigDict(frozen=True)

    title: str
    process: str
    period: Interval
    lang: Language
    made: datetime.datetime
    scope: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    remarks: tuple[str, ...] = ()

    @property
    def is_arabic(self) -> bool:
        """Is it to be set from right to left?"""
        return self.lang is Language.AR

    def note(self, number: int) -> Note:
        """The note of this number; they are numbered from 1 on, as they are first met."""
        return self.notes[number - 1]
