"""Attendance: where parties stand on taking part in a gathering or in talks (`attendance.toml`).

The patterns find the act; here it is told who is meant, which gathering, whether it is denied, and on what condition.
"""

from collections.abc import Iterator
from functools import cache

from mahdar.arabic.lexicon import rows
from mahdar.arabic.negation import tense
from mahdar.arabic.normal import fold
from mahdar.arabic.verbs import VerbForm, verb_forms
from mahdar.claims.attendance_parties import Occasion, among_them, parties_of
from mahdar.claims.cast import Cast, trimmed
from mahdar.claims.closed_words import closed_words
from mahdar.claims.company import Company
from mahdar.claims.condition import condition_behind
from mahdar.claims.gathering_name import name_end
from mahdar.claims.patterns import engine
from mahdar.claims.row import Passage
from mahdar.claims.speech import Document, is_that_not
from mahdar.claims.standing import before, finite_form, is_denied
from mahdar.phrases import Match
from mahdar.vocabulary import Attendance, AttendanceStatus, Modality, Span, Statement

KIND = "attendance"
SENTENCES_BACK = 2
OCCASION_BACK = 60
RELATIVE_BACK = 3
NEGATION_BACK = 3
BEHIND_MATCH = 10
UNREAL_BACK = 6
WHETHER_BACK = 6
WHETHER = closed_words("whether")
MAY = closed_words("may")
WHO = closed_words("who")
FLATLY_NOT = closed_words("flatly not")
CLEAR, UNSURE = 0.85, 0.6
GATHERING_ELSEWHERE = "the gathering is named elsewhere"
SUBJECT_INFERRED = "the subject stands apart from the verb"


def attendances(document: Document, cast: Cast, statements: list[Statement]) -> list[Attendance]:
    """The attendances of a document in the order of their acts, each party's stand on a gathering once; `statements` say
    who speaks where somebody says `we`."""
    company = Company.of(document, cast, statements)
    by_party: dict[str, list[Attendance]] = {}
    for number, passage in enumerate(document.passages):
        if passage.sentence.kind != "body":
            continue
        for match in engine(KIND).matches(passage.row):
            for attendance in _of_match(document, number, match, company):
                known = by_party.setdefault(attendance.party.actor, [])
                if not any(_same(attendance, other) for other in known):
                    known.append(attendance)
    return sorted((a for several in by_party.values() for a in several), key=lambda a: a.evidence.start)


def _of_match(document: Document, number: int, match: Match, company: Company) -> Iterator[Attendance]:
    passage = document.passages[number]
    act = match.slots["act"][0] if "act" in match.slots else match.start_item
    occasion = _occasion(document, number, match, act)
    if (
        occasion is None
        or _is_hypothetical(document, passage, act)
        or (match.pattern.extra.get("real") and _is_unreal(document, passage, act))
        or (not occasion.here and _is_relative(passage, act))
    ):
        return
    status, condition = _stand(document, passage, match, act)
    if status is None:
        return
    parties, near = parties_of(company, passage, match, act, occasion)
    if match.pattern.extra.get("beside") and not near:
        return
    reasons = tuple(r for r, holds in ((GATHERING_ELSEWHERE, not occasion.here), (SUBJECT_INFERRED, not near)) if holds)
    listed = among_them(company, passage, act) if status is AttendanceStatus.ATTENDS else []
    for party, span in [*((p, _evidence(passage, match, act)) for p in parties), *listed]:
        yield Attendance(
            evidence=span,
            modality=Modality.CONDITIONAL if condition else Modality.ASSERTED,
            because=match.pattern.name,
            confidence=CLEAR if not reasons else UNSURE,
            reasons=reasons,
            party=party,
            gathering=occasion.span,
            status=status,
            condition=condition,
        )


def _same(a: Attendance, b: Attendance) -> bool:
    """Do two claims of one party say the same: the same stand, or the reverse under the same condition?"""
    if a.status is b.status:
        return True
    return AttendanceStatus.CONDITIONAL in (a.status, b.status) and a.gathering == b.gathering


def _evidence(passage: Passage, match: Match, act: int) -> Span:
    start = match.start_item if passage.has(match.start_item, "neg") else act
    if passage.has(start - 1, "will"):
        start -= 1
    return passage.row.span(start, max(match.end_item, start + 1))


def _occasion(document: Document, number: int, match: Match, act: int) -> Occasion | None:
    """The gathering named beside the act, or the last one named before."""
    passage = document.passages[number]
    if "occasion" in match.slots:
        item = match.slots["occasion"][0]
        if _is_press(passage, item):
            return None
        return _named(document, passage, item)
    if match.pattern.extra.get("where") == "behind":
        for item in range(match.end_item, min(len(passage.row), match.end_item + BEHIND_MATCH)):
            if passage.has(item, "occasion") and not _is_press(passage, item):
                return _named(document, passage, item)
    for back in range(number, max(-1, number - 1 - SENTENCES_BACK), -1):
        earlier = document.passages[back]
        if earlier.sentence.kind != "body":
            continue
        first = act - 1 if back == number else len(earlier.row) - 1
        for item in range(first, max(-1, first - OCCASION_BACK), -1):
            if earlier.has(item, "occasion") and not _is_press(earlier, item) and earlier.cell(item).mention is None:
                end = name_end(document, earlier, item)
                return Occasion(trimmed(document.annotated.text, earlier.row.span(item, end)), act, back == number)
    return Occasion(_evidence(passage, match, act), act, False) if passage.has(act, "meet") else None


