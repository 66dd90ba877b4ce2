"""Whose stand on a gathering is told: the subject of an act, those it names, delegations, and who says `we`."""

from typing import NamedTuple

from mahdar.arabic.normal import fold
from mahdar.claims.cast import Cast
from mahdar.claims.closed_words import closed_words
from mahdar.claims.company import Company
from mahdar.claims.participants import distinct, joined, pair_at, party_at, state, subject_before
from mahdar.claims.row import Passage
from mahdar.claims.speech import Document
from mahdar.claims.standing import finite_form
from mahdar.mentions.mention import MentionKind
from mahdar.phrases import Match
from mahdar.vocabulary import ActorKind, Party, Span

SUBJECT_REACH = 8
COUNT_REACH = 5
BEHIND_NAME = 4
DEED_BACK = 4
LIST_REACH = 60
DELEGATION = closed_words("delegation")
COUNTABLE = frozenset({MentionKind.OFFICE, MentionKind.COLLECTIVE, MentionKind.ORGANISATION, MentionKind.GROUP})
GOVERNMENT = closed_words("government")


class Occasion(NamedTuple):
    """The words that name a gathering, the item behind them, and whether they stand beside the act."""

    span: Span
    end: int
    here: bool


def parties_of(
    company: Company, passage: Passage, match: Match, act: int, occasion: Occasion
) -> tuple[list[Party], bool]:
    """Whose stand is told, and whether the words name them beside the act."""
    document, cast = company.document, company.cast
    who = match.pattern.extra.get("who")
    if who == "pair":
        return pair_at(document, passage, match.slots["pair"][0], cast, []), True
    if who == "delegation":
        return _delegation(document, passage, match.slots["who"][0], cast), True
    if who == "behind":
        start = match.slots["who"][0] if "who" in match.slots else act + 1
        if passage.has(start, "delegation") and passage.has(act, "comprise"):
            return [], True
        return _named_at(document, passage, start, cast), True
    if "deed" in match.slots:
        deed = match.slots["deed"][0]
        another = _named_at(document, passage, deed + 1, cast)
        if another or _is_of_somebody(passage, deed):
            return _of_another(company, passage, match, act, occasion, another), True
    return _subject(company, passage, act, occasion)


def _is_of_somebody(passage: Passage, deed: int) -> bool:
    """`مشاركة المجلس في ...`: does the noun of taking part govern somebody, and not what is taken part in?"""
    return (
        not passage.has(deed, "definite")
        and passage.has(deed + 1, "definite")
        and not passage.has(deed + 1, "occasion")
    )


def _of_another(
    company: Company, passage: Passage, match: Match, act: int, occasion: Occasion, another: list[Party]
) -> list[Party]:
    """Whose taking part is spoken of, where the words name somebody else than who speaks: told if it is stated, or if it
    is the speaker's own state; a refusal that others come says nothing of who refuses."""
    if match.pattern.extra.get("stated") and passage.has(act, "settle"):
        return another
    subjects, _ = _subject(company, passage, act, occasion)
    own = {company.cast.state_of(subject).actor for subject in subjects} | {subject.actor for subject in subjects}
    return [party for party in another if party.actor in own]


def _delegation(document: Document, passage: Passage, item: int, cast: Cast) -> list[Party]:
    """The party at this item if it is a delegation; a government's (`الوفد الحكومي السويدي`) stands for its state."""
    if any(passage.has(i, "attend-noun") for i in range(max(0, item - DEED_BACK), item)):
        return []  # `مشاركة الحركة في وفد الحكومة إلى المحادثات`: of a deed that need not come about
    cell = passage.cell(item)
    party = party_at(document, passage, item, cast)
    words = {token.norm for token in document.annotated.tokens[cell.first : cell.last]}
    if party is None or cell.mention is None or not words & DELEGATION:
        return []
    country = document.annotated.mentions[cell.mention].country
    if country and words & GOVERNMENT:
        return [state(cast, country, party.span) or party]
    return [party]


