"""Speech: who says it and where what is said begins and ends. Shared by statements and positions.

The order of the press is verb, subject, complement (`قال الوزير إن ...`); the subject may stand before the verb, behind a
relative, in an earlier sentence (`وأضاف ...`), or be a document that speaks for its author (`أفاد بيان لوزارة الخارجية أن ...`).
"""

from typing import NamedTuple

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold, light
from mahdar.arabic.quotations import Quotation
from mahdar.arabic.verbs import VerbForm, verb_forms
from mahdar.claims.anonymity import anonymity_end
from mahdar.claims.bound import BOUND_RELATIVES
from mahdar.claims.cast import Cast
from mahdar.claims.frames import Frame, frames
from mahdar.claims.row import FINITE, PARTICIPLES, Passage
from mahdar.mentions.annotate import Annotated
from mahdar.mentions.gazetteer import heads, norms_of, quoted_heads
from mahdar.mentions.mention import MentionKind
from mahdar.vocabulary import ActorKind, Party, Span

SCARE_QUOTE_WORDS = 3
LONGEST_SUBJECT = 12
COMPLEMENT_REACH = 45
FAR = 8
NEAR_COMPLEMENT = 5


def _word_set(name: str) -> frozenset[str]:
    return frozenset(" ".join(norms_of(word)) for word, *_ in rows(name, "mahdar.claims"))


DOCUMENTS = _word_set("documents.tsv")
ATTRIBUTIONS = _word_set("attributions.tsv")
BREAKS = _word_set("breaks.tsv")


class Trigger(NamedTuple):
    """A verb of the frames at an item of a passage, in the reading that fits."""

    passage: Passage
    item: int
    form: VerbForm
    frames: tuple[Frame, ...]

    @property
    def is_participle(self) -> bool:
        """An accusative participle that goes on with the sentence's speaker (`مضيفا أن`)."""
        return self.form.part in PARTICIPLES


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


class Document:
    """The passages of one annotated text with what is looked up by token: quotations and their insides."""

    def __init__(self, annotated: Annotated, passages: list[Passage]) -> None:
        self.annotated = annotated
        self.passages = passages
        self.quotation_at = {q.first - 1: q for q in annotated.analysis.quotations}
        self.quotation_before = {q.last: q for q in annotated.analysis.quotations}
        self._inside = bytearray(len(annotated.tokens))
        for q in annotated.analysis.quotations:
            self._inside[q.first : q.last] = b"\x01" * (q.last - q.first)

    def inside_quotation(self, token: int) -> bool:
        """Does this token stand between quotation marks?"""
        return bool(self._inside[token])


def words_in(annotated: Annotated, quotation: Quotation) -> int:
    """How many written words a quotation has."""
    return len(
        {
            t.word
            for t in annotated.tokens[quotation.first : quotation.last]
            if t.kind in ("word", "number", "latin", "enclitic")
        }
    )


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


def trigger_at(document: Document, passage: Passage, item: int) -> Trigger | None:
    """The verb of saying or of stance at this item, if it can be one here."""
    cell = passage.cell(item)
    if cell.mention is not None:
        return None
    token = document.annotated.tokens[cell.first]
    if token.kind != "word" or token.definite or not passage.row[item].senses & TRIGGER_SENSES:
        return None
    if token.norm in NOT_REPORTING or _is_impersonal(passage, item) or _is_attribution(document, passage, item):
        return None
    if anonymity_end(document.annotated, passage, item) > item:
        return None
    readings = [form for form in verb_forms(token.norm) if form.lemma in frames()]
    for form in readings:
        finite = form.part in FINITE and not form.passive and form.person[:1] == "3"
        if (finite and _can_be_finite(passage, item, token.norm)) or (
            form.part == "active-participle" and _can_go_on(passage, item, token.norm, token.shape)
        ):
            alike = {
                f.lemma: None for f in readings if f.part == form.part and not f.passive
            }  # ذكر and ذكّر are written alike
            return Trigger(passage, item, form, tuple(frame for lemma in alike for frame in frames()[lemma]))
    return None


TRIGGER_SENSES = frozenset({"verb", "noun"})
NOT_REPORTING = _word_set("not_reporting.tsv")


