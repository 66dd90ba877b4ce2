"""Participants: who is together in a meeting.

Names joined by و, words for two at once (`البلدين`), nations as adjectives (`محادثات أميركية روسية`), and the party
that the sentence is about where a meeting names only the other side.
"""

from functools import cache
from typing import NamedTuple

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold
from mahdar.arabic.verbs import verb_forms
from mahdar.claims.cast import Cast
from mahdar.claims.row import Passage
from mahdar.claims.speech import Document
from mahdar.mentions.gazetteer import demonym_at
from mahdar.mentions.mention import MentionKind
from mahdar.vocabulary import Actor, ActorKind, Party, Span

NO_PARTICIPANTS = frozenset({MentionKind.SOURCE, MentionKind.OUTLET})
LONGEST_LIST = 24
ANAPHOR = "anaphor"
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
    if party is not None and cast[party].kind in (ActorKind.OUTLET, ActorKind.SOURCE):
        return None
    if party is None:
        mention = document.annotated.mentions[index]
        return _only_man(cast, mention.country, _span(passage, item)) if mention.country else None
    return party


def _only_man(cast: Cast, country: str, span: Span) -> Party | None:
    """The one person of a country whom the text names; else its state."""
    named = [a for a in cast.actors[:MOST_ACTORS] if a.kind is ActorKind.PERSON and a.how != ANAPHOR]
    persons = [a for a in named if a.country == country]
    return Party(actor=persons[0].id, span=span) if len(persons) == 1 else cast.state(country, span)


def joined(document: Document, passage: Passage, item: int, cast: Cast) -> tuple[list[Party], int]:
    """The party at this item and those that و and commas join to it, and the item behind the last."""
    first = party_at(document, passage, item, cast)
    if first is None:
        return [], item
    named = _named_behind(document, passage, item)
    if named is not None and (person := party_at(document, passage, named, cast)) is not None:
        first, item = person, named
    found, i = [first], item + 1
    while i < min(len(passage.row), item + LONGEST_LIST):
        after = _joined_at(passage, i)
        party = party_at(document, passage, after, cast) if after is not None else None
        if party is None or after is None:
            break
        found.append(party)
        i = after + 1
    return distinct(found), i


def _named_behind(document: Document, passage: Passage, item: int) -> int | None:
    """The item of the name that stands behind an office and a comma: `نظيره التركي، فلان`, `الوزير المعترف به، فلان`."""
    index = passage.cell(item).mention
    if index is None or document.annotated.mentions[index].kind not in (MentionKind.OFFICE, MentionKind.COUNTERPART):
        return None
    for i in range(item + 1, min(len(passage.row) - 1, item + APPOSED)):
        if passage.has(i, "comma"):
            behind = passage.cell(i + 1).mention
            mention = document.annotated.mentions[behind] if behind is not None else None
            bare = mention is not None and mention.kind is MentionKind.PERSON and mention.first == mention.name_first
            return i + 1 if bare else None
        if any(passage.has(i, s) for s in ("party", "and", "border", "that", "date")):
            return None
        if passage.has(i, "verb") and not passage.has(i, "noun"):
            return None
    return None


APPOSED = 6


def _joined_at(passage: Passage, i: int) -> int | None:
    """Where the next of a list stands: behind و, a comma before it or not, or behind a comma with more to follow."""
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
    while found and len(found) < LONGEST_LIST and passage.has(item - 1, "and"):
        before = party_at(document, passage, item - 2, cast)
        if before is None or passage.has(item - 3, "in"):
            break
        found.insert(0, before)
        item -= 2
    return distinct(found)


def with_joined(document: Document, passage: Passage, before: int, party: Party, cast: Cast) -> list[Party]:
    """The party, and those that و joins to it where it stands before this item."""
    for i in range(before - 1, max(-1, before - 1 - LOOK_BACK), -1):
        if passage.row[i].start == party.span.start:
            return joined_before(document, passage, i, cast) or [party]
    return [party]


def distinct(parties: list[Party]) -> list[Party]:
    """The parties without those whose actor came before."""
    return list({party.actor: party for party in reversed(parties)}.values())[::-1]


def state(cast: Cast, country: str, span: Span) -> Party | None:
    """The state with this code as a party (see `Cast.state`)."""
    return cast.state(country, span)


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
    return [party for code in codes if (party := cast.state(code, span)) is not None]


def is_pair(document: Document, passage: Passage, item: int) -> bool:
    """Does a word for two parties stand at this item?"""
    del document
    return passage.has(item, "pair") or passage.has(item, MentionKind.BOTH.value)


