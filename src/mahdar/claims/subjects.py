"""Subjects: who says it. The order of the press is verb, subject, complement (`قال الوزير إن ...`); the subject may stand before
the verb, behind a relative, in an earlier sentence (`وأضاف ...`), or be a document that speaks for its author (`أفاد بيان
لوزارة الخارجية أن ...`).
"""

from mahdar.arabic.verbs import VerbForm, verb_forms
from mahdar.claims.cast import Cast
from mahdar.claims.frames import frames
from mahdar.claims.row import Passage
from mahdar.claims.speech import DOCUMENTS, LONGEST_NAME, LONGEST_SUBJECT, Document, Trigger, is_adverbial
from mahdar.mentions.mention import MentionKind
from mahdar.vocabulary import ActorKind, Party


class Speakers:
    """Who has spoken so far, the latest last: what `وأضاف` and `مضيفا` fall back on."""

    def __init__(self, document: Document) -> None:
        annotated = document.annotated
        self._women = {annotated.tokens[m.first].start for m in annotated.mentions if m.woman}
        self._spoken: list[tuple[Party, bool, int]] = []

    def remember(self, party: Party, passage: Passage) -> None:
        """This party has just spoken."""
        self._spoken.append((party, party.span.start in self._women, passage.number))

    def latest(self, form: VerbForm | None = None) -> Party | None:
        """The latest speaker; with a finite form, the latest that agrees with it in gender, if one does."""
        if form is not None and form.number == "s" and form.gender:
            for party, woman, _ in reversed(self._spoken[-4:]):
                if woman == (form.gender == "f"):
                    return party
        return self._spoken[-1][0] if self._spoken else None

    def in_sentence(self, passage: Passage) -> Party | None:
        """The latest speaker of this sentence."""
        if self._spoken and self._spoken[-1][2] == passage.number:
            return self._spoken[-1][0]
        return None


def subject_of(document: Document, trigger: Trigger, opens: int, cast: Cast, speakers: Speakers) -> Party | None:
    """Who says it: behind the verb, before it, or whoever spoke last."""
    passage = trigger.passage
    if trigger.is_participle:
        return speakers.in_sentence(passage) or _main_subject(passage, trigger.item, cast) or speakers.latest()
    introduced = _introduced(passage, trigger.item)
    if introduced is not None:
        return cast.of_mention(introduced)
    behind = _party_behind(document, trigger, opens, cast)
    if behind is None and not passage.has(_before_auxiliaries(passage, trigger.item), "party"):
        behind = _words_behind(document, trigger, opens, cast, speakers)
    if behind is not None:
        return behind
    before = subject_before(passage, trigger.item)
    if before is None and passage.has(_before_auxiliaries(passage, trigger.item), "rel"):
        return None  # the relative speaks of something that is no party (`عجز كشف عن ...`)
    if before is None:
        before = _subject_of_opening(document, passage, trigger)
    if before is not None:
        party = cast.of_mention(before)
        if party is not None:
            return party
    inner = _subject_of_middle(document, passage, trigger, cast, speakers)
    if inner is not None:
        return inner
    if trigger.form.number == "p":
        return _main_subject(passage, trigger.item, cast)
    return speakers.latest(trigger.form) or _main_subject(passage, trigger.item, cast)


def _subject_of_middle(
    document: Document, passage: Passage, trigger: Trigger, cast: Cast, speakers: Speakers
) -> Party | None:
    """A verb in the middle of a sentence (`وجه الوزير كلمة قال فيها`) goes on with whom the sentence is about."""
    if trigger.item <= HEAD or speakers.in_sentence(passage) is not None:
        return None
    for i in range(trigger.item):
        index = passage.cell(i).mention
        if index is None or not (passage.has(i, "person") or passage.has(i, "office")) or _is_governed(passage, i):
            continue
        if document.annotated.mentions[index].woman == (trigger.form.gender == "f"):
            return cast.of_mention(index)
    return None


