"""Gatherings: conferences, summits and rounds of talks that have a name or a fixed occasion (`gathering.toml`).

First every noun phrase that speaks of one is found (`gathering_mentions`), then the phrases are sorted into gatherings:
by the words that tell one from another (a city, a number, an ordinal, its topic), by date and place, and a bare
`المؤتمر` by what was named last.
"""

from functools import cache
from typing import NamedTuple

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold
from mahdar.claims.cast import Cast, trimmed
from mahdar.claims.gathering_name import name_end, topic_end
from mahdar.claims.occasion import (
    aim_start,
    can_be_one_day,
    date_among,
    destination,
    finest,
    host_among,
    led_by,
    occasion_end,
    place_among,
    told_end,
)
from mahdar.claims.patterns import engine
from mahdar.claims.row import Passage
from mahdar.claims.speech import Document
from mahdar.claims.standing import is_ahead, is_past, standing, verb_of, word_behind
from mahdar.claims.words import norm_at, written_span
from mahdar.mentions.mention import MentionKind
from mahdar.phrases import Match
from mahdar.vocabulary import Date, Gathering, Span, Status

KIND = "gathering"
NAMED, BARE = 0.85, 0.6
NO_NAME = "the text gives it no name of its own"
DESCRIBED = 10
AGAIN = "again"


class GatheringMention(NamedTuple):
    """A noun phrase that speaks of a gathering: items `first` to `end` (exclusive) of a passage.

    `name`: its words. `head`: the folded noun. `words` of the name and `around` it tell it from another. `called_after`:
    the key of the city it is called after, `name_place` that city's words. `ordinal`: which of a series, 0 if unsaid.
    `again`: the words only speak of one named before. `date`, `place` and `status` (None: unsaid) are what the words
    around it say. `gathering` is the index of the gathering it speaks of, None where the text names none.
    """

    passage: int
    first: int
    end: int
    name: Span
    head: str
    words: frozenset[str]
    around: frozenset[str]
    called_after: str
    ordinal: int
    definite: bool
    again: bool
    because: str
    date: Date | None
    place: Span | None
    name_place: Span | None
    status: Status | None
    gathering: int | None = None


@cache
def families() -> dict[str, str]:
    """Folded noun to its family: nouns of one family can mean one gathering."""
    return {fold(word): family for word, family, *_ in rows("gathering_families.tsv", "mahdar.claims")}


@cache
def ordinals() -> dict[str, int]:
    """Folded ordinal, without article, to its number."""
    return {fold(word): int(number) for word, number, *_ in rows("ordinals.tsv", "mahdar.claims")}


@cache
def plain_adjectives() -> frozenset[str]:
    """Folded adjectives that tell no gathering from another."""
    return frozenset(fold(word) for word, *_ in rows("gathering_adjectives.tsv", "mahdar.claims"))


def gathering_mentions(document: Document) -> list[GatheringMention]:
    """Every phrase of the body that speaks of a gathering, in order, each with the index of its gathering."""
    found: list[GatheringMention] = []
    for passage in document.passages:
        if passage.sentence.kind == "body":
            found.extend(_in_passage(document, passage))
    return _told_apart(_without_bodies(document, found))


def _bodies(document: Document) -> dict[str, int]:
    """Folded noun of gatherings to the token where first a party or a body is named by it: `حزب المؤتمر الشعبي العام`."""
    found: dict[str, int] = {}
    for mention in document.annotated.mentions:
        if mention.kind in (MentionKind.GROUP, MentionKind.ORGANISATION):
            for token in document.annotated.tokens[mention.first : mention.last]:
                if token.definite and token.norm in families():
                    found.setdefault(token.norm, mention.first)
    return found


def _without_bodies(document: Document, mentions: list[GatheringMention]) -> list[GatheringMention]:
    """The mentions without each bare `المؤتمر` that is the party named so before it, no gathering of that noun between."""
    bodies = _bodies(document)
    named: set[str] = set()
    kept = []
    for mention in mentions if bodies else ():
        bare = mention.definite and mention.end == mention.first + 1
        first = document.passages[mention.passage].cell(mention.first).first
        is_body = bare and mention.head not in named and bodies.get(mention.head, first) < first
        if not bare:
            named.add(mention.head)
        if not is_body:
            kept.append(mention)
    return kept if bodies else mentions


def gatherings(document: Document, cast: Cast) -> list[Gathering]:
    """One claim for each gathering that the document names, in the order of their first mentions."""
    del cast
    by_index: dict[int, list[GatheringMention]] = {}
    for mention in gathering_mentions(document):
        if mention.gathering is not None:
            by_index.setdefault(mention.gathering, []).append(mention)
    return [_gathering(document, mentions) for _, mentions in sorted(by_index.items())]


