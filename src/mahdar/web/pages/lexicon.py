"""The desk's own names: listed, added, changed and taken off, tried on a text; and texts that have one, read again."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from mahdar.errors import ConflictError, MahdarError, StoreError
from mahdar.mentions.gazetteer import OWN_KINDS
from mahdar.mentions.lexicon import state_names
from mahdar.review import naming
from mahdar.store import lexicon as names
from mahdar.store.conflicts import last_number
from mahdar.store.models import Decision, GazetteerName
from mahdar.store.summaries import refresh
from mahdar.web.asked import asking, deciding
from mahdar.web.asked.paging import Page
from mahdar.web.context import language
from mahdar.web.guards import needs
from mahdar.web.roles import Right
from mahdar.web.shown.recognised import recognised
from mahdar.wording import one_line, state_in

LONGEST_TRIED = 5000
MOST_UNLISTED = 20
MOST_AGAIN = 20  # texts at once: a page answers within some seconds
LONGEST_NAME = naming.LONGEST
MOST_VARIANTS = naming.MOST_VARIANTS


class Listed(NamedTuple):
    """A name that was added; `last`: the decision that made it what it is, `seen` its number."""

    row: GazetteerName
    last: Decision | None
    seen: int


class Given(NamedTuple):
    """A name as a form gives it."""

    name: str = ""
    kind: str = "person"
    country: str = ""
    variants: tuple[str, ...] = ()
    why: str = ""

    @property
    def lines(self) -> str:
        """The variants, one a line."""
        return "\n".join(self.variants)


@needs(Right.LEXICON)
@require_GET
def lexicon(request: HttpRequest) -> HttpResponse:
    """The names, forms for a new one and for trying them, and names that might be added."""
    asked = Given(asking.words(request, "name", LONGEST_NAME), *_kind_and_state(request.GET.dict()))
    return _page(request, asked)


def _page(request: HttpRequest, given: Given, facts: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
    page = Page(request, names.listed())
    last = names.decisions_on(row.name for row in page.rows)
    listed = [Listed(row, last.get(row.name), last[row.name].pk if row.name in last else 0) for row in page.rows]
    known = {"page": page, "listed": listed, "given": given, "kinds": list(OWN_KINDS), "states": _states()}
    return render(
        request,
        "web/lexicon.html",
        {**known, "unlisted": names.unlisted(MOST_UNLISTED), "longest": LONGEST_TRIED, **(facts or {})},
        status=status,
    )


def _states() -> list[tuple[str, str]]:
    """The codes of all states with their names, in the order of the alphabet."""
    lang = language()
    return sorted(((code, state_in(code, lang)) for code in state_names()), key=lambda each: each[1])


def _kind_and_state(given: dict[str, str]) -> tuple[str, str]:
    kind, country = given.get("kind", ""), given.get("country", "")
    return kind if kind in OWN_KINDS else "person", country if country in state_names() else ""


def _given(request: HttpRequest, name: str = "") -> Given:
    lines = request.POST.get("variants", "")[: LONGEST_NAME * MOST_VARIANTS].splitlines()
    variants = tuple(dict.fromkeys(line for line in map(one_line, lines) if line))[:MOST_VARIANTS]
    name = name or one_line(request.POST.get("name", "")[:LONGEST_NAME])
    return Given(name, *_kind_and_state(request.POST.dict()), variants, deciding.why(request))


@needs(Right.LEXICON)
@require_POST
def add_name(request: HttpRequest) -> HttpResponse:
    """A new name; one that is listed is changed where it stands."""
    given = _given(request)
    try:
        if GazetteerName.objects.filter(name=given.name).exists():
            raise StoreError(_("This name is listed already: change it in the list."))
        _list(request, given, last_number("name", name=given.name))
    except MahdarError as error:
        return _refused(request, given, error)
    messages.success(request, _("The name is listed: what is read from now on knows it."))
    return redirect(f"{reverse('lexicon')}#name-{_number(given.name)}")


@needs(Right.LEXICON)
@require_POST
def change_name(request: HttpRequest, pk: int) -> HttpResponse:
    """Another kind, state or other variants of a name."""
    row = get_object_or_404(GazetteerName, pk=pk)
    given = _given(request, row.name)
    try:
        _list(request, given, deciding.number(request, "seen"))
    except MahdarError as error:
        return _refused(request, given, error, row)
    messages.success(request, _("The name is changed."))
    return redirect("lexicon")


def _list(request: HttpRequest, given: Given, seen: int) -> None:
    why = deciding.reason(request)
    who = request.user.get_username()
    naming.list_name(given.name, given.kind, given.country or None, given.variants, who=who, why=why, seen=seen)
    refresh()


@needs(Right.LEXICON)
@require_POST
def drop_name(request: HttpRequest, pk: int) -> HttpResponse:
    """A name is taken off the list."""
    row = get_object_or_404(GazetteerName, pk=pk)
    try:
        why = deciding.reason(request)
        naming.unlist_name(row.name, who=request.user.get_username(), why=why, seen=deciding.number(request, "seen"))
    except MahdarError as error:
        return _refused(request, Given(), error, row)
    refresh()
    messages.success(request, _("The name is taken off the list."))
    return redirect("lexicon")


def _refused(request: HttpRequest, given: Given, error: MahdarError, row: GazetteerName | None = None) -> HttpResponse:
    conflict = isinstance(error, ConflictError)
    facts = {"complaint": str(error), "conflict": conflict, "refused": row.pk if row else 0}
    return _page(request, Given() if row else given, facts, 409 if conflict else 422)


@needs(Right.LEXICON)
@require_POST
def try_names(request: HttpRequest) -> HttpResponse:
    """A pasted text with who is recognised in it."""
    text = request.POST.get("text", "")[:LONGEST_TRIED]
    facts = {"tried": text, "found": recognised(text, language()) if text.strip() else None, "longest": LONGEST_TRIED}
    if request.headers.get("HX-Request"):
        return render(request, "web/parts/recognised.html", facts)
    return _page(request, Given(), facts)


@needs(Right.LEXICON)
@require_POST
def read_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Some texts that have the name are read again, and the next of them when asked once more."""
    row = get_object_or_404(GazetteerName, pk=pk)
    done = names.read_again([row.name, *row.variants], MOST_AGAIN, deciding.number(request, "after"))
    refresh()
    facts = {"row": row, "done": done, "say": _("Texts read again: {n}").format(n=done.texts)}
    if request.headers.get("HX-Request"):
        return render(request, "web/parts/read_again.html", facts)
    return _page(request, Given(), facts)


def _number(name: str) -> int:
    return GazetteerName.objects.values_list("pk", flat=True).get(name=name)


urlpatterns = [
    path("lexicon/", lexicon, name="lexicon"),
    path("lexicon/add", add_name, name="add-name"),
    path("lexicon/try", try_names, name="try-names"),
    path("lexicon/<int:pk>/change", change_name, name="change-name"),
    path("lexicon/<int:pk>/drop", drop_name, name="drop-name"),
    path("lexicon/<int:pk>/read", read_again, name="read-again"),
]
