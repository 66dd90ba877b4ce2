"""Coreference within a document: which mentions speak of one actor, and what the actor is called.

Names find names (a surname its full name, one spelling another), offices find the person who holds them, `نظيره` takes
the office of the person before it, `بلاده` the country of the last person. Nothing is taken from outside the text but who
a word refers to.
"""

from collections import Counter
from dataclasses import dataclass, field
from functools import cache, lru_cache

from mahdar.arabic.lexicon import function_words, rows
from mahdar.arabic.normal import fold
from mahdar.arabic.tokens import Token, tokenize
from mahdar.mentions.gazetteer import heads, norms_of
from mahdar.mentions.lexicon import countries, persons, state_names, titles
from mahdar.mentions.mention import Mention, MentionKind
from mahdar.mentions.names import skeleton
from mahdar.mentions.offices import office_at, office_synonyms
from mahdar.vocabulary import Actor, ActorKind, Office, Span

ARTICLE_SPELLING = "ال"


@dataclass(slots=True)
class Draft:
    """An actor while its mentions are being gathered."""

    kind: ActorKind
    key: str = ""
    country: str | None = None
    woman: bool = False
    plural: bool = False
    head: str = ""
    of: str = ""
    words: frozenset[str] = frozenset()
    last_word: str = ""  # of a person's name its last word, of a body's its first: the word that must agree
    mentions: list[int] = field(default_factory=list)


_ACTOR_KINDS = {
    MentionKind.PERSON: ActorKind.PERSON,
    MentionKind.OFFICE: ActorKind.PERSON,
    MentionKind.COUNTERPART: ActorKind.PERSON,
    MentionKind.STATE: ActorKind.STATE,
    MentionKind.OWN_COUNTRY: ActorKind.STATE,
    MentionKind.PLACE: ActorKind.STATE,
    MentionKind.ORGANISATION: ActorKind.ORGANISATION,
    MentionKind.GROUP: ActorKind.GROUP,
    MentionKind.COLLECTIVE: ActorKind.COLLECTIVE,
    MentionKind.SOURCE: ActorKind.SOURCE,
    MentionKind.OUTLET: ActorKind.OUTLET,
}


def resolve(text: str, tokens: list[Token], mentions: list[Mention]) -> tuple[list[Actor], list[int | None]]:
    """The actors of a document, and for each mention the index of its actor (None for a place or an unresolved anaphor).

    Time is linear: an actor is looked for among the latest `MEMORY` ones, an office among the nearest `NEAR` mentions.
    """
    resolution = _Resolution(tokens, mentions)
    resolution.run()
    actors = [_actor(text, tokens, mentions, draft, n) for n, draft in enumerate(resolution.drafts)]
    return actors, resolution.actor_of


MEMORY = 300
NEAR = 120
COUNTERPART = "counterpart"
COMMAS = frozenset({"،", ","})


