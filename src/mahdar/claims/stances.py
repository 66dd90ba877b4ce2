"""Stances: where a row takes one, by which word, and which words say what is wanted.

A stance word is a finite verb (`رفض الوفد`), a participle (`مطالبا ب`, `الداعم ل`), a verbal noun (`رفض الوفد مغادرة ...`,
`استعداده ل`), or a noun or adjective of `position_words.tsv` (`مستعد ل`, `قلقه من`). Verbs and their participles and
verbal nouns have the frames of `frames.tsv`.
"""

from functools import cache
from typing import Literal, NamedTuple

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold
from mahdar.arabic.verbs import VerbForm, verb_forms
from mahdar.claims.frames import Frame, frames
from mahdar.claims.row import FINITE, PARTICIPLES, Passage
from mahdar.claims.speech import NOT_REPORTING, Document, Trigger, trigger_at
from mahdar.errors import LexiconError
from mahdar.vocabulary import Stance

Build = Literal["verb", "participle", "noun", "adjective"]
VERB_REACH = 30
NOUN_REACH = 14
TO = fold("ل")


class Stand(NamedTuple):
    """A stance word at an item. `build` is how it governs; `form` its verb form, if it is of a verb; `genitive` whom a
    noun's genitive names: its `owner` or its `object`."""

    passage: Passage
    item: int
    word: str
    build: Build
    frames: tuple[Frame, ...]
    form: VerbForm | None = None
    genitive: str = "owner"

    @property
    def is_first_person(self) -> bool:
        """Does the speaker take the stance (`نطالب`)?"""
        return self.form is not None and self.form.person[:1] == "1"


class Wanted(NamedTuple):
    """What a stance word governs: its words begin at item `start`; `opens` is its link or particle, before which the
    subject stands. `owner`: the item of the party in a noun's genitive, if one is there."""

    stance: Stance
    clause: bool
    opens: int
    start: int
    owner: int | None = None


class Word(NamedTuple):
    """A row of `position_words.tsv`."""

    build: Build
    genitive: str
    frames: tuple[Frame, ...]


@cache
def position_words() -> dict[str, Word]:
    """Folded noun or adjective to how it takes a stance. Raises LexiconError for a stance or a build that is none."""
    found: dict[str, Word] = {}
    for spellings, build, genitive, link, stance_clause, stance_noun, *_ in rows("position_words.tsv", "mahdar.claims"):
        word = spellings.partition("|")[0]
        if build not in ("noun", "adjective"):
            raise LexiconError(f"position_words.tsv: {word}: {build!r} is no build; noun or adjective")
        try:
            frame = Frame(word, fold(link), False, False, *(Stance(s) if s else None for s in (stance_clause, stance_noun)))
        except ValueError as error:
            raise LexiconError(f"position_words.tsv: {word}: {error}") from None
        for spelling in map(fold, spellings.split("|")):
            before = found.get(spelling)
            found[spelling] = Word("noun" if build == "noun" else "adjective", genitive, (*(before.frames if before else ()), frame))
    return found


@cache
def stance_frames(lemma: str) -> tuple[Frame, ...]:
    """The frames of a verb that takes a stance; empty for any other verb."""
    governed = frames().get(lemma, ())
    return governed if any(f.stance_clause or f.stance_noun for f in governed) else ()


@cache
def nominal_frames(lemma: str) -> tuple[Frame, ...]:
    """The frames of a verb's nouns and participles: what the verb takes as its object, they may take with ل."""
    governed = stance_frames(lemma)
    plain = next((f for f in governed if not f.link and f.stance_noun), None)
    return (*governed, plain._replace(link=TO)) if plain and all(f.link != TO for f in governed) else governed


def stand_at(document: Document, passage: Passage, item: int) -> Stand | None:
    """The stance word at this item, if one stands there and can take a stance."""
    cell = passage.cell(item)
    if cell.mention is not None or not passage.row[item].senses & WORD_SENSES:
        return None
    token = document.annotated.tokens[cell.first]
    if token.kind != "word":
        return None
    word = position_words().get(token.norm)
    if word is not None:
        return Stand(passage, item, token.norm, word.build, word.frames, None, word.genitive)
    forms = verb_forms(token.norm)
    if not any(stance_frames(form.lemma) for form in forms):
        return None
    if token.norm in NOT_REPORTING or passage.has(item, "conj") or passage.has(item, "prep"):
        return None
    return _verb_at(document, passage, item) or _noun_at(passage, item, forms, definite=token.definite)


WORD_SENSES = frozenset({"verb", "noun"})


