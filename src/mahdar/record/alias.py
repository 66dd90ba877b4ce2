"""Alias: one way in which documents name an actor. The same naming has the same key in every document.

Actors of the record are groups of aliases (`identity.py`). What names nobody for certain, `الحكومة` or an unnamed source,
is bound to its document: it is never one with that of another.
"""

from functools import cache
from typing import NamedTuple

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold
from mahdar.mentions.gazetteer import Own, norms_of, of_names, own_names
from mahdar.mentions.lexicon import organisations, outlets, persons, state_names
from mahdar.mentions.names import skeleton
from mahdar.record.offices import office_key, with_country
from mahdar.vocabulary import Actor, ActorKind, Document

BOUND = "here"
JOINED, FILIATION = "joined", "filiation"
ARTICLE = "ال"
SHORTEST = 3  # letters of both parts: `أمال` is one name
NAMED_BODY = 3  # a body of unknown state needs so many words to be told from others
LISTED_KINDS = frozenset({ActorKind.ORGANISATION, ActorKind.GROUP, ActorKind.OUTLET})


class Alias(NamedTuple):
    """A naming. `words`: a person's name as skeletons, spellings levelled. `partial`: it may be one of several actors, as a
    surname or an office alone; `office`: the office's key (`offices.py`), `month` (YYYY-MM): when it was so named."""

    key: str
    kind: ActorKind
    name: str
    country: str | None = None
    words: tuple[str, ...] = ()
    partial: bool = False
    office: str = ""
    month: str = ""


def alias_of(actor: Actor, document: Document, bound_to: str) -> Alias:
    """The alias that a document's actor is; `bound_to`: the document's key, for what names nobody beyond it."""
    own = own_name(actor.kind, actor.name, actor.country)
    if own:
        actor = actor.model_copy(update={"name": own.name, "country": own.country or actor.country})
    here = Alias(f"{BOUND}:{bound_to}:{actor.id}", actor.kind, actor.name, actor.country)
    if actor.kind is ActorKind.STATE:
        return _state(actor, here)
    if actor.kind is ActorKind.PERSON:
        return _person(actor, document, here)
    if actor.kind is ActorKind.SOURCE:
        return here
    return _body(actor, here, is_listed=own is not None)


def own_name(kind: ActorKind, name: str, country: str | None) -> Own | None:
    """The name that was added to the lists (`gazetteer.extend`) by which somebody so called goes, if one was. One of two states is
    two."""
    found = _own_names().get((kind is ActorKind.PERSON, fold(name)))
    if found is None or kind not in (ActorKind.PERSON, *LISTED_KINDS):
        return None
    return found if country is None or found.country in (None, country) else None


@of_names
@cache
def _own_names() -> dict[tuple[bool, str], Own]:
    """By whether it is a person's, and by each of its folded forms."""
    forms = ((own, form) for own in own_names() for form in (own.name, *own.variants))
    found: dict[tuple[bool, str], Own] = {}
    for own, form in forms:
        found.setdefault((own.kind == ActorKind.PERSON, fold(form)), own)
    return found


def _state(actor: Actor, here: Alias) -> Alias:
    if not actor.country:
        return here
    return Alias(f"state:{actor.country}", actor.kind, state_names().get(actor.country, actor.name), actor.country)


def _person(actor: Actor, document: Document, here: Alias) -> Alias:
    office = _office_alone(actor)
    if office is not None:
        key = office_key(office, actor.country)
        if not key or not document.published:
            return here
        month = f"{document.published:%Y-%m}"
        name = with_country(office, actor.country)
        return Alias(f"office:{key}:{month}", actor.kind, name, actor.country, (), True, key, month)
    words = name_words(actor.name)
    figure = _figures().get(fold(actor.name)) or _figures_by_words().get(words)
    if figure and actor.country in (None, figure[1]):
        return Alias(f"person:{figure[0]}", actor.kind, figure[0], figure[1], name_words(figure[0]))
    if not words or (len(words) == 1 and not actor.country):
        return here
    where = actor.country or ""
    spelled = "-".join(words if where else fold(actor.name).split())
    partial = len(words) == 1 or not where
    return Alias(f"name:{spelled}:{where}", actor.kind, actor.name, actor.country, words, partial)


