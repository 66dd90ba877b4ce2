"""A brief of a process and a period: read on the page, taken along as Word or PDF."""

import datetime
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils.http import content_disposition_header

from mahdar.briefs import Brief, Note
from mahdar.exchange.labels import Language
from mahdar.reading.addresses import is_address
from mahdar.store.briefing import brief_of
from mahdar.store.membership import members
from mahdar.store.models import Claim, Process
from mahdar.web.asked import asking, periods
from mahdar.web.asked.periods import Period
from mahdar.web.context import language
from mahdar.web.guards import needs
from mahdar.web.roles import Right
from mahdar.wording import one_line

BACK = datetime.timedelta(13)  # with the day itself two weeks
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS = {"docx": WORD, "pdf": "application/pdf"}


class Cited(NamedTuple):
    """A note of a brief; `document`: the text it stands in, 0 where the record no longer has the claim; `url`: its link if it is one
    that may be followed."""

    note: Note
    document: int
    url: str


@needs(Right.READ)
def brief(request: HttpRequest, pk: int) -> HttpResponse:
    """The brief as a page with a form for its period and language, or as a file (`format`)."""
    row = get_object_or_404(Process, pk=pk)
    first, last = _period(request, row)
    lang = Language(asking.choice(request, "lang", set(Language)) or language())
    written = brief_of(row.name, first, last, lang)
    form = asking.choice(request, "format", FORMS)
    if form:
        return _file(written, row, form)
    facts = {"process": row, "brief": written, "period": Period(first, last), "chosen": lang.value}
    return render(request, "web/brief.html", {**facts, "notes": _cited(written)})


def _period(request: HttpRequest, row: Process) -> tuple[datetime.date, datetime.date]:
    """The days that are asked for; of one that is not given, two weeks from the other, or the last two weeks of reports."""
    asked = periods.asked(request)
    if asked is None:
        asked = periods.of_reports(members(row), BACK, datetime.timedelta(0))
    first, last = asked
    if last is None:
        last = (first or periods.EARLIEST) + BACK
    return first or last - BACK, last


def _file(written: Brief, row: Process, form: str) -> HttpResponse:
    from mahdar.briefs.docx import docx
    from mahdar.briefs.pdf import pdf

    response = HttpResponse(docx(written) if form == "docx" else pdf(written), content_type=FORMS[form])
    name = f"{one_line(row.name)} {written.period.first} {written.period.last}.{form}"
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Cache-Control"] = "private, no-store"
    return response


def _cited(written: Brief) -> list[Cited]:
    rows: Any = Claim.objects.filter(uid__in=[note.claim for note in written.notes])
    documents = dict(rows.values_list("uid", "document_id"))
    return [
        Cited(note, documents.get(note.claim, 0), note.url if note.url and is_address(note.url) else "")
        for note in written.notes
    ]


urlpatterns = [path("processes/<int:pk>/brief", brief, name="brief")]
