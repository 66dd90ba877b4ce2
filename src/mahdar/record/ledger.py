"""The ledger of a purpose: what was asked, pledged, committed and paid, and what is missing.

Figures are never silently summed. Every line says whether it counts in the total of its stage, and why or why not: what all
donors gave together holds what each of them gave, a total to date holds the further sums before it, and a figure in a
currency without a rate counts nowhere. Where sums left out may be money of its own, the total is a lower bound.
"""

import datetime
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from mahdar.record.entry import Entry, EntryStatus, Money, Value
from mahdar.record.pledges import DAYS, is_whole
from mahdar.record.rates import rate
from mahdar.vocabulary import Basis, Qualifier, Stage

STAGES = (Stage.TARGET, Stage.PLEDGED, Stage.COMMITTED, Stage.DISBURSED, Stage.SHORTFALL)
COLLECTIVE = ""


class Why(StrEnum):
    """Why a line counts in the total of its stage, or why not."""

    ASKED = "asked"
    ALL_DONORS = "all-donors"
    DONOR = "donor"
    FURTHER = "further"
    TO_DATE = "to-date"
    WITHIN_TOTAL = "within-total"
    WITHIN_ALL = "within-all"
    SMALLER = "smaller"
    UNPLACED = "unplaced"
    OVERLAPS = "overlaps"
    DENIED = "denied"
    NO_CURRENCY = "no-currency"
    NO_RATE = "no-rate"


COUNTS = frozenset({Why.ASKED, Why.ALL_DONORS, Why.DONOR, Why.FURTHER, Why.TO_DATE})


class Line(NamedTuple):
    """One entry in the ledger. `low` and `high` are in the ledger's currency, None where they are open; `why` says why it
    counts or not, `within` what it lies in, `converted` at what rate (`rates.Rate.basis`); `revisions` are figures that later
    ones replaced, `disputed` those that others give."""

    entry: Entry
    stage: Stage
    donor: str
    money: Money | None
    low: float | None
    high: float | None
    why: Why
    within: str = ""
    converted: tuple[str, ...] = ()
    revisions: tuple[Value, ...] = ()
    disputed: tuple[Value, ...] = ()

    @property
    def period(self) -> str:
        """The years that the money is for, in the text's words; "" where it says nothing."""
        value = self.entry.best("period")
        return value.words if value else ""

    @property
    def counted(self) -> bool:
        """Is it in the total of its stage?"""
        return self.why in COUNTS


class Total(NamedTuple):
    """What a stage comes to, how many lines count and how many do not, and the claims behind it; `high` is None where nothing
    limits it, or where sums are left out that may come on top."""

    stage: Stage
    low: float
    high: float | None
    counted: int
    left: int
    claims: tuple[str, ...]


class Ledger(NamedTuple):
    """Lines by stage, then the largest first; totals of stages that have any; what is missing to the target."""

    currency: str
    lines: tuple[Line, ...]
    totals: dict[Stage, Total]
    missing: Total | None


def ledger(entries: Iterable[Entry], currency: str = "USD") -> Ledger:
    """The ledger of some pledge entries in one currency."""
    lines = [_line(entry, currency) for entry in entries if entry.kind == "pledge"]
    lines = [line for stage in STAGES for line in _counted([x for x in lines if x.stage == stage])]
    totals = {stage: total for stage in STAGES if (total := _total(stage, [x for x in lines if x.stage == stage]))}
    return Ledger(currency, tuple(lines), totals, _missing(totals))


def _line(entry: Entry, currency: str) -> Line:
    """The entry in the ledger's currency, not yet counted."""
    values = [v for v in entry.values.get("amount", ()) if not v.superseded]
    revisions = tuple(v for v in entry.values.get("amount", ()) if v.superseded)
    money = values[0].money if values else None
    stage = Stage(entry.values["stage"][0].key)
    donor = _donor(entry)
    line = Line(entry, stage, donor, money, None, None, Why.DONOR, revisions=revisions, disputed=tuple(values[1:]))
    if entry.status is EntryStatus.DENIED:
        return line._replace(why=Why.DENIED)
    if money is None or money.currency is None:
        return line._replace(why=Why.NO_CURRENCY)
    found = rate(money.currency, currency, entry.happened.first or entry.said.first)
    if found is None:
        return line._replace(why=Why.NO_RATE)
    monies = [v.money for v in values if v.money and v.money.currency == money.currency]
    lows = [m.low if m.low is not None else 0.0 for m in monies]
    highs = [m.high for m in monies if m.high is not None]
    high = max(highs) * found.factor if len(highs) == len(monies) else None
    return line._replace(low=min(lows) * found.factor, high=high, converted=found.basis)


def _donor(entry: Entry) -> str:
    """The named donor; "" where all donors together or none is named."""
    named = [role.name for role in entry.actors("donor") if not is_whole(role.kind, role.name)]
    return named[0] if named else COLLECTIVE


def _counted(lines: Sequence[Line]) -> list[Line]:
    """The lines of a stage, each told whether it counts."""
    together = [line for line in lines if line.donor == COLLECTIVE and line.counted]
    found = [_within_total(line, lines) for line in lines]
    found = [_within_all(line, together) for line in found]
    found = _without_overlaps(found)
    kept = _largest([line for line in found if line.donor == COLLECTIVE and line.counted])
    found = [line if line.donor != COLLECTIVE or not line.counted else kept[line.entry.id] for line in found]
    return sorted(found, key=lambda line: (not line.counted, -(line.low or 0.0), line.entry.id))