def _verb_at(document: Document, passage: Passage, item: int) -> Stand | None:
    """A finite verb in the third or first person, or an accusative participle, in the reading that fits here."""
    trigger = trigger_at(document, passage, item)
    if trigger is not None and stance_frames(trigger.form.lemma):
        build: Build = "participle" if trigger.is_participle else "verb"
        return Stand(passage, item, trigger.form.lemma, build, trigger.frames, trigger.form)
    token = document.annotated.tokens[passage.cell(item).first]
    if token.definite or passage.has(item - 1, "prep") or passage.has(item - 1, "by"):
        return None
    forms = verb_forms(token.norm)
    if any(form.part not in FINITE or form.person[:1] != "1" for form in forms if stance_frames(form.lemma)):
        return None
    form = next(form for form in forms if stance_frames(form.lemma))
    return Stand(passage, item, form.lemma, "verb", stance_frames(form.lemma), form)


def _noun_at(passage: Passage, item: int, forms: tuple[VerbForm, ...], *, definite: bool) -> Stand | None:
    """The verbal noun or active participle of a stance verb."""
    for form in forms:
        governed = nominal_frames(form.lemma)
        if governed and form.part == "masdar":
            return Stand(passage, item, form.lemma, "noun", governed, form)
        if governed and form.part == "active-participle":
            return Stand(passage, item, form.lemma, "adjective", governed, form)
        if governed and form.part in FINITE and not definite and len({f.part for f in forms}) == 1:
            return None
    return None


def wanted(document: Document, stand: Stand) -> Wanted | None:
    """What the stance word governs; None where it stands without a complement that says what the stance is about."""
    if stand.build in ("verb", "participle"):
        return _of_verb(document, stand)
    return _of_noun(document, stand)


def _of_verb(document: Document, stand: Stand) -> Wanted | None:
    passage, links = stand.passage, _links(stand)
    plain = links.get("")
    subject_seen = stand.build == "participle" or stand.is_first_person
    quoted = document.inside_quotation(passage.cell(stand.item).first)
    i = stand.item + 1
    addressed = passage.has(i, "pronoun")
    while i < min(len(passage.row), stand.item + VERB_REACH):
        if passage.has(i, "border") or (passage.has(i, "quote") and quoted):
            return None
        if passage.has(i, "that"):
            return _clause(passage, plain, i, i)
        frame = _link_at(document, passage, links, i)
        if frame is not None:
            if passage.has(i + 1, "that"):
                return _clause(passage, frame, i, i + 1)
            return Wanted(frame.stance_noun, False, i, i + 1) if frame.stance_noun else None
        if passage.has(i, "party"):
            if subject_seen and plain is not None and plain.stance_noun and not addressed and not _is_apposed(passage, i) and _alone(links):
                return Wanted(plain.stance_noun, False, i, i)
            subject_seen = True
        elif passage.has(i, "noun") or passage.has(i, "det") or passage.has(i, "neg") or passage.has(i, "rel") or passage.has(i, "dem"):
            if _opens_object(document, stand, i, subject_seen=subject_seen):
                if plain is not None and plain.stance_noun and not addressed and not _governed(passage, i):
                    if not _link_follows(document, passage, links, i):
                        return Wanted(plain.stance_noun, False, i, i)
            elif not _governed(passage, i):
                subject_seen = True
        elif i > stand.item + 1 and passage.has(i, "verb") and not passage.has(i - 1, "rel") and subject_seen:
            return None
        i += 1
    return None


def _links(stand: Stand) -> dict[str, Frame]:
    links: dict[str, Frame] = {}
    for frame in stand.frames:
        links.setdefault(frame.link, frame)
    return links


def _alone(links: dict[str, Frame]) -> bool:
    """Does the verb take its object without a link only (`انتقد`), so that a party there is no addressee?"""
    return len(links) == 1


def _clause(passage: Passage, frame: Frame | None, opens: int, that: int) -> Wanted | None:
    """The clause behind أن, its pronoun left out."""
    if frame is None or frame.stance_clause is None:
        return None
    start = that + 1
    while passage.has(start, "pronoun"):
        start += 1
    return Wanted(frame.stance_clause, True, opens, start)


def _link_at(document: Document, passage: Passage, links: dict[str, Frame], i: int) -> Frame | None:
    """The frame whose preposition stands here, if it is not the tie of a name or bound to a pronoun."""
    cell = passage.cell(i)
    if cell.mention is not None or passage.has(i + 1, "pronoun") or i + 1 >= len(passage.row):
        return None
    norm = document.annotated.tokens[cell.first].norm
    return links.get(norm) if norm else None


