"""A claim in the queue: its card, and the words it rests on in their sentence, cut out of its text."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mahdar.exchange.page import segments
from mahdar.store.awaiting import Place, Stage, claims_at
from mahdar.store.models import Claim, Document
from mahdar.store.quoting import ENDS
from mahdar.vocabulary import Span
from mahdar.web.shown.cards import Card, cards_apart
from mahdar.web.shown.marks import as_shown
from mahdar.web.shown.reading import claim_of

LONGEST = 480  # characters of a sentence that is shown whole
NEAR = 180  # what is kept on either side of the claim's words in a longer one
DOTS = "…"


class Stretch(NamedTuple):
    """Some words of a text; do they belong to the claim, and prove it?"""

    words: str
    marked: bool
    proof: bool


class Queued(NamedTuple):
    """A claim with its place in the queue; `begins`: the stage that it is the first of, None for further ones."""

    card: Card
    begins: Stage | None
    document: Document
    context: list[Stretch]


def queued(places: Sequence[Place]) -> list[Queued]:
    """The claims of these places, with the texts of these few alone."""
    rows = claims_at(places)
    stage_of = {place.pk: Stage(place.stage) for place in places}
    stages = [stage_of[row.pk] for row in rows]
    begins = [stage if n == 0 or stages[n - 1] is not stage else None for n, stage in enumerate(stages)]
    return [
        Queued(card, first, row.document, list(context_of(row)))
        for card, first, row in zip(cards_apart(rows), begins, rows, strict=True)
    ]


def context_of(row: Claim) -> Iterator[Stretch]:
    """The sentence that a claim's evidence stands in, the words of the claim told apart."""
    text = as_shown(row.document.text)
    claim = claim_of(row)
    first, last = _sentence(text, claim.evidence)
    if first and text[first - 1] not in "\n":
        yield Stretch(f"{DOTS} " if not ENDS.search(text, max(0, first - 3), first + 1) else "", False, False)
    for segment in segments(len(text), [claim]):
        words = text[max(first, segment.span.start) : min(last, segment.span.end)]
        if words and segment.span.start < last and segment.span.end > first:
            yield Stretch(words, bool(segment.claims), bool(segment.proves))
    if last < len(text) and not ENDS.search(text, max(0, last - 2), last + 1):
        yield Stretch(f" {DOTS}", False, False)


def _sentence(text: str, evidence: Span) -> tuple[int, int]:
    """Where the sentence about a claim begins and ends, nearer to its words where it is long."""
    first = max((found.end() for found in ENDS.finditer(text, 0, evidence.start)), default=0)
    last = next((found.end() for found in ENDS.finditer(text, max(0, evidence.end - 1))), len(text))
    while first < evidence.start and text[first].isspace():
        first += 1
    if last - first > LONGEST:
        first = _after_space(text, max(first, evidence.start - NEAR), evidence.start)
        last = _before_space(text, min(last, evidence.end + LONGEST - NEAR), evidence.end)
    return first, last


def _after_space(text: str, at: int, most: int) -> int:
    while 0 < at < most and not text[at - 1].isspace():
        at += 1
    return at


def _before_space(text: str, at: int, least: int) -> int:
    while least < at < len(text) and not text[at].isspace():
        at -= 1
    return at
