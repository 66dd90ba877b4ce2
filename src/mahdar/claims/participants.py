"""Participants: who is together in a meeting. Names joined by و, words for two at once (`البلدين`), nations as adjectives
(`محادثات أميركية روسية`), and the party that the sentence is about where a meeting names only the other side.
"""

from functools import cache
from typing import NamedTuple

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold
from mahdar.claims.cast import Cast
from mahdar.claims.row import Passage
from mahdar.claims.speech import Document
from mahdar.mentions.gazetteer import demonym_at
from mahdar.mentions.lexicon import countries
from mahdar.mentions.mention import MentionKind
from mahdar.vocabulary import Actor, ActorKind, Party, Span

NO_PARTICIPANTS = frozenset({MentionKind.SOURCE, MentionKind.OUTLET})
LONGEST_LIST = 24
SENTENCES_BACK = 1


class Pair(NamedTuple):
    """A word for two parties: of which kind, always which countries, and which office both hold."""

    kind: str
    countries: tuple[str, ...]
    office: str


@cache
def pairs() -> dict[str, Pair]:
    """Folded word, without article and in the oblique case, to what it means."""
    found = {}
    for word, kind, office, *_ in rows("pairs.tsv", "mahdar.claims"):
        codes = tuple(kind.split()) if kind.isupper() else ()
        found[_bare(fold(word))] = Pair("states" if codes else kind, codes, fold(office))
    return found


ARTICLE, DUAL, OBLIQUE = "ال", "ان", "ين"


def _bare(folded: str) -> str:
    bare = folded.removeprefix(ARTICLE)
    return bare.removesuffix(DUAL) + OBLIQUE if bare.endswith(DUAL) else bare


def party_at(document: Document, passage: Passage, item: int, cast: Cast) -> Party | None:
    """The party at this item that can take part in a meeting; None for a place, an outlet, an unnamed source."""
    if not passage.has(item, "party"):
        return None
    index = passage.cell(item).mention
    if index is None or document.annotated.mentions[index].kind in NO_PARTICIPANTS:
        return None
    party = cast.of_mention(index)
    if party is None:
        mention = document.annotated.mentions[index]
        return state(cast, mention.country, _span(passage, item)) if mention.country else None
    return party


def joined(document: Document, passage: Passage, item: int, cast: Cast) -> tuple[list[Party], int]:
    """The party at this item and those that و and commas join to it, and the item behind the last."""
    first = party_at(document, passage, item, cast)
    if first is None:
        return [], item
    found, i = [first], item + 1
    while i < min(len(passage.row), item + LONGEST_LIST):
        after = _joined_at(passage, i)
        party = party_at(document, passage, after, cast) if after is not None else None
        if party is None or after is None:
            break
        found.append(party)
        i = after + 1
    return distinct(found), i


def _joined_at(passage: Passage, i: int) -> int | None:
    """Where the next of a list stands: behind و (a comma may stand before it), or a comma with و or a comma to follow."""
    if passage.has(i, "comma") and passage.has(i + 1, "and"):
        i += 1
    if passage.has(i, "and"):
        k = i + 2 if passage.has(i + 1, "between") or passage.has(i + 1, "with") else i + 1
        return k if passage.has(k, "party") else None
    if passage.has(i, "comma") and passage.has(i + 1, "party") and any(passage.has(i + 2, s) for s in ("and", "comma")):
        return i + 1
    return None


def joined_before(document: Document, passage: Passage, item: int, cast: Cast) -> list[Party]:
    """The party at this item and those that stand joined before it (`لافروف وكيري`), in the order of the text."""
    party = party_at(document, passage, item, cast)
    found = [party] if party is not None else []
    while found and passage.has(item - 1, "and"):
        before = party_at(document, passage, item - 2, cast)
        if before is None or passage.has(item - 3, "in"):
            break
        found.insert(0, before)
        item -= 2
    return distinct(found)


def distinct(parties: list[Party]) -> list[Party]:
    """The parties without those whose actor came before."""
    return list({party.actor: party for party in reversed(parties)}.values())[::-1]


def state(cast: Cast, country: str, span: Span) -> Party | None:
    """The state with this ISO 3166-1 alpha-2 code, as a party that these words bring in; None for a code nobody lists."""
    for actor in cast.actors:
        if actor.kind is ActorKind.STATE and actor.country == country:
            return Party(actor=actor.id, span=span)
    name = next((c.name for c in countries() if c.iso2 == country), None)
    if name is None:
        return None
    actor = Actor(id=f"a{len(cast.actors) + 1}", kind=ActorKind.STATE, name=name, country=country, how="nation")
    cast.actors.append(actor)
    return Party(actor=actor.id, span=span)


def _span(passage: Passage, item: int) -> Span:
    return Span(passage.row[item].start, passage.row[item].end)


def nations(document: Document, passage: Passage, item: int) -> tuple[list[str], int]:
    """Country codes of the nationality adjectives from this item on (`أميركية روسية`, `الكوري الشمالي والأميركي`), and
    the token behind them; fewer than two are none."""
    tokens = document.annotated.tokens
    if item >= len(passage.row):
        return [], 0
    start = i = passage.cell(item).first
    last = passage.sentence.last
    found: list[str] = []
    while i < last:
        if found and tokens[i].norm in NATION_LINKS and i + 1 < last:
            i += 1
        nation = demonym_at(tokens, i, last)
        if nation is None:
            break
        found.append(nation[0])
        i = nation[1]
    codes = list(dict.fromkeys(found))
    return (codes, i) if len(codes) > 1 else ([], start)


