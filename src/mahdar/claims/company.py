"""Company: the actors of a document, who says what in it, and for whom they speak."""

from bisect import bisect_right
from typing import NamedTuple

from mahdar.claims.cast import Cast
from mahdar.claims.speech import Document
from mahdar.claims.voice import Voice
from mahdar.vocabulary import Party, Statement

NEIGHBOURS = 8


class Company(NamedTuple):
    """A document with its actors, its statements in the order of their words, and the voices of its speakers."""

    document: Document
    cast: Cast
    said: list[Statement]
    voice: Voice

    @classmethod
    def of(cls, document: Document, cast: Cast, statements: list[Statement]) -> "Company":
        """The company of a document with these statements."""
        said = sorted(statements, key=lambda statement: statement.content.start)
        return cls(document, cast, said, Voice(document, cast))

    def speaker(self, place: int) -> Party | None:
        """Who says the words at this place of the text."""
        behind = bisect_right(self.said, place, key=lambda statement: statement.content.start)
        for statement in reversed(self.said[max(0, behind - NEIGHBOURS) : behind]):
            if place < statement.content.end:
                return statement.speaker
        return None

    def for_whom(self, party: Party) -> Party:
        """The body or the state that a party speaks for, if it does for any."""
        return self.voice.of(party, [])

    def no_spokesman(self, party: Party) -> Party:
        """The party, or for a spokesman the body or person who sent him; an official comes himself."""
        sent_by = self.for_whom(party)
        return party if sent_by.actor == self.cast.state_of(party).actor else sent_by
