"""Faithfulness: every value of a claim checked against the words it rests on, before anybody reads it.

A claim whose negation, amount, name or condition is not the text's is worse than none. Each check below is a statement about
one claim and gives the reason for which it fails; a claim that fails keeps its words and goes to review: its confidence falls,
and the reason says why. Nothing here corrects a claim, for a check has no better reading than the builder had.
"""

from collections.abc import Callable, Iterator
from functools import cache

from mahdar.arabic.lexicon import rows
from mahdar.arabic.negation import polarity
from mahdar.arabic.normal import fold
from mahdar.arabic.numerals import figures
from mahdar.arabic.tokens import Token, tokenize
from mahdar.arabic.verbs import verb_forms
from mahdar.claims.cast import Cast
from mahdar.claims.condition import cues
from mahdar.mentions.annotate import Annotated
from mahdar.mentions.gazetteer import demonym_at, names, norms_of
from mahdar.vocabulary import (
    Actor,
    ActorKind,
    AnyClaim,
    Attendance,
    AttendanceStatus,
    Meeting,
    Modality,
    Obstacle,
    Party,
    Pledge,
    Position,
    Span,
    Statement,
    Status,
)

DOUBTED = 0.6
RESOLVED = 0.95
WORDS_BEFORE = 12
TOLERANCE = 0.005

Check = Callable[["_Source", AnyClaim], str | None]


class _Source:
    """The text that claims are held against, its tokens found by their place."""

    def __init__(self, annotated: Annotated, cast: Cast) -> None:
        self.annotated = annotated
        self.cast = cast
        self._token_at = {token.start: n for n, token in enumerate(annotated.tokens)}
        self._sentence_of = {}
        for sentence in annotated.analysis.sentences:
            for n in range(sentence.first, sentence.last):
                self._sentence_of[n] = sentence.first

    def tokens_of(self, span: Span) -> range:
        """The numbers of the tokens that stand inside a span that begins with a token; empty if it begins with none."""
        first = self._token_at.get(span.start)
        if first is None:
            return range(0)
        last = first
        tokens = self.annotated.tokens
        while last < len(tokens) and tokens[last].end <= span.end:
            last += 1
        return range(first, last)

    def words_before(self, token: int) -> list[str]:
        """The folded words before a token, back to the head of its sentence."""
        first = max(self._sentence_of.get(token, 0), token - WORDS_BEFORE)
        return [t.norm for t in self.annotated.tokens[first:token]]


def checked(annotated: Annotated, cast: Cast, claims: list[AnyClaim]) -> list[AnyClaim]:
    """The same claims, in the same order, those that fail a check with lower confidence and the reasons why."""
    source = _Source(annotated, cast)
    return [_checked(source, claim) for claim in claims]


def _checked(source: _Source, claim: AnyClaim) -> AnyClaim:
    doubts = [reason for check in CHECKS if (reason := check(source, claim)) is not None]
    resolved = [_resolved(source, party) for party in _parties(claim)]
    reasons = (*doubts, *(r for r in resolved if r is not None))
    if not reasons:
        return claim
    confidence = claim.confidence * DOUBTED ** len(doubts) * RESOLVED ** (len(reasons) - len(doubts))
    update: dict[str, object] = {"confidence": round(confidence, 3), "reasons": (*claim.reasons, *reasons)}
    if any(reason.startswith(NEGATED) for reason in doubts):
        update["modality"] = Modality.DENIED
    return claim.model_copy(update=update)


NEGATED = "its verb is negated"


def a_held_meeting_is_not_denied(source: _Source, claim: AnyClaim) -> str | None:
    """`لم يلتق`, `نفى أن يكون قد اجتمع`: the verb of a meeting that is said to be held or planned."""
    if not isinstance(claim, Meeting) or claim.status in (Status.CANCELLED, Status.PROPOSED):
        return None
    return _negated_verb(source, claim.evidence)


def an_attendance_has_the_polarity_of_its_verb(source: _Source, claim: AnyClaim) -> str | None:
    """Attends, yet its verb is negated."""
    if not isinstance(claim, Attendance) or claim.status is not AttendanceStatus.ATTENDS:
        return None
    return _negated_verb(source, claim.evidence)


def a_pledge_is_not_denied(source: _Source, claim: AnyClaim) -> str | None:
    """`لم تقدم سوى`: the words before a sum."""
    if not isinstance(claim, Pledge):
        return None
    places = source.tokens_of(claim.evidence)
    if not places:
        return None
    tokens = source.annotated.tokens
    for n in range(places.start - 1, max(places.start - WORDS_BEFORE, -1), -1):
        if tokens[n].kind == "mark":
            return None
        if _is_finite(tokens[n]):
            return _negation_before(source, n)
    return None


