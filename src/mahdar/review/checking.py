"""What a person gives for a claim, looked at before it is kept: of its kind, its words in the text, its parties somebody."""

import datetime
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from mahdar.errors import StoreError
from mahdar.mentions.lexicon import state_names
from mahdar.record.reports import NOT_CONTENT
from mahdar.store.amending import parties_in
from mahdar.store.contents import CLASSES
from mahdar.vocabulary import Actor, ActorKind, Amount, AnyClaim, Date, Interval, Meeting, Number, Party, Span

A_PERSON = "a person"
LONGEST_NAME = 200
MOST_PARTIES = 50
FIRST_YEAR, LAST_YEAR = 1000, 2999
Row = Mapping[str, Any]


class Worded(NamedTuple):
    """A claim as a person words it, and the actors in it, with ids of the claim's own: as a decision keeps them."""

    body: dict[str, Any]
    cast: list[dict[str, Any]]


def claim_from(kind: str, body: Row, text: str) -> AnyClaim:
    """The claim that a person gives, sure and for no other reason. Raises StoreError where it is none of its kind, or its words
    are not in the text."""
    if kind not in CLASSES:
        raise StoreError(f"kind {kind!r:.40}: is none of {', '.join(sorted(CLASSES))}")
    if body.get("kind", kind) != kind:
        raise StoreError(f"a {kind} cannot become a {body['kind']!s:.40}: reject it and add the other")
    unknown = sorted(body.keys() - CLASSES[kind].model_fields.keys())
    if unknown:
        raise StoreError(f"a {kind} has no {unknown[0]!s:.40}: leave it out")
    own = {"kind": kind, "because": A_PERSON, "confidence": 1.0, "reasons": ()}
    claim: AnyClaim = _valid(CLASSES[kind], {**body, **own}, f"{kind}: ")
    for part in _parts(claim):
        _check(part, text)
    if isinstance(claim, Meeting) and not claim.participants:
        raise StoreError("meeting: has no participants: name at least one")
    return claim


def cast_from(claim: AnyClaim, uid: str, given: Iterable[Row], known: Iterable[Row], text: str) -> Worded:
    """The claim with its parties as actors of its own, numbered after its uid. `given`: actors that the person names, `known`: those
    whom the document has. Raises StoreError where a party is nobody, or an actor is described as what it cannot be."""
    body = claim.model_dump(mode="json")
    named = {actor["id"]: actor for actor in (*known, *map(_actor, given))}
    cast: dict[str, dict[str, Any]] = {}
    for party in parties_in(body):
        actor = named.get(party["actor"])
        if actor is None:
            raise StoreError(f"party {party['actor']!r:.40}: is no actor of this text, and none that you have named")
        if actor["id"] not in cast:
            mentions = actor["mentions"] or [party["span"]]
            own = {**actor, "id": f"{uid}-{len(cast) + 1}", "mentions": mentions}
            cast[actor["id"]] = _checked(Actor.model_validate(own), text).model_dump(mode="json")
        party["actor"] = cast[actor["id"]]["id"]
    if len(cast) > MOST_PARTIES:
        raise StoreError(f"a claim of {len(cast)} parties: {MOST_PARTIES} is the most that are kept")
    return Worded(body, list(cast.values()))


def identity(worded: Worded) -> dict[str, Any]:
    """What a claim says, its actors by what they are and not by their ids."""
    who = {actor["id"]: f"{actor['kind']}|{actor['name']}|{actor['country'] or ''}" for actor in worded.cast}
    body = {name: deepcopy(value) for name, value in worded.body.items() if name not in NOT_CONTENT}
    for party in parties_in(body):
        party["actor"] = who.get(party["actor"], party["actor"])
    return body


def _valid(model: type[Any], given: Row, where: str) -> Any:
    try:
        return model.model_validate(dict(given))
    except ValidationError as error:
        first = error.errors()[0]
        slot = ".".join(map(str, first["loc"])) or "it"
        raise StoreError(f"{where}{slot}: {first['msg'][:1].lower()}{first['msg'][1:200]}") from None


def _actor(given: Row) -> dict[str, Any]:
    if not isinstance(given, Mapping):
        raise StoreError("an actor: is no actor: give its id, kind and name")
    row: dict[str, Any] = _valid(Actor, {**given, "how": A_PERSON}, "an actor: ").model_dump(mode="json")
    return row


def _checked(actor: Actor, text: str) -> Actor:
    """An actor that can be kept: with a name, and a state where it is one."""
    name = " ".join(actor.name.split())
    if not any(map(str.isalpha, name)) or not name.isprintable():
        raise StoreError(f"an actor called {name!r:.40}: has no name: give one with letters")
    if len(name) > LONGEST_NAME:
        raise StoreError(f"{name[:40]}…: a name has at most {LONGEST_NAME} characters")
    if actor.country is not None and actor.country not in state_names():
        raise StoreError(f"{name}: {actor.country!r:.20} is no code of a state (ISO 3166-1: SY, RU)")
    if actor.kind is ActorKind.STATE and not actor.country:
        raise StoreError(f"{name}: give the code of the state (ISO 3166-1: SY, RU)")
    for span in (*actor.mentions, *(office.span for office in actor.offices)):
        _check_span(span, text)
    return actor.model_copy(update={"name": name})


def _parts(value: object) -> Iterator[object]:
    """All that a claim is made of, spans and models alike."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from _parts(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _parts(each)


def _check(part: object, text: str) -> None:
    match part:
        case Span():
            _check_span(part, text)
        case Interval():
            _check_days(part.first, part.last)
        case Date():
            _check_said(part.reason)
        case Number():
            _check_figure(part)
        case Amount():
            for code in (part.currency, *part.currencies):
                if code is not None and not (len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()):
                    raise StoreError(f"{code!r:.20}: is no currency; ISO 4217 has three letters: USD, EUR")
            _check_said(part.reason)
        case Party():
            if len(part.actor) > LONGEST_NAME:
                raise StoreError(f"party {part.actor[:40]!r}…: is no actor of this text")


def _check_said(words: str) -> None:
    """A reason of the reading goes into the record as it is: nothing unseen in it."""
    if len(words) > LONGEST_NAME or not words.isprintable():
        raise StoreError(f"reason {words[:40]!r}: leave it out")


def _check_span(span: Span, text: str) -> None:
    if not 0 <= span.start < span.end <= len(text):
        raise StoreError(f"words {span.start} to {span.end}: do not lie in the text, which has {len(text)} characters")
    if not span.of(text).strip():
        raise StoreError(f"words {span.start} to {span.end}: are only spaces: mark the words that say so")


def _check_days(first: datetime.date | None, last: datetime.date | None) -> None:
    if first and last and last < first:
        raise StoreError(f"{first} to {last}: ends before it begins")
    for day in (first, last):
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise StoreError(f"{day}: is a day of no article: write it as 2014-01-16")


def _check_figure(number: Number) -> None:
    figures: Sequence[float] = [each for each in (number.low, number.high, *number.readings) if each is not None]
    if not figures or not all(math.isfinite(each) for each in figures):
        raise StoreError("a sum: has no figure: give low, high or both")
    if number.low is not None and number.high is not None and number.high < number.low:
        raise StoreError(f"{number.low:g} to {number.high:g}: the larger figure comes last")
    _check_said(number.reason)
