"""The one way in for texts, whoever brings them: a command, a page of the desk, a feed. Read, looked at, filed, each whole or not at all.

The record's entries are summarised when they are read next, or by `summaries.refresh`.
"""

from typing import NamedTuple

from django.db import DatabaseError

from mahdar.pipeline import read_document
from mahdar.record.reports import document_key
from mahdar.store import adding
from mahdar.store.adding import Outcome
from mahdar.store.connection import in_words, is_of_one_text
from mahdar.store.gazetteer import use_names
from mahdar.store.models import Document
from mahdar.store.warnings import warning
from mahdar.vocabulary import Document as Text
from mahdar.vocabulary import Minutes

LONGEST_SOURCE = 200  # characters, which the table of documents has room for


class Taken(NamedTuple):
    """What became of a text.

    `complaint` is one line for whoever brought it: why it was refused, or what somebody should look at though it was added.
    `key` and `pk` are those of its row, None for one that was refused.
    """

    outcome: Outcome
    claims: int = 0
    complaint: str | None = None
    key: str | None = None
    pk: int | None = None


def take(document: Text) -> Taken:
    """Read a text and file its claims; what is in the record already stays as it is.

    A text that cannot be kept is refused with its complaint; a database that cannot be written to raises its error.
    """
    if document.source and len(document.source) > LONGEST_SOURCE:
        return _refused(
            f"article {document.id}: its outlet's name is longer than {LONGEST_SOURCE} characters: shorten it"
        )
    if adding.is_known(document):
        return _found(document, Outcome.KNOWN)
    use_names()
    minutes = read_document(document)
    if not isinstance(minutes, Minutes):
        return _refused(str(minutes))
    strange = warning(minutes)
    try:
        done = adding.add(minutes)
    except DatabaseError as error:
        if not is_of_one_text(error):
            raise
        return _refused(f"article {document.id}: cannot be kept: {in_words(error)}: split or shorten it")
    return _found(document, done.outcome, done.claims, strange)


def _refused(why: str) -> Taken:
    return Taken(Outcome.REFUSED, complaint=" ".join(why.split()))


def _found(document: Text, outcome: Outcome, claims: int = 0, complaint: str | None = None) -> Taken:
    key = document_key(document)
    pk = Document.objects.filter(key=key).values_list("pk", flat=True).first()
    return Taken(outcome, claims, " ".join(complaint.split()) if complaint else None, key, pk)
