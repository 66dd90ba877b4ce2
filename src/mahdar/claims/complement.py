"""Complements: where what is said begins and ends (`قال الوزير إن ...`, a quotation, a verbal noun), and under which frame."""

from typing import NamedTuple

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold
from mahdar.arabic.quotations import Quotation
from mahdar.arabic.verbs import verb_forms
from mahdar.claims.anonymity import anonymity_end
from mahdar.claims.bound import BOUND_RELATIVES
from mahdar.claims.frames import Frame
from mahdar.claims.row import FINITE, Passage
from mahdar.claims.speech import (
    ATTRIBUTIONS,
    BREAKS,
    DOCUMENTS,
    LONGEST_NAME,
    LONGEST_SUBJECT,
    Document,
    Trigger,
    is_adverbial,
    is_that_not,
    trigger_at,
    words_at,
    words_in,
)
from mahdar.claims.subjects import subject_before
from mahdar.claims.words import is_masdar
from mahdar.mentions.gazetteer import heads, norms_of, quoted_heads
from mahdar.mentions.mention import MentionKind

SCARE_QUOTE_WORDS = 3
COMPLEMENT_REACH = 45
FAR = 8
NEAR_COMPLEMENT = 5


class Complement(NamedTuple):
    """What is said: items from `start` to `end` (exclusive), of which kind, under which frame.

    `kind`: clause, noun or quote. `opens`: the item at which the complement's link or particle stands; the subject lies
    before it. `quotation`: the quoted words that are its content (GUIDE, settled case 1).
    """

    kind: str
    frame: Frame
    opens: int
    start: int
    end: int
    quotation: Quotation | None


def complement_of(document: Document, trigger: Trigger) -> Complement | None:
    """Where the complement of a trigger begins and ends; None if the verb stands without one that gives a claim."""
    found = _complement(document, trigger)
    if found is not None and found.frame.near and found.opens - trigger.item > NEAR_COMPLEMENT:
        return None
    return found


def _complement(document: Document, trigger: Trigger) -> Complement | None:
    passage = trigger.passage
    by_link: dict[str, Frame] = {}
    for frame in trigger.frames:
        by_link.setdefault(frame.link, frame)
    plain = by_link.get("")
    takes_object = plain is not None and (plain.noun or plain.stance_noun is not None)
    i = trigger.item + 1
    while i < min(len(passage.row), trigger.item + COMPLEMENT_REACH):
        cell = passage.cell(i)
        if passage.has(i, "border"):
            return None
        anonymous = anonymity_end(document.annotated, passage, i)
        if anonymous > i:
            i = anonymous
            continue
        if passage.has(i, "prep") and words_at(document, passage, i, 2) == MOUTHPIECE:
            i = mouthpiece(passage, i) + 1
            continue
        if passage.has(i, "that") and words_at(document, passage, i - 1, 1) in BREAKS:
            return None  # `بعد أن`: another clause
        if passage.has(i, "that"):
            if i - trigger.item > FAR and passage.has(trigger.item - 1, "rel"):
                return None
            return _bounded(
                document, trigger, "clause", plain or trigger.frames[0], i, _behind_that(document, passage, i)
            )
        if passage.has(i, "quote"):
            quotation = document.quotation_at.get(cell.first)
            long = quotation is not None and _is_sentence(document, passage, i, quotation)
            if quotation and (passage.has(i - 1, "colon") or (long and not _names_something(document, passage, i))):
                end = _item_at(passage, quotation.last)
                return Complement("quote", plain or trigger.frames[0], i, i + 1, end, quotation)
        if passage.has(i, "colon") and not passage.has(i + 1, "quote") and _is_near(trigger, i):
            return _bounded(document, trigger, "clause", plain or trigger.frames[0], i, i + 1)
        norm = document.annotated.tokens[cell.first].norm if cell.mention is None else ""
        adverbial = (
            passage.has(i + 1, "pronoun") or passage.has(i + 1, MentionKind.PLACE.value) or passage.has(i + 1, "date")
        )
        if norm and BOUND_RELATIVES.get(norm) in by_link:
            return _bounded(document, trigger, "noun", by_link[BOUND_RELATIVES[norm]], i, i)
        if norm and norm in by_link and not adverbial and not _belongs_to_subject(passage, i):
            if passage.has(i + 1, "that"):
                return _bounded(document, trigger, "clause", by_link[norm], i, _behind_that(document, passage, i + 1))
            return _bounded(document, trigger, "noun", by_link[norm], i, i + 1)
        if takes_object and plain is not None and _opens_object(document, trigger, i) and not _clause_waits(passage, i):
            return _bounded(document, trigger, "noun", plain, i, i)
        other = trigger_at(document, passage, i)
        if other is not None and not other.is_participle and not passage.has(i - 1, "rel"):
            return None
        i += 1
    return None