def _named_at(document: Document, passage: Passage, item: int, cast: Cast) -> list[Party]:
    """The parties that stand joined at this item, states and offices in a pair (`الكوريتين`), or a number of them."""
    counted = _counted(document, passage, item, cast) or _all_of(passage, item, cast)
    if counted is not None:
        return [counted]
    if _is_pair(passage, item):
        return pair_at(document, passage, item, cast, [])
    if passage.has(item, "delegation") and passage.has(item + 1, "of-topic") and passage.has(item + 2, "party"):
        item += 2  # `ممثلين عن المعارضة`: those whom they represent
    parties, end = joined(document, passage, item, cast)
    if len(parties) > 1 and _is_held_by_each(document, passage, item, parties, cast):
        return [cast.by_words(passage.cell(item).first, passage.cell(end - 1).last, ActorKind.COLLECTIVE)]
    more_of_kind = _counted(document, passage, end + 1, cast) if parties and passage.has(end, "and") else None
    if more_of_kind is not None:
        return [*parties, more_of_kind]
    if parties and passage.has(end, "and") and _is_pair(passage, end + 1):
        more, _ = joined(document, passage, end + 3, cast) if passage.has(end + 2, "and") else ([], 0)
        parties = distinct([*parties, *pair_at(document, passage, end + 1, cast, []), *more])
    return parties


def _is_held_by_each(document: Document, passage: Passage, item: int, parties: list[Party], cast: Cast) -> bool:
    """`وزراء خارجية فرنسا وألمانيا`: is it one office, of each of these states, and held by several?"""
    index = passage.cell(item).mention
    mention = document.annotated.mentions[index] if index is not None else None
    return (
        mention is not None
        and mention.kind in (MentionKind.OFFICE, MentionKind.COLLECTIVE)
        and mention.plural
        and bool(mention.country)
        and all(cast[party].kind is ActorKind.STATE for party in parties[1:])
    )


def _is_pair(passage: Passage, item: int) -> bool:
    return passage.has(item, "pair") or passage.has(item, MentionKind.BOTH.value)


NO_HEDGE = ("in", "from", "to", "by", "definite", "that", "party", "verb", "and")


def _counted(document: Document, passage: Passage, item: int, cast: Cast) -> Party | None:
    """`نحو 40 وفدا`, `وفود من حوالي 70 دولة`: so many of a kind, called by these words."""
    i = item
    if passage.has(i, "delegation"):
        i += 2
    number = next((k for k in range(i, min(len(passage.row), i + COUNT_REACH)) if passage.has(k, "number")), None)
    if number is None or number + 1 >= len(passage.row) or number - i > 2:
        return None
    if number > i and any(passage.has(i, s) for s in NO_HEDGE):
        return None
    noun = number + 1
    index = passage.cell(noun).mention
    if index is not None and document.annotated.mentions[index].kind not in COUNTABLE:
        return None
    if index is None and not (passage.has(noun, "noun") or passage.has(noun, "verb")):
        return None
    return cast.by_words(passage.cell(i).first, passage.cell(noun).last, ActorKind.COLLECTIVE)


def _all_of(passage: Passage, item: int, cast: Cast) -> Party | None:
    """`جميع الأطراف المعنية`: all of a kind, called by these words."""
    end = item + 1
    while end < len(passage.row) and passage.has(end, "noun") and passage.has(end, "definite"):
        end += 1
    if not passage.has(item, "det") or end == item + 1:
        return None
    return cast.by_words(passage.cell(item).first, passage.cell(end - 1).last, ActorKind.COLLECTIVE)


def _subject(company: Company, passage: Passage, act: int, occasion: Occasion) -> tuple[list[Party], bool]:
    """The subject of the act: who says `we`, who stands right before it, behind it or behind the gathering's name, or
    what the sentence is about."""
    document, cast = company.document, company.cast
    form = finite_form(document, passage, act)
    if form is not None and form.person.startswith(FIRST_PERSON):
        speaker = company.speaker(passage.row[act].start)
        if speaker is not None:
            return [company.for_whom(speaker) if form.person == WE else speaker], True
    if passage.has(act, "verb"):
        if _is_source(company.document, passage, act - 1):
            return [], True
        beside = _right_before(company, passage, act)
        if beside is not None:
            return [beside], True
    elif _is_named_apart(passage, act):
        body = _body_called(company, passage, act - 1)
        return ([body] if body is not None else []), True
    behind = _subject_behind(document, passage, act, occasion, cast)
    if behind:
        return behind, True
    if occasion.here and passage.has(act, "verb"):
        after = _behind_name(passage, occasion.end)
        late = _named_at(document, passage, after, cast)
        if late or (passage.has(after, "noun") and act <= 1):
            return late, True
    subject = subject_before(document, passage, act, cast)
    if subject is not None and form is not None and form.person.startswith(FIRST_PERSON):
        subject = cast.state_of(subject)
    return ([company.no_spokesman(subject)] if subject is not None else []), False


FIRST_PERSON, WE = "1", "1p"


