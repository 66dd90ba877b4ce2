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
from mahdar.mentions.gazetteer import heads, norms_of
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
            clause, noun = (Stance(stance) if stance else None for stance in (stance_clause, stance_noun))
        except ValueError as error:
            raise LexiconError(f"position_words.tsv: {word}: {error}") from None
        frame = Frame(word, fold(link), clause=False, noun=False, stance_clause=clause, stance_noun=noun)
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
    return (*governed, governed[0]._replace(link=TO)) if governed and not any(f.link for f in governed) else governed


def stand_at(document: Document, passage: Passage, item: int) -> Stand | None:
    """The stance word at this item, if one stands there and can take a stance."""
    cell = passage.cell(item)
    if cell.mention is not None or not passage.row[item].senses & WORD_SENSES:
        return None
    token = document.annotated.tokens[cell.first]
    if token.kind != "word":
        return None
    word, forms = position_words().get(token.norm), verb_forms(token.norm)
    if word is None and (token.norm in LOOKALIKES or not any(stance_frames(form.lemma) for form in forms)):
        return None
    verb = _verb_at(document, passage, item) if token.norm not in NOT_REPORTING else None
    if verb is not None and (word is None or verb.build == "verb"):
        return verb
    if word is not None:
        return Stand(passage, item, token.norm, word.build, word.frames, None, word.genitive)
    return _noun_at(passage, item, forms, definite=token.definite)


WORD_SENSES = frozenset({"verb", "noun"})
ADVERBS = frozenset(fold(word) for word, *_ in rows("position_adverbs.tsv", "mahdar.claims"))
BOUND = {fold(word): fold(link) for word, link, kind, *_ in rows("position_bound.tsv", "mahdar.claims") if kind == "pronoun"}
BOUND_RELATIVES = {fold(word): fold(link) for word, link, kind, *_ in rows("position_bound.tsv", "mahdar.claims") if kind == "relative"}
IDIOMS = frozenset((lemma, norms_of(word)[0]) for lemma, word, *_ in rows("position_idioms.tsv", "mahdar.claims"))
LOOKALIKES = frozenset(fold(word) for word, *_ in rows("position_lookalikes.tsv", "mahdar.claims"))


def _verb_at(document: Document, passage: Passage, item: int) -> Stand | None:
    """A finite verb in the third or first person, or an accusative participle, in the reading that fits here."""
    trigger = trigger_at(document, passage, item) or _at_head(document, passage, item)
    if trigger is not None and trigger.is_participle and passage.has(item, "noun") and _is_plural(document, passage, item):
        return None
    if trigger is not None and trigger.form.part == "imperfect" and not _is_likeliest(document, trigger):
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


def _is_plural(document: Document, passage: Passage, item: int) -> bool:
    """Participles in the plural name people (`مهاجمين`) unless a preposition of theirs follows."""
    plural = norm_at(document, passage, item).endswith(PLURAL)
    return plural and not any(passage.has(item + 1, s) for s in ("prep", "by", "to", "that"))


PLURAL = "ين"


def _is_likeliest(document: Document, trigger: Trigger) -> bool:
    """Is the verb the commonest one that is spelled so (`تعرض`: it was exposed to, rather than she offers)?"""
    token = document.annotated.tokens[trigger.passage.cell(trigger.item).first]
    return next((f.lemma for f in verb_forms(token.norm) if f.part == "past"), trigger.form.lemma) == trigger.form.lemma


def is_nominal(document: Document, passage: Passage, item: int) -> bool:
    """Can a noun stand at this item? Many a verbal noun is also spelled like a verb (`وضع`, `تعاون`)."""
    if norm_at(document, passage, item) in BOUND:
        return False
    if passage.has(item, "noun") or passage.has(item, "definite"):
        return True
    if not passage.has(item, "verb") or passage.cell(item).mention is not None:
        return False
    return is_masdar(document, passage, item)


def norm_at(document: Document, passage: Passage, item: int) -> str:
    """The folded word at this item; empty for a mention and beyond the row's ends."""
    if not 0 <= item < len(passage.row) or passage.cell(item).mention is not None:
        return ""
    return document.annotated.tokens[passage.cell(item).first].norm


def verb_group(passage: Passage, item: int) -> int:
    """The item before a verb and what goes with it: negation, auxiliaries, an opening quotation mark."""
    i = item - 1
    while i >= 0 and any(passage.has(i, s) for s in LOOKED_THROUGH):
        i -= 1
    return i


LOOKED_THROUGH = ("neg", "aux", "part", "adv", "will", "future", "quote", "date", "pron")


def is_adverb(document: Document, passage: Passage, item: int) -> bool:
    """Does the word here say how or when (`مجددا`, `بشدة`, a date), and not what?"""
    if passage.has(item, "date") or passage.has(item, "adv"):
        return True
    if passage.cell(item).mention is not None:
        return False
    token = document.annotated.tokens[passage.cell(item).first]
    accusative = token.shape.endswith(ACCUSATIVE) and not token.shape.endswith(DUAL_CONSTRUCT) and len(token.norm) > SHORT
    return not token.definite and (token.norm in ADVERBS or (accusative and is_manner(token.norm)))


