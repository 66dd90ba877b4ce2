"""Reading the record's documents again with the rules of today, and what that changes.

What people decided stays: a claim that is read with other offsets or values, but of the same kind and from the same words,
takes over what was decided on the one before it.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from mahdar import __version__
from mahdar.record.report import Report
from mahdar.record.reports import Filing, filing
from mahdar.store import search
from mahdar.store.adding import lock
from mahdar.store.filing import concerned_by, file_claims, refile, refile_aliases, sort_anew
from mahdar.store.models import Claim, Decision, Document, Judgement
from mahdar.store.naming import name_actors
from mahdar.vocabulary import Document as Text
from mahdar.vocabulary import Minutes, Span


class Difference(NamedTuple):
    """What reading a document again changes: claims that are new, and claims that are gone, as they are filed."""

    document: Document
    minutes: Minutes
    filing: Filing
    new: tuple[Report, ...]
    gone: tuple[Report, ...]

    @property
    def anything(self) -> bool:
        """Does it change any claim?"""
        return bool(self.new or self.gone)


def text_of(row: Document) -> Text:
    """The document as it came."""
    return Text(id=row.name, text=row.text, title=row.title, published=row.published, source=row.source, url=row.url)


def difference(row: Document, minutes: Minutes) -> Difference:
    """How the claims of a document, read again, differ from those in the record."""
    brought = filing(minutes, row.key)
    kept = dict(Claim.objects.filter(document=row).values_list("uid", "facts"))
    uids = {report.uid for report in brought.reports}
    new = tuple(report for report in brought.reports if report.uid not in kept)
    gone = tuple(Report.of_row(facts) for uid, facts in kept.items() if uid not in uids)
    return Difference(row, minutes, brought, new, gone)


def apply(change: Difference) -> None:
    """Put a difference into the record, in one transaction."""
    now = timezone.now()
    row, brought = change.document, change.filing
    with transaction.atomic():
        lock()
        old = list(Claim.objects.filter(document=row, uid__in=[r.uid for r in change.gone]))
        heirs = _heirs(old, [(r, brought.bodies[r.uid]) for r in change.new])
        entries = concerned_by(old)
        search.forget(search.STATEMENTS, [claim.pk for claim in old if claim.kind == "statement"])
        Claim.objects.filter(pk__in=[claim.pk for claim in old]).delete()
        sort_anew(entries, now)
        named = name_actors(brought.aliases, brought.tenures, now)
        file_claims(brought, change.new, row.pk, now)
        search.index_statements(row.pk, only=[r.uid for r in change.new])
        _take_over(heirs, row, now)
        _renew_facts(brought, row)
        refile_aliases(named.moved, now)
        row.actors = [actor.model_dump(mode="json") for actor in change.minutes.actors]
        row.notes, row.reader = list(change.minutes.notes), __version__
        row.save(update_fields=["actors", "notes", "reader"])


def _heirs(old: Sequence[Claim], new: Sequence[tuple[Report, dict[str, Any]]]) -> dict[str, str]:
    """For each claim that is gone, the new one that is read from the same words, if there is one."""
    found: dict[str, str] = {}
    for claim in old:
        like = [(r, body) for r, body in new if r.kind == claim.kind and r.uid not in found.values()]
        best = max(((_overlap(claim.body, body), r.uid) for r, body in like), default=(0, ""))
        if best[0] > 0:
            found[claim.uid] = best[1]
    return found


def _overlap(a: dict[str, Any], b: dict[str, Any]) -> int:
    """How many characters two claims of one kind both rest on; 0 if a span that both give lies elsewhere."""
    shared = 0
    for name in a.keys() & b.keys():
        if _is_span(a[name]) and _is_span(b[name]):
            x, y = Span(*a[name]), Span(*b[name])
            if not x.meets(y):
                return 0
            shared += min(x.end, y.end) - max(x.start, y.start)
    return shared


def _is_span(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(each, int) for each in value)


def _take_over(heirs: dict[str, str], row: Document, now: Any) -> None:
    """What was decided on a claim is decided on its heir, and on one that comes back after it was gone."""
    for gone, heir in heirs.items():
        Judgement.objects.filter(what="claim", a=gone).update(a=heir)
        Judgement.objects.filter(what="claim", b=gone).update(b=heir)
    reviewed: dict[str, str] = {}
    for decision in Decision.objects.filter(verb="review", subject__document=row.key).order_by("at", "pk"):
        uid = decision.subject["claim"]
        while uid in heirs:
            uid = heirs[uid]
        reviewed[uid] = decision.after or Claim.Review.OPEN
    again = []
    for claim in Claim.objects.filter(document=row, uid__in=reviewed):
        if claim.review != reviewed[claim.uid]:
            claim.review = reviewed[claim.uid]
            claim.save(update_fields=["review"])
            again.append(claim.pk)
    refile(again, now)


def _renew_facts(brought: Filing, row: Document) -> None:
    """Claims that are read as before, but filed by other facts: today's rules compare by more, or by less."""
    now = timezone.now()
    reports = {r.uid: r for r in brought.reports}
    changed = []
    for claim in Claim.objects.filter(document=row):
        fresh = reports[claim.uid].as_row()
        bare = {**claim.facts, "sides": [[*side[:4], ""] for side in claim.facts.get("sides", [])]}
        bare.pop("gathering", None)
        mine = {**fresh, "sides": [list(side) for side in fresh.get("sides", ())]}
        if _plain(bare) != _plain(mine):
            claim.facts = fresh
            changed.append(claim)
    Claim.objects.bulk_update(changed, ["facts"], batch_size=200)
    refile([claim.pk for claim in changed], now)


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """As JSON gives it back."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in row.items() if value != []}
