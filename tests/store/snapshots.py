"""A record's content without the numbers that its database gave: what two records are compared by."""

from mahdar.record.gather import entries_of
from mahdar.record.report import Report
from mahdar.store.models import Actor, Claim, Document, Entry, Judgement


def snapshot():
    """Documents, entries as sets of claims with all their values, actors as sets of aliases."""
    return {
        "documents": sorted(Document.objects.values_list("key", flat=True)),
        "entries": entries(),
        "bodies": sorted(_body(entry) for entry in Entry.objects.prefetch_related("claims")),
        "actors": sorted(
            (actor.name, sorted(alias.key for alias in actor.aliases.all()))
            for actor in Actor.objects.prefetch_related("aliases")
            if actor.aliases.filter(claims__isnull=False).exists()
        ),
        "reviews": sorted(Claim.objects.values_list("uid", "review")),
    }


def entries():
    """The entries as sorted lists of the uids of their claims."""
    found = {}
    for uid, entry in Claim.objects.filter(entry__isnull=False).values_list("uid", "entry_id"):
        found.setdefault(entry, []).append(uid)
    return sorted(sorted(uids) for uids in found.values())


def batch():
    """The entries that the pure functions make of the record's claims all at once, with what people have judged of them."""
    by_kind = {}
    judged = {True: [], False: []}
    for a, b, same in Judgement.objects.filter(what="claim").values_list("a", "b", "same"):
        judged[same].append((a, b))
    for row in Claim.objects.exclude(review="rejected"):
        by_kind.setdefault(row.kind, []).append(Report.of_row(row.facts))
    return sorted(sorted(group) for reports in by_kind.values() for group in _grouped(reports, judged).entries)


def _grouped(reports, judged):
    uids = {report.uid for report in reports}
    same, apart = ([pair for pair in judged[sort] if uids.issuperset(pair)] for sort in (True, False))
    return entries_of(reports, same=same, apart=apart)


def _body(entry):
    values = {
        slot: [(v["key"], sorted(v["backed"]), v["superseded"]) for v in vs]
        for slot, vs in entry.body["values"].items()
    }
    return repr(
        (
            entry.kind,
            entry.title,
            entry.status,
            entry.first,
            entry.last,
            entry.texts,
            sorted(entry.body["claims"]),
            sorted(values.items()),
        )
    )
