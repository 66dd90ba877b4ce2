"""Who decided what, when and why; undoing it; and how far reviewers agree."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mahdar.errors import ConflictError, MahdarError, StoreError
from mahdar.review.undoing import undo as undone
from mahdar.store import history
from mahdar.store.models import Decision, Document
from mahdar.store.summaries import refresh
from mahdar.web.asked import asking, deciding
from mahdar.web.asked.paging import Page
from mahdar.web.guards import needs
from mahdar.web.roles import Right, may
from mahdar.web.shown.decided import VERBS, Decided, decided

ROW = "web/parts/decision.html"
OF_THE_LEXICON = ("name",)


@needs(Right.READ)
def decisions(request: HttpRequest) -> HttpResponse:
    """The history, newest first."""
    people, verbs = history.people(), history.verbs()
    document = _document(request)
    wanted = history.Wanted(
        who=asking.choice(request, "who", people),
        verb=asking.choice(request, "verb", verbs),
        first=asking.day(request, "first"),
        last=asking.day(request, "last"),
        document=document.key if document else "",
        claim=asking.words(request, "claim", 40),
    )
    page = Page(request, history.decisions(wanted))
    return render(
        request,
        "web/decisions.html",
        {
            "page": page,
            "decisions": decided(page.rows),
            "wanted": wanted,
            "text": document,
            "people": people,
            "verbs": [(verb, VERBS.get(verb, verb)) for verb in verbs],
        },
    )


def _document(request: HttpRequest) -> Document | None:
    """The text whose history is asked for."""
    return Document.objects.filter(pk=asking.key(request, "document")).only("key", "title", "name").first()


@needs(Right.REVIEW)
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a decision; one that cannot be undone is shown with the reason."""
    row = get_object_or_404(Decision, pk=pk)
    try:
        if row.verb in OF_THE_LEXICON and not may(request.user, Right.LEXICON):
            raise StoreError(_("Only an editor of the lexicon may undo this."))
        undone(deciding.who(request), pk, deciding.reason(request))
    except MahdarError as error:
        return _refused(request, pk, error)
    refresh()
    return _answer(request, pk, _("The decision is undone."))


def _refused(request: HttpRequest, pk: int, error: MahdarError) -> HttpResponse:
    conflict = isinstance(error, ConflictError)
    if request.headers.get("HX-Request"):
        facts = {"decision": _row(pk), "complaint": str(error), "conflict": conflict, "say": str(error)}
        return render(request, ROW, facts, status=409 if conflict else 422)
    raise error


def _answer(request: HttpRequest, pk: int, said: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return render(request, ROW, {"decision": _row(pk), "say": said})
    messages.success(request, said)
    return redirect(f"{reverse('decisions')}#decision-{pk}")


def _row(pk: int) -> Decided:
    return decided([get_object_or_404(Decision.objects.select_related("undone_by"), pk=pk)])[0]


urlpatterns = [
    path("decisions/", decisions, name="decisions"),
    path("decisions/<int:pk>/undo", undo, name="undo-decision"),
]
