"""What tests of the record share: short articles filed, reports written by hand, and the entries that they make."""

import datetime
from itertools import count

from mahdar.pipeline import read
from mahdar.record.gather import NEAREST, Filed, entries_of, place
from mahdar.record.grouping import Link, groups
from mahdar.record.kinds import KINDS
from mahdar.record.report import Report, Side
from mahdar.record.reports import filing
from mahdar.record.summary import summarise

numbers = count(1)


def day(iso):
    """A day of its ISO 8601 form; None of None."""
    return datetime.date.fromisoformat(iso) if iso else None


def filed(text, published="2014-01-16", outlet="NTB"):
    """What an article brings to the record."""
    return filing(read(text, published=day(published), id=f"{outlet} {published}", source=outlet))


def reports(kind, *articles):
    """The reports of one kind in some articles, each a text or a text with its day and outlet; actors are their aliases."""
    brought = [filed(*((article,) if isinstance(article, str) else article)) for article in articles]
    return [r.resolved({}) for each in brought for r in each.reports if r.kind == kind]


def side(name, slot="participant", kind="person", country=None):
    """Somebody in a slot; `side("RU")` is the state."""
    if len(name) == 2 and name.isupper():
        return Side(slot, f"state:{name}", "state", name, f"state:{name}")
    return Side(slot, name, kind, country, name)


def report(kind, said="2014-01-16", *, on=None, until=None, document=None, **more):
    """A report by hand, of a document of its own unless told; `on` and `until`: the days that it gives."""
    number = next(numbers)
    return Report(
        uid=f"c{number:04}", kind=kind, document=document or f"d{number:04}", outlet=f"outlet {number}", said=day(said),
        first=day(on), last=day(until or on), **more,
    )  # fmt: skip


def meeting(*parties, said="2014-01-16", on=None, until=None, status="held", mode="unspecified", **more):
    """A report that some met: states by their codes, others as `side` has them."""
    sides = tuple(side(party) if isinstance(party, str) else party for party in parties)
    return report("meeting", said, on=on, until=until, sides=sides, status=status, mode=mode, **more)


def pledge(donor, low, high="same", *, said="2014-01-31", currency="USD", stage="pledged", recipient="SY", **more):
    """A report of a sum; `donor`: a code, or None where all together gave it; `high`: as `low` unless told."""
    sides = (side(donor, "donor"),) if donor else ()
    sides += (side(recipient, "recipient"),) if recipient else ()
    high = low if high == "same" else high
    more = {"qualifier": "exact", "words": {"amount": f"{low}–{high} {currency}"}} | more
    return report("pledge", said, sides=sides, low=low, high=high, currency=currency, stage=stage, **more)


def grouped(*found):
    """The entries that reports make, each as the set of the positions that they were given in."""
    number = {r.uid: n for n, r in enumerate(found)}
    return {frozenset(number[uid] for uid in group) for group in entries_of(found).entries}


def entry(*found, **more):
    """The one entry that reports make."""
    assert len(entries_of(found).entries) == 1, "these make several entries"
    return summarise("e1", found, {}, **more)


def entries(*found):
    """The entries that reports make."""
    by_uid = {r.uid: r for r in found}
    return [summarise(f"e{n}", [by_uid[u] for u in group], {}) for n, group in enumerate(entries_of(found).entries)]


def one_by_one(found):
    """The groups that `gather.place` comes to when it is given one report after the other, as the store does."""
    shelf, links = {}, []
    for new in found:
        keys = set(KINDS[new.kind].keys(new))
        beside = [other for other in shelf.values() if keys & set(KINDS[new.kind].keys(other.report))]
        placement = place(new, beside)
        shelf[new.uid] = Filed(new, "", placement.anchor, placement.tally)
        links += [link for link in placement.links if not placement.anchor]
        for uid, anchor, tally in placement.counted:
            shelf[uid] = Filed(shelf[uid].report, "", anchor, tally)
    loose = [link for link in links if not shelf[link.a].anchor and not shelf[link.b].anchor]
    hung = [Link(uid, each.anchor, NEAREST) for uid, each in shelf.items() if each.anchor]
    return groups(list(shelf), loose + hung)
