"""Cast: the actors of one document as claims need them: parties of mentions, states of officials, actors by their words alone."""

from functools import cache

from mahdar.mentions.annotate import Annotated
from mahdar.mentions.coreference import written
from mahdar.mentions.lexicon import countries, heads
from mahdar.vocabulary import Actor, ActorKind, Party, Span


class Cast:
    """The actors of a document; grows where a claim names somebody whom no list knows."""

    def __init__(self, annotated: Annotated) -> None:
        self._annotated = annotated
        self.actors: list[Actor] = list(annotated.actors)
        self._by_name = {a.name: n for n, a in enumerate(self.actors)}
        self._bodies = {
            found
            for mention, found in zip(annotated.mentions, annotated.actor_of, strict=True)
            if mention.head == "palace" or mention.head in state_bodies()
        }
        self._states = {a.country: n for n, a in enumerate(self.actors) if a.kind is ActorKind.STATE}

    def __getitem__(self, party: Party) -> Actor:
        return self.actors[int(party.actor[1:]) - 1]

    def of_mention(self, index: int) -> Party | None:
        """The party behind a mention; None for a place, a date, or an anaphor that nothing resolves."""
        actor = self._annotated.actor_of[index]
        if actor is None:
            return None
        mention = self._annotated.mentions[index]
        return Party(actor=self.actors[actor].id, span=self._annotated.span(mention.first, mention.last))

    def by_words(self, first: int, last: int, kind: ActorKind = ActorKind.COLLECTIVE) -> Party:
        """The actor called by these tokens as they stand: a speaker whom no lexicon knows."""
        span = self._annotated.span(first, last)
        name = written(self._annotated.text, self._annotated.tokens, first, last)
        if name not in self._by_name:
            self._by_name[name] = len(self.actors)
            self.actors.append(
                Actor(id=f"a{len(self.actors) + 1}", kind=kind, name=name, mentions=(span,), how="words")
            )
        return Party(actor=self.actors[self._by_name[name]].id, span=span)

    def known(self, name: str, kind: ActorKind, span: Span) -> Party:
        """The person or body of a list, brought in by these words of another's office."""
        number = self._by_name.get(name)
        if number is None:
            number = self._by_name[name] = len(self.actors)
            self.actors.append(Actor(id=f"a{number + 1}", kind=kind, name=name, mentions=(span,), how="gazetteer"))
        return Party(actor=self.actors[number].id, span=span)

    def state_of(self, party: Party) -> Party:
        """The state that an official or its own body speaks for (GUIDE, settled case 3); else the party itself."""
        actor = self[party]
        official = actor.kind is ActorKind.PERSON and any(office.country for office in actor.offices)
        body = actor.kind is ActorKind.ORGANISATION and self._speaks_for_state(party)
        if not actor.country or not (official or body):
            return party
        return self.state(actor.country, party.span) or party

    def state(self, country: str, span: Span) -> Party | None:
        """The state with this ISO 3166-1 alpha-2 code, brought in by these words; None for a code that no list has."""
        number = self._states.get(country)
        if number is None:
            name = next((c.name for c in countries() if c.iso2 == country), None)
            if name is None:
                return None
            number = self._states[country] = len(self.actors)
            self.actors.append(
                Actor(id=f"a{number + 1}", kind=ActorKind.STATE, name=name, country=country, how="office")
            )
        return Party(actor=self.actors[number].id, span=span)

    def _speaks_for_state(self, party: Party) -> bool:
        """Is this body the state's own (a ministry, a palace, the government)?"""
        return int(party.actor[1:]) - 1 in self._bodies

    def used(self, claims_parties: set[str]) -> tuple[Actor, ...]:
        """All actors that the text mentions or a claim needs, in order."""
        return tuple(a for a in self.actors if a.mentions or a.id in claims_parties)


@cache
def state_bodies() -> frozenset[str]:
    """Head nouns of bodies through which a state speaks."""
    return frozenset(h.head for h in heads() if h.kind in ("state-body", "ministry") or h.is_state)


def trimmed(text: str, span: Span) -> Span:
    """The span without the marks and spaces at its edges; a bracket stays if its partner is inside."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in EDGE_MARKS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in EDGE_MARKS or _unmatched(text, start, end)):
        end -= 1
    return Span(start, end)


EDGE_MARKS = "،,؛:-–—…"


def _unmatched(text: str, start: int, end: int) -> bool:
    closing = text[end - 1]
    if closing == ".":
        return True
    if closing == ")":
        return text.count("(", start, end) < text.count(")", start, end)
    return closing in '"”»' and text.count(closing, start, end) == 1 and not any(c in text[start:end] for c in "“«")
