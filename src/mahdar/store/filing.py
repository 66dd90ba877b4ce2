"""Filing claims in the database: each into the entry of the claims that it is one with, or a new one.

A new claim is compared only with those that share a key with it (`record.gather.place`), so that filing does not slow down as the
record grows. Where something else changes than a claim added (an actor, a judgement, a rejected claim), the entries
concerned are sorted anew. Both ways come to the same entries.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mahdar.record.gather import Filed, Tally, entries_of, likeliest, place, tally_of
from mahdar.record.kinds import KINDS
from mahdar.record.report import Report
from mahdar.record.reports import Filing
from mahdar.store import judgements
from mahdar.store.models import Alias, Claim, ClaimAlias, ClaimKey, Entry


@dataclass(slots=True)
class Slot:
    """A claim's place while it is being decided: `entry` is negative for a new entry, `was` the entry that the claim had, None
    for a new claim."""

    report: Report
    entry: int
    anchor: str = ""
    tally: Tally = field(default_factory=dict)
    was: int | None = None
    changed: bool = False

    @property
    def moved(self) -> bool:
        """Is a claim of the record in another entry now?"""
        return self.was is not None and self.was != self.entry

    @property
    def filed(self) -> Filed:
        """As the record's rules look at it."""
        return Filed(self.report, str(self.entry), self.anchor, self.tally)


@dataclass(slots=True)
class Desk:
    """The claims at hand, by uid, and by the keys they share; what has to be written when they are sorted."""

    slots: dict[str, Slot] = field(default_factory=dict)
    by_key: dict[str, list[str]] = field(default_factory=dict)
    merged: dict[int, int] = field(default_factory=dict)
    again: set[int] = field(default_factory=set)
    fresh: int = 0

    def lay(self, slot: Slot, keys: Iterable[str]) -> None:
        """Lay a claim on the desk."""
        self.slots[slot.report.uid] = slot
        for key in keys:
            self.by_key.setdefault(key, []).append(slot.report.uid)

    def beside(self, keys: Iterable[str]) -> list[Slot]:
        """The claims that share a key."""
        uids = dict.fromkeys(uid for key in keys for uid in self.by_key.get(key, ()))
        return [self.slots[uid] for uid in uids]

    def new_entry(self) -> int:
        """A number for an entry that has no row yet."""
        self.fresh -= 1
        return self.fresh

    def join(self, entries: set[int]) -> int:
        """Make several entries one: the oldest that has a row, else the first new one."""
        kept = min(entries, key=lambda e: (e < 0, abs(e)))
        for slot in self.slots.values() if len(entries) > 1 else ():
            if slot.entry in entries and slot.entry != kept:
                slot.entry, slot.changed = kept, True
        self.merged.update({e: kept for e in entries if e != kept and e > 0})
        return kept


def file_claims(brought: Filing, reports: Sequence[Report], document: int, now: datetime.datetime) -> None:
    """File claims that a document brings, new to the record. Inside a transaction."""
    actor_of = _actors(reports)
    known = {r.about for r in reports if r.about} - {r.uid for r in reports}
    gathered = _entries_of(known) if known else {}
    for kinds in (("gathering",), tuple(kind for kind in KINDS if kind != "gathering")):
        mine = [r.resolved(actor_of, str(gathered.get(r.about, ""))) for r in reports if r.kind in kinds]
        if not mine:
            continue
        keys = {r.uid: keys_of(r) for r in mine}
        desk = _place_all(mine, keys)
        _write(desk, mine, keys, brought, document, now)
        gathered |= _entries_of(r.uid for r in mine)


def _entries_of(uids: Iterable[str]) -> dict[str, int]:
    """The entries that these claims are in, those in none left out."""
    rows = Claim.objects.filter(uid__in=list(uids)).values_list("uid", "entry_id")
    return {uid: entry for uid, entry in rows if entry}


def keys_of(report: Report) -> set[str]:
    """A claim's keys in the database, where all kinds lie together."""
    return {f"{report.kind[:3]}|{key}"[:200] for key in KINDS[report.kind].keys(report)}