def _in_passage(document: Document, passage: Passage) -> list[GatheringMention]:
    order = {pattern.name: n for n, pattern in enumerate(engine(KIND).patterns)}
    by_head: dict[int, Match] = {}
    for match in engine(KIND).matches(passage.row):
        head = match.slots["head"][0]
        if head not in by_head or order[match.pattern.name] < order[by_head[head].pattern.name]:
            by_head[head] = match
    found: list[GatheringMention] = []
    for head, match in sorted(by_head.items()):
        if found and head < found[-1].end:
            continue
        mention = _mention(document, passage, match, head)
        if mention is not None and not _lacks_occasion(passage, match, mention):
            found.append(mention)
    return found


def _lacks_occasion(passage: Passage, match: Match, mention: GatheringMention) -> bool:
    """Does the pattern ask for a fixed occasion (fixed = "yes": a day or a place; "place": a place) that nothing fixes, or
    do two parties meet there (sides = "yes": so they may)?"""
    fixed = match.pattern.extra.get("fixed")
    if fixed is None:
        return False
    behind = range(mention.first + 1, mention.end + BILATERAL)
    if "sides" not in match.pattern.extra and any(passage.has(i, s) for i in behind for s in ("with", "between")):
        return True
    if fixed == "place":
        return mention.place is None or _is_behind_comma(passage, mention.end, mention.place)
    return mention.place is None and mention.date is None


BILATERAL = 3  # `اجتماعا مطولا ليل أمس مع ...`


def _is_behind_comma(passage: Passage, end: int, place: Span) -> bool:
    """Does a comma part the place from the name, so that it may be that of something else? None that opens a relative."""
    for i in range(end, len(passage.row)):
        if passage.row[i].start >= place.start:
            return False
        if passage.has(i, "comma") and not passage.has(i + 1, "rel"):
            return True
    return False


def _mention(document: Document, passage: Passage, match: Match, head: int) -> GatheringMention | None:
    """What the phrase around this head says; None where it is no gathering (`مؤتمر صحفي`, `قمة الجبل`)."""
    if passage.cell(head).mention is not None or _is_other(document, passage, head):
        return None
    quoted = bool(match.pattern.extra.get("quoted"))
    known = match.end_item - 1 if "sides" in match.pattern.extra else match.end_item  # `بين` is read with whom it joins
    end = match.end_item - 1 if quoted else name_end(document, passage, head, known)
    occasion = range(end, occasion_end(document, passage, end))
    verb = verb_of(passage, head)
    before = led_by(passage, head, verb)
    begins = [i for i in before if verb is not None and i > verb]
    date = date_among(document, passage, begins) or date_among(
        document, passage, range(end, told_end(passage, end, occasion.stop))
    )
    date = date or date_among(document, passage, before)
    ahead = is_ahead(document, date)
    said = standing(document, passage, head, verb, end, occasion.stop, ahead=ahead)
    if said is None or said.status is None:
        said = word_behind(document, passage, head, end)
    called_after, topic = _place_in_name(passage, head, end), _topic_start(document, passage, head, end)
    return GatheringMention(
        passage=passage.number,
        first=head,
        end=end,
        name=trimmed(document.annotated.text, written_span(document, passage, head, end)),
        head=norm_at(document, passage, head),
        words=_content(document, passage, head + 1, end),
        around=_content(document, passage, end, min(occasion_end(document, passage, end), end + DESCRIBED)),
        called_after=_key(document, passage, called_after),
        ordinal=_ordinal(document, passage, head, end),
        definite=passage.has(head, "definite") or passage.has(head - 1, "dem") or passage.has(head + 1, "pronoun"),
        again=bool(match.pattern.extra.get(AGAIN)),
        because=match.pattern.name,
        date=date,
        place=_place(document, passage, range(head, topic), occasion, before),
        name_place=passage.row.span(called_after, called_after + 1) if called_after is not None else None,
        status=said.status if said is not None else None,
    )


def _place(document: Document, passage: Passage, name: range, occasion: range, before: list[int]) -> Span | None:
    """Where it is held: in its name before its topic, behind it, before it, or where somebody went for it."""
    told = place_among(
        document, passage, [*name, *range(occasion.start, aim_start(passage, occasion.start, occasion.stop))]
    )
    if told is not None or _place_in_name(passage, name.start, occasion.start) is not None:
        return told
    return (
        place_among(document, passage, before)
        or host_among(document, passage, before)
        or destination(document, passage, name.start)
    )


