"""Holders: whose stance it is. The subject of a verb, the owner of a noun, the speaker for `نطالب` and for what must be
done; and for whom an official takes it (GUIDE, settled case 3).
"""

from collections.abc import Iterator
from functools import cache

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold
from mahdar.arabic.verbs import VerbForm
from mahdar.claims.bound import BOUND
from mahdar.claims.cast import Cast
from mahdar.claims.frames import frames
from mahdar.claims.participants import joined, joined_before, pair_at, state
from mahdar.claims.row import Passage
from mahdar.claims.speech import DOCUMENTS, Document, trigger_at
from mahdar.claims.stances import Stand, as_trigger
from mahdar.claims.subjects import Speakers, subject_of
from mahdar.claims.targets import antecedent
from mahdar.claims.voice import Voice
from mahdar.claims.wanted import continued_by
from mahdar.claims.words import LOOKED_THROUGH, WHAT, is_adverb, is_masdar, is_nominal, norm_at, verb_group
from mahdar.mentions.gazetteer import demonym_at, heads, norms_of
from mahdar.mentions.mention import MentionKind
from mahdar.vocabulary import ActorKind, Party, Span, Stance, Statement

FEMININE = fold("ها")
MASCULINE = fold("ه")
THEY = fold("هم")
SEVERAL = frozenset({THEY, fold("هما")})
FIRST_PERSON = frozenset({fold("نا"), fold("ي"), fold("ني")})
FROM = fold("من")
AGENT = frozenset({FROM, fold("قبل")})
WITHOUT = fold("دون")
GOVERNOR_REACH = 5
EXPRESSION_REACH = 14
NEAREST_REACH = 60
SUBJECT_REACH = 14
ADDRESSED_ITEMS = 5


@cache
def masculine_states() -> frozenset[str]:
    """ISO codes of the states whose names are masculine; the others are feminine."""
    return frozenset(code for code, *_ in rows("position_masculine_states.tsv", "mahdar.claims"))


