"""When two claims tell of one sum: the same donor, the same purpose, the same stage.

Sums that meet as ranges are one sum (`أكثر من 2` and `2.4`). Sums that do not are one entry only where they can be nothing else: the
same donor at the same gathering in two documents; then they are a revision or a contradiction (`summary.py`). A further sum
(`إضافية`) is never one with a total, and what all donors gave never with what one of them did.
"""

from collections.abc import Iterator
from functools import cache

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold
from mahdar.record.calendar_keys import apart, around, months
from mahdar.record.report import Report, Side
from mahdar.record.wording import content_words
from mahdar.vocabulary import ActorKind, Basis

DAYS = 45
ALL_DONORS = "*"


def keys(report: Report) -> Iterator[str]:
    """Stage and donor, with the gathering or the months around."""
    donor = donor_side(report)
    if report.gathering:
        yield f"{report.stage}|{donor}@{report.gathering}"
    day = report.first or report.said
    if day:
        for month in months(*around(day, 0, DAYS)):
            yield f"{report.stage}|{donor}:{month}"


def donor_side(report: Report) -> str:
    """Whose money it is: a state's or an actor's; `*` for all donors together or none named."""
    donors = [side for side in report.in_slot("donor") if not is_whole(side.kind, side.alias)]
    return donors[0].side if donors else ALL_DONORS


def is_whole(kind: str, name: str) -> bool:
    """Is this collective all donors together, not some of them (`كبار المانحين`, `جهات مانحة أخرى`)?"""
    return kind == ActorKind.COLLECTIVE and not {*content_words(name), *name.split()} & _partial()


@cache
def _partial() -> frozenset[str]:
    return frozenset(fold(word) for word, *_ in rows("partial_collectives.tsv", "mahdar.record"))


def one(a: Report, b: Report) -> str | None:
    """Why two claims tell of one sum; None if they may not."""
    if a.stage != b.stage or donor_side(a) != donor_side(b) or not _one_currency(a, b):
        return None
    if Basis.ADDITIONAL in (a.basis, b.basis) and a.basis != b.basis:
        return None
    if _periods_differ(a, b):
        return None
    same_gathering = bool(a.gathering) and a.gathering == b.gathering
    if not same_gathering and (not _one_recipient(a, b) or apart(a.first or a.said, b.first or b.said) > DAYS):
        return None
    if a.gathering and b.gathering and not same_gathering:
        return None
    if ranges_meet(a, b):
        known = same_gathering or _one_purpose(a, b) or (a.low, a.high) == (b.low, b.high)
        return "the same donor, sums that agree" if known else None
    if a.document == b.document or Basis.ADDITIONAL in (a.basis, b.basis):
        return None  # a text that gives two sums tells of two
    if max(a, b, key=lambda r: r.order).revises or a.basis == b.basis == Basis.CUMULATIVE:
        return "the same donor, a sum that the later report revises"
    return "the same donor at the same gathering, sums that differ" if same_gathering else None


def ranges_meet(a: Report, b: Report) -> bool:
    """Do two sums agree as ranges? Between `أكثر من 2` and 2.4 they do; a figure by itself meets only itself.

    An open side reaches as far as the press rounds: `أكثر من 2` is no way of saying 6.
    """
    (low_a, high_a), (low_b, high_b) = _range(a), _range(b)
    return low_a <= high_b and low_b <= high_a


OPEN = 1.6  # `أكثر من 2 مليار` may be up to 3.2: nobody would call that `more than 2`
SAME = 0.005  # rounding of a figure by itself
ROUND = 0.02  # of one with a single digit: `3 مليارات` for 2.96
ABOUT = 0.1


def _range(report: Report) -> tuple[float, float]:
    low, high = report.low, report.high
    if low is None:
        return (high or 0.0) / OPEN, high or 0.0
    if high is None:
        return low * (1 - SAME), low * OPEN
    slack = ABOUT if report.qualifier == "about" else ROUND if _is_round(low) else SAME
    return low * (1 - slack), high * (1 + slack)


def _is_round(value: float) -> bool:
    """Has it one digit and zeros?"""
    return f"{value:.6g}".replace(".", "").partition("e")[0].strip("0") in "123456789"


def _one_currency(a: Report, b: Report) -> bool:
    """The same currency, or one that is left open and may be it."""
    return bool(set(a.currency.split("/")) & set(b.currency.split("/"))) or not a.currency or not b.currency


def _periods_differ(a: Report, b: Report) -> bool:
    """Is one for years that are over before those of the other begin?"""
    (first_a, last_a), (first_b, last_b) = a.period, b.period
    return bool((last_a and first_b and last_a < first_b) or (last_b and first_a and last_b < first_a))


def _one_recipient(a: Report, b: Report) -> bool:
    """For the same side; one that names nobody fits any."""
    for_a, for_b = a.in_slot("recipient"), b.in_slot("recipient")
    return not for_a or not for_b or any(_side(x) == _side(y) for x in for_a for y in for_b)


def _one_purpose(a: Report, b: Report) -> bool:
    """Is the donor named, or the recipient by both? If not, two sums are only one where they are the same figure."""
    return donor_side(a) != ALL_DONORS or bool(a.in_slot("recipient") and b.in_slot("recipient"))


def _side(side: Side) -> str:
    return side.side
