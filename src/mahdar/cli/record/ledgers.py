"""A ledger for the terminal, as data, and as a picture."""

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from mahdar.cli.record.opening import say
from mahdar.cli.record.wording import quoted
from mahdar.exchange.labels import Language, label, value_label
from mahdar.wording import one_line, word

if TYPE_CHECKING:
    from mahdar.record.ledger import Ledger, Line, Total
    from mahdar.store.queries import EntryQuerySet


def make(purpose: str | None, currency: str, among: "EntryQuerySet") -> "Ledger":
    """The ledger of those sums among these that are for a recipient or of a gathering, of all of them for None.

    BadParameter for what is no currency.
    """
    from babel.numbers import list_currencies

    from mahdar.record.ledger import ledger
    from mahdar.store.ledgers import sums_for
    from mahdar.store.summaries import summary_of

    code = currency.strip().upper()
    if code not in list_currencies():
        raise typer.BadParameter(f"--currency: {currency!r} is no currency of ISO 4217: write USD, EUR, KWD …")
    if purpose is None:
        return ledger(map(summary_of, among.order_by("said_first", "pk")), code)
    wanted = set(among.values_list("pk", flat=True))
    return ledger((summary_of(entry) for entry in sums_for(purpose) if entry.pk in wanted), code)


def show(made: "Ledger", purpose: str, lang: Language) -> None:
    """Totals by stage, what is missing, then every line with whether it counts, why, and the words behind it."""
    print(f"{word('ledger', lang)}: {purpose} · {made.currency}")
    for total in made.totals.values():
        print(f"{value_label(total.stage, lang)}: {_figure(total, made.currency, lang)}")
    if made.missing:
        print(f"{word('missing', lang)}: {_figure(made.missing, made.currency, lang)}")
    if not made.lines:
        say("no sum in the record fits")
    words = _words(made, lang)
    for line in made.lines:
        print()
        for text in _line(line, made.currency, words, lang):
            print(text)


def _figure(total: "Total", currency: str, lang: Language) -> str:
    from mahdar.record.ledger import qualifier
    from mahdar.vocabulary import Qualifier

    hedge = qualifier(total)
    figure = total.high if hedge is Qualifier.UP_TO and total.high is not None else total.low
    if hedge is Qualifier.UP_TO and total.low:
        return f"{total.low:,.0f} – {total.high:,.0f} {currency}"
    return " ".join(filter(None, (value_label(hedge, lang), f"{figure:,.0f}", currency)))


def _line(line: "Line", currency: str, words: dict[str, str], lang: Language) -> list[str]:
    donor = line.donor or word("donor-all", lang)
    counted = word("counted" if line.counted else "not-counted", lang)
    found = [
        f"- {value_label(line.stage, lang)} · {one_line(donor)} · {_range(line, currency, lang)} · {counted}: {why_words(line, lang)}"
    ]
    if line.period:
        found.append(f"  {label('slot', 'period', lang)}: {one_line(line.period)}")
    for value in line.disputed:
        found.append(f"  ! {word('disagree', lang)}: {one_line(value.words)} ({len(value.backed)})")
    for value in line.revisions:
        found.append(f"  {word('revisions', lang)}: {one_line(value.words)}")
    return found + [f"  {words[uid]}" for uid in line.entry.claims if uid in words]


def why_words(line: "Line", lang: Language) -> str:
    """Why a line counts or not, and at what rate it was converted."""
    within = f" ({one_line(line.within)})" if line.within else ""
    rates = (f" · {label('record', basis.split()[0], lang)} {' '.join(basis.split()[1:])}" for basis in line.converted)
    return value_label(line.why, lang) + within + "".join(rates)


def _range(line: "Line", currency: str, lang: Language) -> str:
    from mahdar.vocabulary import Qualifier

    if line.low is None:
        best = line.entry.best("amount")
        return one_line(best.words) if best else "?"
    low = f"{line.low:,.0f}"
    if line.high is None:
        return f"{value_label(Qualifier.AT_LEAST, lang)} {low} {currency}"
    return f"{low} {currency}" if line.low == line.high else f"{low} – {line.high:,.0f} {currency}"


def _words(made: "Ledger", lang: Language) -> dict[str, str]:
    """The words of each claim behind the ledger, with their document."""
    from mahdar.store.models import Claim

    uids = [uid for line in made.lines for uid in line.entry.claims]
    rows = Claim.objects.filter(uid__in=uids).select_related("document")
    return {claim.uid: quoted(claim, lang) for claim in rows}


def as_json(made: "Ledger", lang: Language) -> dict[str, Any]:
    """The ledger as data, the words behind each line with it."""
    words = _words(made, lang)
    return {
        "currency": made.currency,
        "totals": {stage.value: _total(total) for stage, total in made.totals.items()},
        "missing": _total(made.missing) if made.missing else None,
        "lines": [
            {
                "entry": line.entry.id,
                "stage": line.stage.value,
                "donor": line.donor or None,
                "low": line.low,
                "high": line.high,
                "counted": line.counted,
                "why": line.why.value,
                "within": line.within or None,
                "converted": list(line.converted),
                "period": line.period or None,
                "as_reported": line.money.model_dump(mode="json") if line.money else None,
                "claims": {uid: words.get(uid) for uid in line.entry.claims},
            }
            for line in made.lines
        ],
    }


def _total(total: "Total") -> dict[str, Any]:
    return {
        "low": total.low,
        "high": total.high,
        "counted": total.counted,
        "left": total.left,
        "claims": list(total.claims),
    }


def as_csv(made: "Ledger") -> None:
    """A row a line."""
    writer = csv.writer(sys.stdout)
    writer.writerow(["stage", "donor", "low", "high", "currency", "counted", "why", "converted", "entry"])
    for line in made.lines:
        row = [
            line.stage.value,
            line.donor,
            line.low,
            line.high,
            made.currency,
            line.counted,
            line.why.value,
            "; ".join(line.converted),
        ]
        writer.writerow([*row, line.entry.id])


def draw(made: "Ledger", purpose: str, lang: Language, paths: list[Path]) -> None:
    """The ledger as a picture, in each of these files."""
    if not paths:
        return
    from mahdar.charts import save, sums

    chart = sums(made, f"{word('ledger', lang)}: {purpose}", word("donor-all", lang), lang.value)
    for path in paths:
        save(chart, path)
