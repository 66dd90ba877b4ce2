"""Statements: who says what, in whose words.

Three ways to say that somebody said something: a reporting verb with its complement (`قال الوزير إن ...`), a channel
that passes on another's words (`نقلت وكالة عن الوزير قوله إن ...`), and an attribution beside the content
(`...، وفقا للوزارة`).
"""

from collections.abc import Iterator
from functools import cache

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold
from mahdar.arabic.verbs import verb_forms
from mahdar.claims.cast import Cast, trimmed
from mahdar.claims.complement import MOUTHPIECE, Complement, complement_of, content_end, mouthpiece
from mahdar.claims.complement import SCARE_QUOTE_WORDS as SCARE
from mahdar.claims.frames import frames, transmissions
from mahdar.claims.row import FINITE, Passage
from mahdar.claims.speech import ATTRIBUTIONS, DOCUMENTS, Document, Trigger, trigger_at, words_at, words_in
from mahdar.claims.subjects import Speakers, by_words, subject_of
from mahdar.mentions.gazetteer import norms_of
from mahdar.mentions.mention import MentionKind
from mahdar.vocabulary import ActorKind, Date, Manner, Party, Span, Statement

SHORTEST_CONTENT = 2
SOURCES = frozenset(fold(word) for word, role, *_ in rows("attributions.tsv", "mahdar.claims") if role == "source")
ATTRIBUTION_PHRASES = frozenset(
    " ".join(norms_of(words)) for words, *_ in rows("attribution_phrases.tsv", "mahdar.claims")
)
PHRASES_BEGIN = frozenset(phrase.split()[0] for phrase in ATTRIBUTION_PHRASES)
NEAR_SUBJECT = 6


def statements(document: Document, cast: Cast) -> list[Statement]:
    """The statements of a document in the order of their verbs; headlines are not read (GUIDE)."""
    speakers = Speakers(document)
    found: dict[tuple[Span, str], Statement] = {}
    for passage in document.passages:
        if passage.sentence.kind != "body":
            continue
        for statement in _in_passage(document, passage, cast, speakers):
            if not _is_aside(passage, statement):
                speakers.remember(statement.speaker, passage)
            found.setdefault((statement.content, statement.speaker.actor), statement)
    return _without_channels(cast, list(found.values()))


def _is_aside(passage: Passage, statement: Statement) -> bool:
    """Is this the saying that another speaks of (`أضاف أن ما أعلنه الحوثيون بأن ... "غير صحيح"`)? He goes on, not they."""
    item = next((i for i in range(len(passage.row)) if passage.row[i].start >= statement.evidence.start), 0)
    return passage.has(item - 1, "rel") and passage.has(item - 2, "that") and passage.has(item + 1, "pronoun")


def _without_channels(cast: Cast, said: list[Statement]) -> list[Statement]:
    """An outlet that reports another's saying is its channel and no speaker (GUIDE, settled case 7)."""
    kept: list[Statement] = []
    channel: Statement | None = None
    for statement in said:
        passed_on = channel is not None and (
            channel.content.covers(statement.evidence) or channel.content.covers(statement.content)
        )
        if channel is not None and passed_on and cast[statement.speaker].kind is not ActorKind.OUTLET:
            if kept and kept[-1] is channel:
                kept.pop()
            statement = statement.model_copy(update={"via": statement.via or channel.speaker.span})
        kept.append(statement)
        if cast[statement.speaker].kind is ActorKind.OUTLET:
            channel = statement
    return kept


def _in_passage(document: Document, passage: Passage, cast: Cast, speakers: Speakers) -> Iterator[Statement]:
    spoken = False
    i = 0
    while i < len(passage.row):
        cell = passage.cell(i)
        if document.inside_quotation(cell.first):
            i += 1
            continue
        passed_on = _passed_on(document, passage, i, cast)
        if passed_on is not None:
            spoken = True
            yield passed_on[0]
            i = passed_on[1]
            continue
        statement = (
            _of_verb(document, passage, i, cast, speakers)
            or _told_in(document, passage, i, cast, speakers)
            or _of_masdar(document, passage, i, cast, speakers)
            or _attributed(document, passage, i, cast, spoken=spoken)
        )
        if statement is not None:
            spoken = True
            yield statement
        i += 1