def _is_sentence(document: Document, passage: Passage, quote: int, quotation: Quotation) -> bool:
    """Is a quotation a saying and no word in scare quotes: long, or a clause that a verb opens (`"سنرى ماذا سيحدث"`)?"""
    words = words_in(document.annotated, quotation)
    return words > SCARE_QUOTE_WORDS or (words == SCARE_QUOTE_WORDS and _opens_with_verb(document, passage, quote + 1))


def _opens_with_verb(document: Document, passage: Passage, i: int) -> bool:
    if any(passage.has(i, s) for s in ("will", "future", "neg")):
        i += 1
    if not passage.has(i, "verb"):
        return False
    return all(f.part in FINITE for f in verb_forms(document.annotated.tokens[passage.cell(i).first].norm))


MOUTHPIECE = fold("على") + " " + fold("لسان")


def mouthpiece(passage: Passage, item: int) -> int:
    """The item of the party behind `على لسان`; that of لسان where none is named."""
    reach = range(item + 2, min(len(passage.row), item + 2 + LONGEST_NAME))
    return next((i for i in reach if passage.has(i, "party")), item + 1)


def _clause_waits(passage: Passage, i: int) -> bool:
    """Does a clause follow behind a comma or a date, so that the noun here still belongs to the subject?"""
    for k in range(i + 1, min(i + 12, len(passage.row))):
        if passage.has(k, "that"):
            return passage.has(k - 1, "comma") or passage.has(k - 1, "date") or (k == i + 1 and passage.has(i, "party"))
        if passage.has(k, "border") or passage.has(k, "verb"):
            return False
    return False


def _names_something(document: Document, passage: Passage, quote: int) -> bool:
    """A quotation behind a head noun is a name (`شبكة "سي إن بي سي"`), not what is said."""
    cell = passage.cell(quote - 1)
    token = document.annotated.tokens[cell.last - 1]
    return (
        token.kind == "word" and (token.norm in heads() or token.norm in quoted_heads()) and token.norm not in DOCUMENTS
    )


def _opens_object(document: Document, trigger: Trigger, i: int) -> bool:
    """Does the nominal object begin here: a noun that is neither the subject, nor in apposition to it, nor an adverb?"""
    passage = trigger.passage
    if not any(passage.has(i, s) for s in ("noun", "neg", "det", "party")) and not _is_masdar_behind(
        document, passage, i
    ):
        return False
    if passage.has(i, "party") and passage.has(i - 1, "and") and passage.has(i - 2, "party"):
        return False
    if passage.has(i, "party") and passage.has(i - 1, "pronoun") and i - 2 > trigger.item:
        return False  # whom another's deed was done to (`لدى لقائه السفير`)
    before = [k for k in range(trigger.item + 1, i) if passage.has(k, "party") or passage.has(k, "noun")]
    known = (
        trigger.is_participle or subject_before(passage, trigger.item) is not None or _goes_on_alone(passage, trigger)
    )
    if not known and not any(passage.has(k, "party") for k in before):
        return False
    if any(passage.has(i - 1, s) for s in ("prep", "by", "to", "as")) or is_adverbial(document, passage, i):
        return False
    behind_preposition = next(
        (k for k in range(i - 1, trigger.item, -1) if passage.has(k, "comma") or passage.has(k, "prep")), None
    )
    if behind_preposition is not None and passage.has(behind_preposition, "prep"):
        return not all(passage.has(k, "noun") or passage.has(k, "party") for k in range(behind_preposition + 1, i))
    if behind_preposition is not None and passage.has(i, "party"):
        return False
    if not passage.has(i - 1, "comma") or trigger.is_participle or _closes_adverbial(document, passage, trigger, i):
        return True
    return sum(passage.has(k, "comma") for k in range(trigger.item, i)) % 2 == 0