def _actors(reports: Iterable[Report]) -> dict[str, str]:
    keys = {side.alias for report in reports for side in report.sides}
    return {key: str(pk) for key, pk in Alias.objects.filter(key__in=keys).values_list("key", "actor_id")}


def _named(rows: Iterable[Claim], reports: Iterable[Report], brought: Filing) -> Iterator[ClaimAlias]:
    """Who stands in the claims, as their document spells them."""
    pks = dict(Alias.objects.filter(key__in=brought.spelled).values_list("key", "pk"))
    for row, report in zip(rows, reports, strict=True):
        for side in report.sides:
            yield ClaimAlias(claim=row, alias_id=pks[side.alias], slot=side.slot, name=brought.spelled[side.alias])


def _place_all(reports: Sequence[Report], keys: Mapping[str, set[str]]) -> Desk:
    """Each claim beside those it is one with, among those in the database and those before it; `keys`: each one's."""
    desk = _desk(set().union(*keys.values()))
    for report in reports:
        others = desk.beside(keys[report.uid])
        placement = place(report, [slot.filed for slot in others if slot.report.kind == report.kind])
        linked = {uid for link in placement.links for uid in (link.a, link.b)} - {report.uid}
        entries = {desk.slots[uid].entry for uid in linked}
        entry = desk.join(entries) if entries else desk.new_entry()
        desk.lay(Slot(report, entry, placement.anchor, placement.tally, changed=True), keys[report.uid])
        for uid, anchor, tally in placement.counted:
            _count(desk, desk.slots[uid], anchor, tally)
    return desk


def _count(desk: Desk, vague: Slot, anchor: str, tally: Tally) -> None:
    """A vague claim that one more claim is counted for; it moves where that makes another the likeliest."""
    vague.tally, vague.changed = tally, True
    if anchor == vague.anchor:
        return
    if not vague.anchor and vague.entry > 0:
        desk.again.add(vague.entry)  # it may have held others together
    vague.anchor = anchor
    if anchor in desk.slots:
        vague.entry = desk.slots[anchor].entry
    else:
        vague.entry = Claim.objects.values_list("entry_id", flat=True).get(uid=anchor)


def _desk(keys: set[str]) -> Desk:
    """The filed claims that have any of these keys."""
    shared = list(ClaimKey.objects.filter(key__in=keys).values_list("claim_id", "key")) if keys else []
    desk = Desk()
    by_claim: dict[int, list[str]] = {}
    for claim, key in shared:
        by_claim.setdefault(claim, []).append(key)
    rows = Claim.objects.filter(pk__in=by_claim, entry__isnull=False)
    for pk, facts, entry, anchor, tally in rows.values_list("pk", "facts", "entry_id", "anchor", "tally"):
        desk.lay(Slot(Report.of_row(facts), entry, anchor, tally_of(tally), was=entry), by_claim[pk])
    return desk


def _write(
    desk: Desk,
    new: Sequence[Report],
    keys: Mapping[str, set[str]],
    brought: Filing,
    document: int,
    now: datetime.datetime,
) -> None:
    """The new claims with their keys and entries, and what has moved because of them."""
    _number(desk, now)
    moved = [slot for slot in desk.slots.values() if slot.moved]
    for slot in (slot for slot in desk.slots.values() if slot.was is not None and slot.changed):
        Claim.objects.filter(uid=slot.report.uid).update(entry=slot.entry, anchor=slot.anchor, tally=slot.tally)
    rows = [_row(desk.slots[r.uid], brought.bodies[r.uid], document) for r in new]
    Claim.objects.bulk_create(rows)
    ClaimKey.objects.bulk_create(
        ClaimKey(claim=row, key=key) for row, r in zip(rows, new, strict=True) for key in sorted(keys[r.uid])
    )
    ClaimAlias.objects.bulk_create(_named(rows, new, brought))
    renamed = [slot.report.uid for slot in moved if slot.report.kind == "gathering"] + _merge(desk.merged)
    touched = (
        {desk.slots[r.uid].entry for r in new} | {e for slot in moved for e in (slot.entry, slot.was) if e} | desk.again
    )
    Entry.objects.filter(pk__in=touched).update(stale=True)
    refile_about(renamed, now)
    again = set(Entry.objects.filter(pk__in=desk.again).values_list("pk", flat=True))
    if judgements.any_of("claim"):
        again |= _judged(touched)
    if again:
        sort_anew(again, now)


