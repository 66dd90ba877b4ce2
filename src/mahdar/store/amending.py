"""Claims that people change and add: what is kept of them, and what follows.

`Claim.body` says what counts, `Claim.read` what the machine read where a person has changed that. The actors that a person names
are in `Claim.cast`, under ids of their own, so that reading the text again cannot give them to somebody else.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from mahdar.store import search
from mahdar.store.contents import Wording, filing_of
from mahdar.store.filing import concerned_by, file_claims, refile_aliases, sort_anew
from mahdar.store.heirs import claim_of
from mahdar.store.models import Claim, Decision, Document
from mahdar.store.naming import name_actors
from mahdar.store.renewing import renew

Subject = dict[str, Any]
Given = dict[str, Any]


def amend(subject: Subject, after: Given | None, who: str, now: datetime.datetime) -> Given | None:  # noqa: ARG001
    """A claim says what a person gave, `body` and `cast`, or what was read in the text (None). Returns what it was before."""
    claim = claim_of(subject["claim"])
    if claim is None:
        return None
    was = given(claim)
    if after is not None or claim.read is not None:
        filed = filing_of(claim.document)
        _word(claim, after)
        claim.save(update_fields=["body", "read", "cast"])
        renew(claim.document, filed, now)
    return was


def _word(claim: Claim, after: Given | None) -> None:
    read = claim.read if claim.read is not None or claim.by else claim.body
    own = cast_of(read, claim.cast) if read else []  # who stands in a reading that is no longer read
    if after is None:
        claim.body, claim.read, claim.cast = claim.read, None, own
    else:
        claim.body, claim.read, claim.cast = after["body"], read, [*after["cast"], *own]


def given(claim: Claim) -> Given | None:
    """What a person has made of the claim; None where it is as the machine read it."""
    if claim.read is None and not claim.by:
        return None
    return {"body": claim.body, "cast": cast_of(claim.body, claim.cast)}


def add(subject: Subject, after: Given | None, who: str, now: datetime.datetime) -> Given | None:
    """A claim that a person has found in a text is filed, or taken out again (None). Returns what it was before."""
    row = Document.objects.filter(key=subject["document"]).first()
    if row is None:
        return None
    claim = Claim.objects.filter(uid=subject["claim"]).first()
    was = given(claim) if claim else None
    if claim is not None and claim.by and after is None:
        _take_out(claim, row, now)
    elif claim is None and after is not None:
        _file(Wording(subject["claim"], after["body"], after["cast"]), row, who, now)
    return was


def _file(wording: Wording, row: Document, who: str, now: datetime.datetime) -> None:
    filed = filing_of(row)
    brought = filing_of(row, [wording])
    mine = [report for report in brought.reports if report.uid == wording.uid]
    named = name_actors(brought.aliases, brought.tenures, now)
    file_claims(brought, mine, row.pk, now)
    version = Decision.objects.filter(subject__claim=wording.uid).count()
    Claim.objects.filter(uid=wording.uid).update(by=who, cast=list(wording.cast), version=version)
    search.index_statements(row.pk, only=[wording.uid])
    refile_aliases(named.moved, now)
    renew(row, filed, now)


def _take_out(claim: Claim, row: Document, now: datetime.datetime) -> None:
    filed = filing_of(row)
    drop([claim], now)
    renew(row, filed, now)


def drop(claims: Sequence[Claim], now: datetime.datetime) -> None:
    """Take claims out of the record; the entries that they were in are sorted anew."""
    entries = concerned_by(claims)
    search.forget(search.STATEMENTS, [claim.pk for claim in claims if claim.kind == "statement"])
    Claim.objects.filter(pk__in=[claim.pk for claim in claims]).delete()
    sort_anew(entries, now)


def cast_of(body: dict[str, Any], cast: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those of a cast who stand in a body."""
    named = {party["actor"] for party in parties_in(body)}
    return [actor for actor in cast if actor["id"] in named]


def parties_in(body: object) -> Iterator[dict[str, Any]]:
    """The parties of a claim's body, wherever they stand in it."""
    if isinstance(body, dict):
        if body.keys() == {"actor", "span"}:
            yield body
        for value in body.values():
            yield from parties_in(value)
    elif isinstance(body, list):
        for value in body:
            yield from parties_in(value)


def keep_apart(claim: Claim, actors: Sequence[dict[str, Any]]) -> None:
    """Before the text is read again without a claim that stays: the actors in its reading become its own, so that they stay who
    they are. `actors`: those of the document so far."""
    read = claim.read if claim.read is not None else claim.body
    known = {actor["id"]: actor for actor in actors}
    for party in parties_in(read):
        if party["actor"] in known:
            own = f"{claim.uid}-read-{party['actor']}"
            if all(actor["id"] != own for actor in claim.cast):
                claim.cast = [*claim.cast, {**known[party["actor"]], "id": own}]
            party["actor"] = own