def _link_follows(document: Document, passage: Passage, links: dict[str, Frame], item: int) -> bool:
    """Does a preposition of the verb stand near, so that the noun here is whom the stance is addressed to?"""
    if _alone(links):
        return False
    for i in range(item, min(len(passage.row), item + 6)):
        if any(passage.has(i, s) for s in ("comma", "border", "verb")):
            return False
        if _link_at(document, passage, links, i) is not None:
            return True
    return False


def _is_apposed(passage: Passage, i: int) -> bool:
    """A party that goes on with the party before: joined to it, or behind a comma."""
    return passage.has(i - 1, "comma") or passage.has(i - 1, "and") or _governed(passage, i) or passage.has(i - 1, "party")


def _governed(passage: Passage, i: int) -> bool:
    """Is the item behind a preposition, or an adjective to what is?"""
    while i > 0 and passage.has(i, "definite") and passage.has(i - 1, "definite"):
        i -= 1
    return any(passage.has(i - 1, s) for s in ("prep", "by", "to", "as", "comma"))


def _opens_object(document: Document, stand: Stand, i: int, *, subject_seen: bool) -> bool:
    """Can the object begin at this noun? Without a subject before, only at a verbal noun that is not the subject."""
    passage = stand.passage
    if passage.has(i, "neg") or passage.has(i, "rel"):
        return True
    token = document.annotated.tokens[passage.cell(i).first]
    if not token.definite and token.shape.endswith(ADVERBIAL) and i == stand.item + 1:
        return False
    if subject_seen:
        return not (passage.has(i - 1, "party") and token.definite)
    before = passage.has(stand.item - 1, "and") or passage.has(stand.item - 1, "party") or passage.has(stand.item - 1, "rel")
    return before and not token.definite and i == stand.item + 1 and any(f.part == "masdar" for f in verb_forms(token.norm))


ADVERBIAL = ("اً", "ًا")


def _of_noun(document: Document, stand: Stand) -> Wanted | None:
    passage, links = stand.passage, _links(stand)
    plain = links.get("")
    token = document.annotated.tokens[passage.cell(stand.item).first]
    owner: int | None = None
    i = stand.item + 1
    if passage.has(i, "pronoun"):
        owner, i = i, i + 1
    elif passage.has(i, "party") and not token.definite and stand.build == "noun":
        if stand.genitive == "owner":
            owner = i
        i += 1
        while passage.has(i, "and") and passage.has(i + 1, "party"):
            i += 2
    first = i
    while i < min(len(passage.row), stand.item + NOUN_REACH):
        if passage.has(i, "border") or passage.has(i, "verb") and not passage.has(i, "noun") or passage.has(i, "quote") and i > first:
            return None
        if passage.has(i, "that"):
            found = _clause(passage, plain, i, i)
            return found._replace(owner=owner) if found else None
        frame = _link_at(document, passage, links, i)
        if frame is not None:
            if passage.has(i + 1, "that"):
                found = _clause(passage, frame, i, i + 1)
                return found._replace(owner=owner) if found else None
            return Wanted(frame.stance_noun, False, i, i + 1, owner) if frame.stance_noun else None
        if i == first and stand.build == "noun":
            found = _bare_object(document, stand, i, owner, links, definite=token.definite)
            if found is not None:
                return found
        if passage.has(i, "comma") or passage.has(i, "and") or passage.has(i, "rel") or passage.has(i, "conj"):
            return None
        i += 1
    return None


def _bare_object(
    document: Document, stand: Stand, i: int, owner: int | None, links: dict[str, Frame], *, definite: bool
) -> Wanted | None:
    """The object right behind a verbal noun (`رفض الوفد مغادرة`, `رفض الاستسلام`); behind a pronoun any noun will do for one."""
    passage = stand.passage
    if definite or not (passage.has(i, "noun") or passage.has(i, "quote") or passage.has(i, "det")) or _link_follows(document, passage, links, i):
        return None
    plain = links.get("")
    token = document.annotated.tokens[passage.cell(i).first]
    masdar = any(f.part == "masdar" for f in verb_forms(token.norm)) and not token.definite
    stance = plain.stance_noun if plain else next((f.stance_noun for f in stand.frames if f.stance_noun), None)
    if stance is None or not (masdar or (plain is not None and (owner is None or passage.has(owner, "pronoun")))):
        return None
    if owner is None and passage.has(i, "noun") and not token.definite and not masdar:
        return None
    return Wanted(stance, False, i, i, owner)


def as_trigger(stand: Stand) -> Trigger:
    """A verb's stand as the trigger that `speech` finds subjects for."""
    assert stand.form is not None
    return Trigger(stand.passage, stand.item, stand.form, stand.frames)


def is_participle(stand: Stand) -> bool:
    """Is the stance word a participle, accusative or not?"""
    return stand.form is not None and stand.form.part in PARTICIPLES
