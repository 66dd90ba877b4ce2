"""The pictures of a process, as data for the page that draws them and as files, and the library that draws."""

import gzip
import json
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import content_disposition_header

from mahdar.record.entry import Entry as Summary
from mahdar.record.ledger import ledger
from mahdar.store import agenda
from mahdar.store.membership import Members, members, stamp_of
from mahdar.store.models import Entry, Process
from mahdar.store.queries import EntryQuerySet
from mahdar.store.summaries import summary_of
from mahdar.web.asked import asking, periods
from mahdar.web.context import language
from mahdar.web.guards import needs
from mahdar.web.roles import Right
from mahdar.wording import named_in, one_line, word

if TYPE_CHECKING:
    import altair as alt

MOST = 400  # entries of a picture, the most reported ones
A_YEAR = 365 * 24 * 3600
VEGA = version("vl-convert-python")  # of the library that draws: another version, another address


class Picture(NamedTuple):
    """A picture: the kinds of entries that it is of, and the word that its title begins with."""

    kinds: tuple[str, ...]
    title: str


PICTURES = {
    "timeline": Picture(("meeting", "gathering"), "timeline"),
    "network": Picture(("meeting",), "network"),
    "positions": Picture(("position",), "positions"),
    "board": Picture(("attendance",), "board"),
    "pledges": Picture(("pledge",), "ledger"),
}
FORMS = {"json": "application/json", "svg": "image/svg+xml", "png": "image/png"}


@needs(Right.READ)
def picture(request: HttpRequest, pk: int, name: str, form: str) -> HttpResponse:
    """A picture of a process: of its period, the board of one gathering."""
    row = get_object_or_404(Process, pk=pk)
    if name not in PICTURES or form not in FORMS:
        raise Http404
    mine = members(row)
    etag = _etag(stamp_of(row), row.name, language().value, request.get_full_path())
    known = get_conditional_response(request, etag=etag)
    if isinstance(known, HttpResponseNotModified):
        return known
    chart = _chart(request, row, mine, name)
    response = HttpResponse(_DRAWN[form](chart), content_type=FORMS[form])
    response["ETag"], response["Cache-Control"] = etag, "private, no-cache"
    patch_vary_headers(response, ["Cookie", "Accept-Language"])
    if form != "json":
        response["Content-Disposition"] = content_disposition_header(True, f"{one_line(row.name)} {name}.{form}")
    return response


@needs(Right.READ)
def vega(request: HttpRequest) -> HttpResponse:
    """The library that draws, as vl-convert carries it; its address has its version, so that a browser asks for it once."""
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    etag = f'"{VEGA}{"-gzip" if packed else ""}"'
    known = get_conditional_response(request, etag=etag)
    response = known or HttpResponse(_library(packed), content_type="text/javascript; charset=utf-8")
    response["ETag"] = etag
    asked = request.GET.get("v") == VEGA
    response["Cache-Control"] = f"private, max-age={A_YEAR}, immutable" if asked else "private, no-cache"
    if packed and not known:
        response["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _etag(*parts: str) -> str:
    return f'"{sha256(chr(0).join(parts).encode("utf-8", "replace")).hexdigest()[:32]}"'


@cache
def _library(packed: bool) -> bytes:
    from mahdar.charts import script

    plain = script().encode("utf-8")
    return gzip.compress(plain) if packed else plain


def _chart(request: HttpRequest, row: Process, mine: Members, name: str) -> "alt.VConcatChart":
    from mahdar import charts

    lang = language()
    title = f"{word(PICTURES[name].title, lang)}: {one_line(row.name)}"
    if name == "board":
        room = _room(request, mine)
        found = _summaries(agenda.attendance_at(room.pk))
        return charts.board(found, f"{word('board', lang)}: {one_line(room.title)}", lang.value)
    if name == "pledges":
        made = ledger(_named(mine.of("pledge").summarised().by_time()))  # all: a ledger of some would be another
        return charts.sums(made, title, word("donor-all", lang), lang.value)
    period = periods.asked(request) or periods.of_reports(mine)
    found = _summaries(mine.of(*PICTURES[name].kinds).summarised().between(*period))
    return _BUILT[name](found, title, lang.value)


def _summaries(found: EntryQuerySet) -> list[Summary]:
    return _named(agenda.most_reported(found, MOST))


def _named(found: EntryQuerySet) -> list[Summary]:
    lang = language()
    return [named_in(summary_of(entry), lang) for entry in found]


def _room(request: HttpRequest, mine: Members) -> Entry:
    of_process = Q(pk__in=mine.of("gathering").values("pk")) | Q(concerned__in=mine.of("attendance").values("pk"))
    found = Entry.objects.of("gathering").filter(of_process, pk=asking.key(request, "gathering")).first()
    if found is None:
        raise Http404
    return found


def _timeline(entries: list[Summary], title: str, lang: str) -> "alt.VConcatChart":
    from mahdar.charts import timeline

    return timeline(entries, title, lang)


def _network(entries: list[Summary], title: str, lang: str) -> "alt.VConcatChart":
    from mahdar.charts import network

    return network(entries, title, lang)


def _positions(entries: list[Summary], title: str, lang: str) -> "alt.VConcatChart":
    from mahdar.charts import positions

    return positions(entries, title, lang)


def _json(chart: "alt.VConcatChart") -> bytes:
    return json.dumps(chart.to_dict(validate=False), ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _svg(chart: "alt.VConcatChart") -> bytes:
    from mahdar.charts import svg

    return svg(chart).encode("utf-8")


def _png(chart: "alt.VConcatChart") -> bytes:
    from mahdar.charts import png

    return png(chart)


_BUILT = {"timeline": _timeline, "network": _network, "positions": _positions}
_DRAWN: dict[str, Callable[["alt.VConcatChart"], bytes]] = {"json": _json, "svg": _svg, "png": _png}

urlpatterns = [
    path("processes/<int:pk>/<slug:name>.<slug:form>", picture, name="picture"),
    path("vega.js", vega, name="vega"),
]
