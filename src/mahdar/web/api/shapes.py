"""What goes in and out of the API: the record's own words, dates as ISO 8601, offsets into the untouched text."""

import datetime
from typing import Annotated, Any

from ninja import Path, Query, Schema
from pydantic import Field

from mahdar.store.models import Actor, Claim, Decision, Document, Entry, Feed, GazetteerName, Process

LARGEST = 2**63 - 1  # a key of either database
Key = Annotated[int, Path(ge=1, le=LARGEST)]
Uid = Annotated[str, Path(pattern=r"^[0-9a-f]{20}$")]
UID = r"^[0-9a-f]{20}$"
PLAIN = r"^[^\x00-\x08\x0e-\x1f]*$"  # what neither a database nor a reader can use
Words = Annotated[str, Field(min_length=1, max_length=300, pattern=PLAIN)]
Reason = Annotated[str, Field(min_length=1, max_length=500, pattern=PLAIN, description="Why: kept with the decision.")]
Search = Annotated[str, Query(max_length=300, pattern=PLAIN)]
PageNumber = Annotated[int, Query(ge=1, le=500, description="Pages count from 1.")]
SIZE = 50


class Problem(Schema):
    """Why something was refused, on one line."""

    detail: str


class DocumentLine(Schema):
    """A text in a list."""

    id: int
    key: str
    name: str
    title: str | None
    source: str | None
    url: str | None
    published: datetime.date | None
    added: datetime.datetime

    @classmethod
    def of(cls, row: Document) -> "DocumentLine":
        """Of a row."""
        return cls(**_facts(row))


def _facts(row: Document) -> dict[str, Any]:
    names = ("key", "name", "title", "source", "url", "published", "added")
    return {"id": row.pk, **{name: getattr(row, name) for name in names}}


class ClaimOut(Schema):
    """A claim: its `body` as the vocabulary has it (offsets into the text of its document), and what people said of it."""

    uid: str
    kind: str
    document: int
    entry: int | None
    evidence: str
    body: dict[str, Any]
    confidence: float
    review: str
    version: int
    changed: bool
    by: str

    @classmethod
    def of(cls, row: Claim) -> "ClaimOut":
        """Of a row."""
        return cls(
            uid=row.uid, kind=row.kind, document=row.document_id, entry=row.entry_id, evidence=row.facts["words"]["evidence"],
            body=row.body, confidence=row.confidence, review=row.review, version=row.version, changed=row.read is not None, by=row.by,
        )  # fmt: skip


class DocumentWhole(DocumentLine):
    """A text with its actors and its claims."""

    text: str
    notes: list[str]
    actors: list[dict[str, Any]]
    claims: list[ClaimOut]

    @classmethod
    def of(cls, row: Document) -> "DocumentWhole":
        """Of a row: two queries more."""
        claims = [ClaimOut.of(claim) for claim in row.claims.order_by("start", "pk")]
        return cls(**_facts(row), text=row.text, notes=row.notes, actors=row.actors, claims=claims)


class EntryLine(Schema):
    """An entry in a list: `first` and `last` the days in which it happens, `said_…` those in which it was reported."""

    id: int
    kind: str
    title: str
    status: str
    standing: str
    first: datetime.date | None
    last: datetime.date | None
    said_first: datetime.date | None
    said_last: datetime.date | None
    texts: int
    contradicted: bool
    gathering: int | None

    @classmethod
    def of(cls, row: Entry) -> "EntryLine":
        """Of a row."""
        return cls(**_entry_facts(row))


def _entry_facts(row: Entry) -> dict[str, Any]:
    names = ("kind", "title", "status", "standing", "first", "last", "said_first", "said_last", "texts", "contradicted")
    return {"id": row.pk, "gathering": row.gathering_id, **{name: getattr(row, name) for name in names}}


class EntryWhole(EntryLine):
    """An entry with its values, history and roles (`record.Entry`) and the claims behind it."""

    body: dict[str, Any]
    claims: list[ClaimOut]

    @classmethod
    def of(cls, row: Entry) -> "EntryWhole":
        """Of a row: one query more."""
        claims = [ClaimOut.of(claim) for claim in row.claims.order_by("pk")[:MOST_CLAIMS]]
        return cls(**_entry_facts(row), body=row.body, claims=claims)


MOST_CLAIMS = 500


class ActorLine(Schema):
    """An actor: a person, a state, a body."""

    id: int
    name: str
    kind: str
    country: str | None

    @classmethod
    def of(cls, row: Actor) -> "ActorLine":
        """Of a row."""
        return cls(id=row.pk, name=row.name, kind=row.kind, country=row.country)


class OfficeOut(Schema):
    """An office from one month to another (YYYY-MM)."""

    role: str
    first: str
    last: str


class AliasOut(Schema):
    """One of the ways in which texts name an actor."""

    id: int
    key: str
    name: str


class ActorWhole(ActorLine):
    """An actor with the names and offices that texts give it, and how many entries of each kind it has."""

    names: list[str]
    aliases: list[AliasOut]
    offices: list[OfficeOut]
    entries: dict[str, int]