def _of_verb(document: Document, passage: Passage, i: int, cast: Cast, speakers: Speakers) -> Statement | None:
    """The statement of a reporting verb at this item."""
    trigger = trigger_at(document, passage, i)
    if trigger is None:
        return None
    complement = complement_of(document, trigger)
    if complement is None or not _says(complement):
        return _behind_quotation(document, trigger, cast, speakers)
    if _is_denied(passage, trigger):
        return None
    speaker = _through_mouth(document, passage, i, complement.opens, cast)
    speaker = speaker or subject_of(document, trigger, complement.opens, cast, speakers)
    if speaker is None:
        return None
    source = _quoted_source(document, passage, i, complement.opens, cast)
    statement = _statement(document, trigger, complement, source or speaker)
    return statement.model_copy(update={"via": speaker.span}) if statement and source else statement


def _is_denied(passage: Passage, trigger: Trigger) -> bool:
    """`لم تعلن الوزارة موعدا`: nothing was said, but `لم يستبعد الوزير` says something."""
    return passage.has(trigger.item - 1, "neg") and trigger.form.lemma not in SAY_THOUGH_DENIED


SAY_THOUGH_DENIED = frozenset(lemma for lemma, *_ in rows("say_though_denied.tsv", "mahdar.claims"))


def _through_mouth(document: Document, passage: Passage, first: int, last: int, cast: Cast) -> Party | None:
    """`أعلن المغرب على لسان وزيره ...`: he through whose mouth it was said (GUIDE, settled case 3)."""
    for i in range(first + 1, last - 1):
        if words_at(document, passage, i, 2) == MOUTHPIECE:
            mention = passage.cell(mouthpiece(passage, i)).mention
            return cast.of_mention(mention) if mention is not None else None
    return None


def _told_in(document: Document, passage: Passage, i: int, cast: Cast, speakers: Speakers) -> Statement | None:
    """`جاء في بيان للوزارة أن ...`: what a document says for whoever issued it."""
    if not passage.has(i, "verb") or not passage.has(i + 1, "prep"):
        return None
    tokens = document.annotated.tokens
    form = next(
        (f for f in verb_forms(tokens[passage.cell(i).first].norm) if f.lemma in told_in() and f.part in FINITE), None
    )
    if form is None or words_at(document, passage, i + 2, 1) not in DOCUMENTS:
        return None
    reach = range(i + 3, min(len(passage.row), i + TOLD_REACH))
    opens = next((k for k in reach if any(passage.has(k, s) for s in ("that", "colon", "quote", "border"))), None)
    if opens is None or passage.has(opens, "border"):
        return None
    speaker = by_words(document, passage, i + 2, opens, cast, speakers)
    trigger = Trigger(passage, i, form, frames()[told_in()[form.lemma]])
    complement = complement_of(document, trigger) if speaker is not None else None
    return (
        _statement(document, trigger, complement, speaker) if complement is not None and speaker is not None else None
    )


TOLD_REACH = 20


@cache
def told_in() -> dict[str, str]:
    """Lemma of a verb by which documents say something, to the lemma whose frames it has then."""
    return {verb: like for verb, like, *_ in rows("told_in.tsv", "mahdar.claims")}


def _quoted_source(document: Document, passage: Passage, first: int, last: int, cast: Cast) -> Party | None:
    """`ذكرت صحيفة، نقلا عن مسؤول، أن ...`: the source behind the channel."""
    for i in range(first + 1, min(last, len(passage.row) - 1)):
        cell = passage.cell(i)
        if cell.mention is None and document.annotated.tokens[cell.first].norm in SOURCES:
            item = _attributed_to(passage, i)
            mention = passage.cell(item).mention if item is not None and item < last else None
            return cast.of_mention(mention) if mention is not None else None
    return None


def _of_masdar(document: Document, passage: Passage, i: int, cast: Cast, speakers: Speakers) -> Statement | None:
    """`إعلان كوريا الشمالية استعدادها ...`, `قوله إن ...`: a verbal noun of saying with its subject."""
    cell = passage.cell(i)
    if cell.mention is not None or i + 1 >= len(passage.row):
        return None
    token = document.annotated.tokens[cell.first]
    if token.definite or not (passage.has(i + 1, "party") or passage.has(i + 1, "pronoun")):
        return None
    form = next((f for f in verb_forms(token.norm) if f.part == "masdar" and f.lemma in frames()), None)
    if form is None or not any(f.clause for f in frames()[form.lemma]):
        return None
    trigger = Trigger(passage, i, form, frames()[form.lemma])
    complement = complement_of(document, trigger)
    if complement is None or not _says(complement) or complement.opens - i > NEAR_SUBJECT:
        return None
    if complement.kind == "noun" and not passage.has(complement.start + 1, "pronoun"):
        return None
    mention = passage.cell(i + 1).mention
    speaker = cast.of_mention(mention) if mention is not None else speakers.latest()
    return _statement(document, trigger, complement, speaker) if speaker is not None else None


