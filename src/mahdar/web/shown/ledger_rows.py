"""A ledger as a page and a spreadsheet show it: line by line, each with whether it counts and why."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import NamedTuple

from django.utils.translation import gettext as _

from mahdar.exchange.csv import FORMULA
from mahdar.exchange.labels import Language, label, value_label
from mahdar.record.entry import Value
from mahdar.record.ledger import Ledger, Line, Total, qualifier
from mahdar.vocabulary import Qualifier, Stage
from mahdar.web.context import language
from mahdar.web.shown.lines import Quote
from mahdar.wording import days, named_in, one_line, value_words, word

MOST_QUOTES = 2


class Row(NamedTuple):
    """A line of the ledger in words; `hedge`: at least, more than, about."""

    entry: int
    donor: str
    donor_pk: str
    words: str
    hedge: str
    basis: str
    low: float | None
    high: float | None
    counted: bool
    why: str
    within: str
    rates: Sequence[str]
    period: str
    said: str
    texts: int
    revisions: Sequence[str]
    disputed: Sequence[str]
    quotes: Sequence[Quote]


class Stood(NamedTuple):
    """The lines of a stage and what they come to."""

    stage: str
    words: str
    rows: Sequence[Row]
    total: str
    counted: int
    left: int


class Meter(NamedTuple):
    """A stage against what was asked, as a share of it."""

    words: str
    figure: str
    value: float
    most: float


def stages_of(made: Ledger, quotes: Mapping[int, Sequence[Quote]]) -> list[Stood]:
    """The ledger by stage."""
    found = []
    for stage in dict.fromkeys(line.stage for line in made.lines):
        lines = [line for line in made.lines if line.stage == stage]
        total = made.totals.get(stage)
        found.append(
            Stood(
                stage=stage.value,
                words=value_label(stage, language()),
                rows=[row_of(line, quotes.get(int(line.entry.id), ())) for line in lines],
                total=figure(total, made.currency) if total else "",
                counted=total.counted if total else 0,
                left=total.left if total else len(lines),
            )
        )
    return found


def row_of(line: Line, quotes: Sequence[Quote] = ()) -> Row:
    """A line in the reader's language."""
    lang = language()
    entry = named_in(line.entry, lang)
    amount = entry.best("amount")
    donors = [(was.name, now.name, now.actor) for was, now in zip(line.entry.roles, entry.roles, strict=True)]
    named = next((each for each in donors if each[0] == line.donor), None) if line.donor else None
    return Row(
        entry=int(entry.id),
        donor=one_line(named[1] if named else line.donor) or word("donor-all", lang),
        donor_pk=named[2] if named else "",
        words=one_line(amount.words) if amount else _("no figure"),
        hedge=value_label(line.money.qualifier, lang) if line.money else "",
        basis=value_label(line.money.basis, lang) if line.money and line.money.basis else "",
        low=line.low,
        high=line.high,
        counted=line.counted,
        why=label("Why", line.why.value, lang),
        within=one_line(line.within),
        rates=[rate_words(basis, lang) for basis in line.converted],
        period=one_line(line.period),
        said=days(entry.said),
        texts=entry.texts,
        revisions=_amounts(line.revisions),
        disputed=_amounts(line.disputed),
        quotes=quotes[:MOST_QUOTES],
    )


def _amounts(values: Sequence[Value]) -> list[str]:
    return [value_words(value, "amount", language()) for value in values]


def rate_words(basis: str, lang: Language) -> str:
    """A rate with its source: `ecb 2014-01-15`, `peg 3.75 SAR`."""
    source, _space, rest = basis.partition(" ")
    return f"{word(source, lang)} {rest}"


def figure(total: Total, currency: str) -> str:
    """What a stage comes to, with how it is hedged."""
    hedge = qualifier(total)
    if hedge is Qualifier.UP_TO and total.high is not None:
        if total.low:
            return f"{total.low:,.0f} – {total.high:,.0f} {currency}"
        return f"{value_label(hedge, language())} {total.high:,.0f} {currency}"
    return " ".join(filter(None, (value_label(hedge, language()), f"{total.low:,.0f}", currency)))


def meters(made: Ledger) -> list[Meter]:
    """What was pledged, committed and paid against what was asked; none where nothing was."""
    target = made.totals.get(Stage.TARGET)
    if target is None or not target.low:
        return []
    stages = (Stage.PLEDGED, Stage.COMMITTED, Stage.DISBURSED)
    told = [(stage, made.totals[stage]) for stage in stages if stage in made.totals]
    most = max([target.low, *(total.low for _stage, total in told)])
    return [
        Meter(value_label(stage, language()), figure(total, made.currency), total.low, most)
        for stage, total in [(Stage.TARGET, target), *told]
    ]


COLUMNS = (
    "stage", "donor", "amount", "qualifier", "basis", "low", "high", "currency", "counted", "why", "within", "rate", "period", "reported",
    "texts", "earlier figures", "other figures", "entry",
)  # fmt: skip


def as_csv(made: Ledger) -> Iterator[str]:
    """A line a row, in the reader's language, safe to open in a spreadsheet program."""
    yield "\ufeff" + _csv(COLUMNS)
    for line in made.lines:
        row = row_of(line)
        yield _csv(
            (
                value_label(line.stage, language()), row.donor, row.words, row.hedge, row.basis, row.low, row.high, made.currency,
                word("counted" if row.counted else "not-counted", language()), row.why, row.within, "; ".join(row.rates),
                row.period, row.said, row.texts, "; ".join(row.revisions), "; ".join(row.disputed), row.entry,
            )
        )  # fmt: skip


def _csv(cells: Sequence[object]) -> str:
    buffer = StringIO()
    safe = [f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell for cell in cells]
    csv.writer(buffer, lineterminator="\r\n").writerow(safe)
    return buffer.getvalue()