def _number(desk: Desk, now: datetime.datetime) -> None:
    """Rows for the new entries that are in use."""
    used = sorted({slot.entry for slot in desk.slots.values() if slot.entry < 0}, reverse=True)
    kinds = {slot.entry: slot.report.kind for slot in desk.slots.values()}
    rows = [Entry(kind=kinds[number], created=now, changed=now) for number in used]
    Entry.objects.bulk_create(rows)
    pk_of = {number: row.pk for number, row in zip(used, rows, strict=True)}
    for slot in desk.slots.values():
        slot.entry = pk_of.get(slot.entry, slot.entry)


def _row(slot: Slot, body: dict[str, object], document: int) -> Claim:
    report = slot.report
    return Claim(
        uid=report.uid, document_id=document, kind=report.kind, start=_start(body), body=body, facts=report.as_row(),
        confidence=report.confidence, entry_id=slot.entry, about=report.about, anchor=slot.anchor, tally=slot.tally,
    )  # fmt: skip


def _start(body: dict[str, object]) -> int:
    evidence = body["evidence"]
    assert isinstance(evidence, list)
    return int(evidence[0])


def _merge(merged: Mapping[int, int]) -> list[str]:
    """The rest of the claims of merged entries follow; the uids of all gathering claims that moved."""
    moved: list[str] = []
    for gone, kept in merged.items():
        while kept in merged:
            kept = merged[kept]
        moved += Claim.objects.filter(entry=gone, kind="gathering").values_list("uid", flat=True)
        Claim.objects.filter(entry=gone).update(entry=kept)
        moved += Claim.objects.filter(entry=kept, kind="gathering").values_list("uid", flat=True)
    Entry.objects.filter(pk__in=merged).delete()
    return moved


def _judged(entries: Iterable[int]) -> set[int]:
    """Those of the entries in which a person has judged a claim."""
    rows = list(Claim.objects.filter(entry__in=list(entries)).values_list("uid", "entry_id"))
    judged = judgements.of("claim", [uid for uid, _ in rows])
    uids = {uid for pair in (*judged.same, *judged.apart) for uid in pair}
    return {entry for uid, entry in rows if uid in uids}


def refile_about(gatherings: Iterable[str], now: datetime.datetime) -> None:
    """File again the claims that concern gatherings whose entry has become another."""
    uids = list(gatherings)
    if uids:
        refile(Claim.objects.filter(about__in=uids).values_list("pk", flat=True), now)


def refile_aliases(aliases: Iterable[int], now: datetime.datetime) -> None:
    """File again the claims in which these aliases stand, whose actors have changed."""
    pks = list(aliases)
    if pks:
        refile(ClaimAlias.objects.filter(alias__in=pks).values_list("claim_id", flat=True), now)


def refile(claims: Iterable[int], now: datetime.datetime) -> None:
    """Give claims their actors and gatherings as they are now, and sort them and all that they concern anew."""
    rows = list(Claim.objects.filter(pk__in=list(claims)))
    if not rows:
        return
    reports = [Report.of_row(row.facts) for row in rows]
    actor_of = _actors(reports)
    abouts = {r.about for r in reports if r.about}
    gatherings = dict(Claim.objects.filter(uid__in=abouts).values_list("uid", "entry_id"))
    for row, report in zip(rows, reports, strict=True):
        row.facts = report.resolved(actor_of, str(gatherings.get(report.about) or "")).as_row()
    concerned = concerned_by(rows)
    Claim.objects.bulk_update(rows, ["facts"], batch_size=200)
    ClaimKey.objects.filter(claim__in=rows).delete()
    filed = [row for row in rows if row.review != Claim.Review.REJECTED]
    ClaimKey.objects.bulk_create(
        ClaimKey(claim=row, key=key) for row in filed for key in sorted(keys_of(Report.of_row(row.facts)))
    )
    concerned |= concerned_by(filed)
    sort_anew(concerned, now, [row.pk for row in filed if row.entry_id is None])