class _Resolution:
    """The actors found so far, and which mention speaks of which."""

    def __init__(self, tokens: list[Token], mentions: list[Mention]) -> None:
        self.tokens = tokens
        self.mentions = mentions
        self.drafts: list[Draft] = []
        self.actor_of: list[int | None] = [None] * len(mentions)
        self._states: dict[str, int] = {}
        self._fuller: dict[str, str] = {}  # the head of a state's body, folded, to the state it was last named with

    def run(self) -> None:
        """Names first: an office may stand before the name it belongs to."""
        for i, mention in enumerate(self.mentions):
            if mention.kind is MentionKind.PERSON:
                self.actor_of[i] = self._person(i)
        for i in range(len(self.mentions)):
            if self.actor_of[i] is None:
                self.actor_of[i] = self._other(i)
            self._note_fuller(self.mentions[i])
        for i, found in enumerate(self.actor_of):
            if found is not None:
                self.drafts[found].mentions.append(i)

    def _latest(self) -> range:
        """The latest actors, backwards."""
        return range(len(self.drafts) - 1, max(-1, len(self.drafts) - 1 - MEMORY), -1)

    def _new(self, draft: Draft) -> int:
        self.drafts.append(draft)
        return len(self.drafts) - 1

    def _person(self, i: int) -> int:
        """The actor that a named person is, a new one if the name is new."""
        mention = self.mentions[i]
        words = [t.norm for t in self.tokens[mention.name_first : mention.name_last] if t.kind in ("word", "latin")]
        spelled = frozenset(map(skeleton, words))
        last_word = skeleton(words[-1]) if words else ""
        people = [n for n in self._latest() if self.drafts[n].kind is ActorKind.PERSON]
        bare = len(words) == 1 and any(
            self.drafts[n].last_word == last_word and len(self.drafts[n].words) > 1 for n in people
        )
        key = "" if bare else mention.key  # a surname is the person whom the text names in full, whoever else bears it
        for n in people:
            draft = self.drafts[n]
            if _same_person(draft, key, spelled, last_word):
                draft.key = draft.key or key
                draft.country = draft.country or (mention.country if key == mention.key else None)
                draft.woman = draft.woman or mention.woman
                if len(spelled) > len(draft.words):
                    draft.words, draft.last_word = spelled, last_word
                self._take_office(draft, i)
                return n
        draft = Draft(
            ActorKind.PERSON,
            mention.key,
            mention.country,
            mention.woman,
            mention.plural,
            words=spelled,
            last_word=last_word,
        )
        self._take_office(draft, i)
        return self._new(draft)

    def _take_office(self, draft: Draft, i: int) -> None:
        """The office that this mention gives the person; `نظيره` takes that of the person before."""
        mention = self.mentions[i]
        if mention.head == COUNTERPART:
            before = self._last_office(i)
            draft.head = draft.head or (self.drafts[before].head if before is not None else "")
        elif mention.head:
            draft.head = draft.head or mention.head
            draft.of = draft.of or mention.of

    def _last_office(self, i: int) -> int | None:
        """The last actor before a mention whose office a counterpart can have: a spokesman has none."""
        for j in range(i - 1, max(-1, i - 1 - NEAR), -1):
            found = self.actor_of[j]
            if found is None or not self.drafts[found].head or self.drafts[found].kind is not ActorKind.PERSON:
                continue
            if _canonical(self.drafts[found].head) not in _spokesmen():
                return found
        return None

    def _other(self, i: int) -> int | None:
        """The actor of a mention that is no person's name."""
        mention = self.mentions[i]
        if mention.kind is MentionKind.PLACE and mention.head != "capital":
            return None
        if mention.kind in (MentionKind.OFFICE, MentionKind.COUNTERPART):
            return self._office(i)
        if mention.kind is MentionKind.OWN_COUNTRY:
            country = self._country_before(i)
            return self._state(country) if country else None
        if mention.kind in (MentionKind.STATE, MentionKind.PLACE) and mention.key:
            return self._state(mention.key)
        if mention.kind in (MentionKind.BOTH, MentionKind.DATE, MentionKind.AMOUNT, MentionKind.NUMBER):
            return None
        return self._body(i)

    def _state(self, country: str) -> int:
        if country not in self._states:
            self._states[country] = self._new(Draft(ActorKind.STATE, country, country, woman=True))
        return self._states[country]

    def _country_before(self, i: int) -> str | None:
        """The country of the last person named before."""
        for j in range(i - 1, max(-1, i - 1 - NEAR), -1):
            found = self.actor_of[j]
            if found is not None and self.drafts[found].kind is ActorKind.PERSON and self.drafts[found].country:
                return self.drafts[found].country
        return None

    def _office(self, i: int) -> int | None:
        """The person who holds this office here: the nearest before, else the first after, else the office itself."""
        mention = self.mentions[i]
        head = mention.head
        apposed = self._apposed(i)
        if apposed is not None:
            draft = self.drafts[apposed]
            draft.head, draft.of = draft.head or mention.head, draft.of or mention.of
            draft.country = draft.country or mention.country
            return apposed
        if mention.kind is MentionKind.COUNTERPART:
            before = self._last_office(i)
            head = self.drafts[before].head if before is not None else ""
            if not head or not mention.country:
                return None
        nearest: list[int] = [
            *range(i - 1, max(-1, i - 1 - NEAR), -1),
            *range(i + 1, min(len(self.mentions), i + 1 + NEAR)),
        ]
        asked: set[int] = set()
        for j in nearest:
            found = self.actor_of[j]
            if found is None or found in asked:
                continue
            asked.add(found)
            draft = self.drafts[found]
            if draft.kind is ActorKind.PERSON and draft.head and _holds(draft, head, mention):
                draft.country = draft.country or mention.country
                return found
        known = self._figure_in_office(head, mention)
        if known is not None:
            return known
        return self._new(Draft(ActorKind.PERSON, "", mention.country, mention.woman, mention.plural, head, mention.of))

    def _apposed(self, i: int) -> int | None:
        """The person whose office a comma sets right behind the name (`لافروف، وزير الخارجية الروسي،`)."""
        mention, before = self.mentions[i], self.mentions[i - 1] if i else None
        if before is None or before.kind is not MentionKind.PERSON or mention.first != before.last + 1:
            return None
        return self.actor_of[i - 1] if self.tokens[before.last].norm in COMMAS else None

    def _figure_in_office(self, head: str, mention: Mention) -> int | None:
        """A world figure whom the text names without the office that it then calls him by (`الرئيس الأميركي` for ترامب)."""
        for n in self._latest():
            draft = self.drafts[n]
            if draft.kind is not ActorKind.PERSON or draft.head or not draft.key:
                continue
            serves = mention.country is None or draft.country == mention.country
            if serves and not mention.of and same_office(head, _figure_heads().get(draft.key, "/?")):
                return n
        return None

    def _body(self, i: int) -> int:
        """An organisation, group, collective or source: by its key, by the same words, or by its first word alone."""
        mention, tokens = self.mentions[i], self.tokens
        own = self._own_state(i)
        if own is not None:
            return self._state(own)
        kind = _ACTOR_KINDS[mention.kind]
        words = frozenset(t.norm for t in tokens[mention.first : mention.last] if t.kind == "word")
        opening = tokens[mention.first].norm
        for n in self._latest():
            draft = self.drafts[n]
            if draft.kind is ActorKind.PERSON or draft.kind is ActorKind.STATE:
                continue
            if mention.key and draft.key:
                if mention.key == draft.key:
                    return n
                continue
            nested = (
                len(words) > 1
                and len(draft.words) > 1
                and opening == draft.last_word
                and (words <= draft.words or draft.words <= words)
            )
            if draft.kind is kind and (words == draft.words or nested):
                draft.words = max(words, draft.words, key=len)
                return n
            if len(words) == 1 and draft.last_word == opening and tokens[mention.first].definite:
                return n
        return self._new(
            Draft(
                kind,
                mention.key,
                mention.country,
                mention.woman,
                mention.plural,
                mention.head,
                words=words,
                last_word=opening,
            )
        )

    def _own_state(self, i: int) -> str | None:
        """The state that a bare `الحكومة`, `المملكة` is where an official speaks of his own, or where the text named it more
        fully before (`الحكومة اليمنية`); None if it is not known."""
        mention, word = self.mentions[i], self.tokens[self.mentions[i].first]
        if mention.last - mention.first != 1 or not word.definite or mention.country:
            return None
        states = _own_bodies().get((word.norm, mention.plural))
        if states is None:
            return None
        country = self._speakers_country(i) or self._fuller.get(word.norm)
        return country if not states or country in states else None

    def _note_fuller(self, mention: Mention) -> None:
        """Remember a body that is named with its state (`الحكومة اليمنية`)."""
        if mention.kind is MentionKind.STATE and mention.country and mention.last - mention.first > 1:
            self._fuller[self.tokens[mention.first].norm] = mention.country

    def _speakers_country(self, i: int) -> str | None:
        """The country of the first official of the sentence, as far as a clause with أن/إن goes on with his words."""
        at, country, said = self.mentions[i].first, None, False
        for j in range(i - 1, max(-1, i - 1 - NEAR), -1):
            before = self.mentions[j]
            between = self.tokens[before.last : at]
            if (
                any(t.kind == "mark" and t.norm not in COMMAS for t in between[:LONGEST_GAP])
                or len(between) > LONGEST_GAP
            ):
                break
            said = said or any(function_words().get(t.shape) == "that" for t in between)
            found = self.actor_of[j]
            if said and found is not None and before.kind in (MentionKind.PERSON, MentionKind.OFFICE):
                country = self.drafts[found].country or country
            at = before.first
        return country


