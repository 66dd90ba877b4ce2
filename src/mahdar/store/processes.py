"""Which entries belong to a process: by its gatherings, or by its terms and parties."""

from django.db.models import Q, QuerySet

from mahdar.errors import StoreError
from mahdar.store import finding, search
from mahdar.store.models import Actor, Document, Entry, Process


def process(name: str) -> Process:
    """The process of this name. Raises StoreError where there is none."""
    found = Process.objects.filter(name=name).first()
    if found is None:
        known = ", ".join(Process.objects.values_list("name", flat=True)[:5])
        raise StoreError(
            f"{name}: there is no process of this name{f' among {known}' if known else ''}; see mahdar process"
        )
    return found


def entries_of(name: str) -> QuerySet[Entry]:
    """The entries of a process: its gatherings and what concerns them, and what its documents tell of its parties.

    A document is of the process where it has one of its terms; with no parties named, all that it tells belongs.
    """
    mine = process(name)
    gatherings = {pk for words in mine.gatherings for pk in finding.gatherings(words).values_list("pk", flat=True)}
    wanted = Q(pk__in=gatherings) | Q(gathering__in=gatherings)
    if mine.terms:
        documents = set().union(*(set(_with(term).values_list("pk", flat=True)) for term in mine.terms))
        told = Q(claims__document__in=documents)
        wanted |= told & Q(actors__actor__in=_parties(mine)) if mine.parties else told
    return Entry.objects.filter(wanted).distinct()


def _with(term: str) -> QuerySet[Document]:
    return search.documents(term).order_by()


def _parties(mine: Process) -> QuerySet[Actor]:
    """The parties, and those who serve them where they are states."""
    named = Actor.objects.none()
    for party in mine.parties:
        named = named | Actor.objects.named(party)
    states = Actor.objects.filter(pk__in=named.values("pk"), kind="state").values("country")
    return Actor.objects.filter(Q(pk__in=named.values("pk")) | Q(country__in=states))