def _is_attribution(document: Document, passage: Passage, item: int) -> bool:
    """`وفق ما ذكرت`, `بحسب ما أعلن`: the verb only names the source of what stands beside it."""
    if not passage.has(item - 1, "rel") or item < 2:
        return False
    cell = passage.cell(item - 2)
    return cell.mention is None and document.annotated.tokens[cell.first].norm in ATTRIBUTIONS


def _is_impersonal(passage: Passage, item: int) -> bool:
    """`يذكر أن`, `يشار إلى أن` at the head of a sentence: nobody says it."""
    at_head = item == 0 or (item == 1 and passage.has(0, "and"))
    if not at_head or not passage.has(item, "imperfect"):
        return False
    return passage.has(item + 1, "that") or (
        (passage.has(item + 1, "prep") or passage.has(item + 1, "by")) and passage.has(item + 2, "that")
    )


def _can_go_on(passage: Passage, item: int, norm: str, shape: str) -> bool:
    """Is this participle the accusative that goes on with a speaker, and neither governed by what stands before it nor a
    verbal noun (`بمواصلة`)?"""
    if not shape.endswith(("ا", "اً", "ة", "ين")) or any(
        passage.has(item - 1, s) for s in ("prep", "by", "to", "as", "det")
    ):
        return False
    masdar = any(f.part == "masdar" for f in verb_forms(norm))
    return not masdar or passage.has(item - 1, "comma")


def _can_be_finite(passage: Passage, item: int, norm: str) -> bool:
    """A form that may also be a noun is a verb at the head of a clause, or before a party, and not behind a preposition."""
    if (
        passage.has(item - 1, "prep")
        or passage.has(item - 1, "by")
        or passage.has(item - 1, "to")
        or passage.has(item - 1, "det")
    ):
        return False
    if not any(f.part == "masdar" for f in verb_forms(norm)):
        return True
    if passage.has(item + 1, "pronoun") and not passage.has(item + 2, "party"):
        return False
    if passage.has(item - 1, "party") and _has_verb(passage, item - 2):
        return False  # the party is that verb's subject (`جدد الوزير دعم ...`)
    if passage.has(item - 1, "party") and (passage.has(item - 2, "conj") or passage.has(item - 2, "aux")):
        return True  # `لكن الوفد رفض السفر`
    at_head = item == 0 or any(passage.has(item - 1, s) for s in HEAD_SENSES)
    return (at_head and (item + 1 < len(passage.row)) and not passage.has(item + 1, "noun")) or (
        at_head and passage.has(item + 1, "definite") and passage.has(item - 1, "and") and not _is_listed(passage, item)
    )


def _is_listed(passage: Passage, item: int) -> bool:
    """Does و join it to a definite noun, so that it is one too (`البرامج الصاروخية ودعم الإرهاب`), unless a party follows?"""
    return passage.has(item - 2, "definite") and not passage.has(item + 1, "party")


def _has_verb(passage: Passage, item: int) -> bool:
    return passage.has(item, "verb") and not passage.has(item - 1, "rel")


HEAD_SENSES = ("and", "border", "that", "rel", "part", "aux", "conj", "neg", "party", "comma", "will")


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
            return _bounded(document, trigger, "clause", plain or trigger.frames[0], i, _behind_that(document, passage, i))
        if passage.has(i, "quote"):
            quotation = document.quotation_at.get(cell.first)
            long = quotation is not None and _is_sentence(document, passage, i, quotation)
            if quotation and (passage.has(i - 1, "colon") or (long and not _names_something(document, passage, i))):
                end = _item_at(passage, quotation.last)
                return Complement("quote", plain or trigger.frames[0], i, i + 1, end, quotation)
        if passage.has(i, "colon") and not passage.has(i + 1, "quote") and subject_or_near(trigger, i):
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
    if not any(passage.has(i, s) for s in ("noun", "neg", "det", "party")) and not _is_masdar_behind(document, passage, i):
        return False
    if passage.has(i, "party") and passage.has(i - 1, "and") and passage.has(i - 2, "party"):
        return False
    if passage.has(i, "party") and passage.has(i - 1, "pronoun") and i - 2 > trigger.item:
        return False  # whom another's deed was done to (`لدى لقائه السفير`)
    before = [k for k in range(trigger.item + 1, i) if passage.has(k, "party") or passage.has(k, "noun")]
    known = (
        trigger.is_participle or _subject_before(passage, trigger.item) is not None or _goes_on_alone(passage, trigger)
    )
    if not known and not any(passage.has(k, "party") for k in before):
        return False
    if any(passage.has(i - 1, s) for s in ("prep", "by", "to", "as")) or _is_adverbial(document, passage, i):
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
    masdar = any(f.part == "masdar" for f in verb_forms(document.annotated.tokens[passage.cell(i).first].norm))
    return masdar and any(passage.has(k, "prep") for k in range(trigger.item, i))


