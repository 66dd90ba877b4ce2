"""Holders: whose stance it is. The subject of a verb, the owner of a noun, the speaker for `نحن` and for what must be done;
and for whom an official takes it (GUIDE, settled case 3).
"""

from functools import cache

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold
from mahdar.claims.cast import Cast, state_bodies
from mahdar.claims.participants import joined, state
from mahdar.claims.row import Passage
from mahdar.claims.speech import Document, Speakers, subject_of
from mahdar.claims.stances import Stand, as_trigger
from mahdar.mentions.gazetteer import demonym_at, norms_of
from mahdar.mentions.mention import MentionKind
from mahdar.vocabulary import ActorKind, Party, Span, Statement

FEMININE = fold("ها")
MASCULINE = fold("ه")


@cache
def voices() -> dict[str, str]:
    """First word of a title, folded and without article, to whom its holder speaks for: `self` or `body`; any other
    title speaks for its state."""
    return {norms_of(title)[0]: voice for title, voice, *_ in rows("position_voices.tsv", "mahdar.claims")}


class Holders:
    """Whose stances they are in one document; walks through it sentence by sentence, in the order of the text."""

    def __init__(self, document: Document, cast: Cast, statements: list[Statement]) -> None:
        self._document = document
        self._cast = cast
        self._statements = sorted(statements, key=lambda s: s.evidence.start)
        self._speakers = Speakers(document, cast)
        self._next = 0
        self._around = _innermost(document, statements)
        self._bodies: dict[str, Party | None] = {}
        self._voices: dict[int, tuple[str, Party | None]] = {}
        self._offices: dict[int, list[int]] = {}
        for index, (mention, actor) in enumerate(zip(document.annotated.mentions, document.annotated.actor_of, strict=True)):
            if actor is not None and mention.kind in (MentionKind.PERSON, MentionKind.OFFICE) and mention.head:
                self._offices.setdefault(actor, []).append(index)

    def reach(self, passage: Passage, offset: int) -> None:
        """Take note of who has spoken before this place of the text."""
        while self._next < len(self._statements) and self._statements[self._next].evidence.start < offset:
            self._speakers.remember(self._statements[self._next].speaker, passage)
            self._next += 1

    def speaker(self, passage: Passage, item: int) -> Party | None:
        """Who says the words at this item: the speaker of the innermost statement around it."""
        statement = self._around[passage.cell(item).first]
        return statement.speaker if statement is not None else None

    def speaker_or_latest(self, passage: Passage, item: int) -> Party | None:
        """Who says the words at this item, or who spoke last where no statement covers them."""
        return self.speaker(passage, item) or self._speakers.latest()

    def of_stand(self, stand: Stand, opens: int, owner: int | None) -> list[Party]:
        """The parties that take this stance; empty where the text does not say."""
        if stand.is_first_person:
            return _alone(self.speaker_or_latest(stand.passage, stand.item))
        if stand.build == "noun":
            return self._of_noun(stand, owner, opens)
        if stand.build == "adjective":
            return _alone(self._of_adjective(stand))
        return self._of_verb(stand, opens)

    def subject(self, passage: Passage, item: int) -> list[Party]:
        """Whom the sentence is about before this item, or who spoke last."""
        return _alone(self._nearest(passage, item, woman=None) or self._speakers.latest())

    def _of_verb(self, stand: Stand, opens: int) -> list[Party]:
        passage, item = stand.passage, stand.item
        if stand.build == "verb" and _behind_that_pronoun(passage, item):
            said = self.speaker(passage, item)
            if said is not None:
                return [said]
        party = subject_of(self._document, as_trigger(stand), opens, self._cast, self._speakers)
        if party is None:
            return []
        at = _item_of(passage, party)
        if at is not None and at > item:
            return joined(self._document, passage, at, self._cast)[0] or [party]
        if at is None and stand.build == "verb" and stand.form is not None:
            woman = stand.form.gender == "f" if stand.form.number == "s" else None
            nearer = self._nearest(passage, item, woman=woman) if self.speaker(passage, item) is None else None
            return [nearer or party]
        return [party]

    def _of_noun(self, stand: Stand, owner: int | None, opens: int) -> list[Party]:
        """The genitive, the pronoun's party, a nationality, or `من قبل` somebody; without any of them nobody."""
        passage = stand.passage
        if owner is not None and passage.has(owner, "party"):
            return joined(self._document, passage, owner, self._cast)[0]
        if owner is not None:
            return _alone(self._of_pronoun(passage, owner))
        for i in range(stand.item + 1, min(opens, len(passage.row))):
            if passage.has(i, "party") and self._norm(passage, i - 1) in AGENT:
                return joined(self._document, passage, i, self._cast)[0]
            nation = self._nation(passage, i)
            if nation is not None:
                return [nation]
        return self._of_governor(passage, stand.item)

    def _of_governor(self, passage: Passage, item: int) -> list[Party]:
        """`أعلن الوفد رفض ...`: the subject of the verb of saying right before, whose object the noun is."""
        for i in range(item - 1, max(-1, item - GOVERNOR_REACH), -1):
            if any(passage.has(i, s) for s in ("border", "rel")):
                return []
            if passage.has(i, "verb") or passage.has(i, "that"):
                said = self.speaker(passage, item) if passage.has(i, "that") else None
                return _alone(said or self._nearest(passage, item, woman=None))
        return []

    def _of_adjective(self, stand: Stand) -> Party | None:
        """The party that the adjective is said of, or the owner or nation of the noun it goes with (`موقفها الداعم ل`)."""
        passage, i = stand.passage, stand.item - 1
        while i >= 0 and not passage.has(i, "border"):
            if passage.has(i, "pronoun"):
                if passage.has(i - 1, "that") or passage.has(i - 1, "conj"):
                    return self.speaker(passage, stand.item) or self._of_pronoun(passage, i)
                return self._of_pronoun(passage, i)
            if passage.has(i, "party"):
                mention = passage.cell(i).mention
                return self._cast.of_mention(mention) if mention is not None else None
            nation = self._nation(passage, i)
            if nation is not None:
                return nation
            if not any(passage.has(i, s) for s in ("noun", "neg", "aux", "adv", "part", "verb", "bracket", "quote", "pron")):
                return None
            i -= 1
        return None

    def _of_pronoun(self, passage: Passage, item: int) -> Party | None:
        """Whom an enclitic speaks of: the nearest party before that agrees, or who is being reported."""
        norm = self._norm(passage, item)
        if norm.startswith(FIRST_PERSON):
            return self.speaker_or_latest(passage, item)
        woman = norm == FEMININE if norm in (FEMININE, MASCULINE) else None
        return self._nearest(passage, item, woman=woman) or self._speakers.latest()

    def _nearest(self, passage: Passage, item: int, *, woman: bool | None) -> Party | None:
        """The nearest party before an item that no preposition governs; persons, states and the rest by gender."""
        for i in range(item - 1, max(-1, item - NEAREST_REACH), -1):
            mention = passage.cell(i).mention
            if mention is None or not passage.has(i, "party") or any(passage.has(i - 1, s) for s in ("prep", "by", "to")):
                continue
            party = self._cast.of_mention(mention)
            if party is not None and (woman is None or self._is_woman(party, mention) == woman):
                return party
        return None

    def _is_woman(self, party: Party, mention: int) -> bool:
        kind = self._cast[party].kind
        if kind is ActorKind.STATE:
            return True
        found = self._document.annotated.mentions[mention]
        if kind is ActorKind.PERSON:
            return found.woman
        token = self._document.annotated.tokens[found.first]
        return found.woman or found.plural or token.norm.endswith(MASCULINE)

    def _nation(self, passage: Passage, item: int) -> Party | None:
        """The state of a nationality adjective that is not part of a name."""
        if passage.cell(item).mention is not None:
            return None
        first = passage.cell(item).first
        nation = demonym_at(self._document.annotated.tokens, first, passage.sentence.last)
        span = Span(passage.row[item].start, passage.row[item].end)
        return state(self._cast, nation[0], span) if nation is not None else None

    def _norm(self, passage: Passage, item: int) -> str:
        if not 0 <= item < len(passage.row) or passage.cell(item).mention is not None:
            return ""
        return self._document.annotated.tokens[passage.cell(item).first].norm

    def voice(self, party: Party, passage: Passage, first: int, last: int) -> Party:
        """For whom the party takes the stance that items `first` to `last` word: the state of an official, the body of a
        spokesman; the person alone where what is wanted lies within one state."""
        actor = self._cast[party]
        if actor.kind is not ActorKind.PERSON:
            return self._cast.state_of(party)
        number = int(party.actor[1:]) - 1
        if number not in self._voices:
            self._voices[number] = self._voice_of(self._offices.get(number, []))
        voice, body = self._voices[number]
        if voice == "body" and body is not None and not actor.country:
            return Party(actor=body.actor, span=party.span)
        if voice == "self" or self._within_one_state(number, actor.country, passage, first, last):
            return party
        return self._cast.state_of(party)

    def _voice_of(self, offices: list[int]) -> tuple[str, Party | None]:
        """What the offices of a person say: `self`, `body` or `state`, and the body that they are of."""
        mentions = self._document.annotated.mentions
        for index in offices:
            mention = mentions[index]
            words = norms_of(mention.head.partition("/")[0])
            voice = voices().get(words[0]) if words else None
            if voice == "body":
                return voice, self._body(mention.of)
            if voice == "self":
                return voice, None
            if mention.of and not mention.head.partition("/")[2] and not self._is_of_state(mention.of):
                return "self", None
        return "state", None

    def _is_of_state(self, of: str) -> bool:
        """Is this body (folded words) a state, or one of its own?"""
        body = self._body(of)
        if body is not None and self._cast[body].kind is ActorKind.STATE:
            return True
        return of.split()[0] in state_body_words() or (body is not None and self._cast.state_of(body).actor != body.actor)

    def _body(self, of: str) -> Party | None:
        """The actor that these folded words are a name of."""
        if of not in self._bodies:
            self._bodies[of] = self._find_body(frozenset(of.split()))
        return self._bodies[of]

    def _find_body(self, words: frozenset[str]) -> Party | None:
        for actor in self._cast.actors:
            if actor.kind in BODY_KINDS and words and words <= frozenset(norms_of(actor.name)):
                return Party(actor=actor.id, span=actor.mentions[0] if actor.mentions else Span(0, 0))
        return None

    def _within_one_state(self, number: int, country: str | None, passage: Passage, first: int, last: int) -> bool:
        """Do the words name another person of the same state, as whom or whose doing the stance is about?"""
        annotated = self._document.annotated
        for i in range(max(0, first), min(last, len(passage.row))):
            index = passage.cell(i).mention
            if index is None or annotated.mentions[index].kind not in (MentionKind.PERSON, MentionKind.OFFICE):
                continue
            other = annotated.actor_of[index]
            if other is not None and other != number and country and self._cast.actors[other].country == country:
                return True
        return False


