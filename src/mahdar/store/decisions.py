"""What people decide, kept as it was said and put into effect: the list of decisions is what counts, the rest follows.

Every decision names its subject by what stays the same when texts are read again or loaded elsewhere: uids of claims, keys of
aliases, keys of documents, names of processes. A claim that is gone is stood for by its heir (`heirs`).
"""

import datetime
from collections.abc import Callable
from typing import Any

from django.db.models import F
from django.utils import timezone

from mahdar.errors import StoreError
from mahdar.store import amending, dating, gazetteer
from mahdar.store.filing import refile, refile_aliases
from mahdar.store.heirs import claim_of, standing
from mahdar.store.models import Claim, Decision, Judgement, Process
from mahdar.store.naming import rename

Subject = dict[str, Any]


def decide(
    who: str,
    verb: str,
    subject: Subject,
    after: Any,
    *,
    why: str = "",
    undoes: Decision | None = None,
    at: datetime.datetime | None = None,
) -> Decision:
    """Keep a decision and put it into effect. Inside a transaction that holds the lock (`adding.lock`)."""
    now = at or timezone.now()
    before = _EFFECTS[verb](subject, after, who, now)
    decision = Decision.objects.create(
        at=now, who=who, verb=verb, subject=subject, before=before, after=after, why=why, undoes=undoes
    )
    if "claim" in subject:
        Claim.objects.filter(uid=standing(subject["claim"])).update(version=F("version") + 1)
    return decision


def note_date(
    who: str, subject: Subject, after: Any, *, why: str, undoes: Decision | None, at: datetime.datetime
) -> Decision:
    """Keep a decision on the day of a document that has come from a dump as it was read by its last day."""
    before = dating.last_said("date", document=subject["document"])
    return Decision.objects.create(
        at=at, who=who, verb="date", subject=subject, before=before, after=after, why=why, undoes=undoes
    )


def _review(subject: Subject, after: Any, who: str, now: datetime.datetime) -> Any:  # noqa: ARG001
    """A claim accepted, rejected or open again; a rejected one is in no entry. Returns what it was before."""
    claim = claim_of(subject["claim"])
    if claim is None:
        return None  # it was read by another version, and may be read again
    before, claim.review = claim.review, after
    claim.save(update_fields=["review"])
    if Claim.Review.REJECTED in (before, after):
        refile([claim.pk], now)
    return before


def _judge(subject: Subject, after: Any, who: str, now: datetime.datetime) -> Any:  # noqa: ARG001
    """Two aliases or two claims are one (True), are not (False), or nothing is decided (None). Returns what it was before."""
    what = "alias" if "aliases" in subject else "claim"
    a, b = sorted(subject["aliases"] if what == "alias" else map(standing, subject["claims"]))
    if a == b:
        return None  # they have become one claim
    known = Judgement.objects.filter(what=what, a=a, b=b).first()
    before = known.same if known else None
    if after is None:
        Judgement.objects.filter(what=what, a=a, b=b).delete()
    else:
        Judgement.objects.update_or_create(what=what, a=a, b=b, defaults={"same": after})
    if what == "alias":
        refile_aliases(rename([a, b], now), now)
    else:
        refile(Claim.objects.filter(uid__in=[a, b]).values_list("pk", flat=True), now)
    return before


def _process(subject: Subject, after: Any, who: str, now: datetime.datetime) -> Any:  # noqa: ARG001
    """A process defined, changed or given up (None). Returns what it was before."""
    known = Process.objects.filter(name=subject["process"]).first()
    before = {"gatherings": known.gatherings, "parties": known.parties, "terms": known.terms} if known else None
    if after is None:
        Process.objects.filter(name=subject["process"]).delete()
    else:
        Process.objects.update_or_create(name=subject["process"], defaults=after)
    return before


_EFFECTS: dict[str, Callable[[Subject, Any, str, datetime.datetime], Any]] = {
    "review": _review,
    "amend": amending.amend,
    "add": amending.add,
    "date": dating.date,
    "name": gazetteer.name,
    "judge": _judge,
    "process": _process,
}


def undo(who: str, decision: Decision, *, why: str = "") -> Decision:
    """Put things back as they were before a decision, by another one. Raises StoreError if that has been done."""
    if Decision.objects.filter(undoes=decision).exists():
        raise StoreError(f"decision {decision.pk}: has been undone already")
    return decide(who, decision.verb, decision.subject, decision.before, why=why, undoes=decision)