def _says(complement: Complement) -> bool:
    """Does this complement of this verb report something said?"""
    if complement.kind == "noun":
        return complement.frame.noun
    return complement.frame.clause


def _statement(document: Document, trigger: Trigger, complement: Complement, speaker: Party) -> Statement | None:
    passage, text = trigger.passage, document.annotated.text
    quotation = complement.quotation
    if quotation is not None:
        content, manner = Span(quotation.start, quotation.end), Manner.DIRECT
    else:
        content, manner = trimmed(text, passage.row.span(complement.start, complement.end)), Manner.INDIRECT
        said_of = complement.kind == "clause" and passage.has(complement.start - 1, "pronoun")  # `إنها ضرورية`
        if len(content.of(text).split()) < SHORTEST_CONTENT and not said_of:
            return None
    evidence = _evidence(trigger, complement, speaker)
    reasons = () if quotation is None or quotation.closed else ("the quotation is not closed in the text",)
    return Statement(
        evidence=evidence,
        because=f"verb {trigger.form.lemma}",
        confidence=0.9 if not reasons else 0.7,
        reasons=reasons,
        speaker=speaker,
        manner=manner,
        content=content,
        date=_date(document, passage, trigger.item, complement.opens),
    )


def _evidence(trigger: Trigger, complement: Complement, speaker: Party) -> Span:
    """The verb, and the subject where it follows at once."""
    row = trigger.passage.row
    start, end = row[trigger.item].start, row[trigger.item].end
    if end <= speaker.span.start < row[min(complement.opens, len(row) - 1)].start:
        end = speaker.span.end
    return Span(start, end)


def _date(document: Document, passage: Passage, first: int, last: int) -> Date | None:
    """The date between verb and complement, which dates the saying."""
    for i in range(first, min(last, len(passage.row))):
        if passage.has(i, "date"):
            return document.annotated.dates.get(passage.cell(i).first)
    return None


def _behind_quotation(document: Document, trigger: Trigger, cast: Cast, speakers: Speakers) -> Statement | None:
    """`"..."، قال لافروف`: a verb right behind a quotation that no verb before has claimed."""
    passage, i = trigger.passage, trigger.item - 1
    while i >= 0 and (
        passage.has(i, "comma") or passage.has(i, "and") or passage.has(i, "rel") or passage.has(i, "conj")
    ):
        i -= 1
    if i < 1 or not passage.has(i, "quote") or not any(f.clause for f in trigger.frames):
        return None
    quotation = document.quotation_before.get(passage.cell(i).first)
    if quotation is None or words_in(document.annotated, quotation) <= SCARE:
        return None
    opened = next((k for k in range(i) if passage.cell(k).first >= quotation.first), 0)
    if opened > 1 and any(trigger_at(document, passage, k) for k in range(max(0, opened - 8), opened)):
        return None
    speaker = subject_of(document, trigger, min(len(passage.row), trigger.item + 8), cast, speakers)
    if speaker is None:
        return None
    complement = Complement("quote", trigger.frames[0], trigger.item + 1, opened, i, quotation)
    return _statement(document, trigger, complement, speaker)


def _passed_on(document: Document, passage: Passage, i: int, cast: Cast) -> tuple[Statement, int] | None:
    """`نقلت وكالة عن الوزير قوله إن ...`, `الذي نقلت عنه وسائل إعلام روسية قوله أن ...`: the statement and where it ends."""
    cell = passage.cell(i)
    if cell.mention is not None:
        return None
    token = document.annotated.tokens[cell.first]
    form = next((f for f in verb_forms(token.norm) if f.lemma in transmissions() and f.part in FINITE), None)
    if form is None or token.norm in ATTRIBUTIONS:
        return None
    transmission = transmissions()[form.lemma]
    via, speaker, k = None, None, i + 1
    while k < min(len(passage.row), i + 24):
        if passage.has(k, "that") or passage.has(k, "quote") or passage.has(k, "colon"):
            break
        if (
            document.annotated.tokens[passage.cell(k).first].norm == transmission.from_
            and passage.cell(k).mention is None
        ):
            if passage.has(k + 1, "pronoun"):
                speaker = _antecedent(passage, i, cast)
            elif passage.has(k + 1, "party"):
                mention = passage.cell(k + 1).mention
                speaker = cast.of_mention(mention) if mention is not None else None
        elif via is None and passage.has(k, "party"):
            via = Span(passage.row[k].start, passage.row[k].end)
        k += 1
    if speaker is None or k >= len(passage.row):
        return None
    trigger = Trigger(passage, i, form, transmission.frames)
    complement = complement_of(document, trigger)
    if complement is None:
        return None
    statement = _statement(document, trigger, complement, speaker)
    if statement is None:
        return None
    evidence = Span(
        passage.row[i].start,
        passage.row[i + 1].end if passage.has(i + 2, "pronoun") is False else passage.row[i + 2].end,
    )
    return statement.model_copy(update={"via": via, "evidence": evidence}), complement.opens