def _is_other(document: Document, passage: Passage, head: int) -> bool:
    """Do the words behind the noun make it something else: `مؤتمر صحفي`, `قمة الجبل`?"""
    if head + 1 >= len(passage.row):
        return False
    first = passage.cell(head + 1).first
    return any(token.norm in other_things() for token in document.annotated.tokens[first : first + WORDS_BEHIND])


@cache
def other_things() -> frozenset[str]:
    """Folded words that make a noun of gatherings mean something else."""
    return frozenset(fold(word) for word, *_ in rows("not_gatherings.tsv", "mahdar.claims"))


WORDS_BEHIND = 2


def _topic_start(document: Document, passage: Passage, head: int, end: int) -> int:
    """Where the name turns to what the gathering is about or for; a place named there is not where it is held. Behind
    `ل` with people (`للمانحين في أوسلو`) it still is."""
    for i in range(head + 1, end):
        for_people = passage.has(i, "to") and (passage.has(i + 1, "definite") or passage.has(i + 1, "party"))
        if topic_end(document, passage, i, end) is not None and not for_people:
            return i
    return end


def _place_in_name(passage: Passage, head: int, end: int) -> int | None:
    """The item of the city or state that the gathering is called after: right behind its noun, marks aside."""
    for i in range(head + 1, min(end, head + 3)):
        if passage.has(i, MentionKind.PLACE.value) or (passage.has(i, MentionKind.STATE.value) and i == head + 1):
            return i
        if not (passage.has(i, "bracket") or passage.has(i, "quote")):
            return None
    return None


def _key(document: Document, passage: Passage, item: int | None) -> str:
    """What a place is told by: its key in the gazetteer."""
    index = passage.cell(item).mention if item is not None else None
    return document.annotated.mentions[index].key if index is not None else ""


def _ordinal(document: Document, passage: Passage, head: int, end: int) -> int:
    """Which of a series it is: `المؤتمر الدولي الثاني`, `جنيف 2`, `أول قمة`; 0 if unsaid."""
    tokens = document.annotated.tokens
    for token in tokens[passage.cell(head).first - 1 : passage.cell(end - 1).last]:
        if token.norm in ordinals():
            return ordinals()[token.norm]
        if token.kind == "number" and token.norm.isdecimal() and len(token.norm) <= LONGEST_ORDINAL:
            return int(token.norm)
    return 0


LONGEST_ORDINAL = 2
SHORTEST_WORD = 3
ENDINGS = ("يين", "يا", "ين", "ون", "ات", "يه", "ه", "ي")


def _content(document: Document, passage: Passage, first: int, end: int) -> frozenset[str]:
    """The stems of the words among these items that tell one gathering from another."""
    found = set()
    for i in range(first, end):
        if any(passage.has(i, s) for s in ("date", "prep", "verb", "rel", "dem")) and not passage.has(i, "noun"):
            continue
        cell = passage.cell(i)
        for token in document.annotated.tokens[cell.first : cell.last]:
            if token.kind != "word" or len(token.norm) < SHORTEST_WORD:
                continue
            if token.norm in plain_adjectives() or token.norm in ordinals() or token.norm in families():
                continue
            found.add(_stem(token.norm))
    return frozenset(found)


def _stem(norm: str) -> str:
    """Without the endings that number, gender and nisba add: `مانحين` and `مانحة`, `سوريا` and `السورية` are one."""
    for ending in ENDINGS:
        if norm.endswith(ending) and len(norm) - len(ending) >= SHORTEST_WORD:
            return norm.removesuffix(ending)
    return norm.removesuffix("ا") if len(norm) > SHORTEST_WORD + 1 else norm


class _Known:
    """What has been read of one gathering so far."""

    def __init__(self, index: int, mention: GatheringMention) -> None:
        self.index = index
        self.family = families().get(mention.head, mention.head)
        self.words: set[str] = set()
        self.around: set[str] = set()
        self.called_after = ""
        self.place = ""
        self.ordinal = 0
        self.date: Date | None = None
        self.status: Status | None = None
        self.add(mention)

    def add(self, mention: GatheringMention) -> None:
        self.words |= mention.words
        if mention.words or not mention.definite:
            self.around |= mention.around
        self.called_after = self.called_after or mention.called_after
        self.ordinal = self.ordinal or mention.ordinal
        self.date = self.date or mention.date
        self.status = self.status or mention.status

    def contradicts(self, mention: GatheringMention) -> bool:
        """Does the mention say something that this gathering cannot be?"""
        if self.family != families().get(mention.head, mention.head):
            return True
        if self.ordinal and mention.ordinal and self.ordinal != mention.ordinal:
            return True
        if self.called_after and mention.called_after and self.called_after != mention.called_after:
            return True
        if self.date and mention.date and not can_be_one_day(self.date, mention.date):
            return True
        both = {self.status, mention.status}
        return not mention.again and both >= {Status.PLANNED, Status.HELD}

    def likeness(self, mention: GatheringMention) -> float:
        """How much the two have in common, 1 being enough: the share of the words that tell the mention, or this
        gathering, from others; the city they are called after; the day."""
        common = len(mention.words & (self.words | self.around))
        share = common / len(mention.words) if mention.words else 0.0
        if len(mention.words & self.words) > 1:
            share = max(share, len(mention.words & self.words) / len(self.words))
        called = self.called_after and self.called_after == mention.called_after
        dated = self.date and mention.date and self.date.iso == mention.date.iso
        return 2.0 * share + 0.1 * common + 3.0 * bool(called) + 2.0 * bool(dated)


