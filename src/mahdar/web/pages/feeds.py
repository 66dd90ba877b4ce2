"""The feeds that are followed: what each has brought, what goes wrong; add, ask now, pause, remove."""

import datetime
from typing import NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mahdar.errors import MahdarError
from mahdar.store import feeds as following
from mahdar.store.models import Feed
from mahdar.store.texts import outlets
from mahdar.web.forms.adding_forms import NewFeed
from mahdar.web.guards import needs
from mahdar.web.models import Upload
from mahdar.web.pages.adding import MOST_OUTLETS
from mahdar.web.roles import Right
from mahdar.web.work import jobs
from mahdar.web.work.uploads import Sent, receive

LATE = datetime.timedelta(minutes=15)  # after which a feed that is due has been forgotten


class Followed(NamedTuple):
    """A feed in the list; `late`: it is due and nobody has asked it."""

    feed: Feed
    late: bool


@needs(Right.ADD)
def feeds(request: HttpRequest) -> HttpResponse:
    """All feeds, and a form for a new one, which is asked at once."""
    form = NewFeed(request.POST) if request.method == "POST" else NewFeed()
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        who = request.user.get_username()
        try:
            feed = following.add(given["url"], who=who, source=given["source"], minutes=given["minutes"])
        except MahdarError as error:
            form.add_error("url", str(error))
        else:
            messages.success(request, _("The feed is followed; it is asked for the first time now."))
            return _asked(request, feed)
    rows = [Followed(feed, _is_late(feed)) for feed in Feed.objects.order_by("title", "url")]
    facts = {"form": form, "feeds": rows, "late": any(row.late for row in rows), "outlets": outlets()[:MOST_OUTLETS]}
    return render(request, "web/feeds.html", facts, status=422 if form.errors else 200)


def _is_late(feed: Feed) -> bool:
    return feed.active and (following.next_poll(feed) or feed.added) < timezone.now() - LATE


def _asked(request: HttpRequest, feed: Feed) -> HttpResponse:
    """The worker asks the feed; its page shows what comes."""
    upload = receive(request.user.get_username(), Upload.Kind.FEED, [Sent(feed.url)])
    jobs.wake()
    return redirect("upload", upload.pk)


@needs(Right.ADD)
@require_POST
def ask_feed(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Ask a feed now what is new."""
    return _asked(request, get_object_or_404(Feed, pk=pk))


@needs(Right.ADD)
@require_POST
def pause_feed(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Do not ask a feed for now, or ask it again."""
    feed = get_object_or_404(Feed, pk=pk)
    following.pause(feed, active=not feed.active)
    messages.success(request, _("It is asked again.") if feed.active else _("It is not asked for now."))
    return redirect("feeds")


@needs(Right.ADD)
@require_POST
def remove_feed(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Follow a feed no longer."""
    following.remove(get_object_or_404(Feed, pk=pk))
    messages.success(request, _("It is no longer followed; its texts stay in the record."))
    return redirect("feeds")


urlpatterns = [
    path("add/feeds/", feeds, name="feeds"),
    path("add/feeds/<int:pk>/ask", ask_feed, name="ask-feed"),
    path("add/feeds/<int:pk>/pause", pause_feed, name="pause-feed"),
    path("add/feeds/<int:pk>/remove", remove_feed, name="remove-feed"),
]
