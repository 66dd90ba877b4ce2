"""Entries summarised: what their claims come to (`record.summary`), written into the entries that are stale.

Adding a document only marks entries as stale; each is summarised once, before somebody reads it, however many documents have
changed it since.
"""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from mahdar.record.entry import Entry as Summary
from mahdar.record.report import Report
from mahdar.record.roles import Who
from mahdar.record.summary import summarise
from mahdar.store.adding import lock
from mahdar.store.membership import renew_all
from mahdar.store.models import Actor, Claim, Document, Entry, EntryActor

AT_ONCE = 200
MANY = 100  # entries after which the processes' own are renewed here: of fewer, whoever asks for a process does it in passing
FIRST = ("gathering",)  # others are called after them


def refresh() -> int:
    """Summarise all stale entries, some at a time, each time in a transaction; how many there were."""
    done = 0
    if not Entry.objects.filter(stale=True).exists():
        return done  # without asking for the right to write
    for kinds in (FIRST, None):
        while True:
            with transaction.atomic():
                lock()
                stale = Entry.objects.filter(stale=True)
                stale = stale.filter(kind__in=kinds) if kinds else stale
                some = list(stale.order_by("pk")[:AT_ONCE])
                if not some:
                    break
                _summarise(some)
                done += len(some)
    if done > MANY:
        renew_all()
    return done


def _summarise(entries: Sequence[Entry]) -> None:
    """Summarise these; one that has no claim left goes."""
    reports: dict[int, list[Report]] = {}
    rows = Claim.objects.filter(entry__in=entries).values_list("entry_id", "facts")
    for entry_id, facts in rows:
        reports.setdefault(entry_id, []).append(Report.of_row(facts))
    who = who_of(r for rs in reports.values() for r in rs)
    copies = copies_of({r.document for rs in reports.values() for r in rs})
    titles = titles_of({int(r.gathering) for rs in reports.values() for r in rs if r.gathering})
    now = timezone.now()
    kept = [entry for entry in entries if entry.pk in reports]
    Entry.objects.filter(pk__in=[entry.pk for entry in entries if entry.pk not in reports]).delete()
    summaries = []
    called = {entry.pk: entry.title for entry in kept}
    for entry in kept:
        title = next(
            (titles[int(r.gathering)] for r in reports[entry.pk] if r.gathering and int(r.gathering) in titles), ""
        )
        summary = summarise(str(entry.pk), reports[entry.pk], who, copies=copies, gathering_title=title)
        summaries.append(summary)
        _fill(entry, summary)
        entry.changed = now
    # An upsert: Django's bulk_update writes a CASE for every row and field, four times slower.
    Entry.objects.bulk_create(kept, update_conflicts=True, unique_fields=["id"], update_fields=FIELDS)
    EntryActor.objects.filter(entry__in=kept).delete()
    EntryActor.objects.bulk_create(
        EntryActor(entry=entry, actor_id=int(role.actor), role=role.role)
        for entry, summary in zip(kept, summaries, strict=True)
        for role in summary.roles
    )
    renamed = [entry.pk for entry in kept if entry.kind == "gathering" and entry.title != called[entry.pk]]
    if renamed:
        Entry.objects.filter(gathering__in=renamed, stale=False).update(stale=True)


FIELDS = [
    "title", "status", "standing", "first", "last", "said_first", "said_last", "texts", "contradicted", "superseded", "body", "gathering",
    "stale", "changed",
]  # fmt: skip


def _fill(entry: Entry, summary: Summary) -> None:
    entry.title, entry.status = summary.title, summary.status.value
    entry.standing = summary.history[-1].status if summary.history else ""
    entry.first, entry.last = summary.happened.first, summary.happened.last
    entry.said_first, entry.said_last = summary.said.first, summary.said.last
    entry.texts, entry.contradicted = summary.texts, bool(summary.contradicted)
    entry.superseded = any(value.superseded for values in summary.values.values() for value in values)
    entry.gathering_id = int(summary.gathering) if summary.gathering else None
    entry.body = summary.model_dump(mode="json", exclude={"id", "kind", "title", "status", "happened", "said", "texts"})
    entry.stale = False


def summary_of(entry: Entry) -> Summary:
    """The entry as the record has it, for charts and formats."""
    return Summary.model_validate(
        {
            **entry.body,
            "id": str(entry.pk),
            "kind": entry.kind,
            "title": entry.title,
            "status": entry.status,
            "happened": {"first": entry.first, "last": entry.last},
            "said": {"first": entry.said_first, "last": entry.said_last},
            "texts": entry.texts,
        }
    )


def who_of(reports: Iterable[Report]) -> dict[str, Who]:
    """The actors in these reports."""
    pks = {int(side.actor) for report in reports for side in report.sides}
    rows = Actor.objects.filter(pk__in=pks).values_list("pk", "name", "country")
    return {str(pk): Who(name, country) for pk, name, country in rows}


def copies_of(documents: set[str]) -> dict[str, str]:
    """Documents that are copies of another, to the head of their group."""
    rows = Document.objects.filter(key__in=documents, wire__isnull=False).values_list("key", "wire__key")
    return {key: head for key, head in rows if head}


def titles_of(entries: set[int]) -> dict[int, str]:
    """What these entries are called."""
    return dict(Entry.objects.filter(pk__in=entries).values_list("pk", "title"))
