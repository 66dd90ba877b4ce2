"""Reading the record's documents again with the rules of today, and what that changes.

What people decided stays: a claim that is read with other offsets or values, but of the same kind and from the same words,
takes over what was decided on the one before it (`carrying`). What a person has changed or added is never dropped, and what is
newly read from the same words is not put beside it.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from mahdar import __version__
from mahdar.record.report import Report
from mahdar.record.reports import Filing, filing
from mahdar.store import search
from mahdar.store.adding import lock
from mahdar.store.amending import cast_of, drop, keep_apart
from mahdar.store.carrying import carry_over
from mahdar.store.contents import filing_of
from mahdar.store.filing import file_claims, refile_aliases
from mahdar.store.models import Claim, Document
from mahdar.store.naming import name_actors
from mahdar.store.renewing import renew
from mahdar.vocabulary import Minutes, Span

Body = dict[str, Any]


class Difference(NamedTuple):
    """What reading a document again changes: claims that are new, and claims that are gone, as they are filed; and of those that
    are gone the uid of the new one that is read from the same words."""

    document: Document
    minutes: Minutes
    filing: Filing
    new: tuple[Report, ...]
    gone: tuple[Report, ...]
    heirs: Mapping[str, str]

    @property
    def anything(self) -> bool:
        """Does it change any claim?"""
        return bool(self.new or self.gone)


def difference(row: Document, minutes: Minutes) -> Difference:
    """How the claims of a document, read again, differ from those in the record."""
    brought = filing(minutes, row.key)
    kept = list(Claim.objects.filter(document=row).order_by("start", "uid"))
    known = {claim.uid for claim in kept}
    old = [claim for claim in kept if claim.uid not in brought.bodies or claim.by]
    fresh = {uid: body for uid, body in brought.bodies.items() if uid not in known}
    heirs = _heirs(old, fresh)
    stays = {claim.uid for claim in old if _is_a_persons(claim)}
    taken = {heirs[uid] for uid in stays & heirs.keys()}
    new = tuple(report for report in brought.reports if report.uid in fresh and report.uid not in taken)
    gone = tuple(Report.of_row(claim.facts) for claim in old if claim.uid not in stays)
    line = {uid: heir for uid, heir in heirs.items() if uid not in stays}
    return Difference(row, minutes, brought, new, gone, line)


def _is_a_persons(claim: Claim) -> bool:
    """Has a person changed or added it?"""
    return bool(claim.by) or claim.read is not None


def apply(change: Difference) -> None:
    """Put a difference into the record, in one transaction; what has changed in the record since it was made is minded.

    Nothing is done where the document has been given another day since then: it has been read again by that.
    """
    with transaction.atomic():
        lock()
        row = Document.objects.get(pk=change.document.pk)
        if row.published == change.minutes.document.published:
            put(row, change.minutes, filing_of(row), timezone.now())


def put(row: Document, minutes: Minutes, filed: Filing, now: datetime.datetime) -> None:
    """A document is read as in these minutes; `filed`: as it was. Inside a transaction that holds the lock."""
    change = difference(row, minutes)
    brought = change.filing
    _keep_apart(change, row)
    drop(list(Claim.objects.filter(document=row, uid__in=[r.uid for r in change.gone])), now)
    back = {uid: heir for uid, heir in row.heirs.items() if uid in brought.bodies}
    row.heirs = {uid: heir for uid, heir in {**row.heirs, **change.heirs}.items() if uid not in back}
    row.actors = [actor.model_dump(mode="json") for actor in minutes.actors]
    row.notes, row.reader = list(minutes.notes), __version__
    row.save(update_fields=["heirs", "actors", "notes", "reader"])
    _word_again(brought, row)
    named = name_actors(brought.aliases, brought.tenures, now)
    file_claims(brought, change.new, row.pk, now)
    search.index_statements(row.pk, only=[r.uid for r in change.new])
    refile_aliases(named.moved, now)
    carry_over(row, {**change.heirs, **back}, now)
    renew(row, filed, now)


def _keep_apart(change: Difference, row: Document) -> None:
    """Claims that people changed and that are read no longer keep the actors of the old reading."""
    for claim in Claim.objects.filter(document=row, by="", read__isnull=False):
        if claim.uid not in change.filing.bodies:
            keep_apart(claim, row.actors)
            claim.save(update_fields=["read", "cast"])


def _word_again(brought: Filing, row: Document) -> None:
    """Claims that are read as before, but for what is no part of their uid, and for the ids of actors that were kept apart."""
    for claim in Claim.objects.filter(document=row, by="", uid__in=brought.bodies):
        fresh = brought.bodies[claim.uid]
        if (claim.read or claim.body) == fresh:
            continue
        if claim.read is not None:
            claim.read, claim.cast = fresh, cast_of(claim.body, claim.cast)
        else:
            claim.body, claim.cast = fresh, []
        claim.save(update_fields=["read", "body", "cast"])


def _heirs(old: Iterable[Claim], new: Mapping[str, Body]) -> dict[str, str]:
    """For each claim that is read no longer, the new one that is read from the same words, if there is one. Claims that a person
    has added come last, and find only what speaks of the same parties."""
    found: dict[str, str] = {}
    claims = list(old)
    _pair({claim.uid: claim.read or claim.body for claim in claims if not claim.by}, new, found)
    added = {claim.uid: claim.body for claim in claims if claim.by}
    _pair(added, {uid: body for uid, body in new.items() if uid not in found.values()}, found, parties=True)
    return found


def _pair(old: Mapping[str, Body], new: Mapping[str, Body], found: dict[str, str], *, parties: bool = False) -> None:
    """Those that share most words find each other first."""
    likely = [
        (-shared, gone, uid)
        for gone, was in old.items()
        for uid, body in new.items()
        if was["kind"] == body["kind"] and (shared := _overlap(was, body, parties=parties))
    ]
    taken: set[str] = set()
    for _, gone, uid in sorted(likely):
        if gone not in found and uid not in taken:
            found[gone] = uid
            taken.add(uid)


def _overlap(a: Body, b: Body, *, parties: bool) -> int:
    """How many characters two claims of one kind both rest on; 0 if a span that both give lies elsewhere. `parties`: also if the
    words for a party do."""
    shared = 0
    for name in a.keys() & b.keys():
        x, y = _span(a[name]), _span(b[name])
        if x is None or y is None:
            continue
        if x.meets(y):
            shared += min(x.end, y.end) - max(x.start, y.start)
        elif parties or _is_span(a[name]):
            return 0
    return shared


def _span(value: object) -> Span | None:
    """The words of a slot: its own, or those of the party, the date or the sum in it."""
    if isinstance(value, dict):
        value = value.get("span")
    return Span(*value) if isinstance(value, list) and _is_span(value) else None


def _is_span(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(each, int) for each in value)
