"""Stances: where a row takes one, and by which word.

A stance word is a finite verb (`رفض الوفد`), a participle (`مطالبا ب`, `الداعم ل`), a verbal noun (`رفض الوفد مغادرة ...`,
`استعداده ل`), or a noun or adjective of `position_words.tsv` (`مستعد ل`, `قلقه من`). Verbs and their participles and
verbal nouns have the frames of `frames.tsv`.
"""

from functools import cache
from typing import Literal, NamedTuple

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold
from mahdar.arabic.verbs import VerbForm, verb_forms
from mahdar.claims.anonymity import anonymity_end
from mahdar.claims.frames import Frame, frames
from mahdar.claims.row import FINITE, Passage
from mahdar.claims.speech import NOT_REPORTING, Document, Trigger, trigger_at
from mahdar.claims.words import norm_at, verb_group
from mahdar.errors import LexiconError
from mahdar.vocabulary import Stance

Build = Literal["verb", "participle", "noun", "adjective"]
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


class Word(NamedTuple):
    """A row of `position_words.tsv`; `name` is its first spelling."""

    name: str
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
            clause, noun = (Stance(stance) if stance else None for stance in (stance_clause, stance_noun))
        except ValueError as error:
            raise LexiconError(f"position_words.tsv: {word}: {error}") from None
        frame = Frame(word, fold(link), clause=False, noun=False, stance_clause=clause, stance_noun=noun)
        for spelling in map(fold, spellings.split("|")):
            before = found.get(spelling)
            found[spelling] = Word(
                word, "noun" if build == "noun" else "adjective", genitive, (*(before.frames if before else ()), frame)
            )
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
    return (*governed, governed[0]._replace(link=TO)) if governed and not any(f.link for f in governed) else governed


def stand_at(document: Document, passage: Passage, item: int) -> Stand | None:
    """The stance word at this item, if one stands there and can take a stance."""
    cell = passage.cell(item)
    if cell.mention is not None or not passage.row[item].senses & WORD_SENSES:
        return None
    token = document.annotated.tokens[cell.first]
    if token.kind != "word":
        return None
    if anonymity_end(document.annotated, passage, item) > item:
        return None
    word, forms = position_words().get(token.norm), verb_forms(token.norm)
    if word is None and (token.norm in LOOKALIKES or not any(stance_frames(form.lemma) for form in forms)):
        return None
    verb = _verb_at(document, passage, item) if token.norm not in NOT_REPORTING else None
    if verb is not None and (word is None or verb.build == "verb"):
        return verb
    if word is not None:
        return Stand(passage, item, word.name, word.build, word.frames, None, word.genitive)
    return _noun_at(passage, item, forms, definite=token.definite)


WORD_SENSES = frozenset({"verb", "noun"})
LOOKALIKES = frozenset(fold(word) for word, *_ in rows("position_lookalikes.tsv", "mahdar.claims"))


def _verb_at(document: Document, passage: Passage, item: int) -> Stand | None:
    """A finite verb in the third or first person, or an accusative participle, in the reading that fits here."""
    trigger = trigger_at(document, passage, item) or _at_head(document, passage, item)
    if trigger is not None and trigger.is_participle and _is_attribute(document, passage, item):
        return None
    if trigger is not None and not trigger.is_participle and not _is_likeliest(document, trigger):
        return None
    if trigger is not None and stance_frames(trigger.form.lemma):
        build: Build = "participle" if trigger.is_participle else "verb"
        return Stand(passage, item, trigger.form.lemma, build, trigger.frames, trigger.form)
    token = document.annotated.tokens[passage.cell(item).first]
    if token.definite or passage.has(item - 1, "prep") or passage.has(item - 1, "by"):
        return None
    forms = [form for form in verb_forms(token.norm) if stance_frames(form.lemma)]
    if not forms or any(form.part not in FINITE or form.person[:1] != "1" for form in forms):
        return None
    form = forms[0]
    if form.number == "s" and not document.inside_quotation(passage.cell(item).first):
        return None  # `أعده المكتب`, not "I promise"
    return Stand(passage, item, form.lemma, "verb", stance_frames(form.lemma), form)


def _at_head(document: Document, passage: Passage, item: int) -> Trigger | None:
    """A word at the head of the sentence that may be a verb of the past is one (`وحث ...`), and no verbal noun."""
    if item > 1 or (item == 1 and not passage.has(0, "and")):
        return None
    token = document.annotated.tokens[passage.cell(item).first]
    for form in verb_forms(token.norm) if not token.definite else ():
        if form.part == "past" and form.person[:1] == "3" and not form.passive and stance_frames(form.lemma):
            return Trigger(passage, item, form, stance_frames(form.lemma))
    return None


def _is_attribute(document: Document, passage: Passage, item: int) -> bool:
    """Does a participle say of what kind somebody or something is (`خطوة متوقعة`, `مهاجمين`), and not what is done?"""
    norm = norm_at(document, passage, item)
    if norm.endswith(PLURAL):
        return not any(passage.has(item + 1, s) for s in ("prep", "by", "to", "that"))
    before = passage.has(item - 1, "noun") and not passage.has(item - 1, "definite")
    return before and norm.endswith(FEMININE)


SHADDA = "\u0651"
PLURAL, FEMININE = "ين", fold("ة")


def _is_likeliest(document: Document, trigger: Trigger) -> bool:
    """Is the verb the commonest one that is spelled so (`تعرض`: it was exposed to, rather than she offers)? A form of the
    past need not be where its subject stands beside it (`وقع الوزير على ...`: he signed, rather than it happened)."""
    passage, item = trigger.passage, trigger.item
    if trigger.form.part == "past" and (
        passage.has(item + 1, "party") or passage.has(verb_group(passage, item), "party")
    ):
        return True
    token = document.annotated.tokens[passage.cell(item).first]
    if SHADDA in document.annotated.text[token.start : token.end]:
        return True  # the writer has told them apart
    return next((f.lemma for f in verb_forms(token.norm) if f.part == "past"), trigger.form.lemma) == trigger.form.lemma


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


def as_trigger(stand: Stand) -> Trigger:
    """A verb's stand as the trigger that `speech` finds subjects for."""
    assert stand.form is not None
    return Trigger(stand.passage, stand.item, stand.form, stand.frames)
