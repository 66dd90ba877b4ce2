"""A claim as a form, and what was written into it as a claim again. What nobody touched stays exactly as it was read."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from pydantic import ValidationError

from mahdar.exchange.labels import label
from mahdar.exchange.wording import actor_name, one_line
from mahdar.store.contents import CLASSES
from mahdar.vocabulary import Actor, Amount, AnyClaim, Date, Interval, Minutes, Modality, Party, Qualifier, Span
from mahdar.web.context import language
from mahdar.web.forms.claim_slots import Shape, Slot, slots_of
from mahdar.web.forms.claim_values import Hand, Raw, WrongError, amount_of, date_of, party_of, span_of
from mahdar.wording import days

MOST_PARTIES = 12
SPARE = 2  # empty places for further parties
BY_HAND = "by hand"


class Input(NamedTuple):
    """A slot as the form shows it: the name of its fields, its label, what they hold, what was wrong."""

    name: str
    label: str
    shape: str
    required: bool
    raw: Mapping[str, str]
    choices: list[tuple[str, str]]
    error: str


class Taken(NamedTuple):
    """What a form gives: the claim, or what was wrong slot by slot ("" for what concerns no slot); the actors it adds."""

    claim: AnyClaim | None
    cast: list[Actor]
    errors: dict[str, str]


def raw_of(claim: AnyClaim, minutes: Minutes) -> dict[str, str]:
    """The fields of a form that shows this claim."""
    found: dict[str, str] = {}
    for slot in slots_of(claim.kind):
        value = getattr(claim, slot.name)
        if slot.shape is Shape.PARTIES:
            for number, party in enumerate(value):
                found |= _raw(f"{slot.name}-{number}", party, minutes)
        elif value is not None:
            found |= _raw(slot.name, value, minutes)
    return found


def _raw(name: str, value: object, minutes: Minutes) -> dict[str, str]:
    """The fields of one slot."""
    match value:
        case Party():
            return {f"{name}-actor": value.actor, **_words(name, value.span, minutes)}
        case Date():
            return {f"{name}-days": days(value.interval or Interval()), **_words(name, value.span, minutes)}
        case Amount():
            number = value.number
            sides = {f"{name}-low": _figure(number.low), f"{name}-high": _figure(number.high)}
            of = {f"{name}-currency": value.currency or "", f"{name}-qualifier": number.qualifier.value}
            return {**sides, **of, **_words(name, value.span, minutes)}
        case Span():
            return _words(name, value, minutes)
        case bool():
            return {name: "on"} if value else {}
    return {name: str(value)}


def _words(name: str, span: Span, minutes: Minutes) -> dict[str, str]:
    words = one_line(span.of(minutes.text))
    return {f"{name}-words": words, f"{name}-start": str(span.start), f"{name}-end": str(span.end)}


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")


def inputs_of(kind: str, raw: Raw, hand: Hand, errors: Mapping[str, str]) -> list[Input]:
    """The fields of a kind, filled."""
    actors = _actors(hand, {value for name, value in raw.items() if name.endswith("-actor")})
    found = []
    for slot in slots_of(kind):
        names = [slot.name]
        if slot.shape is Shape.PARTIES:
            filled = max((n + 1 for n in range(MOST_PARTIES) if raw.get(f"{slot.name}-{n}-actor")), default=0)
            names = [f"{slot.name}-{n}" for n in range(min(max(filled + SPARE, 3), MOST_PARTIES))]
        for name in names:
            found.append(_input(slot, name, raw, actors, errors.get(name, "")))
    return found


def _input(slot: Slot, name: str, raw: Raw, actors: list[tuple[str, str]], error: str) -> Input:
    mine = {
        key.removeprefix(name).removeprefix("-") or "value": value for key, value in raw.items() if _is_of(key, name)
    }
    party = slot.shape in (Shape.PARTY, Shape.PARTIES)
    choices = actors if party else [(each.value, _label(slot, each.value)) for each in slot.values or ()]
    shape = Shape.PARTY if party else slot.shape
    called = label("slot", slot.name, language())
    if slot.shape is Shape.PARTIES:
        called = f"{called} {int(name.rpartition('-')[2]) + 1}"
    return Input(name, called, shape.value, slot.required and slot.shape is not Shape.PARTIES, mine, choices, error)


def _is_of(key: str, name: str) -> bool:
    return key == name or (key.startswith(f"{name}-") and "-" not in key[len(name) + 1 :])


def _label(slot: Slot, value: str) -> str:
    return label(slot.values.__name__, value, language()) if slot.values else value


def _actors(hand: Hand, chosen: set[str]) -> list[tuple[str, str]]:
    """Everybody of the text, by name, with what they are; of two who are one, whoever is chosen now."""
    lang = language()
    everybody = sorted((*hand.minutes.actors, *hand.cast), key=lambda actor: actor.id not in chosen)
    once: dict[tuple[str, str, str | None], Actor] = {}
    for actor in everybody:
        once.setdefault((actor.kind, actor.name, actor.country), actor)
    shown = chosen | {actor.id for actor in once.values()}
    listed = [actor for actor in everybody if actor.id in shown]
    named = {
        actor.id: f"{one_line(actor_name(actor, lang))} ({label('ActorKind', actor.kind.value, lang)})"
        for actor in listed
    }
    return sorted(named.items(), key=lambda pair: pair[1])


def taken(kind: str, raw: Raw, hand: Hand, before: AnyClaim | None = None) -> Taken:
    """The claim that the fields give. A slot that is as it was in `before` keeps its value whole."""
    was = raw_of(before, hand.minutes) if before is not None else {}
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    evidence = Span(0, 0)
    for slot in slots_of(kind):
        if before is not None and _same(slot, raw, was):
            values[slot.name] = getattr(before, slot.name)
        else:
            values[slot.name] = _value(slot, raw, hand, evidence, errors)
        if slot.name == "evidence" and values["evidence"]:
            evidence = values["evidence"]
    if errors:
        return Taken(None, hand.cast, errors)
    kept = {"because": BY_HAND} if before is None else {**dict(before), **values}
    try:
        return Taken(CLASSES[kind](**{**kept, **values}), hand.cast, {})
    except ValidationError:
        return Taken(None, hand.cast, {"": _("This is no claim of this kind: look at every field again.")})


def _same(slot: Slot, raw: Raw, was: Raw) -> bool:
    def mine(fields: Raw) -> dict[str, str]:
        return {
            key: " ".join(value.split())
            for key, value in fields.items()
            if value and (key == slot.name or key.startswith(f"{slot.name}-")) and not key.endswith(UNUSED)
        }

    return mine(raw) == mine(was)


UNUSED = ("-name", "-kind", "-country")


def _value(slot: Slot, raw: Raw, hand: Hand, evidence: Span, errors: dict[str, str]) -> Any:
    """What one slot's fields give; what is wrong goes into `errors`."""
    if slot.shape is Shape.PARTIES:
        return _parties(slot, raw, hand, evidence, errors)
    try:
        value = _read(slot, raw, hand, evidence)
    except WrongError as wrong:
        errors[slot.name] = str(wrong)
        return None
    if value is None and slot.required:
        errors[slot.name] = _("This is needed.")
    return value


