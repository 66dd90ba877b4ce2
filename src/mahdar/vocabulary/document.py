"""Document: a text as it came, and Minutes: what was read in it."""

import datetime
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from mahdar.vocabulary.actor import Actor, Party
from mahdar.vocabulary.attendance import Attendance
from mahdar.vocabulary.gathering import Gathering
from mahdar.vocabulary.meeting import Meeting
from mahdar.vocabulary.obstacle import Obstacle
from mahdar.vocabulary.pledge import Pledge
from mahdar.vocabulary.position import Position
from mahdar.vocabulary.statement import Statement

AnyClaim = Statement | Meeting | Gathering | Attendance | Pledge | Position | Obstacle


class Document(BaseModel):
    """An article: its untouched text and what is known of its publication."""

    model_config = ConfigDict(frozen=True)

    id: str
    text: str
    title: str | None = None
    published: datetime.date | None = None
    source: str | None = None
    url: str | None = None


class Minutes(BaseModel):
    """The minutes of one document: its actors and its claims, and in `notes` what the reader should know of them."""

    model_config = ConfigDict(frozen=True)

    document: Document
    actors: tuple[Actor, ...] = ()
    claims: tuple[AnyClaim, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The untouched text that every span points into."""
        return self.document.text

    def actor(self, party: Party) -> Actor:
        """The actor behind a party of one of these claims; KeyError if it is not of this document."""
        return self._actor_of_id[party.actor]

    @cached_property
    def _actor_of_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.actors}