class Holders:
    """Whose stances they are in one document; walks through it sentence by sentence, in the order of the text."""

    def __init__(self, document: Document, cast: Cast, statements: list[Statement]) -> None:
        self._document = document
        self._cast = cast
        self._statements = sorted(statements, key=lambda s: s.evidence.start)
        self._speakers = Speakers(document)
        self._next = 0
        self._around = _innermost(document, statements)
        self._voice = Voice(document, cast)

    def reach(self, passage: Passage, offset: int) -> None:
        """Take note of who has spoken before this place of the text."""
        while self._next < len(self._statements) and self._statements[self._next].evidence.start < offset:
            self._speakers.remember(self._statements[self._next].speaker, passage)
            self._next += 1

    def speaker(self, passage: Passage, item: int) -> Party | None:
        """Who says the words at this item: the speaker of the innermost statement around it."""
        statement = self._around[passage.cell(item).first]
        return statement.speaker if statement is not None else None

    def speaker_of_words(self, passage: Passage, item: int) -> list[Party]:
        """Who says the words at this item, or is said to stress them where no statement was read (`مؤكدا أهمية ...`)."""
        return _listed(self.speaker(passage, item)) or self._of_governor(passage, item)

    def speaker_or_latest(self, passage: Passage, item: int) -> Party | None:
        """Who says the words at this item, or who spoke last where no statement covers them."""
        return self.speaker(passage, item) or self._speakers.latest()

    def subject(self, passage: Passage, item: int) -> list[Party]:
        """Whom the clause is about before this item, or who spoke last."""
        return _listed(self._clause_subject(passage, item, None) or self._speakers.latest())

    def voice(self, party: Party, passage: Passage, first: int, start: int) -> Party:
        """For whom the party takes the stance that items from `first` word, whose target begins at item `start`."""
        near = min(start + ADDRESSED_ITEMS, len(passage.row))
        return self._voice.of(party, [passage.cell(i).mention for i in range(max(0, first), near)])

    def of_stand(self, stand: Stand, opens: int, owner: int | None) -> list[Party]:
        """The parties that take this stance; empty where the text does not say. Outlets only tell of stances."""
        return [p for p in self._of_stand(stand, opens, owner) if self._cast[p].kind is not ActorKind.OUTLET]

    def _of_stand(self, stand: Stand, opens: int, owner: int | None) -> list[Party]:
        if stand.is_first_person:
            return _listed(self.speaker_or_latest(stand.passage, stand.item))
        if stand.build == "noun":
            return self._of_noun(stand, owner, opens)
        if stand.build == "adjective":
            return _listed(self._of_adjective(stand))
        if stand.build == "participle":
            return _listed(subject_of(self._document, as_trigger(stand), opens, self._cast, self._speakers))
        assert stand.form is not None
        return self._of_verb(stand.passage, stand.item, opens, stand.form)

    def _of_verb(self, passage: Passage, item: int, opens: int, form: VerbForm) -> list[Party]:
        """The subject of a finite verb: behind it, before it, behind أن, or whoever the clause is about."""
        before = verb_group(passage, item)
        if passage.has(before, "pronoun") and (passage.has(before - 1, "that") or passage.has(before - 1, "conj")):
            return _listed(self.speaker(passage, item) or self._of_pronoun(passage, before))
        if self._norm(passage, before) in BUT_HE:
            woman = form.gender == "f" if form.number == "s" else None
            return _listed(
                self.speaker(passage, item) or self._clause_subject(passage, item, woman) or self._speakers.latest(form)
            )
        bound = passage.has(item + 1, "pronoun")
        several = form.number in ("p", "d")
        if self._is_bare_relative(passage, before) and not bound:
            utters = any(self._norm(passage, i) in DOCUMENTS | UTTERANCES for i in (before, before - 1))
            return _listed(self._clause_subject(passage, before, None)) if utters else []
        found: list[Party] | None = []
        if passage.has(before, "rel") and not bound and self._norm(passage, before) != WHAT:
            found = self._of_antecedent(passage, before, several=several)
        elif not bound and self._right_before(passage, before):
            return self._of_clause(passage, item, before, form)
        elif not several or bound:
            found = self._behind(passage, item, opens, form)
        if found is None or found:
            return found or []
        return self._of_clause(passage, item, before, form)

    def _right_before(self, passage: Passage, before: int) -> bool:
        """Does the subject stand right before its verb, so that whatever follows is no subject?"""
        return passage.has(before, "party") and not _is_governed(passage, before)

    def _of_clause(self, passage: Passage, item: int, before: int, form: VerbForm) -> list[Party]:
        """The subject of a verb that names none behind it: right before it, of the clause, or who spoke last."""
        several = form.number in ("p", "d")
        if passage.has(before, "party") and not _is_governed(passage, before):
            if several:
                return joined_before(self._document, passage, before, self._cast)
            return _listed(self._party(passage, before))
        named = self._phrase_before(passage, before)
        if named is not None:
            return [named]
        if several:
            spoke = self._speakers.in_sentence(passage)
            return _listed(
                spoke if spoke is not None and self._is_several(spoke) else self._group_before(passage, item)
            )
        woman = form.gender == "f" if form.number == "s" else None
        subject = self._clause_subject(passage, item, woman) or self.speaker(passage, item)
        return _listed(subject or self._speakers.latest(form))

    def _is_bare_relative(self, passage: Passage, before: int) -> bool:
        """Is the verb a relative to the indefinite noun before it (`هتافات تطالب ...`, `بيانا يدعو إلى ...`)?"""
        opened = (
            any(passage.has(before - 1, s) for s in ("that", "border", "and", "comma", "conj", "quote")) or before < 1
        )
        indefinite = passage.has(before, "noun") and not passage.has(before, "definite")
        return not opened and indefinite and passage.cell(before).mention is None

    def _phrase_before(self, passage: Passage, before: int) -> Party | None:
        """A noun phrase that opens the clause and is the verb's subject (`إن الطرف الآخر يعرقل ...`), by its words."""
        if not passage.has(before, "definite") or passage.cell(before).mention is not None:
            return None
        phrase = antecedent(passage, before + 1)
        if phrase is None or not (
            phrase[0] == 0 or any(passage.has(phrase[0] - 1, s) for s in ("that", "border", "conj", "quote", "and"))
        ):
            return None
        return self._cast.by_words(
            passage.cell(phrase[0]).first, passage.cell(phrase[1] - 1).last, ActorKind.COLLECTIVE
        )

    def _behind(self, passage: Passage, item: int, opens: int, form: VerbForm) -> list[Party] | None:
        """The party right behind a verb with those joined to it, or the noun phrase there by its own words; None where
        something that happens is the subject (`ينذر شن هجوم بـ`)."""
        i, noun = item + 1, None
        while i < min(opens, item + SUBJECT_REACH, len(passage.row)):
            if passage.has(i, "prep") and passage.has(i + 1, "pronoun"):
                i += 2
                continue
            if self._norm(passage, i) in BOUND:
                i += 1
                continue
            partitive = i == item + 1 and self._norm(passage, i + 1) == FROM and _is_quantity(passage, i)
            if partitive and (passage.has(i + 2, "noun") or passage.has(i + 2, "party")):
                return _listed(self._by_words(passage, i, opens))
            if passage.has(i, "pair") or passage.has(i, MentionKind.BOTH.value):
                return pair_at(self._document, passage, i, self._cast, [])
            if passage.has(i, "party"):
                if noun is not None and _is_sound_plural(self._norm(passage, noun)):
                    break
                if self._disagrees(passage, i, form) or self._is_addressed(passage, i, form):
                    return []
                return joined(self._document, passage, i, self._cast)[0] or _listed(self._party(passage, i))
            if passage.has(i, "det") or (self._norm(passage, i) == FROM and passage.has(i - 1, "det")):
                i += 1
                continue
            if any(passage.has(i, s) for s in ("prep", "by", "to", "that", "comma", "border", "rel", "conj")):
                break
            if noun is None and is_nominal(self._document, passage, i) and not is_adverb(self._document, passage, i):
                noun = i
            i += 1
        if noun is None:
            return []
        if is_masdar(self._document, passage, noun) and self._norm(passage, noun) not in heads():
            return None
        return _listed(self._by_words(passage, noun, opens))

    def _disagrees(self, passage: Passage, item: int, form: VerbForm) -> bool:
        """Is a feminine party behind a masculine verb, so that it is addressed and not the subject (`واتهم المنظمة بـ`)?"""
        party, mention = self._party(passage, item), passage.cell(item).mention
        if party is None or mention is None or form.gender != "m" or form.number != "s":
            return False
        actor = self._cast[party]
        if actor.kind is ActorKind.STATE:
            named = self._document.annotated.mentions[mention].how == "gazetteer"
            return named and actor.country not in masculine_states()
        mentioned = self._document.annotated.mentions[mention]
        words = self._document.annotated.tokens[mentioned.first : mentioned.last]
        feminine = words[0].norm.endswith(FEMININE_ENDINGS) or (
            len(words) == ADJECTIVE and words[1].definite and words[1].norm.endswith(FEMININE_ENDINGS)
        )  # `الأمم المتحدة`: its adjective says so
        return actor.kind in (ActorKind.ORGANISATION, ActorKind.GROUP) and feminine

    def _is_addressed(self, passage: Passage, item: int, form: VerbForm) -> bool:
        """Is this party one that demands are made of (`وحث المانحين على ...`): by its case, or because it never makes any?"""
        mention = passage.cell(item).mention
        if mention is None or not any(f.stance_noun is Stance.DEMANDS for f in frames().get(form.lemma, ())):
            return False
        tokens = self._document.annotated.tokens[
            self._document.annotated.mentions[mention].first : passage.cell(item).last
        ]
        return tokens[0].norm.endswith(ACCUSATIVE_PLURAL) or " ".join(t.norm for t in tokens) in ADDRESSED

    def _by_words(self, passage: Passage, noun: int, opens: int) -> Party | None:
        """A subject that no list knows, called by its words: a noun with its adjectives, its genitive, its من."""
        if self._norm(passage, noun) in DOCUMENTS:
            issuer = next(
                (i + 1 for i in range(noun + 1, min(noun + 4, len(passage.row) - 1)) if passage.has(i, "to")), None
            )
            if issuer is not None and passage.has(issuer, "party"):
                return self._party(passage, issuer)
            noun = issuer if issuer is not None else noun
        end = noun
        while end < min(opens, noun + SUBJECT_REACH // 2, len(passage.row)):
            partitive = self._norm(passage, end) == FROM and end == noun + 1
            if not partitive and end > noun and any(passage.has(end, s) for s in CLOSES_SUBJECT):
                break
            end += 1
        if end == noun:
            return None
        return self._cast.by_words(passage.cell(noun).first, passage.cell(end - 1).last, ActorKind.COLLECTIVE)

    def _of_antecedent(self, passage: Passage, rel: int, *, several: bool) -> list[Party]:
        """The party before a relative; several persons by their own words."""
        i = rel - 1
        while passage.has(i, "comma") or passage.has(i, "quote") or passage.has(i, "bracket"):
            i -= 1
        if passage.has(i, "party"):
            return (
                joined_before(self._document, passage, i, self._cast) if several else _listed(self._party(passage, i))
            )
        phrase = antecedent(passage, rel) if several else None
        if phrase is None:
            return []
        return [
            self._cast.by_words(passage.cell(phrase[0]).first, passage.cell(phrase[1] - 1).last, ActorKind.COLLECTIVE)
        ]

    def _of_noun(self, stand: Stand, owner: int | None, opens: int) -> list[Party]:
        """The genitive, the pronoun's party, a nationality, or `من قبل` somebody; else the subject of what it is object of."""
        passage = stand.passage
        if owner is not None and passage.has(owner, "party"):
            return joined(self._document, passage, owner, self._cast)[0]
        if owner is not None and passage.has(owner, "pronoun"):
            return self._of_owner_pronoun(passage, owner)
        if owner is not None:
            return _listed(self._by_words(passage, owner, opens))
        for i in range(stand.item + 1, min(opens, len(passage.row))):
            if passage.has(i, "party") and self._norm(passage, i - 1) in AGENT:
                return joined(self._document, passage, i, self._cast)[0]
            if passage.has(i, "prep") and self._norm(passage, i) not in AGENT:
                break
            nation = self._nation(passage, i)
            if nation is not None:
                return [nation]
        if passage.has(stand.item - 1, "to"):
            return []
        continued = continued_by(self._document, passage, stand.item)
        if continued is not None:
            return self._of_verb(passage, continued[0], stand.item, continued[1])
        if self._norm(passage, stand.item - 1) == WITHOUT:
            return self.subject(passage, stand.item)
        return self._of_governor(passage, stand.item)

    def _of_governor(self, passage: Passage, item: int) -> list[Party]:
        """`أعلن الوفد رفض ...`: the subject of the verb of saying right before, whose object the noun is."""
        for i in range(item - 1, max(-1, item - GOVERNOR_REACH), -1):
            if any(passage.has(i, s) for s in ("border", "rel", "that", "comma")):
                return []
            trigger = trigger_at(self._document, passage, i)
            if trigger is not None and any(f.clause or f.noun for f in trigger.frames):
                if trigger.is_participle:
                    return _listed(subject_of(self._document, trigger, item, self._cast, self._speakers))
                return self._of_verb(passage, i, item, trigger.form)
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
                return self._party(passage, i)
            if self._norm(passage, i) in BUT_HE:
                return self.speaker_or_latest(passage, stand.item)
            nation = self._nation(passage, i)
            if nation is not None:
                return nation
            if not any(passage.has(i, s) for s in ("noun", "verb", "bracket", "rel", *LOOKED_THROUGH)):
                return None
            i -= 1
        return None

    def _of_owner_pronoun(self, passage: Passage, item: int) -> list[Party]:
        """Whom a possessive speaks of; `التزامهما` of all that are joined."""
        governed = [] if self._norm(passage, item) in FIRST_PERSON else self._of_expression(passage, item - 1)
        if governed:
            return governed
        if self._norm(passage, item) in SEVERAL:
            at = self._nearest_item(passage, item, None)
            if at is not None:
                found = joined_before(self._document, passage, at, self._cast)
                party = self._party(passage, at)
                if len(found) < 2 and self._norm(passage, item) == THEY and party and not self._is_several(party):
                    return []  # `هم` are not one minister or one state
                return found or _listed(party)
        return _listed(self._of_pronoun(passage, item))

    def _of_expression(self, passage: Passage, noun: int) -> list[Party]:
        """`عبر كثيرون عن قلقهم`, `أعلن الوفد استعداده`: the subject of the verb of saying whose complement the noun is."""
        link = self._norm(passage, noun - 1) if passage.has(noun - 1, "prep") or passage.has(noun - 1, "by") else ""
        for i in range(noun - 1, max(-1, noun - EXPRESSION_REACH), -1):
            if any(passage.has(i, s) for s in ("border", "that", "rel", "quote")):
                return []
            trigger = trigger_at(self._document, passage, i)
            if trigger is None:
                continue
            if not any(f.link == link and (f.clause or f.noun) for f in trigger.frames):
                return []
            if trigger.is_participle:
                return _listed(subject_of(self._document, trigger, noun, self._cast, self._speakers))
            return self._of_verb(passage, i, noun - 1 if link else noun, trigger.form)
        return []

    def _of_pronoun(self, passage: Passage, item: int) -> Party | None:
        """Whom an enclitic speaks of: the nearest party before that agrees, or who is being reported."""
        norm = self._norm(passage, item)
        if norm in FIRST_PERSON:
            return self.speaker_or_latest(passage, item)
        woman = norm == FEMININE if norm in (FEMININE, MASCULINE) else None
        at = self._nearest_item(passage, item, woman)
        return self._party(passage, at) if at is not None else self._speakers.latest()

    def _clause_subject(self, passage: Passage, item: int, woman: bool | None) -> Party | None:
        """The first party of the clause before this item that no preposition or noun governs, and that agrees."""
        found = None
        for i in self._parties_before(passage, item, woman, clause=True):
            found = i
        return self._party(passage, found) if found is not None else None

    def _nearest_item(self, passage: Passage, item: int, woman: bool | None) -> int | None:
        for i in range(item - 1, max(-1, item - NEAREST_REACH), -1):
            if passage.has(i, "party") and not any(passage.has(i - 1, s) for s in ("prep", "by", "to", "as")):
                party = self._party(passage, i)
                if party is not None and (woman is None or self._is_woman(party, i, passage) == woman):
                    return i
        return None

    def _group_before(self, passage: Passage, item: int) -> Party | None:
        """The nearest party before that can be several: a group, a collective, a body."""
        for i in self._parties_before(passage, item, None, clause=False):
            party = self._party(passage, i)
            if party is not None and self._is_several(party):
                return party
        return None

    def _is_several(self, party: Party) -> bool:
        return self._cast[party].kind not in (ActorKind.PERSON, ActorKind.STATE)

    def _parties_before(self, passage: Passage, item: int, woman: bool | None, *, clause: bool) -> Iterator[int]:
        """Items of parties before this one, the nearest first; with `clause` only as far as its أن or its quotation goes."""
        quoted = self._document.inside_quotation(passage.cell(item).first)
        for i in range(item - 1, max(-1, item - NEAREST_REACH), -1):
            if clause and (passage.has(i, "that") or (quoted and passage.has(i, "quote"))):
                return
            if passage.has(i, "party") and not _is_governed(passage, i):
                party = self._party(passage, i)
                if party is not None and (woman is None or self._is_woman(party, i, passage) == woman):
                    yield i

    def _party(self, passage: Passage, item: int) -> Party | None:
        mention = passage.cell(item).mention
        return self._cast.of_mention(mention) if mention is not None else None

    def _is_woman(self, party: Party, item: int, passage: Passage) -> bool:
        """Is the party feminine to grammar: a woman, most states, a plural, a word in ة?"""
        actor = self._cast[party]
        if actor.kind is ActorKind.STATE:
            return actor.country not in masculine_states()
        mention = self._document.annotated.mentions[passage.cell(item).mention or 0]
        if actor.kind is ActorKind.PERSON:
            return mention.woman
        norm = self._document.annotated.tokens[mention.first].norm
        return mention.woman or mention.plural or norm.endswith(FEMININE_ENDINGS)

    def _nation(self, passage: Passage, item: int) -> Party | None:
        """The state of a nationality adjective that is not part of a name."""
        if passage.cell(item).mention is not None:
            return None
        nation = demonym_at(self._document.annotated.tokens, passage.cell(item).first, passage.sentence.last)
        span = Span(passage.row[item].start, passage.row[item].end)
        return state(self._cast, nation[0], span) if nation is not None else None

    def _norm(self, passage: Passage, item: int) -> str:
        return norm_at(self._document, passage, item)


ACCUSATIVE_PLURAL = fold("ين")
ADDRESSED = frozenset(" ".join(norms_of(words)) for words, *_ in rows("addressed.tsv", "mahdar.claims"))
ADJECTIVE = 2
FEMININE_ENDINGS = (fold("ة"), fold("ات"))
CLOSES_SUBJECT = (
    "dem",
    "comma",
    "prep",
    "by",
    "to",
    "quote",
    "that",
    "rel",
    "date",
    "colon",
    "verb",
    "bracket",
    "border",
    "conj",
)


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


def _listed(party: Party | None) -> list[Party]:
    return [party] if party is not None else []


def _is_governed(passage: Passage, item: int) -> bool:
    """Is the party here behind a preposition, or the genitive of a noun (`قرار الحكومة`)?"""
    before = item - 1
    if any(passage.has(before, s) for s in ("prep", "by", "to", "as")):
        return True
    at_head = before == 0 or (before == 1 and passage.has(0, "and"))
    return (
        not at_head
        and passage.has(before, "noun")
        and not passage.has(before, "definite")
        and not passage.has(before, "verb")
    )


def _is_quantity(passage: Passage, item: int) -> bool:
    """Can من behind this word say of what it is a number (`عدد من القادة`)?"""
    return not any(passage.has(item, sense) for sense in ("det", "party", "definite", "prep"))


def _is_sound_plural(norm: str) -> bool:
    """A masculine plural that has its ن, and so no genitive (`ناشطون`)."""
    return norm.endswith("ون") and len(norm) > LONGEST_STEM


LONGEST_STEM = 4
UTTERANCES = frozenset(norms_of(word)[0] for word, *_ in rows("position_utterances.tsv", "mahdar.claims"))
BUT_HE = frozenset({fold("لكنه"), fold("لكنها"), fold("لكنهم"), fold("لأنه"), fold("لأنها")})