def pair_at(document: Document, passage: Passage, item: int, cast: Cast, latest: list[list[Party]]) -> list[Party]:
    """Whom a word for two means here: the nations behind it, its own two, or the last two of its kind.

    `latest`: the participants of the meetings read last, the last first, who come before all others where they fit. Empty where the text
    does not say which two.
    """
    tokens = document.annotated.tokens
    pair = pairs().get(_bare(tokens[passage.cell(item).first].norm), Pair("any", (), ""))
    for k in range(item + 1, min(len(passage.row), item + 4)):
        if is_pair(document, passage, k):
            pair = pairs().get(_bare(tokens[passage.cell(k).first].norm), pair)._replace(office=pair.office)
        two = _two_named(document, passage, k, cast)
        if two:
            return two
        codes, last = nations(document, passage, k)
        if codes:
            span = document.annotated.span(passage.cell(item).first, last)
            return [p for code in codes if (p := _holder(cast, pair, code, span)) is not None]
    span = _span(passage, item)
    if pair.countries:
        return [p for code in pair.countries if (p := cast.state(code, span)) is not None]
    for together in latest:
        if len(together) == TWO and all(_fits(cast[p], pair.kind) for p in together):
            return [Party(actor=p.actor, span=span) for p in together]
    return _last_two(document, passage, item, cast, pair.kind, span)


def _two_named(document: Document, passage: Passage, item: int, cast: Cast) -> list[Party]:
    """`الرئيسين الروسي فلان والأميركي فلان`: each nation with the name of its man."""
    nation = demonym_at(document.annotated.tokens, passage.cell(item).first, passage.sentence.last)
    found: list[Party] = []
    for i in range(item, min(len(passage.row), item + NAMED_PAIR)) if nation else ():
        party = party_at(document, passage, i, cast)
        if party is not None:
            found.append(party)
        elif not any(passage.has(i, s) for s in ("noun", "and", "comma")):
            break
        if len(found) == TWO:
            return found
    return []


TWO = 2
NAMED_PAIR = 8


def _holder(cast: Cast, pair: Pair, country: str, span: Span) -> Party | None:
    """Who holds the pair's office for this country, or the one man of it whom the text names; else the state."""
    if pair.office and pair.kind == "persons":
        persons = [a for a in cast.actors[:MOST_ACTORS] if a.kind is ActorKind.PERSON and a.country == country]
        holders = [a for a in persons if any(_is_office(office.role, pair.office) for office in a.offices)]
        if holders:
            return Party(actor=holders[0].id, span=span)
        return _only_man(cast, country, span)
    return cast.state(country, span)


def _is_office(role: str, title: str) -> bool:
    return _bare(fold(role).partition(" ")[0]) == title


MOST_ACTORS = 500


_KINDS = {
    "states": frozenset({ActorKind.STATE}),
    "persons": frozenset({ActorKind.PERSON}),
    "any": frozenset(ActorKind) - {ActorKind.SOURCE, ActorKind.OUTLET},
}


def _fits(actor: Actor, kind: str) -> bool:
    return actor.kind in _KINDS[kind]


def _last_two(document: Document, passage: Passage, item: int, cast: Cast, kind: str, span: Span) -> list[Party]:
    """The last two actors of this kind named before the item, in this sentence or the one before; who is only named in
    a relative clause (`الذي يتزعمه ...`) does not count."""
    found: list[Party] = []
    for before in reversed(document.passages[max(0, passage.number - SENTENCES_BACK) : passage.number + 1]):
        last = item if before.number == passage.number else len(before.row)
        for i in range(last - 1, max(-1, last - 1 - LOOK_BACK), -1):
            party = None if _in_relative(before, i) else party_at(document, before, i, cast)
            if party is not None and kind == "states":
                party = cast.state_of(party)
            if party is not None and _fits(cast[party], kind) and all(p.actor != party.actor for p in found):
                found.append(Party(actor=party.actor, span=span))
            if len(found) == 2:
                return found[::-1]
    return []


LOOK_BACK = 60


def _in_relative(passage: Passage, item: int) -> bool:
    return any(passage.has(k, "rel") for k in (item - 1, item - 2, item - 3))


def former_or_latter(document: Document, passage: Passage, item: int, cast: Cast) -> Party | None:
    """Whom `الأول` or `الأخير` means as a noun: the first, or the last, of the two persons whom و joined last; none where
    it stands behind its noun as an ordinal."""
    if passage.has(item - 1, "noun") or passage.has(item - 1, "party"):
        return None
    for before in reversed(document.passages[max(0, passage.number - SENTENCES_BACK) : passage.number + 1]):
        last = item if before.number == passage.number else len(before.row)
        for i in range(last - 1, max(1, last - 1 - LOOK_BACK), -1):
            if before.has(i, "party") and before.has(i - 1, "and") and before.has(i - 2, "party"):
                two = joined_before(document, before, i, cast)
                if len(two) == TWO:
                    return two[0] if passage.has(item, "former") else two[1]
    return None