def _is_masdar_behind(document: Document, passage: Passage, i: int) -> bool:
    """A verbal noun that is spelled like a verb, behind the subject (`أكدت السعودية دفع حصتها`)."""
    if not passage.has(i - 1, "party") or not passage.has(i, "verb"):
        return False
    return any(f.part == "masdar" for f in verb_forms(document.annotated.tokens[passage.cell(i).first].norm))


def _goes_on_alone(passage: Passage, trigger: Trigger) -> bool:
    """`وجدد ...`: a verb behind و whose subject is the speaker before."""
    return (
        passage.has(trigger.item - 1, "and")
        and not passage.has(trigger.item + 1, "party")
        and not passage.has(trigger.item + 1, "definite")
    )


def _is_adverbial(document: Document, passage: Passage, i: int) -> bool:
    """An indefinite accusative that says how (`مجددا`), not what."""
    token = document.annotated.tokens[passage.cell(i).first]
    return (
        passage.cell(i).mention is None
        and not token.definite
        and token.shape.endswith(("ا", "اً"))
        and len(token.norm) > 3
    )


def subject_or_near(trigger: Trigger, i: int) -> bool:
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


THAT_NOT = frozenset(light(word) for word, *_ in rows("that_not.tsv", "mahdar.claims"))


def is_that_not(document: Document, passage: Passage, item: int) -> bool:
    """Does ألا stand here: the `not` of a clause in the word that opens it?"""
    if not 0 <= item < len(passage.row) or passage.cell(item).mention is not None:
        return False
    return document.annotated.tokens[passage.cell(item).first].shape in THAT_NOT


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


def words_at(document: Document, passage: Passage, i: int, count: int) -> str:
    """The folded words of `count` items, joined."""
    end = min(i + count, len(passage.row))
    return " ".join(document.annotated.tokens[passage.cell(k).first].norm for k in range(i, end))


def _has_complement_next(document: Document, passage: Passage, i: int, verb: Trigger) -> bool:
    if i + 1 >= len(passage.row):
        return False
    if words_at(document, passage, i + 1, 1) in {
        f.link for f in verb.frames if f.link and (f.clause or f.stance_noun)
    }:
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
    before = _subject_before(passage, trigger.item)
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


LONGEST_NAME = 5


def _may_be_subject(document: Document, passage: Passage, i: int) -> bool:
    return (
        passage.has(i, "noun") and not _is_adverbial(document, passage, i) and not _is_participle(document, passage, i)
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
    verbal = any(f.part == "masdar" and f.lemma in frames() for f in verb_forms(norm))
    if end == noun or bare or verbal or norm in DOCUMENTS:
        return None
    return cast.by_words(passage.cell(noun).first, passage.cell(end - 1).last, ActorKind.COLLECTIVE)


def _before_auxiliaries(passage: Passage, item: int) -> int:
    """The item before a verb that is no auxiliary, particle or adverb of it; -1 at the head of the sentence."""
    i = item - 1
    while i >= 0 and any(passage.has(i, s) for s in ("part", "aux", "neg", "adv", "will", "date", "pronoun")):
        i -= 1
    return i


def _subject_before(passage: Passage, item: int) -> int | None:
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


def span_of(passage: Passage, first: int, last: int) -> Span:
    """The characters of items `first` up to `last` (exclusive)."""
    return passage.row.span(first, last)