def _named(document: Document, passage: Passage, item: int) -> Occasion:
    """The gathering whose noun stands here; those who came, in numbers or as delegations, and the
    condition on which they come, are no part of its name."""
    end = name_end(document, passage, item)
    for i in range(item + 1, end):
        counts = passage.has(i, "number") and passage.has(i - 1, "definite") and passage.has(i + 1, "noun")
        if passage.has(i, "delegation") or counts:
            end = i
            break
    condition = condition_behind(document, passage, item)
    end = min(end, condition[0]) if condition is not None else end
    return Occasion(trimmed(document.annotated.text, passage.row.span(item, end)), end, True)


def _is_press(passage: Passage, item: int) -> bool:
    return passage.has(item + 1, "press") or passage.has(item + 2, "press")


def _is_relative(passage: Passage, act: int) -> bool:
    """Does the act stand in a relative clause (`التي كان سيشارك فيها`)?"""
    return any(passage.has(i, "rel") for i in range(max(0, act - RELATIVE_BACK), act))


def _is_hypothetical(document: Document, passage: Passage, act: int) -> bool:
    """A wish (`يريد أن يشارك`), a possibility (`قد يشارك`), a question: no stand is told."""
    if not passage.has(act, "verb"):
        return False
    if passage.has(act, "imperfect") and not passage.has(act, "past"):
        if passage.has(act - 1, "that") and _is_decided(passage, act - 1):
            return False
        if passage.has(act - 1, "that") or passage.has(act - 2, "inter"):
            return True
        words = before(document, passage, act)
        if any(whether in " ".join(words[-WHETHER_BACK:]) for whether in WHETHER):
            return True
        return bool(words) and (words[-1] in MAY or any(word in WHO for word in words[-2:]))
    return False


def _is_decided(passage: Passage, that: int) -> bool:
    """Does a verb of deciding govern this أن (`قررت السويد ألا تشارك`)?"""
    back = range(that - 1, max(-1, that - DECIDED_BACK), -1)
    verb = next((i for i in back if passage.has(i, "verb")), None)
    return verb is not None and passage.has(verb, "settle")


DECIDED_BACK = 5


@cache
def _unreal() -> frozenset[str]:
    """Folded words, and lemmas of verbs, after which an action is not told to have happened."""
    return frozenset(
        word if kind == "verb" else fold(word) for kind, word, _ in rows("attendance_unreal.tsv", "mahdar.claims")
    )


def _is_unreal(document: Document, passage: Passage, act: int) -> bool:
    """Is the action only attempted, asked for, refused or feared (`محاولة لإقصاء`, `رفض استبعاد`)?"""
    for i in range(act - 1, max(-1, act - 1 - UNREAL_BACK), -1):
        if passage.has(i, "border") or passage.has(i, "comma") or passage.has(i, "conj"):
            return False
        if passage.cell(i).mention is None:
            norm = document.annotated.tokens[passage.cell(i).first].norm
            if norm in _unreal() or any(f.lemma in _unreal() for f in verb_forms(norm)):
                return True
    return False


def _stand(document: Document, passage: Passage, match: Match, act: int) -> tuple[AttendanceStatus | None, Span | None]:
    """The status the pattern gives, turned by negation and condition; None where nothing is told."""
    extra = match.pattern.extra
    status = AttendanceStatus(extra["status"])
    if extra.get("negated"):
        return status, None
    form = finite_form(document, passage, act)
    denied = is_denied(document, passage, act) if form is not None else False
    if status is AttendanceStatus.UNABLE:
        return status, None
    deed = match.slots.get("deed")
    attends = status is AttendanceStatus.ATTENDS  # `اعتذر عن عدم الحضور` refuses, as its pattern says
    if attends and deed is not None and not denied and is_denied(document, passage, deed[0]):
        return AttendanceStatus.REFUSES, None
    if status is AttendanceStatus.INVITED and any(
        passage.has(i, "neg") for i in range(max(0, act - NEGATION_BACK), act)
    ):
        return AttendanceStatus.NOT_INVITED, None
    refuses = status is AttendanceStatus.REFUSES
    condition = condition_behind(document, passage, act, refusing=refuses or denied)
    ahead = _is_ahead(document, passage, act, form)
    may_come = status is AttendanceStatus.ATTENDS and (ahead or denied or form is None)
    if condition is not None and (may_come or (refuses and not denied)):
        return AttendanceStatus.CONDITIONAL, condition[1]
    if extra.get("only"):
        return None, None
    if denied:
        flat = is_that_not(document, passage, act - 1) or not FLATLY_NOT.isdisjoint(before(document, passage, act)[-2:])
        return (AttendanceStatus.REFUSES if flat and status is AttendanceStatus.ATTENDS else None), None
    return status, None


def _is_ahead(document: Document, passage: Passage, act: int, form: VerbForm | None) -> bool:
    return form is not None and tense(form.part, before(document, passage, act)) == "future"
