"""Adding documents: each in a transaction of its own, whole or not at all, and none twice."""

import datetime
from enum import StrEnum
from typing import NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from mahdar import __version__
from mahdar.record.reports import document_key, filing
from mahdar.store import search, wires
from mahdar.store.filing import file_claims, refile_aliases
from mahdar.store.models import Document
from mahdar.store.naming import name_actors
from mahdar.vocabulary import Document as Text
from mahdar.vocabulary import Minutes

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


def is_known(text: Text) -> bool:
    """Is the document in the record already? Its file and id do not matter: text, outlet and day do."""
    return Document.objects.filter(key=document_key(text)).exists()


def add(minutes: Minutes, *, at: datetime.datetime | None = None, reader: str = __version__) -> Added:
    """Add a document that has been read, with its claims; what is in the record already stays as it is.

    `at`: when, now unless a dump says otherwise; `reader`: the version of Mahdar that read it.
    """
    key = document_key(minutes.document)
    brought = filing(minutes, key)
    marks = wires.marks_of(minutes.text)
    terms = search.terms_of(minutes.text)
    now = at or timezone.now()
    with transaction.atomic():
        lock()
        if Document.objects.filter(key=key).exists():
            return Added(Outcome.KNOWN)
        document = _document(minutes, key, now, reader)
        wires.note(document, marks)
        search.index_document(document.pk, terms)
        named = name_actors(brought.aliases, brought.tenures, now)
        file_claims(brought, brought.reports, document.pk, now)
        search.index_statements(document.pk)
        refile_aliases(named.moved, now)
    return Added(Outcome.ADDED, len(brought.reports))


def lock() -> None:
    """One writer at a time: SQLite sees to it itself (BEGIN IMMEDIATE)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FILING])


def _document(minutes: Minutes, key: str, now: datetime.datetime, reader: str) -> Document:
    text = minutes.document
    return Document.objects.create(
        key=key,
        name=text.id[:500],
        text=text.text,
        title=text.title,
        published=text.published,
        stated=text.published,
        source=text.source,
        url=text.url,
        added=now,
        reader=reader,
        actors=[actor.model_dump(mode="json") for actor in minutes.actors],
        notes=list(minutes.notes),
    )
