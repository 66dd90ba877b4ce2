"""Offices: `وزير الخارجية الروسي`, `المتحدث باسم التحالف العربي، العقيد`, `المبعوث الأممي إلى سوريا`.

An office is a title, then what it is of: a portfolio, a nationality, a state, a body, behind `باسم`, `ل`, `إلى`, `في`.
"""

from functools import cache
from typing import NamedTuple

from mahdar.arabic.clitics import has_article
from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold, light
from mahdar.arabic.tokens import Token
from mahdar.arabic.verbs import verb_forms
from mahdar.mentions.gazetteer import (
    behind_address,
    collectives,
    demonym_at,
    given_names,
    heads,
    names,
    norms_of,
    portfolios,
    title_at,
)
from mahdar.mentions.mention import MentionKind
from mahdar.mentions.names import name_end
from mahdar.mentions.nouns import closing_quote, is_adjective_like, is_finite_verb, is_function_word, phrase_end

LONGEST_OFFICE = 16
FOR, AND, WITHIN = "ل", "و", "ب"
ANAPHORS = frozenset({"counterpart", "country", "both"})
COMMAS = frozenset({"،", ","})
TO = "الي"
WHEREABOUTS = frozenset({"في", TO})


class Office(NamedTuple):
    """Tokens from `first` to `last` (exclusive) that name an office.

    `head`: the title's usual form; `kind`: office, rank, honorific or spokesperson; `portfolio`: folded, where there is
    one; `country`: whom it serves; `of_first`/`of_last`: the body it is of (0, 0 if none).
    """

    first: int
    last: int
    head: str
    kind: str
    portfolio: str
    country: str | None
    of_first: int
    of_last: int
    woman: bool
    plural: bool


def _qualifiers() -> dict[str, list[tuple[tuple[str, ...], bool]]]:
    """Qualifiers by their first folded word: their words, and whether the list writes them with the article."""
    found: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for word, *_ in rows("office_qualifiers.tsv", "mahdar.mentions"):
        norms = norms_of(word)
        found.setdefault(norms[0], []).append((norms, has_article(light(word))))
    return found


_QUALIFIERS = _qualifiers()


@cache
def office_synonyms() -> dict[tuple[str, ...], tuple[str, ...]]:
    """The words of an office, folded and without articles, to those of the wording that it counts as."""
    return {norms_of(a): norms_of(b) for a, b, *_ in rows("office_synonyms.tsv", "mahdar.mentions")}


def _qualifier_end(tokens: list[Token], i: int, limit: int) -> int | None:
    """The token after the qualifier at `i`; an adjective agrees with what it describes, so that `المعين` "appointed" is not
    the name معين."""
    for norms, article in _QUALIFIERS.get(tokens[i].norm, ()):
        end = i + len(norms)
        agrees = not article or tokens[i].definite or not tokens[i - 1].definite
        if agrees and end <= limit and all(tokens[i + k].norm == norm for k, norm in enumerate(norms)):
            return end
    return None


def office_at(tokens: list[Token], at: int, last: int) -> Office | None:
    """The office that begins at this token, a word of respect before it with it; None if none does."""
    behind = behind_address(tokens, at, last)
    if behind > at and tokens[behind].kind == "word":
        addressed = _office_at(tokens, behind, last)
        if addressed is not None:
            return addressed._replace(first=at)
    return _office_at(tokens, at, last)


def with_further_offices(tokens: list[Token], office: Office, last: int) -> Office:
    """The chain of offices of one who is spoken of with respect (`معالي المستشار بالديوان الملكي المشرف العام على ... الدكتور`);
    without a word of respect before the first alone, the second office may be another person."""
    if behind_address(tokens, office.first, last) == office.first:
        return office
    end, chained = office.last, 0
    while end < last and chained < LONGEST_CHAIN and behind_address(tokens, end, last) == end:
        further = _office_at(tokens, end, last)
        if further is None or further.kind != "office":
            named = further is not None or tokens[end].norm in given_names()
            return office._replace(last=end) if chained and named else office
        if further.country not in (None, office.country) and not further.of_last:
            break
        end, chained = further.last, chained + 1
    return office


LONGEST_CHAIN = 5


