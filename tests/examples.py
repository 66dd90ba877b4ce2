"""The examples and near misses of the patterns of every kind, and what tests of claims share."""

import datetime

import pytest

from mahdar.claims.patterns import engine
from mahdar.phrases import Example, NearMiss, Pattern
from mahdar.pipeline import read
from mahdar.vocabulary import Amount, Date, Minutes, Party, Span

KINDS = ("meeting", "gathering", "attendance", "pledge", "position", "obstacle")
PUBLISHED = datetime.date(2014, 1, 16)


def examples():
    """A pytest parameter for each example: its kind and itself."""
    return [pytest.param(k, e, id=f"{k}: {p.name}: {e.text[:30]}") for k, p in _patterns() for e in p.examples]


def near_misses():
    """A pytest parameter for each near miss: its kind and itself."""
    return [pytest.param(k, m, id=f"{k}: {p.name}: {m.text[:30]}") for k, p in _patterns() for m in p.near_misses]


def patterns():
    """A pytest parameter for each pattern: its kind and itself; none for those that only name again what another has read."""
    return [pytest.param(k, p, id=f"{k}: {p.name}") for k, p in _patterns() if not p.extra.get("again")]


def _patterns():
    return [(kind, pattern) for kind in KINDS for pattern in engine(kind).patterns]


def claims_of(kind, text):
    """The minutes of a text, and its claims of one kind."""
    minutes = read(text, published=PUBLISHED)
    return minutes, [claim for claim in minutes.claims if claim.kind == kind]


def name(minutes, party):
    """The name of a party's actor; None where there is no party."""
    return minutes.actor(party).name if party is not None else None


def check_example(kind: str, example: Example) -> None:
    """Some claim of the kind says what the example's `claim` does: slots as words, a party by its words or its name."""
    minutes = _minutes(example)
    found = [_said(minutes, claim) for claim in minutes.claims if claim.kind == kind]
    wanted = {slot: _wanted(value) for slot, value in example.claim.items()}
    assert any(all(_same(said.get(slot), value) for slot, value in wanted.items()) for said in found), (wanted, found)


def check_near_miss(kind: str, near_miss: NearMiss) -> None:
    """The near miss gives no claim of the kind."""
    minutes = _minutes(near_miss)
    assert [claim.because for claim in minutes.claims if claim.kind == kind] == [], near_miss.why


def check_own_example(kind: str, pattern: Pattern) -> None:
    """The pattern is the `because` of one of its own examples."""
    because = [c.because for e in pattern.examples for c in _minutes(e).claims if c.kind == kind]
    assert pattern.name in because


def _minutes(example: Example | NearMiss) -> Minutes:
    published = datetime.date.fromisoformat(example.published) if example.published else PUBLISHED
    return read(example.text, published=published)


def _said(minutes: Minutes, claim) -> dict[str, object]:
    return {slot: _words(minutes, getattr(claim, slot)) for slot in type(claim).model_fields}


def _words(minutes: Minutes, value):
    """What a slot says, as strings; a party as the set of its words and its actor's name."""
    match value:
        case Party():
            return frozenset({value.span.of(minutes.text), minutes.actor(value).name})
        case Span():
            return value.of(minutes.text)
        case Date():
            return value.iso
        case Amount():
            return value.number.value
        case tuple():
            return [_words(minutes, each) for each in value]
    return str(value) if isinstance(value, str) else value


def _wanted(value):
    return [_wanted(each) for each in value] if isinstance(value, (list, tuple)) else value


def _same(said, wanted) -> bool:
    if isinstance(wanted, list):
        return isinstance(said, list) and len(said) == len(wanted) and all(map(_same, said, wanted))
    return wanted in said if isinstance(said, frozenset) else said == wanted
