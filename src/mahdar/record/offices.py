"""Offices: `وزير الخارجية الروسي` and `رئيس الدبلوماسية الروسية` are one key, whoever holds it.

Only offices that one person holds at a time can tell who is meant (`unique_offices.tsv`); a deputy or a spokesman is one
of several.
"""

import datetime
from functools import cache, lru_cache

from mahdar.arabic.lexicon import rows
from mahdar.arabic.tokens import Token, tokenize
from mahdar.mentions.gazetteer import behind_address, demonym_at, names, norms_of, of_names, title_at
from mahdar.mentions.lexicon import persons, state_names
from mahdar.mentions.mention import MentionKind
from mahdar.mentions.nouns import is_adjective_like
from mahdar.mentions.offices import Office, office_at, office_synonyms

FORMER = "former"
CAPITAL = "capital"  # what a place may be that stands for its state


@of_names
@lru_cache(maxsize=8192)
def office_key(role: str, country: str | None) -> str:
    """The key of an office that one person holds at a time, "" for any other; `country`: whom the document says it serves.

    >>> office_key("وزير الخارجية الروسي", None) == office_key("رئيس الدبلوماسية", "RU") == "وزير خارجيه@RU"
    True
    >>> office_key("نائب وزير الخارجية الروسي", None), office_key("وزير الخارجية الروسي السابق", None)
    ('', '')
    """
    tokens = tokenize(role)
    office = office_at(tokens, 0, len(tokens)) if tokens else None
    if office is None or office.last < len(tokens) or any(token.norm in _former() for token in tokens):
        return ""  # words that the office does not account for: `رئيس الشرطة الفلبينية` is no head of state
    if _is_one_of_several(tokens, office):
        return ""
    words = _unique().get(_canonical(norms_of(f"{office.head} {office.portfolio}")))
    if words is None:
        return ""
    marked = " ".join(words)
    of = _of(
        tokens, office, office.country or country, needs_body=marked in _marked(OF_BODY), sent=marked in _marked(ABROAD)
    )
    only = _states_of().get(marked)
    return f"{marked}@{of}" if of and (only is None or of in only) else ""


def _is_one_of_several(tokens: list[Token], office: Office) -> bool:
    """Does a pronoun, or an adjective that names no state, say whose leader it is?

    `زعيمها` is of anything named before, and `الزعيم الدرزي اللبناني` not of Lebanon.
    """
    titled = title_at(tokens, behind_address(tokens, office.first, office.last), office.last)
    start = titled[1] if titled else office.first
    if start < office.last and tokens[start].kind == "enclitic":
        return True
    portfolio = norms_of(office.portfolio)
    for i in range(start, office.of_first if office.of_last else office.last):
        if demonym_at(tokens, i, office.last):
            return False
        known = tokens[i].norm in portfolio or tokens[i].norm in _qualifiers()
        if tokens[i].definite and is_adjective_like(tokens[i]) and not known:
            return True
    return False


def _of(tokens: list[Token], office: Office, country: str | None, *, needs_body: bool, sent: bool) -> str:
    """Of whom it is: a body or a region by its usual name, else a state; "" where that does not tell one office from another.

    `رئيس الشرطة الفلبينية` is of a body, not of the Philippines, and `رئيس الشيشان` not of Russia; `الأمين العام` by itself is
    of any of a state's parties. `sent`: every state has an envoy to a body.
    """
    first, last = office.of_first, office.of_last
    listed = names().longest(tokens, first, last) if first < last else None
    if listed is not None and listed[1] == last:
        entry = listed[0]
        is_state = entry.kind is MentionKind.STATE or entry.seat == CAPITAL
        if is_state or not sent:
            return entry.country or "" if is_state else entry.key
        return f"{entry.key} {country}" if country else ""
    if first < last:
        body = [t.norm for t in tokens[first:last] if t.kind == "word"]
        return f"{' '.join(body)} {country}" if country and len(body) > 1 else ""
    return "" if needs_body else country or ""


def _canonical(words: tuple[str, ...]) -> tuple[str, ...]:
    return office_synonyms().get(words, words)


def with_country(role: str, country: str | None) -> str:
    """The office as a name that can stand alone: with its state where its words do not say it.

    >>> with_country("وزير الخارجية", "RU"), with_country("وزير الخارجية الروسي", "RU")
    ('وزير الخارجية (روسيا)', 'وزير الخارجية الروسي')
    """
    tokens = tokenize(role)
    office = office_at(tokens, 0, len(tokens)) if tokens else None
    if not country or country not in state_names() or (office is not None and office.country):
        return role
    return f"{role} ({state_names()[country]})"


@lru_cache(maxsize=4096)
def known_holder(key: str, day: datetime.date) -> str | None:
    """The world figure who held the office in that year, if the lists know exactly one: none in a year of change.

    >>> known_holder("وزير خارجيه@RU", datetime.date(2014, 1, 16))
    'سيرغي لافروف'
    """
    holders = {
        name
        for name, since, until in _tenures().get(key, ())
        if since <= day.year and (until is None or day.year <= until)
    }
    return next(iter(holders)) if len(holders) == 1 else None


@cache
def _tenures() -> dict[str, list[tuple[str, int, int | None]]]:
    found: dict[str, list[tuple[str, int, int | None]]] = {}
    for figure in persons():
        key = office_key(figure.office, figure.iso2)
        if key:
            found.setdefault(key, []).append((figure.name, figure.since, figure.until))
    return found


@cache
def _unique() -> dict[tuple[str, ...], tuple[str, ...]]:
    """The words of each office, to those it counts as."""
    return {
        _canonical(norms_of(words)): norms_of(same or words)
        for words, same, _ in rows("unique_offices.tsv", "mahdar.record")
    }


def serves_abroad(key: str) -> bool:
    """Is the state in the key one that the holder is sent to, not one that he speaks for?

    >>> serves_abroad(office_key("المبعوث الأممي إلى سوريا", None)), serves_abroad("وزير خارجيه@RU")
    (True, False)
    """
    return key.partition("@")[0] in _marked(ABROAD)


ABROAD, OF_BODY = "abroad", "body"


@cache
def _states_of() -> dict[str, frozenset[str]]:
    """The offices that one person holds in some states alone: a chancellor is one in Germany, one of many in Washington."""
    listed = rows("unique_offices.tsv", "mahdar.record")
    return {" ".join(_canonical(norms_of(w))): frozenset(of.split()) for w, _, of in listed if of.isupper()}


@cache
def _marked(what: str) -> frozenset[str]:
    """The offices that the list marks so."""
    listed = rows("unique_offices.tsv", "mahdar.record")
    return frozenset(" ".join(_canonical(norms_of(words))) for words, _, of in listed if of == what)


@cache
def _qualifiers() -> frozenset[str]:
    return frozenset(norm for word, *_ in rows("office_qualifiers.tsv", "mahdar.mentions") for norm in norms_of(word))


@cache
def _former() -> frozenset[str]:
    return frozenset(
        norm
        for word, meaning, *_ in rows("office_qualifiers.tsv", "mahdar.mentions")
        if meaning == FORMER
        for norm in norms_of(word)
    )