NATION_LINKS = frozenset("و-–")


def nation_states(document: Document, passage: Passage, item: int, cast: Cast) -> list[Party]:
    """The states of two or more nationality adjectives that begin at this item."""
    codes, last = nations(document, passage, item)
    if not codes:
        return []
    span = document.annotated.span(passage.cell(item).first, last)
    return [party for code in codes if (party := state(cast, code, span)) is not None]


def is_pair(document: Document, passage: Passage, item: int) -> bool:
    """Does a word for two parties stand at this item?"""
    return passage.has(item, "pair") or passage.has(item, MentionKind.BOTH.value)


def pair_at(document: Document, passage: Passage, item: int, cast: Cast, latest: list[Party]) -> list[Party]:
    """Whom a word for two means here: the nations behind it, its own two, or the last two of its kind.

    `latest`: the participants of the last meeting read, who come before all others where they fit. Empty where the text
    does not say which two.
    """
    tokens = document.annotated.tokens
    pair = pairs().get(_bare(tokens[passage.cell(item).first].norm), Pair("any", (), ""))
    for k in range(item + 1, min(len(passage.row), item + 4)):
        if passage.has(k, "pair"):
            pair = pairs().get(_bare(tokens[passage.cell(k).first].norm), pair)._replace(office=pair.office)
        codes, last = nations(document, passage, k)
        if codes:
            span = document.annotated.span(passage.cell(item).first, last)
            return [p for code in codes if (p := _holder(cast, pair, code, span)) is not None]
    span = _span(passage, item)
    if pair.countries:
        return [p for code in pair.countries if (p := state(cast, code, span)) is not None]
    if len(latest) == 2 and all(_fits(cast[p], pair.kind) for p in latest):
        return [Party(actor=p.actor, span=span) for p in latest]
    return _last_two(document, passage, item, cast, pair.kind, span)


def _holder(cast: Cast, pair: Pair, country: str, span: Span) -> Party | None:
    """Who holds the pair's office for this country, if the text names one; else the state."""
    if pair.office and pair.kind == "persons":
        for actor in cast.actors:
            if actor.country == country and any(fold(office.role).split(" ")[0].removeprefix(ARTICLE) == pair.office for office in actor.offices):
                return Party(actor=actor.id, span=span)
    return state(cast, country, span)


_KINDS = {
    "states": frozenset({ActorKind.STATE}),
    "persons": frozenset({ActorKind.PERSON}),
    "any": frozenset({ActorKind.STATE, ActorKind.PERSON, ActorKind.GROUP, ActorKind.ORGANISATION, ActorKind.COLLECTIVE}),
}


def _fits(actor: Actor, kind: str) -> bool:
    return actor.kind in _KINDS[kind]


def _last_two(document: Document, passage: Passage, item: int, cast: Cast, kind: str, span: Span) -> list[Party]:
    """The last two actors of this kind named before the item, in this sentence or the one before."""
    annotated = document.annotated
    at = passage.cell(item).first
    earliest = document.passages[max(0, passage.number - SENTENCES_BACK)].sentence.first
    found: list[Party] = []
    for index in range(len(annotated.mentions) - 1, -1, -1):
        mention = annotated.mentions[index]
        if mention.first >= at or not mention.acts or mention.kind in NO_PARTICIPANTS:
            continue
        if mention.first < earliest:
            break
        party = cast.of_mention(index)
        if party is not None and kind == "states":
            party = cast.state_of(party)
        if party is not None and _fits(cast[party], kind) and all(p.actor != party.actor for p in found):
            found.append(Party(actor=party.actor, span=span))
        if len(found) == 2:
            return found[::-1]
    return []


def subject_before(document: Document, passage: Passage, item: int, cast: Cast, *, woman: bool | None = None) -> Party | None:
    """Whom the sentence is about at this item: the nearest party before it that no preposition governs; behind a pronoun
    (`قال إنه سيجتمع مع ...`) the subject of the main clause, or of the sentence before.

    `woman`: the gender that a verb or a pronoun asks for; only persons are held to it.
    """
    found: Party | None = None
    behind_pronoun = False
    for i in range(item - 1, -1, -1):
        if passage.has(i, "that") and passage.has(i + 1, "pronoun") and found is None:
            behind_pronoun = True
        if not passage.has(i, "party") or _governed(passage, i) or not _agrees(document, passage, i, woman):
            continue
        party = party_at(document, passage, i, cast)
        if party is None:
            continue
        found = party
        if not behind_pronoun:
            return found
    if found is None and passage.number:
        before = document.passages[passage.number - 1]
        return _main_subject(document, before, cast, woman)
    return found


def _main_subject(document: Document, passage: Passage, cast: Cast, woman: bool | None) -> Party | None:
    for i in range(len(passage.row)):
        if passage.has(i, "party") and not _governed(passage, i) and _agrees(document, passage, i, woman):
            party = party_at(document, passage, i, cast)
            if party is not None:
                return party
    return None


def _governed(passage: Passage, item: int) -> bool:
    """Does a preposition, or the noun of an idafa, govern the party here?"""
    return any(passage.has(item - 1, s) for s in ("prep", "by", "to", "as"))


def _agrees(document: Document, passage: Passage, item: int, woman: bool | None) -> bool:
    index = passage.cell(item).mention
    if woman is None or index is None:
        return True
    mention = document.annotated.mentions[index]
    return mention.kind is not MentionKind.PERSON or mention.woman == woman