def _told_apart(mentions: list[GatheringMention]) -> list[GatheringMention]:
    """The mentions with the index of the gathering that each speaks of."""
    known: list[_Known] = []
    recent: dict[str, _Known] = {}
    sorted_out = []
    for mention in mentions:
        gathering = _of(mention, known[-KEPT:], recent)
        if gathering is None and not mention.again and _has_occasion(mention):
            gathering = _Known(len(known), mention)
            known.append(gathering)
        elif gathering is not None:
            gathering.add(mention)
        if gathering is not None:
            recent[gathering.family] = gathering
        sorted_out.append(mention._replace(gathering=gathering.index if gathering is not None else None))
    return sorted_out


KEPT = 40


def _of(mention: GatheringMention, known: list[_Known], recent: dict[str, _Known]) -> _Known | None:
    """The gathering named before that a mention can speak of: the most alike; a definite noun that tells nothing of its
    own, the last of its family."""
    fitting = [k for k in known if not k.contradicts(mention)]
    best = max(reversed(fitting), key=lambda k: k.likeness(mention), default=None)
    if best is not None and best.likeness(mention) >= ALIKE:
        return best
    last = recent.get(families().get(mention.head, mention.head))
    if last is None or last.contradicts(mention) or not mention.definite or mention.called_after:
        return None
    return last if not mention.ordinal and (mention.again or len(mention.words) <= FEW_WORDS) else None


ALIKE = 1.0
FEW_WORDS = 2


def _has_occasion(mention: GatheringMention) -> bool:
    """Does the phrase name a gathering or fix its occasion: a city, a number, a topic, parties, a date or a place?"""
    return bool(mention.words or mention.called_after or mention.ordinal or mention.date or mention.place)


def _gathering(document: Document, mentions: list[GatheringMention]) -> Gathering:
    naming = [m for m in mentions if not m.again]
    named = max(naming, key=lambda m: _fullness(document, m))
    telling = max(mentions, key=lambda m: (m.date is not None, m.place is not None, m.status is not None, m == named))
    date = finest([m.date for m in (telling, *mentions)])
    place = next((m.place for m in (telling, *mentions) if m.place is not None), None)
    sure = bool(named.called_after or named.ordinal or named.words)
    return Gathering(
        evidence=telling.name,
        because=named.because,
        confidence=NAMED if sure else BARE,
        reasons=() if sure else (NO_NAME,),
        name=named.name,
        date=date,
        place=place or next((m.name_place for m in mentions if m.name_place is not None), None),
        status=_status(document, [telling, *naming, *mentions], date),
        mentions=tuple(m.name for m in mentions),
    )


SWALLOWS = "ل"


def _fullness(document: Document, mention: GatheringMention) -> tuple[bool, bool, bool, int, int]:
    """What makes a name the one to keep: a city or a number, words of its own, its article unswallowed (`للمؤتمر` has
    it swallowed), length."""
    text = document.annotated.text
    start = mention.name.start
    whole = not (text[start] == SWALLOWS and text[start - 1 : start] == SWALLOWS)
    proper = bool(mention.called_after or mention.ordinal)
    return proper, bool(mention.words), whole, mention.name.end - mention.name.start, -mention.name.start


def _status(document: Document, mentions: list[GatheringMention], date: Date | None) -> Status:
    """How it stands: as the first mention that says so has it, held against its date."""
    said = next((m.status for m in mentions if m.status is not None), None)
    if said is Status.CANCELLED:
        return said
    if is_ahead(document, date):
        return Status.PROPOSED if said is Status.PROPOSED else Status.PLANNED
    if is_past(document, date):
        return Status.HELD
    return said or Status.HELD