def is_manner(norm: str) -> bool:
    """Is an indefinite accusative one of manner: a participle or an adjective, not a thing that could be wanted?"""
    return any(f.part in PARTICIPLES for f in verb_forms(norm))


ACCUSATIVE = ("ا", "اً", "ًا")
DUAL_CONSTRUCT = "تا"
SHORT = 3


def is_masdar(document: Document, passage: Passage, item: int) -> bool:
    """Can a verbal noun stand at this item?"""
    if not 0 <= item < len(passage.row) or passage.cell(item).mention is not None:
        return False
    return any(f.part == "masdar" for f in verb_forms(document.annotated.tokens[passage.cell(item).first].norm))


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
    found = _of_verb(document, stand) if stand.build in ("verb", "participle") else _of_noun(document, stand)
    if found is None or (stand.word, norm_at(document, stand.passage, found.start)) in IDIOMS:
        return None
    goes_somewhere = stand.passage.has(found.start, "party") or stand.passage.has(found.start, "place")
    return None if stand.word == INVITE and goes_somewhere and not found.clause else found


INVITE = "دعا"


def _of_verb(document: Document, stand: Stand) -> Wanted | None:
    passage, links = stand.passage, _links(stand)
    plain = links.get("")
    subject_seen = stand.build == "participle" or stand.is_first_person or _has_subject_before(passage, stand.item)
    quoted = document.inside_quotation(passage.cell(stand.item).first)
    i = stand.item + 1
    addressed = passage.has(i, "pronoun")
    if BOUND.get(norm_at(document, passage, i), NO_LINK) in links:
        return None
    while i < min(len(passage.row), stand.item + VERB_REACH):
        if passage.has(i, "border") or (passage.has(i, "quote") and quoted):
            return None
        if passage.has(i, "that"):
            return _clause(passage, plain, i, i)
        bound = links.get(BOUND_RELATIVES.get(norm_at(document, passage, i), NO_LINK))
        if bound is not None and bound.stance_noun:
            return Wanted(bound.stance_noun, False, i, i)
        frame = _link_at(document, passage, links, i)
        if frame is not None and not _better_link_follows(document, passage, links, i):
            if passage.has(i + 1, "that"):
                return _clause(passage, frame, i, i + 1)
            return Wanted(frame.stance_noun, False, i, i + 1) if frame.stance_noun else None
        if passage.has(i, "party"):
            if subject_seen and plain is not None and plain.stance_noun and not addressed and not _is_apposed(passage, i) and _alone(links):
                return Wanted(plain.stance_noun, False, i, i)
            subject_seen = True
        elif i > stand.item + 1 and _is_adjective(document, passage, i):
            pass
        elif is_nominal(document, passage, i) or any(passage.has(i, s) for s in OPENS_NOUN):
            if _opens_object(document, stand, i, subject_seen=subject_seen):
                after_aside = passage.has(i - 1, "comma") and is_masdar(document, passage, i)
                if plain is not None and plain.stance_noun and not addressed and (after_aside or not _governed(passage, i)):
                    if not _link_follows(document, passage, links, i):
                        return Wanted(plain.stance_noun, False, i, i)
            elif not _governed(passage, i):
                subject_seen = True
        elif i > stand.item + 1 and passage.has(i, "verb") and not passage.has(i - 1, "rel") and subject_seen:
            if not passage.has(i + 1, "pronoun"):
                return None
        i += 1
    return None


NO_LINK = "-"
WHAT = fold("ما")
OPENS_NOUN = ("det", "neg", "rel", "dem", "quote")


def _has_subject_before(passage: Passage, item: int) -> bool:
    """Does the verb's subject stand before it: a party, or the antecedent of a relative that no object pronoun takes up?"""
    before = verb_group(passage, item)
    if passage.has(before, "rel"):
        return not passage.has(item + 1, "pronoun")
    behind_that = passage.has(before, "pronoun") and (passage.has(before - 1, "that") or passage.has(before - 1, "conj"))
    return behind_that or (passage.has(before, "party") and not passage.has(before - 1, "prep"))


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


def _is_adjective(document: Document, passage: Passage, i: int) -> bool:
    """A definite word behind a definite noun (`الهيمنة الإيرانية`)."""
    both = passage.has(i, "definite") and passage.has(i - 1, "definite") and passage.cell(i - 1).mention is None
    return both and not is_masdar(document, passage, i)


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


