"""Coreference within a document: which mentions speak of one actor, and what the actor is called.

Names find names (a surname its full name, one spelling another), offices find the person who holds them, `نظيره` takes
the office of the person before it, `بلاده` the country of the last person. Nothing is taken from outside the text but who
a word refers to.
"""

from dataclasses import dataclass, field
from functools import cache

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold
from mahdar.arabic.tokens import Token, tokenize
from mahdar.mentions.gazetteer import norms_of
from mahdar.mentions.lexicon import countries, persons
from mahdar.mentions.mention import Mention, MentionKind
from mahdar.mentions.names import skeleton
from mahdar.mentions.offices import office_at
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
    """The actors of a document, and for each mention the index of its actor (None for a place or an unresolved anaphor)."""
    drafts: list[Draft] = []
    actor_of: list[int | None] = [None] * len(mentions)
    for i, mention in enumerate(mentions):  # names first: an office may stand before the name it belongs to
        if mention.kind is MentionKind.PERSON:
            actor_of[i] = _person(tokens, mentions, drafts, actor_of, i)
    for i, mention in enumerate(mentions):
        if actor_of[i] is None:
            actor_of[i] = _other(tokens, mentions, drafts, actor_of, i)
    for i, found in enumerate(actor_of):
        if found is not None:
            drafts[found].mentions.append(i)
    return [_actor(text, tokens, mentions, draft, n) for n, draft in enumerate(drafts)], actor_of


def _person(tokens: list[Token], mentions: list[Mention], drafts: list[Draft], actor_of: list[int | None], i: int) -> int:
    """The actor that a named person is, a new one if the name is new."""
    mention = mentions[i]
    words = [t.norm for t in tokens[mention.name_first : mention.name_last] if t.kind in ("word", "latin")]
    spelled = frozenset(map(skeleton, words))
    last_word = skeleton(words[-1]) if words else ""
    bare = len(words) == 1 and any(d.last_word == last_word and len(d.words) > 1 for d in drafts if d.kind is ActorKind.PERSON)
    key = "" if bare else mention.key  # a surname is the person whom the text names in full, whoever else bears it
    for n in range(len(drafts) - 1, -1, -1):
        draft = drafts[n]
        if draft.kind is ActorKind.PERSON and _same_person(draft, key, spelled, last_word):
            draft.key = draft.key or key
            draft.country = draft.country or (mention.country if key == mention.key else None)
            draft.woman = draft.woman or mention.woman
            if len(spelled) > len(draft.words):
                draft.words, draft.last_word = spelled, last_word
            _take_office(mentions, draft, mention, i, drafts, actor_of)
            return n
    draft = Draft(ActorKind.PERSON, mention.key, mention.country, mention.woman, mention.plural, words=spelled, last_word=last_word)
    _take_office(mentions, draft, mention, i, drafts, actor_of)
    drafts.append(draft)
    return len(drafts) - 1


def _same_person(draft: Draft, key: str, words: frozenset[str], last_word: str) -> bool:
    """One world figure, or one name inside the other; two different full names are two persons."""
    if key and draft.key:
        return key == draft.key
    if not words or not draft.words:
        return False
    if words <= draft.words or draft.words <= words:
        return last_word == draft.last_word or len(words & draft.words) > 1 or last_word in draft.words
    return False


def _take_office(mentions: list[Mention], draft: Draft, mention: Mention, i: int, drafts: list[Draft], actor_of: list[int | None]) -> None:
    """The office that this mention gives the person; `نظيره` takes that of the person before."""
    if not mention.head:
        return
    if mention.head == COUNTERPART:
        before = _last_office(drafts, actor_of, i)
        draft.head = draft.head or (drafts[before].head if before is not None else "")
        return
    draft.head = draft.head or mention.head
    draft.of = draft.of or mention.of


def _last_office(drafts: list[Draft], actor_of: list[int | None], i: int) -> int | None:
    """The last actor before a mention whose office a counterpart can have: a spokesman has none."""
    for j in range(i - 1, -1, -1):
        found = actor_of[j]
        if found is not None and drafts[found].head and drafts[found].kind is ActorKind.PERSON:
            if not same_office(SPOKESMAN, drafts[found].head):
                return found
    return None


COUNTERPART = "counterpart"
SPOKESMAN = "المتحدث/"


def _other(tokens: list[Token], mentions: list[Mention], drafts: list[Draft], actor_of: list[int | None], i: int) -> int | None:
    """The actor of a mention that is no person's name."""
    mention = mentions[i]
    if mention.kind is MentionKind.PLACE and mention.head != "capital":
        return None
    if mention.kind in (MentionKind.OFFICE, MentionKind.COUNTERPART):
        return _office(mentions, drafts, actor_of, i)
    if mention.kind is MentionKind.OWN_COUNTRY:
        country = _country_before(mentions, drafts, actor_of, i)
        return _state(drafts, country) if country else None
    if mention.kind in (MentionKind.STATE, MentionKind.PLACE) and mention.key:
        return _state(drafts, mention.key)
    if mention.kind in (MentionKind.BOTH, MentionKind.DATE, MentionKind.AMOUNT, MentionKind.NUMBER):
        return None
    return _body(tokens, mentions, drafts, actor_of, i)


def _state(drafts: list[Draft], country: str) -> int:
    for n, draft in enumerate(drafts):
        if draft.kind is ActorKind.STATE and draft.key == country:
            return n
    drafts.append(Draft(ActorKind.STATE, country, country, woman=True))
    return len(drafts) - 1