HEAD = 2


def _party_behind(document: Document, trigger: Trigger, opens: int, cast: Cast) -> Party | None:
    """The party between the verb and its complement."""
    passage, annotated = trigger.passage, document.annotated
    noun, document_word = False, False
    for i in range(_behind_audience(passage, trigger.item + 1), min(opens, trigger.item + LONGEST_SUBJECT)):
        cell = passage.cell(i)
        document_word = document_word or (cell.mention is None and annotated.tokens[cell.first].norm in DOCUMENTS)
        if passage.has(i, "party") and passage.has(i - 1, "to") and not document_word:
            return None  # `قال كونغ للصحفيين`: the audience
        if passage.has(i, "party") and cell.mention is not None:
            if annotated.mentions[cell.mention].kind is MentionKind.OUTLET and noun:
                return None
            party = cast.of_mention(cell.mention)
            if party is not None:
                return party
        if any(passage.has(i, s) for s in ("prep", "by", "that")) or (passage.has(i, "to") and not noun):
            return None
        noun = noun or _may_be_subject(document, passage, i)
    return None


def _behind_audience(passage: Passage, i: int) -> int:
    """The item behind an audience that stands before the subject (`قال لـ«الشرق الأوسط» مصدر ...`), or `i` itself."""
    if not passage.has(i, "to"):
        return i
    if passage.has(i + 1, "quote"):
        closing = next((k for k in range(i + 2, i + 2 + LONGEST_NAME) if passage.has(k, "quote")), None)
        return i if closing is None else closing + 1
    named = passage.has(i + 1, "outlet") or passage.has(i + 1, "pronoun")
    return i + 2 if named else i


def _may_be_subject(document: Document, passage: Passage, i: int) -> bool:
    return (
        passage.has(i, "noun") and not is_adverbial(document, passage, i) and not _is_participle(document, passage, i)
    )


def _words_behind(document: Document, trigger: Trigger, opens: int, cast: Cast, speakers: Speakers) -> Party | None:
    """The noun phrase between the verb and its complement, by its own words."""
    passage = trigger.passage
    for i in range(_behind_audience(passage, trigger.item + 1), min(opens, trigger.item + LONGEST_SUBJECT)):
        if any(passage.has(i, s) for s in ("prep", "by", "that", "to")):
            return None
        if _may_be_subject(document, passage, i):
            return by_words(document, passage, i, opens, cast, speakers)
    return None


def _is_participle(document: Document, passage: Passage, i: int) -> bool:
    """An indefinite participle of saying (`قائلة`) describes the speaker and is none."""
    token = document.annotated.tokens[passage.cell(i).first]
    return not token.definite and any(
        f.part == "active-participle" and f.lemma in frames() for f in verb_forms(token.norm)
    )


def by_words(
    document: Document, passage: Passage, noun: int, opens: int, cast: Cast, speakers: Speakers
) -> Party | None:
    """A document speaks for the party it is of, or whoever issued it before; anything else is called by its words."""
    norm = document.annotated.tokens[passage.cell(noun).first].norm
    if norm in DOCUMENTS:
        for i in range(noun + 1, opens):
            cell = passage.cell(i)
            if cell.mention is not None and passage.has(i, "party"):
                return cast.of_mention(cell.mention)
        if document.annotated.tokens[passage.cell(noun).first].definite and speakers.latest() is not None:
            return speakers.latest()
    end = noun
    while end < min(opens, noun + LONGEST_SUBJECT // 2) and not any(
        passage.has(end, s)
        for s in ("comma", "prep", "by", "to", "quote", "that", "rel", "date", "colon", "verb", "and", "bracket")
    ):
        end += 1
    bare = end - noun == 1 and not passage.has(noun, "definite") and not norm.endswith("ون")
    masdars = {f.lemma for f in verb_forms(norm) if f.part == "masdar"}
    own = bool(masdars) and end - noun == 2 and passage.has(noun + 1, "pronoun")  # `أكد ثقته`: what he feels says nothing
    if end == noun or bare or own or masdars & frames().keys() or norm in DOCUMENTS:
        return None
    return cast.by_words(passage.cell(noun).first, passage.cell(end - 1).last, ActorKind.COLLECTIVE)


