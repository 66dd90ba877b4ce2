"""The picture of a ledger: the bars of `pledges` from its lines."""

import altair as alt

from mahdar.charts.pledges import Bar, pledges
from mahdar.record.ledger import Ledger
from mahdar.vocabulary import Stage

NO_BARS = (Stage.TARGET, Stage.SHORTFALL)


def sums(made: Ledger, title: str, everybody: str, lang: str = "ar") -> alt.VConcatChart:
    """The picture of a ledger's lines against what was asked for; `everybody`: what all donors together are called."""
    bars = [
        Bar(line.donor or everybody, line.stage.value, line.low, line.high, line.counted, made.currency)
        for line in made.lines
        if line.low is not None and line.stage not in NO_BARS
    ]
    target = made.totals.get(Stage.TARGET)
    return pledges(bars, target.low if target else None, title, lang)