def _country_before(mentions: list[Mention], drafts: list[Draft], actor_of: list[int | None], i: int) -> str | None:
    """The country of the last person named before."""
    for j in range(i - 1, -1, -1):
        found = actor_of[j]
        if found is not None and drafts[found].kind is ActorKind.PERSON and drafts[found].country:
            return drafts[found].country
    return None


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


def _canonical(head: str) -> tuple[str, ...]:
    """The words of title and portfolio, without articles and what ties them; synonyms by their first wording."""
    words = norms_of(head.replace("/", " "))
    return _synonyms().get(words, words)


@cache
def _synonyms() -> dict[tuple[str, ...], tuple[str, ...]]:
    return {norms_of(a): norms_of(b) for a, b, *_ in rows("office_synonyms.tsv", "mahdar.mentions")}


def _office(mentions: list[Mention], drafts: list[Draft], actor_of: list[int | None], i: int) -> int | None:
    """The person who holds this office here: the nearest before, else the first after, else the office itself."""
    mention = mentions[i]
    head = mention.head
    if mention.kind is MentionKind.COUNTERPART:
        before = _last_office(drafts, actor_of, i)
        head = drafts[before].head if before is not None else ""
        if not head or not mention.country:
            return None
    order = [*range(i - 1, -1, -1), *range(i + 1, len(mentions))]
    for j in order:
        found = actor_of[j]
        if found is None:
            continue
        draft = drafts[found]
        if draft.kind is ActorKind.PERSON and draft.head and _holds(draft, head, mention):
            draft.country = draft.country or mention.country
            return found
    known = _figure_in_office(drafts, head, mention)
    if known is not None:
        return known
    drafts.append(Draft(ActorKind.PERSON, "", mention.country, mention.woman, mention.plural, head, mention.of))
    return len(drafts) - 1


def _figure_in_office(drafts: list[Draft], head: str, mention: Mention) -> int | None:
    """A world figure whom the text names without the office that it then calls him by (`الرئيس الأميركي` for ترامب)."""
    if not mention.country:
        return None
    for n, draft in enumerate(drafts):
        if draft.kind is ActorKind.PERSON and not draft.head and draft.key and draft.country == mention.country:
            if same_office(head, _figure_heads().get(draft.key, "/?")):
                return n
    return None


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


def _body(tokens: list[Token], mentions: list[Mention], drafts: list[Draft], actor_of: list[int | None], i: int) -> int:
    """An organisation, group, collective or source: by its key, by the same words, or by its head noun alone."""
    mention = mentions[i]
    kind = _ACTOR_KINDS[mention.kind]
    words = frozenset(t.norm for t in tokens[mention.first : mention.last] if t.kind == "word")
    for n in range(len(drafts) - 1, -1, -1):
        draft = drafts[n]
        if draft.kind is ActorKind.PERSON or draft.kind is ActorKind.STATE:
            continue
        if mention.key and draft.key:
            if mention.key == draft.key:
                return n
            continue
        opening = tokens[mention.first].norm
        nested = len(words) > 1 and len(draft.words) > 1 and opening == draft.last_word and (words <= draft.words or draft.words <= words)
        if draft.kind is kind and (words == draft.words or nested):
            draft.words = max(words, draft.words, key=len)
            return n
        if len(words) == 1 and draft.last_word == opening and tokens[mention.first].definite:
            return n
    drafts.append(Draft(kind, mention.key, mention.country, mention.woman, mention.plural, mention.head, words=words, last_word=tokens[mention.first].norm))
    return len(drafts) - 1


def _actor(text: str, tokens: list[Token], mentions: list[Mention], draft: Draft, number: int) -> Actor:
    """The finished actor, called by its fullest form in the text (a state by its usual short name)."""
    own = [mentions[i] for i in draft.mentions]
    spans = tuple(Span(tokens[m.first].start, tokens[m.last - 1].end) for m in own)
    offices = tuple(
        Office(role=written(text, tokens, m.first, end), span=Span(tokens[m.first].start, tokens[end - 1].end), country=m.country)
        for m in own
        if draft.kind is ActorKind.PERSON and m.head and m.head != COUNTERPART
        for end in [_office_end(tokens, m)]
    )
    name = _state_names().get(draft.key, "") if draft.kind is ActorKind.STATE else ""
    if not name:
        named = [m for m in own if m.kind is MentionKind.PERSON] or own
        fullest = max(named, key=lambda m: (m.name_last - m.name_first, -m.first))
        name = written(text, tokens, fullest.name_first, fullest.name_last)
    how = own[0].how if own else ""
    return Actor(id=f"a{number + 1}", kind=draft.kind, name=name, country=draft.country, offices=offices, mentions=spans, how=how)


def _office_end(tokens: list[Token], mention: Mention) -> int:
    """Where the office before the name ends, a comma left out."""
    end = mention.name_first if mention.kind is MentionKind.PERSON else mention.last
    while end > mention.first + 1 and tokens[end - 1].kind == "mark":
        end -= 1
    return max(end, mention.first + 1)


@cache
def _state_names() -> dict[str, str]:  # noqa: N802
    return {c.iso2: c.name for c in countries()}


def written(text: str, tokens: list[Token], first: int, last: int) -> str:
    """The words of some tokens as written, the article restored that `لل` swallows (`للأمم المتحدة`)."""
    start = tokens[first].start
    words = text[start : tokens[last - 1].end]
    if tokens[first].definite and not tokens[first].shape.startswith(ARTICLE_SPELLING) and first and tokens[first - 1].word == tokens[first].word:
        return "ا" + words
    return words
