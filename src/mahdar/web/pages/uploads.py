"""Sending in files and addresses, and watching how far they have come: the worker reads them in the background (`web.jobs`)."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from mahdar.store.models import Document
from mahdar.store.texts import outlets
from mahdar.web.asked.paging import Page
from mahdar.web.forms.adding_forms import SentAddresses, SentFiles
from mahdar.web.guards import needs
from mahdar.web.models import Upload
from mahdar.web.pages.adding import MOST_OUTLETS
from mahdar.web.roles import Right, may
from mahdar.web.work import jobs
from mahdar.web.work.quota import dropped
from mahdar.web.work.uploads import Sent, cancel, receive

STOP_ASKING = 286  # htmx then polls no longer
SHOWN = 5


@needs(Right.ADD)
def files(request: HttpRequest) -> HttpResponse:
    """A form for files; it leads to the upload."""
    form = SentFiles(request.POST, request.FILES) if request.method == "POST" else SentFiles()
    large = [Sent(name, complaint=_too_large()) for name in dropped(request)]
    if request.method == "POST":
        if form.is_valid():
            sent = [Sent(file.name or "", file.read()) for file in form.sent()]
            return _received(request, Upload.Kind.FILES, [*sent, *large], form.cleaned_data)
        if large and set(form.errors) == {"file"}:  # nothing but what was dropped
            return _received(request, Upload.Kind.FILES, large, form.cleaned_data)
    return _form(request, "web/adding_files.html", form)


def _too_large() -> str:
    """Kept with the upload, in the language of all complaints."""
    return f"is larger than {settings.MOST_UPLOADED // 2**20} MB: split it, or add it with mahdar add"


@needs(Right.ADD)
def addresses(request: HttpRequest) -> HttpResponse:
    """A form for addresses; it leads to the upload."""
    form = SentAddresses(request.POST) if request.method == "POST" else SentAddresses()
    if request.method == "POST" and form.is_valid():
        sent = [Sent(address) for address in form.cleaned_data["addresses"]]
        return _received(request, Upload.Kind.ADDRESSES, sent, form.cleaned_data)
    return _form(request, "web/adding_addresses.html", form)


def _received(request: HttpRequest, kind: Upload.Kind, sent: Iterable[Sent], given: dict[str, Any]) -> HttpResponse:
    who = request.user.get_username()
    upload = receive(who, kind, sent, given.get("published"), given.get("source") or "")
    jobs.wake()
    return redirect("upload", upload.pk)


def _form(request: HttpRequest, template: str, form: Any) -> HttpResponse:
    facts = {
        "form": form,
        "outlets": outlets()[:MOST_OUTLETS],
        "uploads": _light().order_by("-pk")[:SHOWN],
        "most": filesizeformat(settings.MOST_UPLOADED),
    }
    return render(request, template, facts, status=422 if form.errors else 200)


@needs(Right.ADD)
def uploads(request: HttpRequest) -> HttpResponse:
    """All uploads, the newest first: by whom, when, how many texts."""
    return render(request, "web/uploads.html", {"page": Page(request, _light().order_by("-pk"))})


@needs(Right.ADD)
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """One upload: how far it has come, what it has added, what it could not read."""
    return render(request, "web/upload.html", _facts(request, get_object_or_404(Upload, pk=pk)))


@needs(Right.ADD)
@never_cache
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of its page that changes; asked for every second until it has ended."""
    row = get_object_or_404(Upload, pk=pk)
    status = 200 if row.is_open else STOP_ASKING
    return render(request, "web/parts/upload.html", {**_facts(request, row), "polled": True}, status=status)


def _facts(request: HttpRequest, row: Upload) -> dict[str, Any]:
    if row.is_open:
        jobs.wake()  # the process that had it in hand may be gone
    found = Document.objects.only("pk", "name", "title", "source", "published").in_bulk([pk for pk, _new in row.texts])
    texts = [(found[pk], new) for pk, new in row.texts if pk in found]
    before = Upload.objects.filter(pk__lt=row.pk, state__in=(Upload.State.WAITING, Upload.State.RUNNING))
    return {
        "upload": row,
        "texts": texts,
        "more_texts": row.added + row.known - len(texts),
        "more_complaints": row.refused - sum(not each["taken"] for each in row.complaints),
        "queued": before.count() if row.state == Upload.State.WAITING else 0,
        "may_cancel": row.is_open and _may_cancel(request, row),
    }


@needs(Right.ADD)
@require_POST
def cancel_upload(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Stop one's own upload, or as an administrator anybody's; what it has added stays."""
    row = get_object_or_404(_light(), pk=pk)
    if not _may_cancel(request, row):
        raise PermissionDenied
    if cancel(pk):
        messages.success(request, _("Cancelled; what was added before stays in the record."))
    else:
        messages.info(request, _("It had ended already."))
    return redirect("upload", pk)


def _may_cancel(request: HttpRequest, row: Upload) -> bool:
    return row.who == request.user.get_username() or may(request.user, Right.ADMINISTER)


def _light() -> "QuerySet[Upload]":
    """Uploads as lists show them."""
    return Upload.objects.defer("complaints", "texts")


urlpatterns = [
    path("add/files/", files, name="adding-files"),
    path("add/addresses/", addresses, name="adding-addresses"),
    path("add/uploads/", uploads, name="uploads"),
    path("add/uploads/<int:pk>/", upload, name="upload"),
    path("add/uploads/<int:pk>/progress", progress, name="upload-progress"),
    path("add/uploads/<int:pk>/cancel", cancel_upload, name="cancel-upload"),
]
