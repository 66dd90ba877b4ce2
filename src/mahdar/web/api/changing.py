"""Changing what was read, through the API: a claim's slots, a claim by hand, a text's day."""

import datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from mahdar.review import amending, dating
from mahdar.store.models import Document
from mahdar.store.summaries import refresh
from mahdar.web.api.access import name_of
from mahdar.web.api.router import REFUSED, REVIEWING, router
from mahdar.web.api.shapes import Body, DecisionOut, Key, Uid, Why

DECIDED = {200: DecisionOut, **REFUSED}


class Day(Why):
    """The day that a text was published on; null: the one that it came with."""

    published: datetime.date | None


@router.post("/claims/{uid}/amend", response=DECIDED, **REVIEWING)
def amend(request: HttpRequest, uid: Uid, given: Body) -> DecisionOut:
    """The claim's slots as you give them: all of them, as `body` of a claim has them; offsets into the text of its document."""
    decision = amending.amend(uid, name_of(request), given.body, cast=given.cast, why=given.why, seen=given.seen)
    refresh()
    return DecisionOut.of(decision)


@router.post("/claims/{uid}/restore", response=DECIDED, **REVIEWING)
def restore(request: HttpRequest, uid: Uid, given: Why) -> DecisionOut:
    """The claim says again what the machine read."""
    decision = amending.restore(uid, name_of(request), given.why, seen=given.seen)
    refresh()
    return DecisionOut.of(decision)


@router.post("/documents/{int:id}/claims", response=DECIDED, **REVIEWING)
def add_claim(request: HttpRequest, id: Key, given: Body) -> DecisionOut:
    """A claim that was not read; the decision's subject has its uid."""
    document = get_object_or_404(Document, pk=id)
    decision = amending.add(document, name_of(request), given.body, cast=given.cast, why=given.why)
    refresh()
    return DecisionOut.of(decision)


@router.post("/documents/{int:id}/date", response=DECIDED, **REVIEWING)
def date(request: HttpRequest, id: Key, given: Day) -> DecisionOut:
    """The text is of this day, and is read again by it."""
    document = get_object_or_404(Document, pk=id)
    decision = dating.date(document, given.published, name_of(request), given.why, seen=given.seen)
    refresh()
    return DecisionOut.of(decision)