def _within_total(line: Line, lines: Sequence[Line]) -> Line:
    """A further sum, or an earlier one, lies in the donor's total to date."""
    if line.donor == COLLECTIVE or not line.counted:
        return line
    totals = [
        other
        for other in lines
        if other is not line
        and other.donor == line.donor
        and other.counted
        and _basis(other) is Basis.CUMULATIVE
        and _day(other) >= _day(line)
        and (_basis(line) is not Basis.CUMULATIVE or _day(other) > _day(line))
    ]
    if not totals:
        return line._replace(why=_OF_BASIS[_basis(line)])
    return line._replace(why=Why.WITHIN_TOTAL, within=totals[0].entry.title)


_OF_BASIS = {Basis.ADDITIONAL: Why.FURTHER, Basis.CUMULATIVE: Why.TO_DATE, None: Why.DONOR}


def _within_all(line: Line, together: Sequence[Line]) -> Line:
    """What a donor gave lies in what all gave: at the same gathering, or reported about then where one has no gathering."""
    if line.donor == COLLECTIVE or not line.counted:
        return line
    whole = next((each for each in together if _may_hold(each, line)), None)
    return line._replace(why=Why.WITHIN_ALL, within=whole.entry.title) if whole else line


def _may_hold(whole: Line, part: Line) -> bool:
    if (part.low or 0.0) > (whole.high if whole.high is not None else (part.low or 0.0)):
        return False
    if part.entry.gathering and whole.entry.gathering:
        return part.entry.gathering == whole.entry.gathering
    return abs((_day(whole) - _day(part)).days) <= DAYS


def _without_overlaps(lines: Sequence[Line]) -> list[Line]:
    """A donor's sums of which no text says that one comes on top of another may be one money told twice: either those of
    known gatherings count, or the largest of the others if it is larger than they are together."""
    placed: dict[str, float] = {}
    largest: dict[str, Line] = {}
    for line in sorted(lines, key=lambda each: (each.low or 0.0, each.entry.id)):
        if _is_plain(line) and line.entry.gathering:
            placed[line.donor] = placed.get(line.donor, 0.0) + (line.low or 0.0)
        elif _is_plain(line):
            largest[line.donor] = line
    whole = {donor for donor, line in largest.items() if (line.low or 0.0) > placed.get(donor, 0.0)}
    kept = {largest[donor].entry.id for donor in whole}
    return [
        line._replace(why=Why.OVERLAPS)
        if _is_plain(line) and line.entry.id not in kept and (line.donor in whole or not line.entry.gathering)
        else line
        for line in lines
    ]


def _is_plain(line: Line) -> bool:
    """A named donor's sum that is told neither as a further one nor as a total."""
    return line.why is Why.DONOR and line.donor != COLLECTIVE


def _largest(lines: Sequence[Line]) -> dict[str, Line]:
    """Of several figures for all donors at one gathering and for the same years the largest counts: a later report holds
    the earlier. One whose gathering is unknown may be the same money, and counts only where there is no other."""
    best: dict[tuple[str, str], Line] = {}
    for line in sorted(lines, key=lambda each: (each.low or 0.0, each.entry.id)):
        best[line.entry.gathering, line.period] = line
    unplaced = best.pop(UNKNOWN) if UNKNOWN in best and len(best) > 1 else None
    found = {}
    for line in lines:
        counts = best.get((line.entry.gathering, line.period)) is line
        why = (Why.ASKED if line.stage is Stage.TARGET else Why.ALL_DONORS) if counts else Why.SMALLER
        if unplaced is not None and (line.entry.gathering, line.period) == UNKNOWN:
            why = Why.UNPLACED
        found[line.entry.id] = line._replace(why=why)
    return found


UNKNOWN = ("", "")  # neither gathering nor years


def _basis(line: Line) -> Basis | None:
    return line.money.basis if line.money else None


def _day(line: Line) -> datetime.date:
    return line.entry.said.last or datetime.date.min


def _total(stage: Stage, lines: Sequence[Line]) -> Total | None:
    """The sum of the lines that count."""
    counted = [line for line in lines if line.counted]
    if not counted:
        return None
    low = sum(line.low or 0.0 for line in counted)
    highs = [line.high for line in counted if line.high is not None]
    open_above = any(line.why in (Why.UNPLACED, Why.OVERLAPS) for line in lines)
    high = None if open_above or len(highs) < len(counted) else sum(highs)
    claims = tuple(uid for line in counted for uid in line.entry.claims)
    left = len(lines) - len(counted)
    return Total(stage, low, high, len(counted), left, claims)


def _missing(totals: dict[Stage, Total]) -> Total | None:
    """The target less what is pledged (or, with no pledge reported, less nothing); at least 0."""
    target, pledged = totals.get(Stage.TARGET), totals.get(Stage.PLEDGED)
    if target is None or pledged is None:
        return None
    low = 0.0 if pledged.high is None else max(0.0, target.low - pledged.high)
    high = max(0.0, (target.high if target.high is not None else target.low) - pledged.low)
    both = (target.counted + pledged.counted, target.left + pledged.left)
    return Total(Stage.SHORTFALL, low, high, *both, target.claims + pledged.claims)


def qualifier(total: Total) -> Qualifier:
    """How the figure of a total is hedged."""
    if total.high is None:
        return Qualifier.AT_LEAST
    return Qualifier.EXACT if total.low == total.high else Qualifier.UP_TO