def _closes_adverbial(document: Document, passage: Passage, trigger: Trigger, i: int) -> bool:
    """Does the comma before a verbal noun close what no comma opened (`أكد الوزير لدى لقائه السفير في الرياض، التزام ...`)?"""
    if sum(passage.has(k, "comma") for k in range(trigger.item, i)) > 1:
        return False
    return is_masdar(document, passage, i) and any(passage.has(k, "prep") for k in range(trigger.item, i))


def _is_masdar_behind(document: Document, passage: Passage, i: int) -> bool:
    """A verbal noun that is spelled like a verb, behind the subject (`أكدت السعودية دفع حصتها`)."""
    if not passage.has(i - 1, "party") or not passage.has(i, "verb"):
        return False
    return is_masdar(document, passage, i)


def _goes_on_alone(passage: Passage, trigger: Trigger) -> bool:
    """`وجدد ...`: a verb behind و whose subject is the speaker before."""
    return (
        passage.has(trigger.item - 1, "and")
        and not passage.has(trigger.item + 1, "party")
        and not passage.has(trigger.item + 1, "definite")
    )


def _is_near(trigger: Trigger, i: int) -> bool:
    """A colon opens speech only near its verb."""
    return i - trigger.item <= LONGEST_SUBJECT + 6


def _behind_that(document: Document, passage: Passage, i: int) -> int:
    """Where the clause of أن/إن begins; with ألا, whose `not` is part of it."""
    if is_that_not(document, passage, i):
        return i
    i += 1
    while passage.has(i, "pronoun"):
        i += 1
    return i


def _belongs_to_subject(passage: Passage, i: int) -> bool:
    """`ل` in `بيان لوزارة` ties the subject together."""
    return passage.has(i, "to") and passage.has(i - 1, "noun") and not passage.has(i - 1, "definite")


def _bounded(
    document: Document, trigger: Trigger, kind: str, frame: Frame, opens: int, start: int
) -> Complement | None:
    """The complement from `start` to where the sentence goes on to something else."""
    passage = trigger.passage
    if start >= len(passage.row):
        return None
    end = content_end(document, passage, start)
    if end <= start:
        return None
    quotation = _quotation_of(document, passage, start, end)
    if quotation is not None and _is_anothers(document, passage, start, quotation):
        quotation = None
    resumed = passage.has(trigger.item - 1, "rel") and passage.has(trigger.item + 1, "pronoun")
    if quotation is not None and resumed and quotation.first - 1 > passage.cell(start).first:
        end = _item_at(passage, quotation.first - 1)  # `ما أعلنه X بأن ... "غير صحيح"`: another's verdict
        quotation = None
    if quotation is not None:
        end = max(end, _item_at(passage, quotation.last))
    return Complement(kind, frame, opens, start, end, quotation)


def _is_anothers(document: Document, passage: Passage, start: int, quotation: Quotation) -> bool:
    """Does a saying inside the content claim the quotation (`ذكر الكرملين أن الرئيس قال: "..."`)?"""
    i = start
    while i < len(passage.row) and passage.cell(i).first < quotation.first - 1:
        verb = trigger_at(document, passage, i)
        if verb is not None and not verb.is_participle and any(f.clause for f in verb.frames):
            return True
        i += 1
    return False


