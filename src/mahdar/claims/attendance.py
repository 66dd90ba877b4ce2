"""Attendance: where parties stand on taking part in a gathering or in talks (`attendance.toml`).

The patterns find the act; here it is told who is meant, which gathering, whether it is denied, and on what condition.
"""

from collections.abc import Iterator
from typing import NamedTuple

from mahdar.arabic.negation import tense
from mahdar.arabic.verbs import VerbForm
from mahdar.claims.cast import Cast, trimmed
from mahdar.claims.closed_words import closed_words
from mahdar.claims.condition import condition_behind
from mahdar.claims.gathering_name import name_end
from mahdar.claims.participants import distinct, joined, pair_at, party_at, state, subject_before
from mahdar.claims.patterns import engine
from mahdar.claims.row import Passage
from mahdar.claims.speech import Document
from mahdar.claims.standing import before, finite_form, is_denied
from mahdar.mentions.mention import MentionKind
from mahdar.phrases import Match
from mahdar.vocabulary import ActorKind, Attendance, AttendanceStatus, Modality, Party, Span

KIND = "attendance"
SENTENCES_BACK = 2
OCCASION_BACK = 60
RELATIVE_BACK = 3
NEGATION_BACK = 3
BEHIND_MATCH = 10
SUBJECT_REACH = 8
COUNT_REACH = 5
BEHIND_NAME = 4
DELEGATION = closed_words("delegation")
COUNTABLE = frozenset({MentionKind.COLLECTIVE, MentionKind.ORGANISATION, MentionKind.GROUP})
GOVERNMENT = closed_words("government")
MAY = closed_words("may")
WHO = closed_words("who")
FLATLY_NOT = closed_words("flatly not")
CLEAR, UNSURE = 0.85, 0.6
GATHERING_ELSEWHERE = "the gathering is named elsewhere"
SUBJECT_INFERRED = "the subject stands apart from the verb"


class Occasion(NamedTuple):
    """The words that name a gathering, the item behind them, and whether they stand beside the act."""

    span: Span
    end: int
    here: bool


def attendances(document: Document, cast: Cast) -> list[Attendance]:
    """The attendances of a document in the order of their acts, each party's stand on a gathering once."""
    by_party: dict[str, list[Attendance]] = {}
    for number, passage in enumerate(document.passages):
        if passage.sentence.kind != "body":
            continue
        for match in engine(KIND).matches(passage.row):
            for attendance in _of_match(document, number, match, cast):
                known = by_party.setdefault(attendance.party.actor, [])
                if not any(_same(attendance, other) for other in known):
                    known.append(attendance)
    return sorted((a for several in by_party.values() for a in several), key=lambda a: a.evidence.start)


def _of_match(document: Document, number: int, match: Match, cast: Cast) -> Iterator[Attendance]:
    passage = document.passages[number]
    act = match.slots["act"][0] if "act" in match.slots else match.start_item
    occasion = _occasion(document, number, match, act)
    if (
        occasion is None
        or _is_hypothetical(document, passage, act)
        or (not occasion.here and _is_relative(passage, act))
    ):
        return
    status, condition = _stand(document, passage, match, act)
    if status is None:
        return
    parties, near = _parties(document, passage, match, act, occasion, cast)
    reasons = tuple(r for r, holds in ((GATHERING_ELSEWHERE, not occasion.here), (SUBJECT_INFERRED, not near)) if holds)
    listed = _among_them(document, passage, act, cast) if status is AttendanceStatus.ATTENDS else []
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
    """The gathering whose noun stands here; those who came, in numbers or as delegations, are no part of its name."""
    end = name_end(document, passage, item)
    for i in range(item + 1, end):
        counts = passage.has(i, "number") and passage.has(i - 1, "definite") and passage.has(i + 1, "noun")
        if passage.has(i, "delegation") or counts:
            end = i
            break
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
        if passage.has(act - 1, "that") or passage.has(act - 2, "inter"):
            return True
        words = before(document, passage, act)
        return bool(words) and (words[-1] in MAY or any(word in WHO for word in words[-2:]))
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
    if status is AttendanceStatus.INVITED and any(
        passage.has(i, "neg") for i in range(max(0, act - NEGATION_BACK), act)
    ):
        return AttendanceStatus.NOT_INVITED, None
    condition = condition_behind(document, passage, act)
    ahead = _is_ahead(document, passage, act, form)
    if condition is not None and status is AttendanceStatus.ATTENDS and (ahead or denied or form is None):
        return AttendanceStatus.CONDITIONAL, condition[1]
    if extra.get("only"):
        return None, None
    if denied:
        flat = not FLATLY_NOT.isdisjoint(before(document, passage, act)[-2:])
        return (AttendanceStatus.REFUSES if flat and status is AttendanceStatus.ATTENDS else None), None
    return status, None


def _is_ahead(document: Document, passage: Passage, act: int, form: VerbForm | None) -> bool:
    return form is not None and tense(form.part, before(document, passage, act)) == "future"


def _parties(
    document: Document, passage: Passage, match: Match, act: int, occasion: Occasion, cast: Cast
) -> tuple[list[Party], bool]:
    """Whose stand is told, and whether the words name them beside the act."""
    who = match.pattern.extra.get("who")
    if who == "pair":
        return pair_at(document, passage, match.slots["pair"][0], cast, []), True
    if who == "delegation":
        return _delegation(document, passage, match.slots["who"][0], cast), True
    if who == "behind":
        start = match.slots["who"][0] if "who" in match.slots else act + 1
        if passage.has(start, "delegation") and passage.has(act, "comprise"):
            return [], True
        return _named_at(document, passage, start, cast), True
    return _subject(document, passage, act, occasion, cast)


