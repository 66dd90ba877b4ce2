"""What people decided on claims, put on the claims that stand for them now, after a document was read again."""

import datetime
from collections.abc import Mapping

from django.db.models import Q

from mahdar.store.filing import refile
from mahdar.store.heirs import all_heirs, follow
from mahdar.store.models import Claim, Decision, Document, Judgement


def carry_over(row: Document, changed: Mapping[str, str], now: datetime.datetime) -> None:
    """Reviews, versions and judgements of a document's claims follow from decisions again; `changed`: claims that are gone or have
    come back, each with the one that has taken over from it, or had."""
    again = _reviews(row, changed) | _judgements({*changed, *changed.values()})
    refile(again, now)


def _reviews(row: Document, changed: Mapping[str, str]) -> set[int]:
    """The claims that are reviewed otherwise than they were."""
    reviewed: dict[str, str] = dict.fromkeys(changed.values(), Claim.Review.OPEN.value)
    counts: dict[str, int] = {}
    for decision in Decision.objects.filter(subject__document=row.key).order_by("at", "pk"):
        uid = follow(decision.subject.get("claim", ""), row.heirs)
        counts[uid] = counts.get(uid, 0) + 1
        if decision.verb == "review":
            reviewed[uid] = decision.after or Claim.Review.OPEN.value
    again = set()
    for claim in Claim.objects.filter(document=row):
        review, version = reviewed.get(claim.uid, claim.review), max(counts.get(claim.uid, 0), claim.version)
        if claim.review != review:
            again.add(claim.pk)
        if (claim.review, claim.version) != (review, version):
            claim.review, claim.version = review, version
            claim.save(update_fields=["review", "version"])
    return again


def _judgements(uids: set[str]) -> set[int]:
    """The claims on which judgements stand otherwise than they did."""
    if not uids or not Judgement.objects.filter(what="claim").exists():
        return set()
    heirs, wanted = all_heirs(), {}
    for decision in Decision.objects.filter(verb="judge", subject__has_key="claims").order_by("at", "pk"):
        a, b = sorted(follow(uid, heirs) for uid in decision.subject["claims"])
        wanted[a, b] = decision.after
    concerned = Judgement.objects.filter(Q(a__in=uids) | Q(b__in=uids), what="claim")
    touched = {uid for pair in concerned.values_list("a", "b") for uid in pair}
    concerned.delete()
    mine = [(a, b, same) for (a, b), same in wanted.items() if same is not None and a != b and {a, b} & uids]
    Judgement.objects.bulk_create(Judgement(what="claim", a=a, b=b, same=same) for a, b, same in mine)
    touched |= {uid for a, b, _ in mine for uid in (a, b)}
    return set(Claim.objects.filter(uid__in=touched).values_list("pk", flat=True))
