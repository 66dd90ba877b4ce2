"""From a document's claims to reports: what each says, in the forms that documents share."""

import datetime
import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import Any, NamedTuple

from mahdar.record.alias import Alias, alias_of
from mahdar.record.gathering_names import gathering_name
from mahdar.record.offices import office_key, serves_abroad
from mahdar.record.report import Report, Side
from mahdar.record.wording import content_words, hashes, shingles
from mahdar.vocabulary import (
    Actor,
    Amount,
    AnyClaim,
    Attendance,
    Date,
    Document,
    Gathering,
    Interval,
    Meeting,
    Minutes,
    Obstacle,
    Party,
    Pledge,
    Position,
    Span,
    Statement,
)

UID_BYTES = 10
ABOUT = 400  # characters within which a sum belongs to the gathering that is named there
NOT_CONTENT = frozenset({"because", "confidence", "reasons", "mentions"})


class Tenure(NamedTuple):
    """A document of some month calls an actor by an office; `role` as it words it."""

    alias: str
    office: str
    month: str
    role: str


class Filing(NamedTuple):
    """What a document brings to the record: its key, its actors' aliases, their offices, its claims as reports, and by their
    uids as JSON; and how it spells each alias."""

    document: str
    aliases: tuple[Alias, ...]
    tenures: tuple[Tenure, ...]
    reports: tuple[Report, ...]
    bodies: Mapping[str, dict[str, Any]]
    spelled: Mapping[str, str]


