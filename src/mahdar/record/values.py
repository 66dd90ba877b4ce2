"""The values of an entry's slots: what each source gives, which agree, and what speaks against each."""

from collections.abc import Callable, Iterable, Sequence

from mahdar.record.calendar_keys import days_between
from mahdar.record.entry import Money, Value
from mahdar.record.places import places_agree
from mahdar.record.pledges import ranges_meet
from mahdar.record.report import Report
from mahdar.vocabulary import Basis, Interval, Qualifier

Agrees = Callable[[Report, Report], bool]


def valued(
    reports: Sequence[Report],
    key: Callable[[Report], str],
    words: Callable[[Report], str],
    agrees: Agrees,
    *,
    exclusive: bool = True,
) -> tuple[Value, ...]:
    """The values that some reports give a slot, the best backed first; `key` "" : the report does not say.

    Reports that agree give one value, shown by the most precise of them (the first: `reports` come in that order).
    `exclusive`: a report that gives another value speaks against this one.
    """
    saying = [report for report in reports if key(report)]
    heads: list[Report] = []
    backing: dict[str, list[Report]] = {}
    for report in saying:
        head = next((h for h in heads if key(h) == key(report)), None) or next(
            (h for h in heads if agrees(h, report)), None
        )
        if head is None:
            heads.append(report)
            head = report
        backing.setdefault(head.uid, []).append(report)
    found = [(head, backing[head.uid]) for head in heads]
    found.sort(key=lambda pair: (-len({r.document for r in pair[1]}), pair[0].order))
    return tuple(
        Value(
            key=key(head),
            words=words(head),
            backed=_uids(backers),
            against=_uids(r for other, rs in found if other is not head for r in rs) if exclusive else (),
        )
        for head, backers in found
    )


def _uids(reports: Iterable[Report]) -> tuple[str, ...]:
    return tuple(report.uid for report in sorted(reports, key=lambda r: r.order))


def dates(reports: Sequence[Report]) -> tuple[Value, ...]:
    """When it happens; a month that holds the day agrees with it."""
    precise_first = sorted((r for r in reports if r.first), key=lambda r: (_length(r.when), r.order))
    found = valued(precise_first, _interval_key, _interval_key, lambda a, b: days_between(a.when, b.when) == 0)
    of_uid = {r.uid: r.when for r in precise_first}
    return tuple(
        value.model_copy(update={"interval": next(of_uid[u] for u in value.backed if _key_of(of_uid[u]) == value.key)})
        for value in found
    )


def _length(interval: Interval) -> int:
    return (interval.last - interval.first).days if interval.first and interval.last else OPEN


OPEN = 10**6


def _interval_key(report: Report) -> str:
    return _key_of(report.when)


def _key_of(interval: Interval) -> str:
    """ISO 8601: a day, or an interval of two."""
    if interval.first is None:
        return ""
    first = interval.first.isoformat()
    if interval.last is None:
        return f"{first}/.."
    return first if interval.last == interval.first else f"{first}/{interval.last.isoformat()}"


def places(reports: Sequence[Report]) -> tuple[Value, ...]:
    """Where; a city agrees with its state."""
    return valued(
        sorted(reports, key=lambda r: r.order),
        lambda r: r.place,
        lambda r: r.words.get("place", r.place),
        lambda a, b: places_agree(a.place, b.place),
    )


def amounts(reports: Sequence[Report]) -> tuple[Value, ...]:
    """How much; ranges that meet are one value, shown by the narrowest of them."""
    narrow_first = sorted(reports, key=lambda r: (_openness(r), r.order))
    found = valued(narrow_first, amount_key, lambda r: r.words.get("amount", ""), ranges_meet)
    money = {amount_key(r): _money(r) for r in reversed(narrow_first)}
    return tuple(value.model_copy(update={"money": money[value.key]}) for value in found)


def amount_key(report: Report) -> str:
    """The sum as text: `2400000000.0.. USD`."""
    return f"{'' if report.low is None else report.low}..{'' if report.high is None else report.high} {report.currency}"


def _openness(report: Report) -> int:
    """A figure by itself, a rounded one, a range open on one side."""
    if report.low is None or report.high is None:
        return 2
    return 0 if report.qualifier == Qualifier.EXACT else 1


def _money(report: Report) -> Money:
    return Money(
        low=report.low,
        high=report.high,
        currency=report.currency if len(report.currency) == 3 else None,
        qualifier=Qualifier(report.qualifier),
        basis=Basis(report.basis) if report.basis else None,
    )


def plain(reports: Sequence[Report], slot: str) -> tuple[Value, ...]:
    """A slot of one of the vocabulary's lists: a mode, a stance, a status."""
    return valued(
        sorted(reports, key=lambda r: r.order),
        lambda r: str(getattr(r, slot)),
        lambda r: str(getattr(r, slot)),
        lambda a, b: getattr(a, slot) == getattr(b, slot),
    )


def wordings(reports: Sequence[Report], slot: str) -> tuple[Value, ...]:
    """A slot in the words of each source; different words are no contradiction."""
    return valued(
        sorted(reports, key=lambda r: r.order),
        lambda r: r.words.get(slot, ""),
        lambda r: r.words.get(slot, ""),
        lambda a, b: a.words.get(slot) == b.words.get(slot),
        exclusive=False,
    )