def concerned_by(rows: Iterable[Claim]) -> set[int]:
    """The entries of these claims, and of all that share a key with one of them: what changes with them."""
    mine = list(rows)
    keys = set(ClaimKey.objects.filter(claim__in=mine).values_list("key", flat=True))
    shared = ClaimKey.objects.filter(key__in=keys, claim__entry__isnull=False).values_list("claim__entry_id", flat=True)
    return {row.entry_id for row in mine if row.entry_id} | set(shared)


def sort_anew(entries: Iterable[int], now: datetime.datetime, loose: Sequence[int] = ()) -> None:
    """Sort the claims of some entries, and some that have none, into entries again; rows of entries stay where they can."""
    known = set(entries)
    rows = list(Claim.objects.filter(entry__in=known)) + list(Claim.objects.filter(pk__in=list(loose)))
    moved: list[str] = []
    for kind in KINDS:
        moved += _sort_kind(kind, [row for row in rows if row.kind == kind], now)
    Claim.objects.bulk_update(rows, ["entry", "anchor", "tally"], batch_size=200)
    used = {row.entry_id for row in rows if row.entry_id}
    Entry.objects.filter(pk__in=used | known).update(stale=True)
    Entry.objects.filter(pk__in=known - used, claims__isnull=True).delete()
    refile_about(moved, now)


def _sort_kind(kind: str, rows: Sequence[Claim], now: datetime.datetime) -> list[str]:
    """Sort the claims of one kind, without saving them; the uids of gatherings that are in another entry now, or in none."""
    filed = {row.uid: row for row in rows if row.review != Claim.Review.REJECTED}
    moved = [row.uid for row in rows if kind == "gathering" and row.entry_id and row.uid not in filed]
    for row in rows:
        if row.uid not in filed:
            row.entry_id, row.anchor, row.tally = None, "", {}
    judged = judgements.of("claim", list(filed))
    reports = [Report.of_row(row.facts) for row in filed.values()]
    beside = _beside(reports)
    outside = {report.uid: entry for report, entry in beside}
    grouping = entries_of(reports, beside=[report for report, _ in beside], same=judged.same, apart=judged.apart)
    taken: set[int] = set()
    for group in sorted(grouping.entries, key=lambda g: (-len(g), g)):
        anchors = {likeliest(grouping.tallies.get(uid, {})) for uid in group} & outside.keys()
        entry = outside[min(anchors)] if anchors else _entry_for([filed[uid] for uid in group], kind, taken, now)
        for uid in group:
            row = filed[uid]
            if kind == "gathering" and row.entry_id != entry:
                moved.append(uid)
            row.tally = grouping.tallies.get(uid, {})
            row.entry_id, row.anchor = entry, likeliest(row.tally)
    return moved


def _beside(reports: Sequence[Report]) -> list[tuple[Report, int]]:
    """Precise claims of other entries that a vague one of these may be taken for, each with its entry."""
    vague = [report for report in reports if KINDS[report.kind].is_vague(report)]
    keys = set().union(*(keys_of(report) for report in vague)) if vague else set()
    if not keys:
        return []
    near = Claim.objects.filter(keys__key__in=keys, entry__isnull=False).exclude(uid__in=[r.uid for r in reports])
    found = [(Report.of_row(facts), entry) for facts, entry in near.distinct().values_list("facts", "entry_id")]
    return [(report, entry) for report, entry in found if not KINDS[report.kind].is_vague(report)]


def _entry_for(rows: Sequence[Claim], kind: str, taken: set[int], now: datetime.datetime) -> int:
    """The oldest entry that one of the claims had and no larger group has taken; else a new one."""
    had = [row.entry_id for row in rows if row.entry_id and row.entry_id not in taken]
    entry = min(had) if had else Entry.objects.create(kind=kind, created=now, changed=now).pk
    taken.add(entry)
    return entry