def _quotation_of(document: Document, passage: Passage, start: int, end: int) -> Quotation | None:
    """The quotation that is the content of a mixed one: more than scare quotes, and a good part of what is said."""
    annotated = document.annotated
    first, last = passage.cell(start).first, passage.cell(end - 1).last
    for token in range(first, last):
        quotation = document.quotation_at.get(token)
        if quotation is None:
            continue
        words = words_in(annotated, quotation)
        so_far = len({t.word for t in annotated.tokens[first : quotation.last] if t.kind != "quote"})
        if token == first and quotation.last >= last - 1:
            return quotation
        if words > SCARE_QUOTE_WORDS and (token == first or words >= LEAST_SHARE * so_far):
            return quotation
    return None


LEAST_SHARE = 0.5


def content_end(document: Document, passage: Passage, start: int) -> int:
    """The item at which reported content that begins at `start` is over."""
    i = start
    while i < len(passage.row):
        if document.inside_quotation(passage.cell(i).first):
            i += 1
            continue
        if passage.has(i, "border"):
            break
        if i > start and _goes_on(document, passage, i):
            break
        i += 1
    return i


def _goes_on(document: Document, passage: Passage, i: int) -> bool:
    """Does the sentence turn here to another speaker, another saying or an aside?"""
    comma = passage.has(i - 1, "comma") or passage.has(i - 1, "quote")
    if passage.has(i, "dash") and passage.has(i + 1, "and"):
        return True  # a heading run into the text
    norm = document.annotated.tokens[passage.cell(i).first].norm
    if norm in ATTRIBUTIONS and (comma or passage.has(i + 1, "party") or passage.has(i + 1, "rel")):
        return True
    behind_and = i + 1 if passage.has(i, "and") and i + 1 < len(passage.row) else i
    if comma and (
        words_at(document, passage, behind_and, 1) in BREAKS or words_at(document, passage, behind_and, 2) in BREAKS
    ):
        return True
    turns = comma or norm in TURNS or words_at(document, passage, i, 2) in TURNS
    if turns and (passage.has(i, "conj") or norm in TURNS or not comma) and _new_speech(document, passage, i):
        return True
    if norm in BREAKS and passage.has(i + 1, "that"):
        return True
    if passage.has(i, "and"):
        verb = trigger_at(document, passage, i + 1)
        if verb is None or not any(f.clause or f.stance_noun for f in verb.frames):
            return False
        return verb.form.part == "past" or (verb.is_participle and comma)
    verb = trigger_at(document, passage, i)
    return (
        verb is not None
        and verb.is_participle
        and any(f.clause or f.stance_noun for f in verb.frames)
        and (comma or _has_complement_next(document, passage, i, verb))
    )


TURNS = frozenset(" ".join(norms_of(words)) for words, *_ in rows("speech_turns.tsv", "mahdar.claims"))


def _new_speech(document: Document, passage: Passage, i: int) -> bool:
    """Does another saying begin right behind this conjunction (`، لكن بومبيو أشار إلى`)?"""
    for k in range(i + 1, min(i + 5, len(passage.row))):
        verb = trigger_at(document, passage, k)
        if verb is not None and not verb.is_participle and any(f.clause for f in verb.frames):
            return True
    return False


def _has_complement_next(document: Document, passage: Passage, i: int, verb: Trigger) -> bool:
    if i + 1 >= len(passage.row):
        return False
    if words_at(document, passage, i + 1, 1) in {f.link for f in verb.frames if f.link and (f.clause or f.stance_noun)}:
        return True
    return any(passage.has(i + 1, s) for s in ("that", "quote", "colon")) or (
        (passage.has(i + 1, "prep") or passage.has(i + 1, "by")) and passage.has(i + 2, "that")
    )


def _item_at(passage: Passage, token: int) -> int:
    """The first item of the passage that begins at or after this token."""
    for i in range(len(passage.row)):
        if passage.cell(i).first >= token:
            return i
    return len(passage.row)
