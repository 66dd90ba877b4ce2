"""Feeds: which outlets are followed, which are due, and what polling one brings into the record.

A feed lists articles; each is fetched from its page and taken in like any other text (`intake`). What fails is kept with the feed
and costs the others nothing. Fetching happens outside of transactions.
"""

import datetime
import time
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from django.db import IntegrityError
from django.db.models import F
from django.utils import timezone

from mahdar.errors import FetchError, ReadingError, StoreError
from mahdar.reading.addresses import address, canonical, shown
from mahdar.reading.feeds import FeedContent, FeedEntry, feed_content
from mahdar.reading.fetching import UNCHANGED, Fetch, Fetched, fetch
from mahdar.reading.pages import document_at, document_in
from mahdar.store.adding import Outcome
from mahdar.store.intake import take
from mahdar.store.models import Document, Feed
from mahdar.store.summaries import refresh
from mahdar.vocabulary import Document as Text

MOST_NEW = 20  # articles fetched at a poll; the rest come with the next
PAUSE = 1.0  # seconds between two questions to one host
MINUTES = 30
SHORTEST, LONGEST = 5, 7 * 24 * 60  # minutes
TRIES = 3  # of a page that cannot be read, before it is let be for as long as the program runs
LONGEST_SOURCE = 200

_failed: Counter[tuple[int, str]] = Counter()  # how often a page of a feed has failed while this program has run


class Polled(NamedTuple):
    """What a poll brought: texts added, known by another way, and failed; `notes` has a line for each thing to be told.

    `claims`: of the texts that were added. A feed that could not be had at all has failed 1 and its reason in `notes`.
    """

    added: int = 0
    known: int = 0
    failed: int = 0
    notes: tuple[str, ...] = ()
    claims: int = 0


def add(url: str, *, who: str, source: str = "", minutes: int = MINUTES) -> Feed:
    """Follow a feed; one that is followed already gets the outlet and the minutes that are named, and is active again.

    `source`: the outlet of its articles; without it they have the name that their pages give. Raises FetchError for what
    is no address of the web; whether there is a feed is found out when it is polled.
    """
    url = address(canonical(url)).url
    if not SHORTEST <= minutes <= LONGEST:
        raise StoreError(f"{shown(url)}: {minutes} minutes: poll it every {SHORTEST} to {LONGEST}")
    if len(source) > LONGEST_SOURCE:
        raise StoreError(f"{shown(url)}: its outlet's name is longer than {LONGEST_SOURCE} characters: shorten it")
    try:
        feed, new = Feed.objects.get_or_create(
            url=url, defaults={"source": source, "minutes": minutes, "who": who, "added": timezone.now()}
        )
    except IntegrityError:  # somebody else was quicker
        feed, new = Feed.objects.get(url=url), False
    if not new:
        feed.source, feed.minutes, feed.active = source or feed.source, minutes, True
        feed.save(update_fields=["source", "minutes", "active"])
    return feed


def find(url: str) -> Feed:
    """The feed of an address, or of its number; StoreError where there is none."""
    number = url.removeprefix("#")
    if number.isascii() and number.isdigit() and len(number) < 10:
        found = Feed.objects.filter(pk=int(number)).first()
    else:
        found = Feed.objects.filter(url=address(canonical(url)).url).first()
    if found is None:
        raise StoreError(f"{shown(url)}: no such feed is followed; mahdar watch --list shows which are")
    return found


def remove(feed: Feed) -> None:
    """Follow a feed no longer; its texts stay."""
    feed.delete()


def pause(feed: Feed, *, active: bool = False) -> None:
    """Do not poll a feed for now; with `active` poll it again."""
    feed.active = active
    feed.save(update_fields=["active"])


def hasten(feed: Feed) -> None:
    """Let a feed be due now, whenever it was polled last: `mahdar watch` asks it within a minute."""
    feed.polled = None
    feed.save(update_fields=["polled"])


def due(now: datetime.datetime | None = None) -> list[Feed]:
    """The active feeds that are to be polled now, those that have waited longest first."""
    at = now or timezone.now()
    feeds = [feed for feed in Feed.objects.filter(active=True) if (next_poll(feed) or at) <= at]
    return sorted(feeds, key=lambda feed: (feed.polled is not None, feed.polled or at, feed.pk))


def next_poll(feed: Feed) -> datetime.datetime | None:
    """When a feed is due; None where it has never been polled: now."""
    return feed.polled + datetime.timedelta(minutes=feed.minutes) if feed.polled else None