def _better_link_follows(document: Document, passage: Passage, links: dict[str, Frame], item: int) -> bool:
    """Is the ل here the tie of a name, since the verb's own preposition follows (`دعا البيان الختامي للمؤتمر إلى ...`)?"""
    if norm_at(document, passage, item) != TO or len(links) == 1:
        return False
    for i in range(item + 1, min(len(passage.row), item + VERB_REACH // 2)):
        if passage.has(i, "border") or passage.has(i, "that"):
            return False
        if norm_at(document, passage, i) != TO and _link_at(document, passage, links, i) is not None:
            return True
    return False


def _is_apposed(passage: Passage, i: int) -> bool:
    """A party that goes on with the party before: joined to it, or behind a comma."""
    if passage.has(i - 1, "comma") or passage.has(i - 1, "and") or _governed(passage, i):
        return True
    another = any(passage.has(i - 1, s) for s in ("person", "office")) and not any(passage.has(i, s) for s in ("person", "office"))
    return passage.has(i - 1, "party") and not another


def _governed(passage: Passage, i: int) -> bool:
    """Is the item behind a preposition, or an adjective to what is?"""
    while i > 0 and passage.has(i, "definite") and passage.has(i - 1, "definite"):
        i -= 1
    return any(passage.has(i - 1, s) for s in ("prep", "by", "to", "as", "comma"))


def _opens_object(document: Document, stand: Stand, i: int, *, subject_seen: bool) -> bool:
    """Can the object begin at this noun? Without a subject before, only at a verbal noun that is not the subject."""
    passage = stand.passage
    if passage.has(i, "rel"):
        return subject_seen and norm_at(document, passage, i) == WHAT
    if passage.has(i, "neg") or passage.has(i, "quote"):
        return subject_seen
    token = document.annotated.tokens[passage.cell(i).first]
    if is_adverb(document, passage, i):
        return False
    if subject_seen:
        adjective = passage.has(i - 1, "party") and not passage.has(i - 1, "person") and not passage.has(i - 1, "office")
        return not (adjective and token.definite and not is_masdar(document, passage, i))
    only_adverbs = all(is_adverb(document, passage, k) for k in range(stand.item + 1, i))
    return only_adverbs and is_masdar(document, passage, i) and token.norm not in heads()


ADJECTIVE_REACH = 3


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
        while any(passage.has(i, s) for s in ("and", "comma")) and passage.has(i + 1, "party"):
            i += 2
        if passage.has(i, "comma") and (passage.has(i - 2, "comma") or _link_at(document, passage, links, i + 1) is not None):
            i += 1
    elif stand.build == "noun" and _is_genitive_subject(document, stand, i, links):
        owner = i
    first = i
    while i < min(len(passage.row), stand.item + NOUN_REACH):
        if passage.has(i, "border") or (passage.has(i, "verb") and not is_nominal(document, passage, i)) or passage.has(i, "quote") and i > first:
            return None
        if passage.has(i, "that"):
            found = _clause(passage, plain, i, i) if i == first and not token.definite else None
            return found._replace(owner=owner) if found else None
        if i > stand.item + ADJECTIVE_REACH and (stand.build == "adjective" or token.definite):
            return None
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


def _is_genitive_subject(document: Document, stand: Stand, i: int, links: dict[str, Frame]) -> bool:
    """`دعم الاتحاد لخطة المبعوث`: a definite genitive whose object follows with ل is the noun's subject."""
    passage = stand.passage
    after = i + 1 if not (passage.has(i + 1, "definite") and passage.has(i + 1, "noun")) else i + 2
    if not passage.has(i, "definite") or passage.has(stand.item, "definite") or stand.genitive != "owner":
        return False
    if "" not in links and not is_masdar(document, passage, i):
        return True
    fits = norm_at(document, passage, after) == TO and _link_at(document, passage, links, after) is not None
    return fits and (not is_masdar(document, passage, i) or norm_at(document, passage, i) in heads())


def _bare_object(
    document: Document, stand: Stand, i: int, owner: int | None, links: dict[str, Frame], *, definite: bool
) -> Wanted | None:
    """The object right behind a verbal noun (`رفض الوفد مغادرة`, `رفض الاستسلام`); behind a pronoun any noun will do for one."""
    passage = stand.passage
    opens = is_nominal(document, passage, i) or any(passage.has(i, s) for s in ("quote", "det"))
    token = document.annotated.tokens[passage.cell(i).first]
    masdar = is_masdar(document, passage, i) and not token.definite
    indefinite = masdar or passage.has(i, "det")
    if definite or not opens or (not indefinite and _link_follows(document, passage, links, i)):
        return None
    plain = links.get("")
    stance = plain.stance_noun if plain else next((f.stance_noun for f in stand.frames if f.stance_noun), None)
    if stance is None or not (masdar or (plain is not None and (owner is None or passage.has(owner, "pronoun")))):
        return None
    return Wanted(stance, False, i, i, owner)


def as_trigger(stand: Stand) -> Trigger:
    """A verb's stand as the trigger that `speech` finds subjects for."""
    assert stand.form is not None
    return Trigger(stand.passage, stand.item, stand.form, stand.frames)


def is_participle(stand: Stand) -> bool:
    """Is the stance word a participle, accusative or not?"""
    return stand.form is not None and stand.form.part in PARTICIPLES
