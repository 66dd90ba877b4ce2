"""Deciding through the API: what a reviewer does on the pages."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja.errors import HttpError

from mahdar.review import actors as actor_verbs
from mahdar.review import claims as claim_verbs
from mahdar.review import entries as entry_verbs
from mahdar.review import processes as process_verbs
from mahdar.review import undoing
from mahdar.store.models import Actor, Alias, Decision, Process
from mahdar.store.summaries import refresh
from mahdar.web.api.access import name_of
from mahdar.web.api.router import REFUSED, REVIEWING, router
from mahdar.web.api.shapes import DecisionOut, Key, Pair, ProcessIn, Reason, Splitting, TwoClaims, Uid, Why
from mahdar.web.roles import Right, may

DECIDED = {200: DecisionOut, **REFUSED}


def _told(decision: Decision) -> DecisionOut:
    """A decision, once the entries say what follows from it."""
    refresh()
    return DecisionOut.of(decision)


@router.post("/claims/{uid}/accept", response=DECIDED, **REVIEWING)
def accept(request: HttpRequest, uid: Uid, given: Why) -> DecisionOut:
    """The text says so."""
    return _told(claim_verbs.accept(uid, name_of(request), given.why, seen=given.seen))


@router.post("/claims/{uid}/reject", response=DECIDED, **REVIEWING)
def reject(request: HttpRequest, uid: Uid, given: Why) -> DecisionOut:
    """The text does not say so."""
    return _told(claim_verbs.reject(uid, name_of(request), given.why, seen=given.seen))


@router.post("/claims/{uid}/reopen", response=DECIDED, **REVIEWING)
def reopen(request: HttpRequest, uid: Uid, given: Why) -> DecisionOut:
    """Nobody has decided on it."""
    return _told(claim_verbs.reopen(uid, name_of(request), given.why, seen=given.seen))


@router.post("/entries/join", response=DECIDED, **REVIEWING)
def join(request: HttpRequest, given: TwoClaims) -> DecisionOut:
    """Two claims tell of one thing."""
    return _told(entry_verbs.join(given.one, given.other, name_of(request), given.why))


@router.post("/entries/part", response=DECIDED, **REVIEWING)
def part(request: HttpRequest, given: TwoClaims) -> DecisionOut:
    """Two claims tell of two things."""
    return _told(entry_verbs.part(given.one, given.other, name_of(request), given.why))


@router.post("/actors/merge", response=DECIDED, **REVIEWING)
def merge(request: HttpRequest, given: Pair) -> DecisionOut:
    """Two actors are one."""
    one, other = (get_object_or_404(Actor, pk=pk) for pk in (given.one, given.other))
    return _told(actor_verbs.merge(one, other, name_of(request), given.why))


@router.post("/actors/{int:id}/split", response={200: list[DecisionOut], **REFUSED}, **REVIEWING)
def split(request: HttpRequest, id: Key, given: Splitting) -> list[DecisionOut]:
    """An alias of an actor is somebody else."""
    actor, alias = get_object_or_404(Actor, pk=id), get_object_or_404(Alias, pk=given.alias)
    decided = actor_verbs.split(actor, alias, name_of(request), given.why)
    refresh()
    return [DecisionOut.of(decision) for decision in decided]


@router.post("/processes", response=DECIDED, **REVIEWING)
def define(request: HttpRequest, given: ProcessIn) -> DecisionOut:
    """Define a process, or change the one of this name."""
    return _told(
        process_verbs.define(given.name, given.gatherings, given.parties, given.terms, name_of(request), given.why)
    )


@router.delete("/processes/{int:id}", response=DECIDED, **REVIEWING)
def give_up(request: HttpRequest, id: Key, why: Reason) -> DecisionOut:
    """No such process any more; its entries stay."""
    return _told(process_verbs.give_up(get_object_or_404(Process, pk=id).name, name_of(request), why))


@router.post("/decisions/{int:id}/undo", response=DECIDED, **REVIEWING)
def undo(request: HttpRequest, id: Key, given: Why) -> DecisionOut:
    """Put things back as they were before a decision; on a name of the gazetteer, with the right to list names."""
    if get_object_or_404(Decision, pk=id).verb == "name" and not may(request.user, Right.LEXICON):
        raise HttpError(403, "your role does not allow this: it needs the right to list names")
    return _told(undoing.undo(name_of(request), id, given.why))
