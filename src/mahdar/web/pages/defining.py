"""Defining a process, changing it, giving it up, with what its words mean in the record while they are typed."""

from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from mahdar.errors import ConflictError
from mahdar.review import processes as review
from mahdar.store import finding, search
from mahdar.store.lookup import actors_like
from mahdar.store.models import Actor, Decision, Process
from mahdar.store.processes import belonging, history_of, reach_of, version_of
from mahdar.web.asked import asking, deciding
from mahdar.web.guards import needs
from mahdar.web.roles import Right
from mahdar.wording import one_line

MOST_LINES, LONGEST_LINE, LONGEST_WHY = 60, 200, 500
MOST_MEANT, MOST_DECISIONS = 4, 200


def lines_in(written: str) -> list[str]:
    """What was written, a line each, without empty ones and doubles."""
    found = (one_line(line)[:LONGEST_LINE].strip() for line in written.splitlines())
    return list(dict.fromkeys(line for line in found if line))[:MOST_LINES]


class Lines(forms.CharField):
    """Several names or terms, one on each line."""

    widget = forms.Textarea(attrs={"rows": 4, "dir": "auto"})

    def clean(self, value: Any) -> list[str]:
        """A list of them."""
        return lines_in(str(super().clean(value) or ""))


class Definition(forms.Form):
    """What a process is made of, and why it is defined so."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=review.LONGEST_NAME)
    gatherings = Lines(
        label=gettext_lazy("Gatherings"), required=False, max_length=20_000,
        help_text=gettext_lazy("One on each line. All that concerns them belongs to the process."),
    )  # fmt: skip
    terms = Lines(
        label=gettext_lazy("Terms"), required=False, max_length=20_000,
        help_text=gettext_lazy(
            "One on each line. What a text with one of these words tells belongs to the process; words in quotation marks"
            " must stand side by side."
        ),
    )  # fmt: skip
    parties = Lines(
        label=gettext_lazy("Parties"), required=False, max_length=20_000,
        help_text=gettext_lazy(
            "One on each line. Of the texts with these terms only what these parties do or say; of a state, those who serve"
            " it too. Empty: all that they tell."
        ),
    )  # fmt: skip
    why = forms.CharField(label=gettext_lazy("Reason"), max_length=LONGEST_WHY)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def clean_name(self) -> str:
        """On one line."""
        return one_line(self.cleaned_data["name"])

    def clean(self) -> dict[str, Any]:
        """At least one gathering or term, and words in every term."""
        given = super().clean() or {}
        if not self.errors and not given.get("gatherings") and not given.get("terms"):
            raise forms.ValidationError(_("Give at least one gathering or one term by which entries belong to it."))
        for term in given.get("terms") or ():
            if not search.parts_of(term):
                self.add_error("terms", _("“%(term)s” has no word to search for.") % {"term": term})
        return given


class Meaning(NamedTuple):
    """A line of a definition, and what it means: how many there are, and the names of some."""

    words: str
    number: int
    some: list[str]


@needs(Right.REVIEW)
def define(request: HttpRequest) -> HttpResponse:
    """A form for a new process."""
    form = Definition(request.POST or None, initial={"seen": 0})
    if request.method == "POST" and form.is_valid():
        if Process.objects.filter(name=form.cleaned_data["name"]).exists():
            form.add_error("name", _("There is a process of this name; change it, or choose another name."))
        else:
            return _kept(request, form, form.cleaned_data["name"], _("The process is defined."))
    return render(request, "web/define.html", {"form": form, **meanings(request)})


@needs(Right.REVIEW)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """A form to change what a process is made of; its name stays."""
    row = get_object_or_404(Process, pk=pk)
    form = Definition(request.POST or None, initial=_as_written(row))
    form.fields["name"].disabled = True
    if request.method == "POST" and form.is_valid():
        return _kept(request, form, row.name, _("The process is changed."))
    return render(request, "web/define.html", {"form": form, "process": row, **meanings(request, row)})


@needs(Right.REVIEW)
@require_POST
def give_up(request: HttpRequest, pk: int) -> HttpResponse:
    """No such process any more; its entries stay."""
    row = get_object_or_404(Process, pk=pk)
    why, seen = deciding.why(request), asking.whole(request.POST.get("seen", ""))
    if not why:
        messages.error(request, _("Say why, in a few words."))
        return redirect("change-process", row.pk)
    if seen is None:
        raise ConflictError(_("This form is out of date; open the page again."))
    review.give_up(row.name, deciding.who(request), why, seen)
    messages.success(request, _("The process is given up; what the record has of it stays."))
    return redirect("processes")


@needs(Right.REVIEW)
@require_POST
def meaning(request: HttpRequest) -> HttpResponse:
    """What a definition that is being typed means in the record, as a part of the form."""
    return render(request, "web/parts/meaning.html", meanings(request))


@needs(Right.READ)
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has changed what a process is made of, when and why."""
    row = get_object_or_404(Process, pk=pk)
    found = [(each, _differences(each)) for each in history_of(row.name)[:MOST_DECISIONS]]
    return render(request, "web/process_history.html", {"process": row, "decisions": found})