def _innermost(document: Document, statements: list[Statement]) -> list[Statement | None]:
    """For each token the innermost statement whose content it is part of."""
    ordered = sorted(statements, key=lambda s: (s.content.start, -s.content.end))
    around: list[Statement | None] = []
    opened: list[Statement] = []
    following = 0
    for token in document.annotated.tokens:
        while following < len(ordered) and ordered[following].content.start <= token.start:
            opened.append(ordered[following])
            following += 1
        while opened and opened[-1].content.end <= token.start:
            opened.pop()
        around.append(opened[-1] if opened else None)
    return around


def _alone(party: Party | None) -> list[Party]:
    return [party] if party is not None else []


def _behind_that_pronoun(passage: Passage, item: int) -> bool:
    """Does `إنه` or `لكنه` stand before the verb, with nothing between but what goes with a verb?"""
    i = item - 1
    while i >= 0 and any(passage.has(i, s) for s in ("neg", "aux", "part", "adv", "will", "quote", "future")):
        i -= 1
    return passage.has(i, "pronoun") and (passage.has(i - 1, "that") or passage.has(i - 1, "conj"))


def _item_of(passage: Passage, party: Party) -> int | None:
    """The item that the party stands at, if it stands in this passage."""
    return next((i for i, item in enumerate(passage.row) if item.start == party.span.start), None)


AGENT = frozenset({fold("من"), fold("قبل")})
FIRST_PERSON = (fold("نا"), fold("ي"))
GOVERNOR_REACH = 5
NEAREST_REACH = 60
BODY_KINDS = frozenset({ActorKind.ORGANISATION, ActorKind.GROUP, ActorKind.COLLECTIVE, ActorKind.STATE})


@cache
def state_body_words() -> frozenset[str]:
    """Folded head nouns of bodies that are a state's own."""
    return frozenset(norms_of(head)[0] for head in state_bodies() if norms_of(head))