LONGEST_GAP = 40


@cache
def _own_bodies() -> dict[tuple[str, bool], frozenset[str]]:
    """Words of bodies that may stand bare for a state (folded, plural), each to the states whose official names begin with it."""
    found: dict[tuple[str, bool], frozenset[str]] = {}
    for word, *_ in rows("own_bodies.tsv", "mahdar.mentions"):
        (norm,) = norms_of(word)
        official = (c for c in countries() if any(norms_of(v)[:1] == (norm,) for v in c.variants))
        found[norm, heads()[norm][1]] = frozenset(c.iso2 for c in official)
    return found


def _same_person(draft: Draft, key: str, words: frozenset[str], last_word: str) -> bool:
    """One world figure, or one name inside the other; two different full names are two persons."""
    if key and draft.key:
        return key == draft.key
    if not words or not draft.words:
        return False
    if words <= draft.words or draft.words <= words:
        return last_word == draft.last_word or len(words & draft.words) > 1 or last_word in draft.words
    return False


_SHORT_TITLES = frozenset(fold(word) for word, *_ in rows("short_titles.tsv", "mahdar.mentions"))


def same_office(mention_head: str, draft_head: str) -> bool:
    """Can the two heads (`title/portfolio`) be one office? A title that texts shorten fits any that begins with it.

    >>> same_office("وزير/", "وزير الخارجية/"), same_office("رئيس/", "رئيس الوزراء/")
    (True, False)
    """
    a, b = _canonical(mention_head), _canonical(draft_head)
    if a == b:
        return True
    shorter, longer = sorted((a, b), key=len)
    return bool(shorter) and longer[: len(shorter)] == shorter and shorter[0] in _SHORT_TITLES


