"""What was asked, pledged and paid as bars beside one another, each with its figure in words and how it is hedged."""

from typing import NamedTuple

from mahdar.briefs.money import total_words
from mahdar.exchange.labels import Language
from mahdar.record.ledger import Ledger, Total
from mahdar.web.context import language

FULL = 100.0  # a bar of the largest figure


class Bar(NamedTuple):
    """A stage's total. `sure` and `perhaps` are lengths of a hundred, from which on the bar is open; where they begin from the left."""

    stage: str
    words: str
    counted: int
    left: int
    share: int | None
    open: bool
    sure: str
    sure_at: str
    perhaps: str
    perhaps_at: str


def bars_of(made: Ledger) -> list[Bar]:
    """A bar for each stage that has a total, in the order of stages, and what is missing; `share`: of what was asked, in percent."""
    totals = [*made.totals.values(), *([made.missing] if made.missing else ())]
    most = max((total.high or total.low for total in totals), default=0.0)
    target = next((total for total in totals if total.stage == "target" and total is not made.missing), None)
    return [_bar(total, made, most, target) for total in totals] if most > 0 else []


def _bar(total: Total, made: Ledger, most: float, target: Total | None) -> Bar:
    lang = language()
    sure = total.low / most * FULL
    high = total.high if total.high is not None else total.low
    perhaps = max(0.0, high - total.low) / most * FULL
    asked = target.low if target and total is not target and total is not made.missing else 0.0
    from_the_right = lang is Language.AR
    return Bar(
        stage="missing" if total is made.missing else total.stage.value,
        words=total_words(total, made.currency, lang),
        counted=total.counted,
        left=total.left,
        share=round(total.low / asked * 100) if asked else None,
        open=total.high is None,
        sure=_percent(sure),
        sure_at=_percent(FULL - sure if from_the_right else 0.0),
        perhaps=_percent(perhaps),
        perhaps_at=_percent(FULL - sure - perhaps if from_the_right else sure),
    )


def _percent(length: float) -> str:
    """A length as SVG wants it, whatever the reader's language.

    >>> _percent(33.333)
    '33.3%'
    """
    return f"{min(max(length, 0.0), FULL):.1f}%"
