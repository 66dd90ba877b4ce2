"""The report of `mahdar eval`: tables of 80 columns, and below them the words of what went wrong, a line each."""

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from mahdar.accuracy import Fault, KindScore, Score, Scored, common_faults, figures, score
from mahdar.accuracy.gold import FlatClaim

WIDTH = 80
LONGEST_VALUE = 120
COMMONEST = 12
UNKNOWN_SOURCE = "unknown"


def print_json(articles: Sequence[Scored], found: Score, earlier: Mapping[str, Any] | None, *, by_source: bool) -> None:
    """One JSON object with the figures, the classes of errors, and what else was asked for."""
    out = figures(found)
    out["wrong"] = [wrong._asdict() for wrong in found.wrong]
    out["errors"] = [
        {"kind": f.kind, "side": f.side, "why": f.why, "count": len(f.cases)} for f in common_faults(articles)
    ]
    if by_source:
        out["sources"] = {source: figures(score(some)) for source, some in _sources(articles).items()}
    if earlier:
        out["earlier"] = earlier
    print(json.dumps(out, ensure_ascii=False, indent=1))


def print_tables(
    articles: Sequence[Scored],
    found: Score,
    earlier: Mapping[str, Any] | None,
    *,
    by_source: bool,
    examples: int,
) -> None:
    """The tables, on stdout."""
    console = Console(width=WIDTH, highlight=False, soft_wrap=False, no_color=not sys.stdout.isatty())
    console.print(_kinds(found))
    console.print(_summary(found), soft_wrap=True)
    for wrong in found.wrong:
        line = f"  wrong value: {wrong.article} {wrong.kind}: {wrong.read}, not {wrong.gold}: {wrong.evidence}"
        console.print(line, markup=False, soft_wrap=True)
    if by_source:
        console.print(_by_source(articles))
    if earlier:
        console.print(_comparison(figures(found), earlier))
    faults = common_faults(articles)
    if faults:
        console.print(_faults(faults))
    for fault in faults[:COMMONEST] if examples else ():
        _print_examples(console, fault, examples)


def _table(*columns: str) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for name in columns:
        wide = name in ("kind", "source", "slots right", "why")
        table.add_column(name, justify="left" if wide else "right", no_wrap=name != "slots right")
    return table


def _kinds(found: Score) -> Table:
    table = _table("kind", "P", "R", "F1", "gold", "slots right")
    for kind, k in found.kinds.items():
        table.add_row(kind, *_rates(k), str(k.gold), _slots(k))
    table.add_row("direct quotations", *_rates(found.direct), str(found.direct.gold), "")
    table.add_row("all", *_rates(found.micro), str(found.micro.gold), "", style="bold")
    return table


def _rates(k: KindScore) -> tuple[str, str, str]:
    return f"{k.precision:.3f}", f"{k.recall:.3f}", f"{k.f1:.3f}"


def _slots(k: KindScore) -> str:
    return " ".join(f"{slot} {right / of:.2f}" for slot, (right, of) in k.slots.items() if of)


def _summary(found: Score) -> str:
    micro = f"micro F1 {found.micro.f1:.3f}, macro F1 {found.macro_f1:.3f}"
    return (
        f"{micro}\nright amounts {_share(found.amounts)}, right dates {_share(found.dates)} (where both sides give one)"
    )


def _share(right_of: tuple[int, int]) -> str:
    right, of = right_of
    return f"{right}/{of}" + (f" ({right / of:.2f})" if of else "")


def _sources(articles: Sequence[Scored]) -> dict[str, list[Scored]]:
    found: dict[str, list[Scored]] = {}
    for article in articles:
        found.setdefault(article.document.source or UNKNOWN_SOURCE, []).append(article)
    return dict(sorted(found.items()))


def _by_source(articles: Sequence[Scored]) -> Table:
    table = _table("source", "articles", "P", "R", "F1", "gold")
    for source, some in _sources(articles).items():
        micro = score(some).micro
        table.add_row(source, str(len(some)), *_rates(micro), str(micro.gold))
    return table


def _comparison(now: Mapping[str, Any], earlier: Mapping[str, Any]) -> Table:
    table = _table("kind", "F1 earlier", "F1 now", "change")
    for kind, figure in now["kinds"].items():
        _compare(table, kind, earlier["kinds"].get(kind, {}).get("f1", 0.0), figure["f1"])
    _compare(table, "all", earlier["all"]["micro_f1"], now["all"]["micro_f1"])
    return table


def _compare(table: Table, name: str, before: float, now: float) -> None:
    change = now - before
    table.add_row(name, f"{before:.3f}", f"{now:.3f}", f"{change:+.3f}" if abs(change) >= 0.0005 else "")


def _faults(faults: Sequence[Fault]) -> Table:
    table = _table("count", "kind", "side", "why")
    for fault in faults[:COMMONEST]:
        table.add_row(str(len(fault.cases)), fault.kind, fault.side, fault.why)
    return table


def _print_examples(console: Console, fault: Fault, most: int) -> None:
    console.print(f"\n{fault.kind}, {fault.side}, {fault.why} ({len(fault.cases)})", markup=False, style="bold")
    for id, claim, other in fault.cases[:most]:
        console.print(f"  {id}: {_words(claim)}", markup=False, soft_wrap=True)
        if other is not None:
            console.print(f"    nearest: {_words(other)}", markup=False, soft_wrap=True)


def _words(claim: FlatClaim) -> str:
    slots = ((slot, value) for slot, value in claim.items() if slot != "kind" and value is not None)
    return "; ".join(f"{slot}: {_short(value)}" for slot, value in slots)


def _short(value: object) -> str:
    text = " ".join((", ".join(map(str, value)) if isinstance(value, list) else str(value)).split())
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
