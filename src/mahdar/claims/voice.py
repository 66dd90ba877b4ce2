"""Voice: for whom a person or a body takes a stance (GUIDE, settled case 3)."""

from functools import cache

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold
from mahdar.claims.cast import Cast, state_bodies
from mahdar.claims.participants import state
from mahdar.claims.speech import Document
from mahdar.mentions.gazetteer import demonyms, heads, norms_of
from mahdar.mentions.lexicon import organisations, persons
from mahdar.mentions.mention import Mention, MentionKind
from mahdar.vocabulary import Actor, ActorKind, Party, Span

BODY_ADJECTIVES = {
    fold(word): " ".join(norms_of(body)) for word, body, *_ in rows("position_body_adjectives.tsv", "mahdar.claims")
}
FORMER = frozenset({fold("سابق"), fold("سابقة"), fold("أسبق")})
BODY_KINDS = frozenset({ActorKind.ORGANISATION, ActorKind.GROUP, ActorKind.COLLECTIVE, ActorKind.STATE})
COMMAS = frozenset("،,")


@cache
def voices() -> dict[str, str]:
    """Title (folded, without articles), or first word and `..`, to whom its holder speaks for: `self` or `body`; any
    other title speaks for its state."""
    return {" ".join(norms_of(title)): voice for title, voice, *_ in rows("position_voices.tsv", "mahdar.claims")}


def voice_of_title(title: str) -> str:
    """Whom the holder of a title speaks for: `self`, `body` or `state`."""
    words = norms_of(title)
    return voices().get(" ".join(words)) or voices().get(f"{words[0]} . .", "state") if words else "state"


@cache
def figures_of_state() -> dict[str, str]:
    """World figures whose known office is one of a state, by name, to that state."""
    return {
        figure.name: figure.iso2
        for figure in persons()
        if voice_of_title(figure.office) == "state"
        and any(word in demonyms() for word in norms_of(figure.office))
        and not _is_of_movement(norms_of(figure.office))
    }


def _is_of_movement(office: tuple[str, ...]) -> bool:
    """Does an office end with the name of a party, an armed group or their like (`قائد الجيش الوطني الليبي`)?"""
    return any(" ".join(office[i:]) in movements() for i in range(1, len(office)))


@cache
def movements() -> frozenset[str]:
    """Folded names of the lists' parties, coalitions, armed groups, companies and charities."""
    kinds = {"party", "coalition", "armed-group", "group", "ngo", "charity", "company"}
    return frozenset(
        " ".join(norms_of(name)) for o in organisations() if o.kind in kinds for name in (o.name, *o.variants)
    )


@cache
def figures_of_no_state() -> frozenset[str]:
    """World figures known for an office of no state: leaders of parties and groups, officials of unions."""
    return frozenset(figure.name for figure in persons()) - figures_of_state().keys()


@cache
def figure_countries() -> dict[str, str]:
    """Folded names and short names of figures of state, to their states."""
    known = figures_of_state()
    return {" ".join(norms_of(name)): f.iso2 for f in persons() if f.name in known for name in (f.name, *f.variants)}


@cache
def listed() -> dict[str, tuple[str, ActorKind]]:
    """Folded names and short names of the lists' bodies and figures, to name and kind; a state's army is left to its state."""
    bodies = [(ActorKind.ORGANISATION, o.name, o.variants) for o in organisations() if o.kind != ARMY]
    figures = [(ActorKind.PERSON, f.name, f.variants) for f in persons()]
    return {
        " ".join(norms_of(spelling)): (name, kind)
        for kind, name, others in [*bodies, *figures]
        for spelling in (name, *others)
    }


ARMY = "army"


@cache
def state_bodies_abroad() -> frozenset[str]:
    """First words, folded, of the names of bodies through which a state acts."""
    return frozenset(norms_of(word)[0] for word, *_ in rows("position_state_bodies.tsv", "mahdar.claims"))


@cache
def state_body_words() -> frozenset[str]:
    """Folded head nouns of bodies that are a state's own."""
    return frozenset(norms_of(head)[0] for head in state_bodies() if norms_of(head))