def document_key(document: Document) -> str:
    """The key of a document: the same text of the same outlet and day has the same one, whatever file it lies in."""
    parts = (document.text, document.source or "", document.published.isoformat() if document.published else "")
    return blake2b("\x00".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def claim_uid(key: str, body: Mapping[str, Any]) -> str:
    """The uid of a claim (`model_dump` as JSON): the same document read alike gives the same, whichever rule found it."""
    slots = {name: value for name, value in body.items() if name not in NOT_CONTENT}
    return blake2b(f"{key} {json.dumps(slots, sort_keys=True)}".encode(), digest_size=UID_BYTES).hexdigest()


def filing(
    minutes: Minutes, key: str | None = None, *, uids: Sequence[str] | None = None, cast: Sequence[Actor] = ()
) -> Filing:
    """What the minutes of a document bring to the record. Time is linear in what they hold.

    `uids`: those of the claims one by one, where people have changed what the claims say; `cast`: actors whom people have named in
    them, beside those that were read.
    """
    reader = _Reader(minutes, key or document_key(minutes.document), uids, cast)
    reports = tuple(reader.report(uid, claim) for uid, (claim, _) in reader.claims.items())
    bodies = {uid: body for uid, (_, body) in reader.claims.items()}
    return Filing(
        reader.key,
        tuple(reader.aliases.values()),
        tuple(dict.fromkeys(reader.tenures())),
        reports,
        bodies,
        reader.spelled,
    )


class _Reader:
    """One document on its way into reports."""

    def __init__(
        self, minutes: Minutes, key: str, uids: Sequence[str] | None = None, cast: Sequence[Actor] = ()
    ) -> None:
        self.minutes, self.key, self.text = minutes, key, minutes.text
        self.document = minutes.document
        self.actors = {actor.id: actor for actor in (*minutes.actors, *cast)}
        self.twins = {actor.id: _twin(actor, minutes.actors) for actor in cast}
        self.aliases: dict[str, Alias] = {}
        self.alias_of: dict[str, Alias] = {}
        self.spelled: dict[str, str] = {}
        dumped = [(claim, claim.model_dump(mode="json")) for claim in minutes.claims]
        named = zip(uids or (claim_uid(key, body) for _, body in dumped), dumped, strict=True)
        self.claims = dict(sorted(named, key=lambda each: (each[1][0].evidence.start, each[0])))
        self.gatherings = [(uid, c) for uid, (c, _) in self.claims.items() if isinstance(c, Gathering)]
        self.mentions = sorted(((s, a) for a in minutes.actors for s in a.mentions), key=lambda pair: pair[0])
        self.starts = [span.start for span, _ in self.mentions]
        self.abroad = {actor.id for actor in self.actors.values() if _is_sent(actor)}

    def tenures(self) -> Iterator[Tenure]:
        """The unique offices of those who stand in a claim."""
        published = self.document.published
        for id, alias in self.alias_of.items():
            actor = self.actors[id]
            for office in actor.offices if published and not alias.office else ():
                key = office_key(office.role, office.country or actor.country)
                if key:
                    yield Tenure(alias.key, key, f"{published:%Y-%m}", " ".join(office.role.split()))

    def report(self, uid: str, claim: AnyClaim) -> Report:
        """The claim as it is filed."""
        common = Report(
            uid=uid,
            kind=claim.kind,
            document=self.key,
            outlet=self.document.source or "",
            said=self.document.published,
            modality=claim.modality.value,
            confidence=claim.confidence,
        )
        return replace(
            common, **self._own(claim), words={"evidence": self._words(claim.evidence), **self._shown(claim)}
        )

    def _own(self, claim: AnyClaim) -> dict[str, Any]:
        """The fields of the claim's kind."""
        match claim:
            case Statement():
                return self._statement(claim)
            case Meeting():
                return self._meeting(claim)
            case Gathering():
                return self._gathering(claim)
            case Attendance():
                return self._attendance(claim)
            case Pledge():
                return self._pledge(claim)
            case Position():
                return self._position(claim)
            case Obstacle():
                return self._obstacle(claim)

    def _statement(self, claim: Statement) -> dict[str, Any]:
        words = content_words(claim.content.of(self.text))
        return {
            "sides": (self._side("speaker", claim.speaker),),
            "mode": claim.manner.value,
            "marks": tuple(sorted(shingles(words))),
            **_days(claim.date),
        }

    def _meeting(self, claim: Meeting) -> dict[str, Any]:
        return {
            "sides": tuple(dict.fromkeys(self._side("participant", party) for party in claim.participants)),
            "status": claim.status.value,
            "mode": claim.mode.value,
            "place": self._place(claim.place),
            **_days(claim.date),
        }

    def _gathering(self, claim: Gathering) -> dict[str, Any]:
        spans = (claim.name, *claim.mentions)
        name = gathering_name(claim, self.minutes, [m for span in spans for m in self._mentions_in(span)])
        return {
            "status": claim.status.value,
            "place": self._place(claim.place),
            "families": name.families,
            "numbers": name.numbers,
            "labels": name.labels,
            **_days(claim.date),
        }

    def _attendance(self, claim: Attendance) -> dict[str, Any]:
        return {
            "sides": (self._side("party", claim.party),),
            "status": claim.status.value,
            "about": self._gathering_at(claim.gathering),
            "labels": tuple(sorted(set(content_words(claim.gathering.of(self.text))))),
        }

    def _pledge(self, claim: Pledge) -> dict[str, Any]:
        donor = (self._side("donor", claim.donor),) if claim.donor else ()
        recipient = (self._side("recipient", claim.recipient),) if claim.recipient else ()
        number = claim.amount.number
        return {
            "sides": donor + recipient,
            "stage": claim.stage.value,
            "basis": claim.basis.value if claim.basis else "",
            "revises": claim.revises,
            "period": _iso(claim.period),
            "low": number.low,
            "high": number.high,
            "qualifier": number.qualifier.value,
            "currency": claim.amount.currency or "/".join(claim.amount.currencies),
            "about": self._gathering_near(claim.evidence),
            **_days(claim.date),
        }

    def _position(self, claim: Position) -> dict[str, Any]:
        words = content_words(claim.target.of(self.text))
        return {
            "sides": (self._side("party", claim.party),),
            "stance": claim.stance.value,
            "about": self._gathering_at(claim.target),
            "marks": tuple(sorted(hashes(words))),
        }

    def _obstacle(self, claim: Obstacle) -> dict[str, Any]:
        words = content_words(claim.cause.of(self.text))
        according_to = (self._side("according-to", claim.according_to),) if claim.according_to else ()
        return {
            "sides": according_to,
            "about": self._gathering_at(claim.blocks),
            "labels": tuple(sorted(set(content_words(claim.blocks.of(self.text))))),
            "marks": tuple(sorted(hashes(words))),
        }

    def _side(self, slot: str, party: Party) -> Side:
        alias = self.alias_of.get(party.actor)
        if alias is None:
            alias = alias_of(self._known(party), self.document, self.key)
            self.alias_of[party.actor] = self.aliases[alias.key] = alias
            self.spelled.setdefault(alias.key, " ".join(self.actors[party.actor].name.split()))
        return Side(slot, alias.key, alias.kind.value, alias.country if party.actor not in self.abroad else None)

    def _known(self, party: Party) -> Actor:
        """The actor, an envoy without the state where he is sent: he is not of it. A copy that a person has made of one of the
        text's own actors is that one."""
        actor = self.actors[party.actor]
        away = {"country": None} if actor.id in self.abroad else {}
        return actor.model_copy(update={"id": self.twins.get(actor.id, actor.id), **away})

    def _shown(self, claim: AnyClaim) -> dict[str, str]:
        """The words of the claim's spans, slot by slot."""
        values = ((name, getattr(claim, name)) for name in type(claim).model_fields if name not in NOT_SHOWN)
        words = {name: self._words(v) for name, v in values if isinstance(v, Span)}
        amount = getattr(claim, "amount", None)
        period = getattr(claim, "period", None)
        words |= {"period": self._words(period.span)} if isinstance(period, Date) else {}
        return words | ({"amount": self._words(amount.span)} if isinstance(amount, Amount) else {})

    def _words(self, span: Span) -> str:
        return " ".join(span.of(self.text).split())

    def _place(self, span: Span | None) -> str:
        return " ".join(content_words(span.of(self.text))) if span else ""

    def _mentions_in(self, span: Span) -> Iterator[tuple[Span, Actor]]:
        for mention, actor in self.mentions[bisect_left(self.starts, span.start) :]:
            if mention.start >= span.end:
                return
            yield mention, actor

    def _gathering_at(self, span: Span) -> str:
        """The uid of the document's gathering that is named within these words."""
        return next((uid for uid, c in self.gatherings if any(span.meets(m) for m in (c.name, *c.mentions))), "")

    def _gathering_near(self, span: Span) -> str:
        """The uid of the gathering that was named last before these words, or first behind them."""
        spans = [(m, uid) for uid, c in self.gatherings for m in dict.fromkeys((c.name, *c.mentions))]
        before = [(span.start - m.start, uid) for m, uid in spans if 0 <= span.start - m.start <= ABOUT]
        behind = [(m.start - span.end, uid) for m, uid in spans if 0 <= m.start - span.end <= ABOUT]
        return min(before or behind or [(0, "")])[1]


def _iso(date: Date | None) -> tuple[str, str]:
    """The first and the last day, "" where that side is open or unknown."""
    interval = date.interval if date and date.interval else Interval()
    return (
        interval.first.isoformat() if interval.first else "",
        interval.last.isoformat() if interval.last else "",
    )


def _is_sent(actor: Actor) -> bool:
    """An envoy: the state in his title is where he is sent."""
    return any(serves_abroad(office_key(office.role, office.country)) for office in actor.offices)


def _twin(actor: Actor, read: Sequence[Actor]) -> str:
    """The id of the actor of the text that this one is a copy of; its own where there is none."""
    spans = set(actor.mentions)
    same = (
        each.id for each in read if (each.kind, each.name) == (actor.kind, actor.name) and spans & set(each.mentions)
    )
    return next(same, actor.id)


NOT_SHOWN = frozenset({"evidence"})


def _days(date: Date | None) -> dict[str, datetime.date | None]:
    interval = date.interval if date and date.interval else Interval()
    return {"first": interval.first, "last": interval.last}