def a_condition_is_no_plain_attendance(source: _Source, claim: AnyClaim) -> str | None:
    """Attends without a condition, though one of the words of conditions follows before the next mark."""
    if not isinstance(claim, Attendance) or claim.status is not AttendanceStatus.ATTENDS:
        return None
    places = source.tokens_of(claim.evidence)
    tokens = source.annotated.tokens
    for n in range(places.stop, min(places.stop + WORDS_BEFORE, len(tokens))):
        if tokens[n].kind == "mark":
            return None
        for words in cues():
            if tuple(t.norm for t in tokens[n : n + len(words)]) == words:
                return f"a condition follows: {' '.join(t.shape for t in tokens[n : n + len(words)])}"
    return None


def a_condition_opens_with_a_word_of_conditions(source: _Source, claim: AnyClaim) -> str | None:
    """The condition's words must say that it is one, inside it or right before it."""
    if not isinstance(claim, Attendance) or claim.condition is None:
        return None
    places = source.tokens_of(claim.condition)
    norms = [t.norm for t in source.annotated.tokens[max(places.start - 3, 0) : places.stop]] if places else []
    if any(
        tuple(norms[n : n + len(words)]) == words for words in (*cues(), *cues("refusal")) for n in range(len(norms))
    ):
        return None
    return "no word of a condition stands at it"


def an_amount_is_written_in_its_words(source: _Source, claim: AnyClaim) -> str | None:
    """The figures of the evidence, read anew by themselves, must give the amount (or one of its readings)."""
    if not isinstance(claim, Pledge):
        return None
    text = claim.evidence.of(source.annotated.text)
    number = claim.amount.number
    wanted = {v for v in (number.low, number.high, *number.readings) if v is not None}
    for figure in figures(tokenize(text), text):
        found = {v for v in (figure.number.low, figure.number.high, *figure.number.readings) if v is not None}
        if any(abs(a - b) <= TOLERANCE * max(abs(a), abs(b), 1.0) for a in wanted for b in found):
            return None
    return f"its words do not say {number.value:,.0f}"


def a_currency_is_named_or_left_open(source: _Source, claim: AnyClaim) -> str | None:
    """A figure alone names no currency."""
    if not isinstance(claim, Pledge) or claim.amount.currency is None:
        return None
    text = claim.evidence.of(source.annotated.text)
    return (
        None if any(not c.isdigit() and not c.isspace() and c not in ".,٫٬" for c in text) else "no currency is written"
    )


CHECKS: tuple[Check, ...] = (
    a_held_meeting_is_not_denied,
    an_attendance_has_the_polarity_of_its_verb,
    a_pledge_is_not_denied,
    a_condition_is_no_plain_attendance,
    a_condition_opens_with_a_word_of_conditions,
    an_amount_is_written_in_its_words,
    a_currency_is_named_or_left_open,
)


def _negated_verb(source: _Source, evidence: Span) -> str | None:
    """The reason if the first finite verb of the evidence is negated."""
    for n in source.tokens_of(evidence):
        if _is_finite(source.annotated.tokens[n]):
            return _negation_before(source, n)
    return None


def _negation_before(source: _Source, verb: int) -> str | None:
    if polarity(source.words_before(verb)) == "positive":
        return None
    tokens = source.annotated.tokens
    return f"{NEGATED}: {source.annotated.text[tokens[max(verb - 1, 0)].start : tokens[verb].end]}"


def _is_finite(token: Token) -> bool:
    return (
        token.kind == "word"
        and not token.definite
        and any(form.part in ("past", "imperfect") for form in verb_forms(token.norm))
        and token.norm not in _auxiliaries()
    )


@cache
def _auxiliaries() -> frozenset[str]:
    """Folded forms that only carry tense (`كان`), which are no verb of their own to a check."""
    return frozenset(fold(word) for word, kind, *_ in rows("function_words.tsv") if kind == "aux")


def _parties(claim: AnyClaim) -> Iterator[Party]:
    """The parties of a claim, whatever its kind calls them."""
    if isinstance(claim, Statement):
        yield claim.speaker
    elif isinstance(claim, Meeting):
        yield from claim.participants
    elif isinstance(claim, Attendance | Position):
        yield claim.party
    elif isinstance(claim, Pledge):
        yield from (party for party in (claim.donor, claim.recipient) if party is not None)
    elif isinstance(claim, Obstacle) and claim.according_to is not None:
        yield claim.according_to


def _resolved(source: _Source, party: Party) -> str | None:
    """The reason where a party is not named by the words that put it there: another word was resolved to it."""
    actor = source.cast[party]
    words = party.span.of(source.annotated.text)
    if _is_named_by(actor, words):
        return None
    return f"{actor.name} is read from: {words}"


def _is_named_by(actor: Actor, words: str) -> bool:
    """Do the words share a word with the name, or name the state by its capital, its people or its bodies?"""
    norms = norms_of(words.replace("#", "").replace("_", " "))
    if set(norms) & set(norms_of(actor.name)):
        return True
    if actor.kind is not ActorKind.STATE:
        return False
    tokens = tokenize(words)
    return any(
        ((found := names().longest(tokens, n, len(tokens))) is not None and found[0].country == actor.country)
        or ((nation := demonym_at(tokens, n, len(tokens))) is not None and nation[0] == actor.country)
        for n in range(len(tokens))
    )