class Voice:
    """For whom persons and bodies take stances (GUIDE, settled case 3): the state of an official, the body of a
    spokesman; the person alone where he holds no such office, or what he wants lies within one state."""

    def __init__(self, document: Document, cast: Cast) -> None:
        self._document = document
        self._cast = cast
        self._bodies: dict[str, Party | None] = {}
        self._known: dict[int, tuple[str, Party | None, str | None]] = {}
        self._offices: dict[int, list[Mention]] = {}
        self._keys: dict[int, str] = {}
        mentions, actors = document.annotated.mentions, document.annotated.actor_of
        for index, (mention, actor) in enumerate(zip(mentions, actors, strict=True)):
            if actor is None or mention.kind not in (MentionKind.PERSON, MentionKind.OFFICE):
                continue
            if mention.key:
                self._keys[actor] = mention.key
            if mention.head:
                self._offices.setdefault(actor, []).append(mention)
            elif index and _is_apposed(document, mentions[index - 1], mention):
                self._offices.setdefault(actor, []).append(mentions[index - 1])
            elif index + 1 < len(mentions) and _is_apposed(document, mentions[index + 1], mention):
                self._offices.setdefault(actor, []).append(mentions[index + 1])

    def of(self, party: Party, near: list[int | None]) -> Party:
        """The party that the stance is held by; `near` are the mentions beside it, which say whether it lies within one state."""
        actor = self._cast[party]
        if actor.kind is not ActorKind.PERSON:
            return self._of_body(party, actor)
        number = int(party.actor[1:]) - 1
        self._country(number)
        voice, body, country = self._known[number]
        if voice == "body" and body is not None:
            return Party(actor=self._of_body(body, self._cast[body]).actor, span=party.span)
        if voice == "body" and country is not None:
            return state(self._cast, country, party.span) or party
        if voice == "self" or country is None or self._within_one_state(number, country, near):
            return party
        return state(self._cast, country, party.span) or party

    def _of_body(self, party: Party, actor: Actor) -> Party:
        """The state that a body acts for; `إدارة ترامب` for that of the person it is named after."""
        words = norms_of(actor.name)
        if actor.kind is ActorKind.ORGANISATION and words and words[0] in state_bodies_abroad():
            country = actor.country or figure_countries().get(" ".join(words[1:]))
            if country is not None:
                return state(self._cast, country, party.span) or party
        return self._cast.state_of(party)

    def _country(self, number: int) -> str | None:
        """The country of a person, by what the text says of his offices or by what office he is known for."""
        if number not in self._known:
            self._known[number] = self._of_offices(number, self._cast.actors[number], self._offices.get(number, []))
        return self._known[number][2]

    def _of_offices(self, number: int, actor: Actor, offices: list[Mention]) -> tuple[str, Party | None, str | None]:
        """What the offices of a person say: `self`, `body` or `state`, the body that they are of, the country."""
        key = self._keys.get(number, "")
        private = key in figures_of_no_state() and not any(m.head.partition("/")[2] for m in offices)
        for mention in offices:
            voice = voice_of_title(mention.head.partition("/")[0])
            held = {t.norm for t in self._document.annotated.tokens[mention.first : mention.last]}
            if voice == "self" or held & FORMER:
                return "self", None, actor.country
            if voice == "body":
                named = mention.of or next((BODY_ADJECTIVES[norm] for norm in held if norm in BODY_ADJECTIVES), "")
                body = self._body(named) or self._by_words(mention)
                return voice, body, None if body is None and private and mention.key else mention.country
            if mention.of and not mention.head.partition("/")[2] and not self._is_of_state(mention.of):
                return "self", None, actor.country
        if private:
            return "self", None, actor.country
        country = next((m.country for m in offices if m.country), None) or figures_of_state().get(key)
        return "state", None, country or (actor.country if offices else None)

    def _is_of_state(self, of: str) -> bool:
        """Is this body (folded words) a state, or one of its own?"""
        body = self._body(of)
        if body is not None and self._cast[body].kind is ActorKind.STATE:
            return True
        return of.split()[0] in state_body_words() or (
            body is not None and self._cast.state_of(body).actor != body.actor
        )

    def _body(self, of: str) -> Party | None:
        """The actor that these folded words are a name of."""
        if of not in self._bodies:
            self._bodies[of] = self._find_body(frozenset(of.split()))
        return self._bodies[of]

    def _by_words(self, mention: Mention) -> Party | None:
        """The body or the person that an office is of, where only its own words name it (`المتحدث باسم حفتر`)."""
        of, tokens = mention.of.split(), self._document.annotated.tokens
        office = range(mention.first, mention.name_first if mention.name_first > mention.first else mention.last)
        first = next((i for i in office if of and tokens[i].norm == of[0]), None)
        if first is None:
            return None
        span = self._document.annotated.span(first, office.stop)
        if mention.of in listed():
            return self._cast.known(*listed()[mention.of], span)
        if of[0] in state_body_words() and mention.country:
            return state(self._cast, mention.country, span)
        return self._cast.by_words(first, office.stop, ActorKind.ORGANISATION) if of[0] in heads() else None

    def _find_body(self, words: frozenset[str]) -> Party | None:
        for actor in self._cast.actors:
            if actor.kind in BODY_KINDS and words and words <= frozenset(norms_of(actor.name)):
                return Party(actor=actor.id, span=actor.mentions[0] if actor.mentions else Span(0, 0))
        return None

    def _within_one_state(self, number: int, country: str, near: list[int | None]) -> bool:
        """Is another person of the same state named there, as whom or whose doing the stance is about?"""
        annotated = self._document.annotated
        for index in near:
            if index is None or annotated.mentions[index].kind not in (MentionKind.PERSON, MentionKind.OFFICE):
                continue
            other = annotated.actor_of[index]
            if (
                other is not None
                and other != number
                and self._country(other) == country
                and self._known[other][0] == "state"
            ):
                return True
        return False


def _is_apposed(document: Document, office: Mention, person: Mention) -> bool:
    """`المتحدثة باسم البيت الأبيض، سارة ساندرز`, or the other way about: an office and a name with a comma between."""
    if office.kind is not MentionKind.OFFICE or not office.head:
        return False
    first, last = (office, person) if office.first < person.first else (person, office)
    tokens = document.annotated.tokens
    between = [t.norm in COMMAS for t in tokens[first.last : last.first]]
    closed = first is office or (last.last < len(tokens) and tokens[last.last].norm in COMMAS)
    return (between == [True] and closed) or (not between and first is office)
