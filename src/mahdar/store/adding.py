"""Adding documents: each in a transaction of its own, whole or not at all, and none twice."""

import datetime
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from mahdar import __version__
from mahdar.record.reports import Filing, claim_uid, document_key, filing
from mahdar.store import search, wires
from mahdar.store.contents import CLASSES, Wording
from mahdar.store.filing import file_claims, refile_aliases
from mahdar.store.models import Claim, Document
from mahdar.store.naming import name_actors
from mahdar.vocabulary import Actor, Minutes
from mahdar.vocabulary import Document as Text

FILING = 0x6D616864  # the number of the lock under which PostgreSQL files one document at a time


class Outcome(StrEnum):
    """What became of a document; refused are those that cannot be read or kept (`intake`)."""

    ADDED = "added"
    KNOWN = "known"
    REFUSED = "refused"


class Added(NamedTuple):
    """What became of a document, and how many claims it brought."""

    outcome: Outcome
    claims: int = 0


class Past(NamedTuple):
    """What a dump knows of a document beside its minutes: the day that it came with, the heirs of claims that are gone, and claims
    that are read no longer but that a person has changed."""

    stated: datetime.date | None
    heirs: Mapping[str, str]
    kept: Sequence[Wording]


def is_known(text: Text) -> bool:
    """Is the document in the record already? Its file and id do not matter: text, outlet and day do."""
    return Document.objects.filter(key=document_key(text)).exists()


def add(
    minutes: Minutes, *, at: datetime.datetime | None = None, reader: str = __version__, past: Past | None = None
) -> Added:
    """Add a document that has been read, with its claims; what is in the record already stays as it is.

    `at`: when, now unless a dump says otherwise; `reader`: the version of Mahdar that read it.
    """
    past = past or Past(minutes.document.published, {}, ())
    key = document_key(minutes.document.model_copy(update={"published": past.stated}))
    brought = _filing(minutes, key, past)
    marks = wires.marks_of(minutes.text)
    terms = search.terms_of(minutes.text)
    now = at or timezone.now()
    with transaction.atomic():
        lock()
        if Document.objects.filter(key=key).exists():
            return Added(Outcome.KNOWN)
        document = _document(minutes, key, now, reader, past)
        wires.note(document, marks)
        search.index_document(document.pk, terms)
        named = name_actors(brought.aliases, brought.tenures, now)
        file_claims(brought, brought.reports, document.pk, now)
        for kept in past.kept:
            Claim.objects.filter(uid=kept.uid).update(cast=list(kept.cast))
        search.index_statements(document.pk)
        refile_aliases(named.moved, now)
    return Added(Outcome.ADDED, len(brought.reports))


def _filing(minutes: Minutes, key: str, past: Past) -> Filing:
    """What the document brings, the claims that are read no longer among it."""
    if not past.kept:
        return filing(minutes, key)
    uids = [claim_uid(key, claim.model_dump(mode="json")) for claim in minutes.claims]
    kept = tuple(CLASSES[each.body["kind"]].model_validate(each.body) for each in past.kept)
    cast = [Actor.model_validate(actor) for each in past.kept for actor in each.cast]
    both = minutes.model_copy(update={"claims": (*minutes.claims, *kept)})
    return filing(both, key, uids=[*uids, *(each.uid for each in past.kept)], cast=cast)


def lock() -> None:
    """One writer at a time: SQLite sees to it itself (BEGIN IMMEDIATE)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FILING])


def _document(minutes: Minutes, key: str, now: datetime.datetime, reader: str, past: Past) -> Document:
    text = minutes.document
    return Document.objects.create(
        key=key,
        name=text.id[:500],
        text=text.text,
        title=text.title,
        published=text.published,
        stated=past.stated,
        source=text.source,
        url=text.url,
        added=now,
        reader=reader,
        actors=[actor.model_dump(mode="json") for actor in minutes.actors],
        notes=list(minutes.notes),
        heirs=dict(past.heirs),
    )
