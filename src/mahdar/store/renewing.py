"""A document's claims filed anew from what they say now: after a person has changed one, after the text was read again or has
another day. Facts, aliases, keys, entries and search follow; other claims of the text do too, which lean on the changed one.
"""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from mahdar.record.reports import Filing
from mahdar.store import search
from mahdar.store.contents import filing_of
from mahdar.store.filing import refile, refile_aliases
from mahdar.store.models import Alias, Claim, ClaimAlias, Document
from mahdar.store.naming import name_actors
from mahdar.store.unused import forget_unused


def renew(row: Document, before: Filing, now: datetime.datetime) -> None:
    """File the claims of a document as they are now, after `before`. Inside a transaction that holds the lock."""
    brought = filing_of(row)
    named = name_actors(brought.aliases, brought.tenures, now)
    changed = list(_changed(brought, row))
    fields = ["facts", "about", "start", "confidence"]
    Claim.objects.bulk_update(changed, fields, batch_size=200)
    _name_again(brought, changed)
    said = [claim for claim in changed if claim.kind == "statement"]
    search.forget(search.STATEMENTS, [claim.pk for claim in said])
    search.index_statements(row.pk, only=[claim.uid for claim in said])
    refile([claim.pk for claim in changed], now)
    refile_aliases(named.moved, now)
    refile_aliases(forget_unused(before, brought, row, now), now)


def _changed(brought: Filing, row: Document) -> Iterable[Claim]:
    """The claims that are to be filed by other facts than they are, with these."""
    reports = {report.uid: report for report in brought.reports}
    for claim in Claim.objects.filter(document=row).order_by("pk"):
        report = reports[claim.uid]
        fresh, start = report.as_row(), brought.bodies[claim.uid]["evidence"][0]
        if claim.start == start and _plain(claim.facts) == _plain(fresh):
            continue
        claim.facts, claim.about, claim.confidence, claim.start = fresh, report.about, report.confidence, start
        yield claim


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    """As JSON gives it back, without the actors and the entry that filing has put in."""
    bare = {**facts, "sides": [[*side[:4], ""] for side in facts.get("sides", ())]}
    bare.pop("gathering", None)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in bare.items() if value != []}


def _name_again(brought: Filing, claims: Sequence[Claim]) -> None:
    """Who stands in these claims."""
    ClaimAlias.objects.filter(claim__in=claims).delete()
    pks = dict(Alias.objects.filter(key__in=brought.spelled).values_list("key", "pk"))
    ClaimAlias.objects.bulk_create(
        ClaimAlias(claim=claim, alias_id=pks[side[1]], slot=side[0], name=brought.spelled[side[1]])
        for claim in claims
        for side in claim.facts.get("sides", ())
    )