class StatementOut(Schema):
    """A statement that was found."""

    claim: str
    entry: int | None
    document: int
    source: str | None
    published: datetime.date | None
    content: str


class ProcessOut(Schema):
    """A process: what entries belong to it by."""

    id: int
    name: str
    gatherings: list[str]
    parties: list[str]
    terms: list[str]

    @classmethod
    def of(cls, row: Process) -> "ProcessOut":
        """Of a row."""
        return cls(id=row.pk, name=row.name, gatherings=row.gatherings, parties=row.parties, terms=row.terms)


class DecisionOut(Schema):
    """What somebody decided, when and why."""

    id: int
    at: datetime.datetime
    who: str
    verb: str
    subject: dict[str, Any]
    before: Any
    after: Any
    why: str
    undoes: int | None

    @classmethod
    def of(cls, row: Decision) -> "DecisionOut":
        """Of a row."""
        names = ("at", "who", "verb", "subject", "before", "after", "why")
        return cls(id=row.pk, undoes=row.undoes_id, **{name: getattr(row, name) for name in names})


class Why(Schema):
    """A decision's reason; `seen`: the version of the claim that it was taken on, so that nobody is overwritten."""

    why: Reason
    seen: Annotated[int | None, Field(ge=0, le=LARGEST)] = None


class Body(Why):
    """A claim as somebody wants it: its `body`, and the actors in it that the document does not have."""

    body: dict[str, Any]
    cast: Annotated[list[dict[str, Any]], Field(max_length=50)] = Field(default_factory=list)


class TextIn(Schema):
    """A text to read."""

    text: Annotated[str, Field(min_length=1, max_length=1_000_000)]
    name: Annotated[str, Field(max_length=300, pattern=PLAIN)] = "api"
    title: Annotated[str | None, Field(max_length=1000, pattern=PLAIN)] = None
    published: datetime.date | None = None
    source: Annotated[str | None, Field(max_length=200, pattern=PLAIN)] = None
    url: Annotated[str | None, Field(max_length=2000, pattern=r"^https?://[^\s\x00-\x1f]*$")] = None


class ProcessIn(Schema):
    """A process to define."""

    name: Annotated[str, Field(min_length=1, max_length=200, pattern=PLAIN)]
    gatherings: Annotated[list[Words], Field(max_length=50)] = Field(default_factory=list)
    parties: Annotated[list[Words], Field(max_length=50)] = Field(default_factory=list)
    terms: Annotated[list[Words], Field(max_length=50)] = Field(default_factory=list)
    why: Reason


class Pair(Schema):
    """Two actors."""

    one: Annotated[int, Field(ge=1, le=LARGEST)]
    other: Annotated[int, Field(ge=1, le=LARGEST)]
    why: Reason


class Splitting(Schema):
    """An alias that is not of the actor that it is filed under."""

    alias: Annotated[int, Field(ge=1, le=LARGEST)]
    why: Reason


class TwoClaims(Schema):
    """Two claims of one kind."""

    one: Annotated[str, Field(pattern=UID)]
    other: Annotated[str, Field(pattern=UID)]
    why: Reason


class Suggested(Schema):
    """Two actors that may be one, why, and how sure that is (0 to 1)."""

    one: ActorLine
    other: ActorLine
    reason: Any
    sure: float


class NameOut(Schema):
    """A name that the desk has added to the gazetteer."""

    id: int
    name: str
    kind: str
    country: str | None
    variants: list[str]

    @classmethod
    def of(cls, row: GazetteerName) -> "NameOut":
        """Of a row."""
        return cls(id=row.pk, name=row.name, kind=row.kind, country=row.country, variants=row.variants)


class NameIn(Schema):
    """A name to list; `kind`: person, organisation, group or outlet; `country`: ISO 3166-1 alpha-2."""

    name: Words
    kind: Annotated[str, Field(max_length=20, pattern=PLAIN)]
    country: Annotated[str | None, Field(max_length=2, pattern=PLAIN)] = None
    variants: Annotated[list[Words], Field(max_length=30)] = Field(default_factory=list)
    why: Reason


class FeedOut(Schema):
    """A feed: when it was asked last, what went wrong then, how many texts it has brought."""

    id: int
    url: str
    title: str
    source: str
    minutes: int
    active: bool
    polled: datetime.datetime | None
    failure: str
    taken: int

    @classmethod
    def of(cls, row: Feed) -> "FeedOut":
        """Of a row."""
        names = ("url", "title", "source", "minutes", "active", "polled", "failure", "taken")
        return cls(id=row.pk, **{name: getattr(row, name) for name in names})


class FeedIn(Schema):
    """A feed to follow."""

    url: Annotated[str, Field(max_length=2000, pattern=PLAIN)]
    source: Annotated[str, Field(max_length=200, pattern=PLAIN)] = ""
    minutes: Annotated[int, Field(ge=5, le=7 * 24 * 60)] = 30
