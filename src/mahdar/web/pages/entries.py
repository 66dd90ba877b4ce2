"""The entries of a kind as a list, and one entry with the words behind it."""

from typing import Any

from django.contrib import messages
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mahdar.errors import StoreError
from mahdar.record.kinds import KINDS
from mahdar.review import entries as reviewing
from mahdar.store import evidence
from mahdar.store.membership import members
from mahdar.store.models import Actor, Claim, Entry, Process
from mahdar.store.queries import EntryQuerySet
from mahdar.store.summaries import refresh
from mahdar.web.asked import asking, deciding
from mahdar.web.asked.filters import ORDERS, Filters, filters_of
from mahdar.web.asked.paging import Page
from mahdar.web.guards import needs
from mahdar.web.roles import Right, may
from mahdar.web.shown.entry_parts import asked_uids, decided_of, in_sentences, page_of
from mahdar.web.shown.gathering_page import concerned_by
from mahdar.web.shown.lines import line_of, lines_of, quotes

QUOTES = 30  # of one page
NEAR, MOST_DECISIONS, MOST_TO_PART = 6, 12, 80


@needs(Right.READ)
def entries(request: HttpRequest, kind: str) -> HttpResponse:
    """All entries of a kind by status, actor, period, process, in one of the orders."""
    if kind not in KINDS:
        raise Http404
    wanted = filters_of(request, kind)
    page = Page(request, ordered(chosen(Entry.objects.of(kind).summarised(), wanted), wanted.order))
    facts = {
        "kind": kind,
        "kinds": list(KINDS),
        "page": page,
        "lines": lines_of(page.rows),
        "wanted": wanted,
        "orders": ORDERS,
        "with_actor": Actor.objects.filter(pk=wanted.actor).first() if wanted.actor else None,
        "at": Entry.objects.filter(pk=wanted.gathering).only("pk", "title").first() if wanted.gathering else None,
        "processes": Process.objects.order_by("name").only("pk", "name"),
    }
    return render(request, "web/entries.html", facts)


def chosen(found: EntryQuerySet, wanted: Filters) -> EntryQuerySet:
    """The entries that the filters leave."""
    found = found.between(wanted.first, wanted.last)
    if wanted.status:
        found = found.in_status(wanted.status)
    if wanted.disagree:
        found = found.contradictory()
    if wanted.actor:
        found = found.acted_by(wanted.actor, wanted.role)
    if wanted.gathering:
        found = found.filter(gathering=wanted.gathering)
    if wanted.process:
        found = found.filter(pk__in=members(get_object_or_404(Process, pk=wanted.process)).all().values("pk"))
    return found


def ordered(found: EntryQuerySet, order: str) -> EntryQuerySet:
    """The newest reports first, or the most reported, or the latest day on which it happens."""
    newest = F("said_last").desc(nulls_last=True)
    if order == "reported":
        return found.order_by("-texts", newest, "-pk")
    return found.order_by(F("first").desc(nulls_last=True) if order == "day" else newest, "-pk")


@needs(Right.READ)
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """One entry: its values with what speaks for and against each, its history, its words; of a gathering also who attends, what
    holds it up, what was pledged there."""
    row = get_object_or_404(Entry.objects.select_related("gathering"), pk=pk)
    line, voices = line_of(row), evidence.voices([pk])
    asked = asked_uids(request, line.summary)
    page = Page(request, evidence.claims(pk, asked.uids).only("pk"), QUOTES)
    facts: dict[str, Any] = {
        "line": line,
        "row": row,
        "page": page,
        "asked": asked,
        "quotes": in_sentences(quotes(evidence.claims(pk).filter(pk__in=[claim.pk for claim in page.rows]))),
        "found": page_of(line.summary, voices),
        "board": concerned_by(row) if row.kind == "gathering" else None,
        "decisions": decided_of(evidence.decisions(voices.keys(), MOST_DECISIONS)),
    }
    if may(request.user, Right.REVIEW):
        facts |= _to_review(request, row, list(voices))
    return render(request, "web/entry.html", facts)


def _to_review(request: HttpRequest, row: Entry, uids: list[str]) -> dict[str, Any]:
    """What may be one with it, and its claims, of which two may tell of two things."""
    near = [(line_of(each), reviewing.version_of(each)) for each in evidence.near(row, NEAR)]
    claims = quotes(evidence.claims(row.pk, uids[:MOST_TO_PART])) if len(uids) > 1 else []
    other = asking.words(request, "part", 20)
    return {"version": reviewing.version_of(row), "near": near, "claims": claims, "to_part": other}


@needs(Right.REVIEW)
@require_POST
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """This entry and another are one, or are not."""
    row = get_object_or_404(Entry, pk=pk)
    number = deciding.number(request, "typed") or deciding.number(request, "other")
    seen = deciding.seen(request, pk, number)
    one = _claim_of(row.pk)
    other = _claim_of(number)
    why = deciding.reason(request)
    if request.POST.get("answer") == "apart":
        reviewing.part(one.uid, other.uid, deciding.who(request), why, seen=seen)
        said = _("The two entries are two, for ever.")
    else:
        reviewing.join(one.uid, other.uid, deciding.who(request), why, seen=seen)
        said = _("The two entries are one.")
    refresh()
    messages.success(request, said)
    return redirect("entry", Claim.objects.values_list("entry_id", flat=True).get(pk=one.pk))


@needs(Right.REVIEW)
@require_POST
def part(request: HttpRequest, pk: int) -> HttpResponse:
    """Two claims of this entry tell of two things."""
    get_object_or_404(Entry, pk=pk)
    one, other = request.POST.get("one", ""), request.POST.get("other", "")
    why = deciding.reason(request)
    reviewing.part(one, other, deciding.who(request), why, seen=deciding.seen(request, pk))
    refresh()
    of = dict(Claim.objects.filter(uid__in=[one, other]).values_list("uid", "entry_id"))
    messages.success(
        request, _("They are two now: entries #%(one)s and #%(other)s.") % {"one": of[one], "other": of[other]}
    )
    return redirect("entry", of[one])


def _claim_of(entry: int) -> Claim:
    """The first claim of an entry, which speaks for it. Raises StoreError where there is no such entry."""
    found = evidence.claims(entry).only("pk", "uid").first()
    if found is None:
        raise StoreError(_("There is no entry of this number: it stands in the address of an entry's page."))
    return found


urlpatterns = [
    path("entries/<str:kind>/", entries, name="entries"),
    path("entry/<int:pk>/", entry, name="entry"),
    path("entry/<int:pk>/join", join, name="join-entries"),
    path("entry/<int:pk>/part", part, name="part-claims"),
]
