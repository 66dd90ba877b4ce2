"""The ledger: what was asked, pledged, committed and paid for a recipient, at a gathering or in a process; what counts, and why."""

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.http import urlencode

from mahdar.exchange.wording import name_in
from mahdar.record.ledger import Ledger, ledger
from mahdar.store import ledgers
from mahdar.store.membership import members
from mahdar.store.models import Actor, Entry, Process
from mahdar.store.summaries import summary_of
from mahdar.web.asked import asking
from mahdar.web.asked.asking import key
from mahdar.web.context import language
from mahdar.web.guards import needs
from mahdar.web.roles import Right
from mahdar.web.shown import ledger_rows
from mahdar.web.shown.entry_parts import in_sentences
from mahdar.web.shown.lines import quotes_of
from mahdar.wording import one_line

CURRENCIES = ("USD", "EUR", "GBP", "SAR", "AED", "QAR", "JOD", "TRY", "JPY", "CHF", "NOK", "SEK")  # that have rates
MOST_PURPOSES = 40


class Purpose(NamedTuple):
    """Of what the ledger is: its name, and how an address asks for it."""

    name: str
    query: dict[str, str]
    actor: Actor | None = None
    gathering: Entry | None = None
    process: Process | None = None


@needs(Right.READ)
def page(request: HttpRequest) -> HttpResponse:
    """The ledger of a purpose; without one, what sums are told of."""
    currency = asking.choice(request, "currency", CURRENCIES) or CURRENCIES[0]
    purpose = _purpose(request)
    facts: dict[str, Any] = {"currency": currency, "currencies": CURRENCIES, "purpose": purpose}
    if purpose is None:
        facts["recipients"] = ledgers.recipients(MOST_PURPOSES)
        facts["gatherings"] = ledgers.gatherings(MOST_PURPOSES)
        return render(request, "web/ledger_purposes.html", facts)
    made = _made(purpose, currency)
    told = quotes_of([int(line.entry.id) for line in made.lines], ledger_rows.MOST_QUOTES)
    words = {quote.uid: quote for quote in in_sentences([quote for several in told.values() for quote in several])}
    facts |= {
        "made": made,
        "stages": ledger_rows.stages_of(made, {pk: [words[q.uid] for q in several] for pk, several in told.items()}),
        "meters": ledger_rows.meters(made),
        "missing": ledger_rows.figure(made.missing, currency) if made.missing else "",
        "csv": urlencode({**purpose.query, "currency": currency}),
    }
    return render(request, "web/ledger.html", facts)


@needs(Right.READ)
def spreadsheet(request: HttpRequest) -> HttpResponse:
    """The same as CSV."""
    currency = asking.choice(request, "currency", CURRENCIES) or CURRENCIES[0]
    purpose = _purpose(request)
    if purpose is None:
        return redirect("ledger")
    body = "".join(ledger_rows.as_csv(_made(purpose, currency)))
    response = HttpResponse(body, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="mahdar-ledger-{currency}.csv"'
    return response


def _purpose(request: HttpRequest) -> Purpose | None:
    """Of what the address asks a ledger; None where it names nothing."""
    words = asking.words(request, "for", 200)
    if key(request, "recipient"):
        actor = get_object_or_404(Actor, pk=key(request, "recipient"))
        name = name_in(actor.name, actor.kind, actor.country, language())
        return Purpose(one_line(name), {"recipient": str(actor.pk)}, actor=actor)
    if key(request, "gathering"):
        gathering = get_object_or_404(Entry.objects.of("gathering"), pk=key(request, "gathering"))
        return Purpose(one_line(gathering.title), {"gathering": str(gathering.pk)}, gathering=gathering)
    if key(request, "process"):
        process = get_object_or_404(Process, pk=key(request, "process"))
        return Purpose(one_line(process.name), {"process": str(process.pk)}, process=process)
    return Purpose(words, {"for": words}) if words else None


def _made(purpose: Purpose, currency: str) -> Ledger:
    if purpose.actor is not None:
        return ledger(map(summary_of, ledgers.sums_of(purpose.actor)), currency)
    if purpose.gathering is not None:
        return ledger(map(summary_of, ledgers.sums_at(purpose.gathering)), currency)
    if purpose.process is not None:
        sums = members(purpose.process).of("pledge").summarised().order_by("said_first", "pk")
        return ledger(map(summary_of, sums), currency)
    return ledgers.ledger_for(purpose.name, currency)


urlpatterns = [
    path("ledger/", page, name="ledger"),
    path("ledger/csv", spreadsheet, name="ledger-csv"),
]
