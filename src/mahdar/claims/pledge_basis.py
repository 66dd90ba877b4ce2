"""Basis: is a sum of aid one on top of earlier money, a total to date, a figure corrected to it (`pledge_basis.toml`)?

Nothing is concluded from the figures themselves: where the words say nothing, or two things, the basis stays open.
"""

from typing import NamedTuple

from mahdar.arabic.lexicon import folded_function_words
from mahdar.arabic.numerals import Figure, figures
from mahdar.arabic.tokens import Token
from mahdar.claims.patterns import engine
from mahdar.claims.row import Passage, word_senses
from mahdar.claims.speech import Document
from mahdar.mentions.amounts import amounts
from mahdar.phrases import Match
from mahdar.vocabulary import Amount, Basis, Span, Stage

LEAST_SUM = 1000
HEDGE, LONGEST_FIGURE = 3, 8
NO_TOTAL = frozenset({Stage.TARGET, Stage.SHORTFALL})
"""Money that is wanted or lacking cannot have been given so far."""
CURRENCY_BEFORE = "the currency is that of the sum before it"


class Measure(NamedTuple):
    """What the text says of one sum.

    `joins`: it is the outcome of the sum before it; `stage`: how far it has come, where the words of the outcome say so;
    `since` and `start`: the items of the words that say since when it is counted, and of the date in them.
    """

    basis: Basis | None = None
    revises: bool = False
    joins: bool = False
    stage: Stage | None = None
    since: tuple[int, int] | None = None
    start: int | None = None

    def of(self, stage: Stage) -> "Measure":
        """The same for a sum of this stage: only money that somebody gives can be a total to date."""
        if stage in NO_TOTAL and self.basis is Basis.CUMULATIVE:
            return self._replace(basis=None, since=None, start=None)
        return self


UNSAID = Measure()


def measures(document: Document, passage: Passage) -> dict[int, Measure]:
    """The measure of each sum of a sentence of which anything is said, by its item (a number without a currency too)."""
    found: dict[int, list[Match]] = {}
    for match in engine("pledge_basis").matches(passage.row):
        if not _tells_of_something_else(document, passage, match):
            found.setdefault(match.slots["sum"][0], []).append(match)
    return {item: _measure(matches) for item, matches in found.items()}


def _tells_of_something_else(document: Document, passage: Passage, match: Match) -> bool:
    """Do the words for since when or until now belong to what stands before them: `ضحايا الحرب المستمرة منذ 2011`, `النازحين
    منذ 2011`? Until now people are helped too, so there only what lasts by itself counts."""
    for slot, senses in (("since", LASTING | {"displaced"}), ("now", LASTING)):
        if slot in match.slots and match.slots[slot][0]:
            cell = passage.cell(match.slots[slot][0] - 1)
            tokens = document.annotated.tokens[cell.first : cell.last]
            if any(word_senses().get(token.norm, frozenset()) & senses for token in tokens):
                return True
    return False


LASTING = frozenset({"lasting"})


def _measure(matches: list[Match]) -> Measure:
    """What several patterns say together. An outcome counts in what came before it, whatever else is called additional;
    elsewhere two answers are none."""
    said = [match.pattern.extra for match in matches]
    joins = any(extra.get("joins") for extra in said)
    known = {Basis(extra["basis"]) for extra in said if "basis" in extra and (extra.get("joins") or not joins)}
    counted = next((match.slots for match in matches if "since" in match.slots), {})
    return Measure(
        basis=known.pop() if len(known) == 1 else None,
        revises=any(extra.get("revises") for extra in said),
        joins=joins,
        stage=next((Stage(extra["stage"]) for extra in said if "stage" in extra), None),
        since=counted.get("since"),
        start=counted["from"][0] if "from" in counted else None,
    )


def amount_after(document: Document, passage: Passage, item: int, before: Amount) -> Amount | None:
    """The sum at this item; where it is a figure alone (`60 مليون دولار ليصل الإجمالي إلى 250 مليونا`), in the currency of the
    sum `before`. None where what is counted is no money."""
    cell = passage.cell(item)
    if passage.has(item, "amount"):
        return document.annotated.amounts[cell.first]
    start = cell.first
    while (
        start > max(passage.sentence.first, cell.first - HEDGE) and document.annotated.tokens[start - 1].kind == "word"
    ):
        start -= 1
    near = document.annotated.tokens[start : min(passage.sentence.last, cell.first + LONGEST_FIGURE)]
    found = figures(near, document.annotated.text)
    money = next((sum_ for sum_, first, last in amounts(near, found) if first <= cell.first - start < last), None)
    if money is not None:
        return money
    for figure in found:
        if figure.first <= cell.first - start < figure.last:
            return _in_same_currency(document, figure, near, start, before)
    return None


def _in_same_currency(
    document: Document, figure: Figure, near: list[Token], start: int, before: Amount
) -> Amount | None:
    """A figure without a currency as a sum in that of the sum before it; `near` are the tokens from `start` on."""
    number = figure.number
    if number.ordinal or number.percent or number.value < LEAST_SUM or _counts_something(document, figure.last + start):
        return None
    span = Span(near[figure.first].start, near[figure.last - 1].end)
    return Amount(
        span=span, number=number, currency=before.currency, currencies=before.currencies, reason=CURRENCY_BEFORE
    )


def _counts_something(document: Document, token: int) -> bool:
    """Does a noun follow that is counted (`250 ألف نازح`)? A function word, or one with the article, begins something new."""
    tokens = document.annotated.tokens
    if token >= len(tokens) or tokens[token].kind != "word":
        return False
    return not tokens[token].definite and tokens[token].norm not in folded_function_words()