def _before_auxiliaries(passage: Passage, item: int) -> int:
    """The item before a verb that is no auxiliary, particle or adverb of it; -1 at the head of the sentence."""
    i = item - 1
    while i >= 0 and any(passage.has(i, s) for s in ("part", "aux", "neg", "adv", "will", "date", "pronoun")):
        i -= 1
    return i


def subject_before(passage: Passage, item: int) -> int | None:
    """The mention before the verb that is its subject: next to it, before its relative, or at the head of the sentence."""
    i = _before_auxiliaries(passage, item)
    if i >= 0 and passage.has(i, "rel"):
        i -= 1
        while i >= 0 and (passage.has(i, "comma") or passage.has(i, "quote")):
            i -= 1
        return passage.cell(i).mention if passage.has(i, "party") else None
    if i >= 1 and passage.has(i, "and") and passage.has(i - 1, "party") and passage.has(0, "conj"):
        return passage.cell(i - 1).mention
    if i >= 0 and passage.has(i, "party") and not _is_governed(passage, i):
        return passage.cell(i).mention
    if i >= 0 and passage.has(i, "comma"):
        apposed = i >= 3 and passage.has(i - 1, "party") and passage.has(i - 2, "comma") and passage.has(i - 3, "party")
        introduced = i >= 2 and passage.has(i - 1, "party") and passage.has(i - 2, "that")
        return passage.cell(i - 1).mention if apposed or introduced else _head_mention(passage, i)
    return None


def _introduced(passage: Passage, item: int) -> int | None:
    """The mention between أن and the verb, its subject whoever stands behind (`أن الجعفري أبلغ دي ميستورا بأن`)."""
    i = _before_auxiliaries(passage, item)
    return passage.cell(i).mention if passage.has(i, "party") and passage.has(i - 1, "that") else None


def _is_governed(passage: Passage, i: int) -> bool:
    """Does a preposition or a noun in construct stand before this item?"""
    if any(passage.has(i - 1, s) for s in ("prep", "by", "to")):
        return True
    return passage.has(i - 1, "noun") and not passage.has(i - 1, "definite")


def _subject_of_opening(document: Document, passage: Passage, trigger: Trigger) -> int | None:
    """`وعندما سئلت المتحدثة ...، قالت`: the person of the subordinate clause that opens the sentence."""
    opening = 1 if passage.has(0, "and") else 0
    if not passage.has(opening, "conj") or not passage.has(trigger.item - 1, "comma"):
        return None
    for i in range(trigger.item):
        index = passage.cell(i).mention
        if index is None or not (passage.has(i, "person") or passage.has(i, "office")) or passage.has(i - 1, "prep"):
            continue
        if document.annotated.mentions[index].woman == (trigger.form.gender == "f"):
            return index
    return None


def _head_mention(passage: Passage, before: int) -> int | None:
    """A party that opens the sentence and waits for its verb behind a comma (`وكوتس الذي ...، أوضح`)."""
    i = 0
    while i < before and any(passage.has(i, s) for s in ("and", "conj", "part", "aux")):
        i += 1
    return passage.cell(i).mention if i < before and passage.has(i, "party") else None


def _main_subject(passage: Passage, before: int, cast: Cast) -> Party | None:
    """The first party of the sentence that is not behind a preposition: the subject of its main verb."""
    for i in range(before):
        cell = passage.cell(i)
        if (
            cell.mention is not None
            and passage.has(i, "party")
            and not passage.has(i - 1, "prep")
            and not passage.has(i - 1, "by")
        ):
            party = cast.of_mention(cell.mention)
            if party is not None:
                return party
    return None
