"""Actor: somebody or something that acts, under all the names the document gives it."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from mahdar.vocabulary.span import Span


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    GROUP = "group"
    COLLECTIVE = "collective"
    SOURCE = "source"
    OUTLET = "outlet"


class Office(BaseModel):
    """An office as the text words it, with the span that says so and the country (ISO 3166-1 alpha-2) it serves."""

    model_config = ConfigDict(frozen=True)

    role: str
    span: Span
    country: str | None = None


class Actor(BaseModel):
    """One actor of a document. `name` is the fullest form in the text (for states the usual short name).

    `country` is the ISO 3166-1 alpha-2 code of a state, or of the state a person or body serves; `mentions` lists
    every place where the text speaks of it; `how` says what recognised it (gazetteer, title, head noun, ...).
    """

    model_config = ConfigDict(frozen=True)

    id: str
    kind: ActorKind
    name: str
    country: str | None = None
    offices: tuple[Office, ...] = ()
    mentions: tuple[Span, ...] = ()
    how: str = ""


class Party(BaseModel):
    """An actor in a slot of a claim, and the words that put it there (a name, `الوزير الإيراني`, `بلاده`)."""

    model_config = ConfigDict(frozen=True)

    actor: str
    span: Span