@lru_cache(maxsize=4096)
def _canonical(head: str) -> tuple[str, ...]:
    """The words of title and portfolio, without articles and what ties them; synonyms by their first wording."""
    words = norms_of(head.replace("/", " "))
    return office_synonyms().get(words, words)


@cache
def _spokesmen() -> frozenset[tuple[str, ...]]:
    """The titles of those who speak for others."""
    return frozenset(_canonical(f"{title.title}/") for title in titles() if title.kind == "spokesperson")


@cache
def _figure_heads() -> dict[str, str]:
    """The head (`title/portfolio`) of each world figure's office."""
    found: dict[str, str] = {}
    for figure in persons():
        tokens = tokenize(figure.office)
        office = office_at(tokens, 0, len(tokens)) if tokens else None
        if office is not None:
            found[figure.name] = f"{office.head}/{office.portfolio}"
    return found


def _holds(draft: Draft, head: str, mention: Mention) -> bool:
    """Is this the office of that person? What both say of whom it serves must agree; a bare title fits any."""
    if not same_office(head, draft.head):
        return False
    if not mention.country and not mention.of:
        return True
    if mention.of and draft.of:
        return _inside(mention.of, draft.of)
    return mention.country is not None and mention.country == draft.country


def _inside(a: str, b: str) -> bool:
    x, y = set(a.split()), set(b.split())
    return x <= y or y <= x


def _actor(text: str, tokens: list[Token], mentions: list[Mention], draft: Draft, number: int) -> Actor:
    """The finished actor, called by its fullest form in the text (a state by its usual short name)."""
    own = [mentions[i] for i in draft.mentions]
    spans = tuple(Span(tokens[m.first].start, tokens[m.last - 1].end) for m in own)
    offices = tuple(
        Office(
            role=written(text, tokens, m.first, end),
            span=Span(tokens[m.first].start, tokens[end - 1].end),
            country=m.country,
        )
        for m in own
        if draft.kind is ActorKind.PERSON and m.head and m.head != COUNTERPART
        for end in [_office_end(tokens, m)]
    )
    name = state_names().get(draft.key, "") if draft.kind is ActorKind.STATE else ""
    if not name:
        named = [m for m in own if m.kind is MentionKind.PERSON] or own
        longest = max(m.name_last - m.name_first for m in named)
        spellings = [
            written(text, tokens, m.name_first, m.name_last) for m in named if m.name_last - m.name_first == longest
        ]
        name = Counter(spellings).most_common(1)[0][0]  # the commonest of the fullest; the first of equals
    how = own[0].how if own else ""
    return Actor(
        id=f"a{number + 1}", kind=draft.kind, name=name, country=draft.country, offices=offices, mentions=spans, how=how
    )


def _office_end(tokens: list[Token], mention: Mention) -> int:
    """Where the office before the name ends, a comma left out."""
    end = mention.name_first if mention.kind is MentionKind.PERSON else mention.last
    while end > mention.first + 1 and tokens[end - 1].kind == "mark":
        end -= 1
    return max(end, mention.first + 1)


def written(text: str, tokens: list[Token], first: int, last: int) -> str:
    """The words of some tokens as written, without the marks of hashtags, the article restored that `لل` swallows."""
    start = tokens[first].start
    words = text[start : tokens[last - 1].end].replace("#", "").replace("_", " ")
    if (
        tokens[first].definite
        and not tokens[first].shape.startswith(ARTICLE_SPELLING)
        and first
        and tokens[first - 1].word == tokens[first].word
    ):
        return "ا" + words
    return words