def poll(
    feed: Feed,
    *,
    get: Fetch | None = None,
    at: datetime.datetime | None = None,
    most: int = MOST_NEW,
    pause: float = PAUSE,
) -> Polled:
    """Ask a feed what is new and take it in; what goes wrong is noted, kept with the feed and never raised.

    `most`: so many new articles at most, the oldest of those that the feed lists first; the others come at the next poll.
    Two that poll the same feed at the same time do not both ask: the second has nothing to do. A database that cannot be
    written to raises its error.
    """
    now = at or timezone.now()
    if not Feed.objects.filter(pk=feed.pk, polled=feed.polled).update(polled=now):
        return Polled()
    feed.polled = now
    get = _Polite(get or fetch, pause)
    try:
        found = get(feed.url, etag=feed.etag, modified=feed.modified)
        if found.status == UNCHANGED:
            return _done(feed, Polled(), failure="")
        content = feed_content(found.content, shown(feed.url), url=found.url, charset=found.charset)
    except (FetchError, ReadingError) as error:
        return _done(feed, Polled(failed=1, notes=(str(error),)), failure=str(error))
    new = _new(feed, content)
    result = _take_all(feed, content.title, new[:most], get)
    feed.title = content.title[:500] or feed.title
    feed.etag, feed.modified = ("", "") if len(new) > most else (found.etag, found.modified)
    if result.added:
        refresh()
    return _done(feed, result, failure="")


def _done(feed: Feed, result: Polled, *, failure: str) -> Polled:
    """Keep with the feed what came of a poll; of two polls at once neither forgets what the other took."""
    feed.failure = failure
    feed.save(update_fields=["title", "etag", "modified", "failure"])
    Feed.objects.filter(pk=feed.pk).update(taken=F("taken") + result.added)
    feed.refresh_from_db(fields=["taken"])
    return result


def _new(feed: Feed, content: FeedContent) -> list[FeedEntry]:
    """The entries that the record does not have yet and that have not failed too often, the oldest first."""
    entries = [entry._replace(url=canonical(entry.url)) for entry in content.entries]
    urls = {entry.url for entry in entries}
    known = set(Document.objects.filter(url__in=urls).values_list("url", flat=True))
    return [e for e in reversed(entries) if e.url not in known and _failed[feed.pk, e.url] < TRIES]


def _take_all(feed: Feed, title: str, entries: Sequence[FeedEntry], get: Fetch) -> Polled:
    """Fetch these entries one after the other and take them in."""
    counts: Counter[Outcome] = Counter()
    notes: list[str] = []
    claims = 0
    for entry in entries:
        try:
            taken = take(_text(entry, feed, title, get))
        except (FetchError, ReadingError) as error:
            _failed[feed.pk, entry.url] += 1
            counts[Outcome.REFUSED] += 1
            notes.append(str(error))
            continue
        if taken.outcome is not Outcome.ADDED:
            _failed[feed.pk, entry.url] += 1 if taken.outcome is Outcome.REFUSED else TRIES
        counts[taken.outcome] += 1
        claims += taken.claims
        notes += filter(None, [taken.complaint])
    return Polled(counts[Outcome.ADDED], counts[Outcome.KNOWN], counts[Outcome.REFUSED], tuple(notes), claims)


def _text(entry: FeedEntry, feed: Feed, title: str, get: Fetch) -> Text:
    """The article of an entry: its page, or where that cannot be had the text that the feed carries.

    Its address is the entry's, by which it is known again.
    """
    try:
        text = document_at(entry.url, published=entry.published, get=get)
    except (FetchError, ReadingError):
        if not entry.content:
            raise
        text = document_in(entry)
    return text.model_copy(
        update={
            "url": entry.url,
            "title": text.title or entry.title or None,
            "source": feed.source or text.source or title[:LONGEST_SOURCE] or None,
        }
    )


class _Polite:
    """Fetches, with a pause between two questions to one host."""

    def __init__(self, get: Fetch, pause: float) -> None:
        self.get, self.pause = get, pause
        self.last: dict[str, float] = {}

    def __call__(self, url: str, /, *, etag: str = "", modified: str = "") -> Fetched:
        host = urlsplit(url).hostname or ""
        if host in self.last:
            time.sleep(max(0.0, self.last[host] + self.pause - time.monotonic()))
        try:
            return self.get(url, etag=etag, modified=modified)
        finally:
            self.last[host] = time.monotonic()