def _right_before(company: Company, passage: Passage, act: int) -> Party | None:
    """The party right before the verb, what goes with the verb and a relative aside; `وفدها` is the speaker's."""
    i = act - 1
    while i >= 0 and any(passage.has(i, s) for s in ("will", "neg", "aux", "adv", "part", "quote")):
        i -= 1
    if i >= 0 and passage.has(i, "rel"):
        i -= 2 if passage.has(i - 1, "comma") else 1
    if i < 0 or passage.has(i + 1, "comma") or passage.has(i - 1, "prep"):
        return None
    if passage.has(i, "pronoun") and passage.has(i - 1, "delegation"):
        speaker = company.speaker(passage.row[act].start)
        return company.for_whom(speaker) if speaker is not None else None
    return party_at(company.document, passage, i, company.cast)


def _is_source(document: Document, passage: Passage, item: int) -> bool:
    """`دبلوماسي أوروبي يشارك في المشاورات`: is it an unnamed source of whom the verb tells?"""
    index = passage.cell(item).mention if item >= 0 else None
    return index is not None and document.annotated.mentions[index].kind is MentionKind.SOURCE


def _is_named_apart(passage: Passage, act: int) -> bool:
    """`أن الجماعة مستعدة`: does a noun that no list knows stand where the subject of an adjective must?"""
    subject = act - 1
    if not (passage.has(act, "ready") and passage.has(subject - 1, "that")):
        return False
    return passage.has(subject, "noun") and passage.has(subject, "definite") and not passage.has(subject, "party")


def _body_called(company: Company, passage: Passage, item: int) -> Party | None:
    """The body of the text whose name begins with this word (`الجماعة`: `جماعة الحوثي`), the only one of them."""
    cast, word = company.cast, company.document.annotated.tokens[passage.cell(item).first].norm
    found = [
        actor
        for actor in cast.actors[:MOST_ACTORS]
        if actor.kind in (ActorKind.GROUP, ActorKind.ORGANISATION)
        and fold(actor.name).partition(" ")[0].removeprefix(ARTICLE) == word
    ]
    span = Span(passage.row[item].start, passage.row[item].end)
    return Party(actor=found[0].id, span=span) if len(found) == 1 else None


MOST_ACTORS = 500
ARTICLE = "ال"


def _subject_behind(document: Document, passage: Passage, act: int, occasion: Occasion, cast: Cast) -> list[Party]:
    """The parties between the act and what governs something else; behind `فيه` too. One arrives at a state."""
    i = act + 1
    if passage.has(i, "in") and passage.has(i + 1, "pronoun"):
        i += 2
    if passage.has(i, "det") and passage.has(i + 1, "prep"):
        i += 2  # `كل من السويد والنرويج`
    for k in range(i, min(len(passage.row), i + SUBJECT_REACH)):
        if any(passage.has(k, s) for s in ("by", "to", "that", "border", "conj")) or _is_verb(passage, k):
            return []
        if occasion.here and passage.row[k].start >= occasion.span.start > passage.row[act].start:
            return []
        if passage.has(act, "arrive") and passage.has(k, "state"):
            continue
        parties = _named_at(document, passage, k, cast)
        if parties:
            return parties
        if passage.has(k, "prep"):
            return []
    return []


def _is_verb(passage: Passage, item: int) -> bool:
    return passage.has(item, "verb") and not passage.has(item, "noun") and not passage.has(item - 1, "number")


def _behind_name(passage: Passage, end: int) -> int:
    """Past the place and time behind a gathering's name."""
    i = end
    while i < min(len(passage.row), end + BEHIND_NAME) and any(
        passage.has(i, s) for s in ("in", "place", "date", "adv")
    ):
        if passage.has(i, "party") and not passage.has(i, "place"):
            break
        i += 1
    return i


def among_them(company: Company, passage: Passage, act: int) -> list[tuple[Party, Span]]:
    """Those whom `من بينها`, `بينهم`, `بمن فيهم` name behind the act, each with the words that do."""
    document, cast = company.document, company.cast
    for i in range(act + 1, min(len(passage.row) - 2, act + LIST_REACH)):
        included = passage.has(i, "in") and passage.has(i - 2, "by")
        if (passage.has(i, "between") or included) and passage.has(i + 1, "pronoun"):
            parties, end = joined(document, passage, i + 2, cast)
            start = i - 2 if included else i - 1 if passage.has(i - 1, "prep") else i
            return [(party, passage.row.span(start, max(end, i + 2))) for party in parties]
    return []