def _office_alone(actor: Actor) -> str | None:
    """The office's words where the document knows the person by nothing else."""
    name = fold(actor.name)
    return next((o.role for o in actor.offices if fold(o.role) == name or fold(o.role).endswith(" " + name)), None)


def name_words(name: str) -> tuple[str, ...]:
    """A name's words as skeletons, those that a vowel tells apart as they are; `عبد الله` in one, `بن` left out.

    >>> name_words("عبد الله بن زايد") == name_words("عبدالله زايد"), name_words("محمد") == name_words("محمود")
    (True, False)
    """
    words: list[str] = []
    for norm in norms_of(name):
        if norm in _parts(FILIATION) or not norm.isalnum():
            continue
        if words and words[-1] in _parts(JOINED):
            words[-1] += norm
        else:
            words.append(_without_inner_article(norm))
    return tuple(word if word in _exact() else skeleton(word) for word in words)


def _without_inner_article(norm: str) -> str:
    """`عبدالرقيب` as `عبد الرقيب` is read, where the article goes; `عبدالله` keeps it in both, as `الله` is a word of its own."""
    for part in _parts(JOINED):
        rest = norm.removeprefix(part + ARTICLE)
        if rest != norm and min(len(part), len(rest)) >= SHORTEST:
            return part + "".join(norms_of(norm.removeprefix(part)))
    return norm


def is_somebodys_son(name: str) -> bool:
    """Does it name its bearer by the father alone (`بن سحيم آل ثاني`)?"""
    return next(iter(fold(name).split()), "") in _parts(FILIATION)


@cache
def _parts(kind: str) -> frozenset[str]:
    return frozenset(fold(word) for word, its_kind, *_ in rows("name_parts.tsv", "mahdar.record") if its_kind == kind)


@cache
def _exact() -> frozenset[str]:
    return frozenset(fold(word) for word, *_ in rows("exact_names.tsv", "mahdar.record"))


def _body(actor: Actor, here: Alias, *, is_listed: bool) -> Alias:
    norms = norms_of(actor.name)
    listed = _bodies().get(norms) if actor.kind in LISTED_KINDS else None
    if listed:
        name, country = listed
        return Alias(f"body:{name}", actor.kind, name, country or actor.country)
    if is_listed or actor.kind is ActorKind.COLLECTIVE or actor.country or len(norms) >= NAMED_BODY:
        return Alias(f"body:{' '.join(norms)}:{actor.country or ''}", actor.kind, actor.name, actor.country)
    return here


@cache
def _figures() -> dict[str, tuple[str, str]]:
    """World figures by each of their folded forms: name and state. A form of two persons is nobody's."""
    found: dict[str, tuple[str, str] | None] = {}
    for figure in persons():
        for form in (figure.name, *figure.variants):
            who = (figure.name, figure.iso2)
            found[fold(form)] = who if found.get(fold(form), who) == who else None
    return {form: who for form, who in found.items() if who}


@cache
def _figures_by_words() -> dict[tuple[str, ...], tuple[str, str]]:
    """World figures by the skeletons of their full names: `غوتيريس`, `غوتريس`. Words of two figures are nobody's."""
    found: dict[tuple[str, ...], tuple[str, str] | None] = {}
    for figure in persons():
        for form in (figure.name, *figure.variants):
            words, who = name_words(form), (figure.name, figure.iso2)
            if len(words) > 1:
                found[words] = who if found.get(words, who) == who else None
    return {words: who for words, who in found.items() if who}


@cache
def _bodies() -> dict[tuple[str, ...], tuple[str, str | None]]:
    found: dict[tuple[str, ...], tuple[str, str | None]] = {}
    listed = [(body.name, body.variants, body.iso2) for body in organisations()]
    listed += [(outlet.name, outlet.variants, outlet.iso2) for outlet in outlets()]
    for name, variants, country in listed:
        for form in (name, *variants):
            found.setdefault(norms_of(form), (name, country))
    return found
