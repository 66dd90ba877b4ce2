"""Adding a text that is pasted: read at once, and shown with what was found in it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mahdar.errors import MahdarError
from mahdar.store import summaries
from mahdar.store.adding import Outcome
from mahdar.store.intake import Taken, take
from mahdar.store.texts import outlets
from mahdar.web.forms.adding_forms import Paste
from mahdar.web.guards import needs
from mahdar.web.roles import Right

MOST_OUTLETS = 500  # suggested


@needs(Right.ADD)
def adding(request: HttpRequest) -> HttpResponse:
    """A form for one text; it leads to the text with its claims, or to where the record has it already."""
    form = Paste(request.POST) if request.method == "POST" else Paste()
    if request.method == "POST" and form.is_valid():
        try:
            taken = take(form.article())
        except MahdarError as error:
            form.add_error("text", str(error))
        else:
            if taken.pk is not None:
                summaries.refresh()
                _say(request, taken)
                return redirect("document", taken.pk)
            form.add_error("text", taken.complaint or "")
    facts = {"form": form, "outlets": outlets()[:MOST_OUTLETS]}
    return render(request, "web/adding.html", facts, status=422 if form.errors else 200)


def _say(request: HttpRequest, taken: Taken) -> None:
    """What became of the text, on its page."""
    if taken.outcome is Outcome.KNOWN:
        messages.info(request, _("This text is in the record already; nothing was added."))
        return
    found = ngettext("Added, with %(n)s claim.", "Added, with %(n)s claims.", taken.claims) % {"n": taken.claims}
    messages.success(request, found)
    if taken.complaint:
        messages.warning(request, taken.complaint)


urlpatterns = [path("add/", adding, name="adding")]
