"""What an editor of the lexicon looks at: the names that were added, names that texts have often and no list has, and the texts that
have a name, to be read again."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db.models import Count, QuerySet

from mahdar.errors import MahdarError
from mahdar.mentions.gazetteer import OWN_KINDS
from mahdar.pipeline import read_document
from mahdar.store import rereading, search
from mahdar.store.contents import text_of
from mahdar.store.gazetteer import use_names
from mahdar.store.models import Alias, Decision, Document, GazetteerName
from mahdar.store.naming import SPELLED

OFTEN = 5  # claims from which on a name is worth a look


class Unlisted(NamedTuple):
    """A name that texts have and no list has, as what it was read, and in how many claims."""

    name: str
    kind: str
    country: str | None
    claims: int


class Again(NamedTuple):
    """Texts read again: how many, how many could not be, claims that came and went, and the key of the last; `left`: texts that
    have the name and are still to be read."""

    texts: int
    failed: int
    new: int
    gone: int
    last: int
    left: int


def listed() -> "QuerySet[GazetteerName]":
    """The names that were added, in the order of the alphabet."""
    return GazetteerName.objects.order_by("name")


def decisions_on(names: Iterable[str]) -> dict[str, Decision]:
    """For each of these names the last decision on it."""
    rows = Decision.objects.filter(verb="name", subject__name__in=list(names)).order_by("pk")
    return {row.subject["name"]: row for row in rows}


def unlisted(most: int) -> list[Unlisted]:
    """Names in full that many claims have and no list has, the most frequent first."""
    names = Alias.objects.filter(key__startswith=SPELLED, partial=False, kind__in=OWN_KINDS)
    names = names.exclude(name__in=GazetteerName.objects.values("name"))
    found = names.annotate(n=Count("claims")).filter(n__gte=OFTEN).order_by("-n", "name")
    return [Unlisted(*row) for row in found.values_list("name", "kind", "country", "n")[:most]]


def texts_with(forms: Sequence[str]) -> "QuerySet[Document]":
    """The texts that have one of these names, whole, in any spelling."""
    found: set[int] = set()
    for form in forms:
        words = " ".join(form.replace('"', " ").split())
        if search.parts_of(words):
            found |= set(search.documents(f'"{words}"').order_by().values_list("pk", flat=True))
    return Document.objects.filter(pk__in=sorted(found)).order_by("pk")


def read_again(forms: Sequence[str], most: int, after: int = 0) -> Again:
    """Read texts that have one of these names again, up to `most` behind the one of key `after`, with the lists of today."""
    use_names()
    waiting = texts_with(forms).filter(pk__gt=after)
    rows = list(waiting[:most])
    new = gone = failed = 0
    for row in rows:
        minutes = read_document(text_of(row))
        if isinstance(minutes, MahdarError):
            failed += 1
            continue
        change = rereading.difference(row, minutes)
        rereading.apply(change)
        new, gone = new + len(change.new), gone + len(change.gone)
    last = rows[-1].pk if rows else after
    return Again(len(rows), failed, new, gone, last, waiting.filter(pk__gt=last).count())