def _kept(request: HttpRequest, form: Definition, name: str, said: str) -> HttpResponse:
    given = form.cleaned_data
    who = request.user.get_username()
    parts = (given["gatherings"], given["parties"], given["terms"])
    review.define(name, *parts, who, one_line(given["why"]), given["seen"])
    messages.success(request, said)
    return redirect("process", Process.objects.get(name=name).pk)


def _as_written(row: Process) -> dict[str, Any]:
    parts = {part: "\n".join(getattr(row, part)) for part in ("gatherings", "parties", "terms")}
    return {"name": row.name, "seen": version_of(row.name), **parts}


def meanings(request: HttpRequest, row: Process | None = None) -> dict[str, Any]:
    """What the lines of a form, or those of a process, stand for in the record, and how many entries they come to."""
    typed = request.POST if request.method == "POST" else None
    parts = {
        part: lines_in(typed.get(part, "")) if typed is not None else list(getattr(row, part, ()))
        for part in ("gatherings", "parties", "terms")
    }
    parts["terms"] = [term for term in parts["terms"] if search.parts_of(term)]
    trial = Process(name="", **parts)
    return {
        "meant": {
            "gatherings": [_gatherings(words) for words in parts["gatherings"]],
            "terms": [_texts(words) for words in parts["terms"]],
            "parties": [_actors(words) for words in parts["parties"]],
        },
        "number": len(belonging(trial, reach_of(trial))) if parts["gatherings"] or parts["terms"] else None,
    }


def _gatherings(words: str) -> Meaning:
    titles = list(finding.gatherings(words).values_list("title", flat=True))
    return Meaning(words, len(titles), titles[:MOST_MEANT])


def _actors(words: str) -> Meaning:
    found = Actor.objects.named(words)
    named = found.count()
    some = actors_like(words, MOST_MEANT) if not named else list(found[:MOST_MEANT])
    return Meaning(words, named, [actor.name for actor in some])


def _texts(words: str) -> Meaning:
    return Meaning(words, search.documents(words).order_by().count(), [])


def _differences(decision: Decision) -> list[tuple[str, list[str], list[str]]]:
    """For each part of a definition what came and what went."""
    before, after = decision.before or {}, decision.after or {}
    found = []
    for part in ("gatherings", "parties", "terms"):
        old, new = before.get(part) or [], after.get(part) or []
        came, went = [each for each in new if each not in old], [each for each in old if each not in new]
        if came or went:
            found.append((part, came, went))
    return found


urlpatterns = [
    path("processes/define", define, name="define-process"),
    path("processes/meaning", meaning, name="process-meaning"),
    path("processes/<int:pk>/change", change, name="change-process"),
    path("processes/<int:pk>/give-up", give_up, name="give-up-process"),
    path("processes/<int:pk>/history", history, name="process-history"),
]