def _office_at(tokens: list[Token], at: int, last: int) -> Office | None:
    titled = title_at(tokens, at, last)
    if titled is None:
        return None
    title, i, woman, plural = titled
    limit = min(last, at + LONGEST_OFFICE)
    portfolio, country, of = "", None, (0, 0)
    if title.kind in ("rank", "honorific"):
        while i < limit and (end := _qualifier_end(tokens, i, limit)):
            i = end
        served = _behind_preposition(tokens, i, limit, i + 1) if i + 1 < limit and tokens[i].norm == FOR else None
        if served and title_at(tokens, i + 1, limit):
            return Office(at, served[0], title.title, "office", "", served[2], *served[3], woman, plural)
        return Office(at, i, title.title, title.kind, "", None, 0, 0, woman, plural)
    while i < limit:
        complete = country is not None and i > titled[1]
        if complete and not _may_still_complete(tokens, i):
            break  # `انتقد الرئيس الفرنسي الحكومة السورية`: whom the sentence goes on to
        step = _complement(tokens, i, limit, definite=tokens[at].definite, first=i == titled[1])
        if step is None:
            break
        if tokens[i].norm == TO and "for" not in title.takes and not _is_name_behind(tokens, step[0], last):
            break  # `وصل الرئيس إلى بغداد`: where he goes; only an envoy is one to somebody
        if tokens[i].norm == FOR and _is_purpose(tokens, i + 1, limit, complete=bool(country or of[1])):
            break  # `يستعد الرئيس التركي للقاء ...`: what for, not of what
        end, found_portfolio, found_country, found_of = step
        if country and tokens[i].norm in WHEREABOUTS and not _is_name_behind(tokens, end, last):
            break  # `الوزير الأردني في القاهرة`: where he is, not whom he serves
        portfolio = portfolio or found_portfolio
        country = country or found_country
        of = of if of[1] else found_of
        i = end
    if i == titled[1] and tokens[i - 1].norm in _LINKS and i < limit:
        superior = office_at(tokens, i, limit)
        end = superior.last if superior else name_end(tokens, i, limit, introduced=True)
        country = superior.country if superior else None
        i, of = end, ((i, end) if end > i else of)
    return Office(at, i, title.title, title.kind, portfolio, country, *of, woman, plural)


def _may_still_complete(tokens: list[Token], i: int) -> bool:
    """What may follow in an office that has its state: a clitic, a link, an adjective or a qualifier, but no noun of its own."""
    token = tokens[i]
    if token.kind != "word" or not token.definite:
        return True
    return is_adjective_like(token) or token.norm in _QUALIFIERS


def _is_purpose(tokens: list[Token], i: int, limit: int, *, complete: bool) -> bool:
    """Does a deed stand behind this `ل`, and no body or portfolio? `complete`: the office has been said of whom it is."""
    if i >= limit or tokens[i].norm in heads() or tokens[i].norm in _LINKS or title_at(tokens, i, limit):
        return False
    if portfolios().longest(tokens, i, limit) or names().longest(tokens, i, limit):
        return False
    masdar = any(form.part == "masdar" for form in verb_forms(tokens[i].norm))
    indefinite = not tokens[i].definite
    return (complete or indefinite) if masdar else (complete and indefinite)


def _is_name_behind(tokens: list[Token], at: int, last: int) -> bool:
    """A name that the words before it introduce, or one of two words or more between commas (`مراسل القناة في تونس، كريم
    الطرابلسي، ...`)."""
    if at < last and tokens[at].norm not in COMMAS:
        return name_end(tokens, at, last, introduced=True) > at
    if at + 1 >= last or tokens[at + 1].norm not in given_names():
        return False
    end = name_end(tokens, at + 1, last, introduced=False)
    return end - at > 2 and end < last and tokens[end].norm in COMMAS


_Step = tuple[int, str, str | None, tuple[int, int]]