def subject_before(
    document: Document, passage: Passage, item: int, cast: Cast, *, woman: bool | None = None, one: bool = False
) -> Party | None:
    """Whom the sentence is about at this item: the nearest party before it that no preposition governs; behind a
    pronoun (`قال إنه سيجتمع مع ...`) the subject of the main clause, or of the sentence before.

    `woman`: the gender that a verb or a pronoun asks for; only persons are held to it, and none if nobody else is there
    (not every woman's name is known). `one`: a single person is meant, if the text names one.
    """
    for asked in (woman, None) if woman is not None else (None,):
        found = _subject_in(document, passage, item, cast, asked, one)
        if found is not None:
            return found
    before = document.passages[passage.number - 1] if passage.number else None
    for asked in (woman, None) if woman is not None else (None,):
        for i in range(min(LOOK_BACK, len(before.row))) if before is not None else ():
            found = _subject_at(document, before or passage, i, cast, asked, one)
            if found is not None:
                return found
    return subject_before(document, passage, item, cast, woman=woman) if one else None


def _subject_in(
    document: Document, passage: Passage, item: int, cast: Cast, woman: bool | None, one: bool
) -> Party | None:
    """The subject in this sentence, before the item."""
    found: Party | None = None
    behind_pronoun = False
    for i in range(item - 1, max(-1, item - 1 - LOOK_BACK), -1):
        if passage.has(i, "that") and passage.has(i + 1, "pronoun") and found is None:
            behind_pronoun = True
        party = _subject_at(document, passage, i, cast, woman, one)
        if party is not None:
            found = party
            if not behind_pronoun or passage.has(i - 1, "verb") or passage.has(i + 1, "verb"):
                return found
    return found


def subject_behind(document: Document, passage: Passage, item: int, cast: Cast, *, woman: bool | None) -> Party | None:
    """Whom a sentence that opens with a meeting goes on to be about: `خلال لقائه بالوزير، قال الرئيس`."""
    for i in range(item, min(len(passage.row), item + CATAPHORA)):
        if passage.has(i, "border"):
            return None
        party = _subject_at(document, passage, i, cast, woman, True) if passage.has(i - 1, "verb") else None
        if party is not None:
            return party
    return None


CATAPHORA = 12


def _subject_at(
    document: Document, passage: Passage, item: int, cast: Cast, woman: bool | None, one: bool
) -> Party | None:
    """The party at this item if it can be a subject: nothing governs it, and it agrees."""
    if not passage.has(item, "party") or is_governed(passage, item) or _in_construct(document, passage, item):
        return None
    index = passage.cell(item).mention
    if index is None:
        return None
    mention = document.annotated.mentions[index]
    if mention.kind is MentionKind.PLACE and item and not _heads_clause(passage, item):
        return None
    is_person = mention.kind in PERSONS
    if (one and (not is_person or mention.plural)) or (woman is not None and is_person and mention.woman != woman):
        return None
    return party_at(document, passage, item, cast)


def is_governed(passage: Passage, item: int) -> bool:
    """Does a preposition stand before it, or before what و joins it to (`مع الوزير والسفير`)?"""
    for i in range(item, max(-1, item - LONGEST_LIST), -2):
        if passage.has(i - 1, "from") and passage.has(i - 2, "det"):  # `كل من الوزير والسفير`
            return False
        if any(passage.has(i - 1, s) for s in ("prep", "by", "to", "as")):
            return True
        if not (passage.has(i - 1, "and") and passage.has(i - 2, "party")):
            return False
    return False


def _heads_clause(passage: Passage, item: int) -> bool:
    """Can a capital at this item be its government, and not where somebody goes (`غادر المبعوث صنعاء`)?"""
    before = passage.row[item - 1].senses
    return any(s in before for s in CLAUSE_HEADS) or any(s.endswith("-noun") for s in before)


def _in_construct(document: Document, passage: Passage, item: int) -> bool:
    """`اتهامات كوريا الشمالية`: the genitive of a noun; that of an action (`إعلان الرئيس`) is its subject."""
    senses = passage.row[item - 1].senses if item else frozenset()
    plain = "noun" in senses and not senses & {"verb", "definite", "party"}
    if not plain or any(s.endswith(("-noun", "-ing")) for s in senses):
        return False
    norm = document.annotated.tokens[passage.cell(item - 1).first].norm
    return not any(form.part == "masdar" for form in verb_forms(norm))


CLAUSE_HEADS = ("verb", "that", "and", "comma", "conj", "quote", "border")
PERSONS = frozenset({MentionKind.PERSON, MentionKind.OFFICE, MentionKind.COUNTERPART})