def _delegation(document: Document, passage: Passage, item: int, cast: Cast) -> list[Party]:
    """The party at this item if it is a delegation; a government's (`الوفد الحكومي السويدي`) stands for its state."""
    cell = passage.cell(item)
    party = party_at(document, passage, item, cast)
    words = {token.norm for token in document.annotated.tokens[cell.first : cell.last]}
    if party is None or cell.mention is None or not words & DELEGATION:
        return []
    country = document.annotated.mentions[cell.mention].country
    if country and words & GOVERNMENT:
        return [state(cast, country, party.span) or party]
    return [party]


def _named_at(document: Document, passage: Passage, item: int, cast: Cast) -> list[Party]:
    """The parties that stand joined at this item, states and offices in a pair (`الكوريتين`), or a number of them."""
    counted = _counted(document, passage, item, cast)
    if counted is not None:
        return [counted]
    if _is_pair(passage, item):
        return pair_at(document, passage, item, cast, [])
    parties, end = joined(document, passage, item, cast)
    if parties and passage.has(end, "and") and _is_pair(passage, end + 1):
        more, _ = joined(document, passage, end + 3, cast) if passage.has(end + 2, "and") else ([], 0)
        parties = distinct([*parties, *pair_at(document, passage, end + 1, cast, []), *more])
    return parties


def _is_pair(passage: Passage, item: int) -> bool:
    return passage.has(item, "pair") or passage.has(item, MentionKind.BOTH.value)


NO_HEDGE = ("in", "from", "to", "by", "definite", "that", "party", "verb", "and")


def _counted(document: Document, passage: Passage, item: int, cast: Cast) -> Party | None:
    """`نحو 40 وفدا`, `وفود من حوالي 70 دولة`: so many of a kind, called by these words."""
    i = item
    if passage.has(i, "delegation"):
        i += 2
    number = next((k for k in range(i, min(len(passage.row), i + COUNT_REACH)) if passage.has(k, "number")), None)
    if number is None or number + 1 >= len(passage.row) or number - i > 2:
        return None
    if number > i and any(passage.has(i, s) for s in NO_HEDGE):
        return None
    noun = number + 1
    index = passage.cell(noun).mention
    if index is not None and document.annotated.mentions[index].kind not in COUNTABLE:
        return None
    if index is None and not (passage.has(noun, "noun") or passage.has(noun, "verb")):
        return None
    return cast.by_words(passage.cell(i).first, passage.cell(noun).last, ActorKind.COLLECTIVE)


def _subject(
    document: Document, passage: Passage, act: int, occasion: Occasion, cast: Cast
) -> tuple[list[Party], bool]:
    """The subject of the act: right before it, behind it, behind the gathering's name, or what the sentence is about."""
    if passage.has(act, "verb"):
        i = act - 1
        while i >= 0 and any(passage.has(i, s) for s in ("will", "neg", "aux", "adv", "part")):
            i -= 1
        if i >= 0 and passage.has(i, "rel"):
            i -= 2 if passage.has(i - 1, "comma") else 1
        beside = party_at(document, passage, i, cast) if i >= 0 and not passage.has(i + 1, "comma") else None
        if beside is not None and not passage.has(i - 1, "prep"):
            return [beside], True
    behind = _subject_behind(document, passage, act, occasion, cast)
    if behind:
        return behind, True
    if occasion.here and passage.has(act, "verb"):
        after = _behind_name(passage, occasion.end)
        late = _named_at(document, passage, after, cast)
        if late or (passage.has(after, "noun") and act <= 1):
            return late, True
    subject = subject_before(document, passage, act, cast)
    form = finite_form(document, passage, act)
    if subject is not None and form is not None and form.person.startswith("1"):
        subject = cast.state_of(subject)
    return ([subject] if subject is not None else []), False


def _subject_behind(document: Document, passage: Passage, act: int, occasion: Occasion, cast: Cast) -> list[Party]:
    """The parties between the act and what governs something else; behind `فيه` too. One arrives at a state."""
    i = act + 1
    if passage.has(i, "in") and passage.has(i + 1, "pronoun"):
        i += 2
    for k in range(i, min(len(passage.row), i + SUBJECT_REACH)):
        if any(passage.has(k, s) for s in ("by", "to", "that", "border", "conj")) or _is_verb(passage, k):
            return []
        if occasion.here and passage.row[k].start >= occasion.span.start > passage.row[act].start:
            return []
        if passage.has(act, "arrive") and passage.has(k, "state"):
            continue
        parties = _named_at(document, passage, k, cast)
        if parties:
            return parties
        if passage.has(k, "prep"):
            return []
    return []


def _is_verb(passage: Passage, item: int) -> bool:
    return passage.has(item, "verb") and not passage.has(item, "noun") and not passage.has(item - 1, "number")


def _behind_name(passage: Passage, end: int) -> int:
    """Past the place and time behind a gathering's name."""
    i = end
    while i < min(len(passage.row), end + BEHIND_NAME) and any(
        passage.has(i, s) for s in ("in", "place", "date", "adv")
    ):
        if passage.has(i, "party") and not passage.has(i, "place"):
            break
        i += 1
    return i


def _among_them(document: Document, passage: Passage, act: int, cast: Cast) -> list[tuple[Party, Span]]:
    """Those whom `من بينها`, `بينهم` name behind the act, each with the words that do."""
    for i in range(act + 1, min(len(passage.row) - 2, act + OCCASION_BACK)):
        if passage.has(i, "between") and passage.has(i + 1, "pronoun"):
            parties, end = joined(document, passage, i + 2, cast)
            start = i - 1 if passage.has(i - 1, "prep") else i
            return [(party, passage.row.span(start, max(end, i + 2))) for party in parties]
    return []