def _complement(tokens: list[Token], i: int, limit: int, *, definite: bool, first: bool) -> _Step | None:
    """One complement at `i`: where it ends, and the portfolio, country or body that it gives."""
    token = tokens[i]
    qualifier = _qualifier_end(tokens, i, limit)
    if qualifier and not (first and portfolios().longest(tokens, i, limit)):
        return qualifier, "", None, (0, 0)
    if token.kind == "proclitic":
        if i + 1 >= limit or tokens[i + 1].word != token.word:
            return None
        if token.norm == FOR:
            return _behind_preposition(tokens, i, limit, i + 1)
        return _body_within(tokens, i, limit) if token.norm == WITHIN else _and_portfolio(tokens, i, limit)
    if token.kind == "enclitic":
        return (i + 1, "", None, (0, 0)) if token.word == tokens[i - 1].word else None
    if token.kind != "word":
        return None
    superior = office_at(tokens, i, limit) if first and not tokens[i - 1].definite else None
    if superior and superior.kind == "office" and superior.last - i > 1:  # `القائم بأعمال وزير الدفاع`
        return superior.last, superior.portfolio, superior.country, (superior.of_first, superior.of_last)
    found = portfolios().longest(tokens, i, limit) if first else None
    if found:
        return found[1], found[0].key, None, (0, 0)
    nationality, named = demonym_at(tokens, i, limit), names().longest(tokens, i, limit)
    if nationality and not (named and named[1] > nationality[1]):  # `كوريا الجنوبية` begins like an accusative of كوري
        return nationality[1], "", nationality[0], (0, 0)
    if named and named[0].kind is not MentionKind.PERSON:
        if definite and tokens[i - 1].norm not in _LINKS and not is_function_word(tokens[i - 1]):
            return None  # a definite noun takes no genitive
        return named[1], "", named[0].country, (i, named[1])
    people = collectives().longest(tokens, i, limit)
    genitive = not definite or tokens[i - 1].norm in _LINKS
    closing = closing_quote(tokens, i, limit) if token.norm in heads() and genitive else None
    if closing:
        return closing + 1, "", None, (i, closing + 1)
    if (token.norm in heads() and genitive) or (people and people[0].key not in ANAPHORS and not token.definite):
        end = phrase_end(tokens, i, limit)
        return end, "", _country_within(tokens, i, end), (i, end)
    if is_function_word(token):
        return _behind_preposition(tokens, i, limit, i + 1)
    if token.definite and not is_finite_verb(token) and (is_adjective_like(token) or not definite):
        return i + 1, "", None, (0, 0)
    return None


_LINKS = frozenset(fold(word) for word, *_ in rows("office_links.tsv", "mahdar.mentions"))


def _behind_preposition(tokens: list[Token], i: int, limit: int, after: int) -> _Step | None:
    """`باسم`, `ل`, `إلى`, `لشؤون`, `في` with a body, a state or a place."""
    if after >= limit or (tokens[i].kind != "proclitic" and tokens[i].norm not in _LINKS):
        return None
    if after + 1 < limit and tokens[after + 1].kind == "enclitic" and tokens[after + 1].word == tokens[after].word:
        return None  # `في مكتبه`
    portfolio = portfolios().longest(tokens, after, limit)
    if portfolio:
        return portfolio[1], portfolio[0].key, None, (0, 0)
    named = names().longest(tokens, after, limit)
    if named:
        return (
            None
            if named[0].kind is MentionKind.OUTLET and tokens[i].norm == FOR
            else (named[1], "", named[0].country, (after, named[1]))
        )
    nested = office_at(tokens, after, limit)
    if nested and nested.kind not in ("rank", "honorific"):
        return nested.last, "", nested.country, (after, nested.last)
    closing = closing_quote(tokens, after, limit) if tokens[after].norm in heads() else None
    if closing:  # `القيادي في جماعة "أنصار الله"`
        return closing + 1, "", None, (after, closing + 1)
    if tokens[after].norm in heads() or (tokens[i].norm == FOR and not collectives().longest(tokens, after, limit)):
        end = phrase_end(tokens, after, limit)
        return end, "", _country_within(tokens, after, end), (after, end)
    return None


def _body_within(tokens: list[Token], i: int, limit: int) -> _Step | None:
    """`المستشار بالديوان الملكي الدكتور ...`: a body behind `ب`, where a name or title follows; otherwise `ب` is the verb's
    (`ندد الوزير بالتحالف`)."""
    if i + 1 >= limit or tokens[i + 1].kind != "word":
        return None
    named = names().longest(tokens, i + 1, limit)
    if named and named[0].kind in (MentionKind.ORGANISATION, MentionKind.GROUP):
        end, country = named[1], named[0].country
    elif tokens[i + 1].norm in heads():
        end = phrase_end(tokens, i + 1, limit)
        country = _country_within(tokens, i + 1, end)
    else:
        return None
    if end >= limit or not (title_at(tokens, end, limit) or tokens[end].norm in given_names()):
        person = names().longest(tokens, end, limit) if end < limit else None
        if person is None or person[0].kind is not MentionKind.PERSON:
            return None
    return end, "", country, (i + 1, end)


def _and_portfolio(tokens: list[Token], i: int, limit: int) -> _Step | None:
    """`وزير الخارجية والتعاون الدولي`."""
    if tokens[i].norm != AND:
        return None
    found = portfolios().longest(tokens, i + 1, limit)
    return (found[1], "", None, (0, 0)) if found else None


def _country_within(tokens: list[Token], first: int, last: int) -> str | None:
    """The state or nationality named inside a body's name."""
    for i in range(first, last):
        nationality, named = demonym_at(tokens, i, last), names().longest(tokens, i, last)
        if nationality and not (named and named[1] > nationality[1]):
            return nationality[0]
        if named and named[0].country:
            return named[0].country
    return None
