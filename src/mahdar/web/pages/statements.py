"""What was said: statements by words, speaker, outlet, period and process; and one search over all of the record."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from mahdar.store import search as texts_and_statements
from mahdar.store.finding import gatherings
from mahdar.store.lookup import actors_like
from mahdar.store.models import Actor, Document, Entry, Process
from mahdar.store.queries import EntryQuerySet
from mahdar.store.statements import at_most, statements
from mahdar.store.texts import HEAVY, outlets
from mahdar.web.asked import asking
from mahdar.web.asked.paging import Page
from mahdar.web.guards import needs
from mahdar.web.roles import Right
from mahdar.web.shown.hits import excerpt, pieces
from mahdar.web.shown.lines import lines_of
from mahdar.web.shown.told import told

SIZE = 30
A_FEW = 6
ALL_GATHERINGS = 200
MOST_MEANT = 8  # actors that a speaker's name may mean
MOST_COUNTED = 1000
MOST_PROCESSES = 200


@dataclass(frozen=True)
class Wanted:
    """Which statements are asked for, as the form has it; `meant`: the actors that the speaker's name may mean."""

    words: str
    speaker: str
    meant: Sequence[Actor]
    outlet: str
    first: datetime.date | None
    last: datetime.date | None
    process: Process | None
    oldest_first: bool

    @property
    def searchable(self) -> bool:
        """Is there a word among what was typed?"""
        return not self.words or bool(texts_and_statements.parts_of(self.words))

    def found(self) -> EntryQuerySet:
        """The statements; none where the words have none to search for, or nobody has the speaker's name."""
        if not self.searchable:
            return Entry.objects.none()
        return statements(
            self.words,
            speakers=[actor.pk for actor in self.meant] if self.speaker else None,
            outlet=self.outlet,
            first=self.first,
            last=self.last,
            process=self.process.name if self.process else "",
            oldest_first=self.oldest_first,
        )


def _wanted(request: HttpRequest, known: Sequence[str]) -> Wanted:
    speaker = asking.words(request, "speaker")
    return Wanted(
        words=asking.words(request, "words") or asking.words(request, "q"),
        speaker=speaker,
        meant=actors_like(speaker, MOST_MEANT) if speaker else (),
        outlet=asking.choice(request, "outlet", known),
        first=asking.day(request, "first"),
        last=asking.day(request, "last"),
        process=Process.objects.filter(pk=asking.key(request, "process")).first(),
        oldest_first=request.GET.get("order") == "oldest",
    )


@needs(Right.READ)
def said(request: HttpRequest) -> HttpResponse:
    """What was said, newest first, each statement once with all texts that report it."""
    known = outlets()
    wanted = _wanted(request, known)
    found = wanted.found()
    page = Page(request, found, SIZE)
    narrowed = bool(wanted.words or wanted.speaker or wanted.outlet or wanted.first or wanted.last or wanted.process)
    return render(
        request,
        "web/statements.html",
        {
            "wanted": wanted,
            "query": wanted.words,
            "meant": [(actor, f"@{actor.pk}") for actor in wanted.meant],
            "page": page,
            "told": told(page.rows, wanted.words),
            "outlets": known,
            "processes": Process.objects.order_by("name").only("name")[:MOST_PROCESSES],
            "narrowed": narrowed,
            "count": at_most(found, MOST_COUNTED + 1) if narrowed else 0,
            "most": MOST_COUNTED,
        },
    )


@needs(Right.READ)
def search(request: HttpRequest) -> HttpResponse:
    """Whatever the record has of these words: actors, gatherings, statements, texts, a few of each."""
    query = asking.words(request, "q")
    if not texts_and_statements.parts_of(query):
        facts: dict[str, object] = {"nothing": True}
    elif request.GET.get("only") == "gatherings":
        facts = {**_gatherings(query, ALL_GATHERINGS), "only": True}
    else:
        facts = _everything(query)
    return render(request, "web/search.html", {"query": query, **facts})


def _gatherings(query: str, most: int) -> dict[str, object]:
    """The gatherings that the words name, those that most claims speak of first."""
    found = lines_of(gatherings(query).exclude(status="")[: most + 1])
    return {
        "gatherings": [(line, pieces(line.title, query)) for line in found[:most]],
        "more_gatherings": len(found) > most,
    }


def _everything(query: str) -> dict[str, object]:
    actors = actors_like(query, A_FEW + 1)
    rooms = _gatherings(query, A_FEW)
    spoken = list(statements(query)[: A_FEW + 1])
    written = list(texts_and_statements.documents(query).defer(*HEAVY)[: A_FEW + 1])
    return {
        "actors": [(actor, pieces(actor.name, query)) for actor in actors[:A_FEW]],
        "more_actors": len(actors) > A_FEW,
        **rooms,
        "told": told(spoken[:A_FEW], query),
        "more_told": len(spoken) > A_FEW,
        "texts": _texts(written[:A_FEW], query),
        "more_texts": len(written) > A_FEW,
        "nothing": not (actors or rooms["gatherings"] or spoken or written),
    }


def _texts(rows: Sequence[Document], query: str) -> list[tuple[Document, object, object]]:
    """Texts with the words about what was found; only these few are loaded whole."""
    whole = dict(Document.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", "text"))
    return [(row, pieces(str(row), query), excerpt(whole[row.pk], query)) for row in rows]


urlpatterns = [path("statements/", said, name="statements"), path("search/", search, name="search")]