def _parties(slot: Slot, raw: Raw, hand: Hand, evidence: Span, errors: dict[str, str]) -> tuple[Party, ...]:
    found: list[Party] = []
    for name in (f"{slot.name}-{number}" for number in range(MOST_PARTIES)):
        try:
            party = party_of(raw, name, hand, evidence)
        except WrongError as wrong:
            errors[name] = str(wrong)
            continue
        if party is not None and party.actor not in {each.actor for each in found}:
            found.append(party)
    if not found and not any(name.startswith(slot.name) for name in errors):
        errors[f"{slot.name}-0"] = _("This is needed.")
    return tuple(found)


def _read(slot: Slot, raw: Raw, hand: Hand, evidence: Span) -> Any:
    text, name, near = hand.minutes.text, slot.name, evidence.start
    match slot.shape:
        case Shape.SPAN:
            return span_of(raw, name, text, near)
        case Shape.PARTY:
            return party_of(raw, name, hand, evidence)
        case Shape.DATE:
            return date_of(raw, name, text, near)
        case Shape.AMOUNT:
            return amount_of(raw, name, text, near)
        case Shape.MARK:
            return name in raw
    chosen = raw.get(name, "")
    known = {each.value: each for each in slot.values or ()}
    if name == "modality" and not chosen:
        return Modality.ASSERTED
    return known.get(chosen)


def qualifiers() -> list[tuple[str, str]]:
    """How a sum may be hedged, for a choice."""
    lang = language()
    return [(each.value, label("Qualifier", each.value, lang) or _("exactly")) for each in Qualifier]