def _antecedent(passage: Passage, verb: int, cast: Cast) -> Party | None:
    """The party that `عنه` behind a relative speaks of."""
    for i in range(verb - 1, -1, -1):
        mention = passage.cell(i).mention
        if mention is not None and passage.has(i, "party"):
            return cast.of_mention(mention)
    return None


def _attributed(document: Document, passage: Passage, i: int, cast: Cast, *, spoken: bool) -> Statement | None:
    """`..., وفقا لـ X` or `بحسب X, ...`: the main clause beside an attribution, where nobody else is said to have said it."""
    annotated = document.annotated
    cell = passage.cell(i)
    if cell.mention is not None or spoken:
        return None
    as_said = passage.has(i - 1, "comma") and passage.has(i, "conj") and _is_bare_saying(document, passage, i + 1)
    norm = annotated.tokens[cell.first].norm
    phrase = norm in PHRASES_BEGIN and any(words_at(document, passage, i, n) in ATTRIBUTION_PHRASES for n in (2, 3))
    if norm not in ATTRIBUTIONS and not as_said and not phrase:
        return None
    speaker_item = _attributed_to(passage, i)
    if speaker_item is None:
        return None
    mention = passage.cell(speaker_item).mention
    speaker = cast.of_mention(mention) if mention is not None else None
    if speaker is None or passage.has(speaker_item + 1, "rel"):
        return None
    at_head = i == 0 or (i == 1 and passage.has(0, "and"))
    if at_head:
        start = speaker_item + 1
        while start < len(passage.row) and not (passage.has(start, "comma") or passage.has(start, "verb")):
            start += 1
        start = _behind_comma_and_that(passage, start)
        content = (
            passage.row.span(start, content_end(document, passage, start)) if start < len(passage.row) else Span(0, 0)
        )
    else:
        first = 1 if passage.has(0, "and") else 0
        end = i
        while end > first and (
            passage.has(end - 1, "comma") or passage.has(end - 1, "and") or passage.has(end - 1, "dem")
        ):
            end -= 1
        content = passage.row.span(first, end)
    content = trimmed(annotated.text, content)
    if len(content.of(annotated.text).split()) <= SCARE:
        return None
    evidence = Span(passage.row[i].start, passage.row[speaker_item].end)
    return Statement(
        evidence=evidence,
        because="attribution",
        confidence=0.75,
        speaker=speaker,
        manner=Manner.INDIRECT,
        content=content,
    )


def _behind_comma_and_that(passage: Passage, i: int) -> int:
    """The item behind a comma, ف and إن, where they stand here (`بحسب الوزير، فإن ...`)."""
    k = i + 1 if passage.has(i, "comma") else i
    k = k + 1 if passage.has(k, "and") else k
    return k + 1 if passage.has(k, "that") else i


def _is_bare_saying(document: Document, passage: Passage, i: int) -> bool:
    """`..., كما ذكرت مصادر`: a verb of saying with a subject and nothing said."""
    if i >= len(passage.row):
        return False
    trigger = trigger_at(document, passage, i)
    return (
        trigger is not None
        and not trigger.is_participle
        and any(f.clause for f in trigger.frames)
        and complement_of(document, trigger) is None
    )


def _attributed_to(passage: Passage, i: int) -> int | None:
    """The item of the source: behind `ل`, `عن`, or `ما` and a verb."""
    for k in range(i + 1, min(len(passage.row), i + 14)):
        if passage.has(k, "comma") or passage.has(k, "border"):
            return None
        if passage.has(k, "party") or passage.has(k, MentionKind.OUTLET.value):
            return k
    return None
