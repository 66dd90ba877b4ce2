"""`mahdar watch`: outlets followed by their feeds."""

import datetime
import time
from typing import TYPE_CHECKING, Annotated

import typer

from mahdar.cli.record.opening import By, Db, Lang, record, say, who
from mahdar.exchange.labels import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mahdar.store.feeds import Polled
    from mahdar.store.models import Feed

EXAMPLES = """Examples:

\b
  mahdar watch https://news.example/rss --source APS
  mahdar watch                            poll what is followed until Ctrl-C
  mahdar watch --once                     for cron
  mahdar watch --list
  mahdar watch --remove https://news.example/rss

Exit status of --once: 0 all that was due could be had, 1 something could not (stderr says what and why)."""
LONGEST_SLEEP = 60.0  # seconds: others may add feeds meanwhile


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EXAMPLES)(watch)


def watch(
    urls: Annotated[
        list[str] | None, typer.Argument(metavar="URL", help="Feeds (RSS or Atom) to follow from now on.")
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="OUTLET", help="The outlet of these feeds. Default: as its pages call it.")
    ] = None,
    every: Annotated[
        int | None, typer.Option(metavar="MINUTES", help="How often these feeds are asked, 5 or more. Default: 30.")
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="Poll what is due and end.")] = False,
    listed: Annotated[bool, typer.Option("--list", help="List the feeds that are followed, and poll none.")] = False,
    remove: Annotated[
        list[str] | None, typer.Option(metavar="URL", help="Follow this feed no longer; its texts stay.")
    ] = None,
    by: By = None,
    lang: Lang = Language.AR,
    db: Db = None,
) -> None:
    """Follow feeds: what is new in them is fetched, read and filed, until Ctrl-C."""
    if (source is not None or every is not None) and not urls:
        raise typer.BadParameter("--source and --every are of feeds that are named: name one")
    with record(db, fresh=False):
        _change(urls or [], remove or [], source, every, who(by), lang)
        if listed:
            _list(lang)
        if listed or (remove and not urls and not once):
            return
        _check_any()
        if once:
            raise typer.Exit(1 if _round(lang, tell_none=True) else 0)
        _go_on(db, lang)


def _change(urls: list[str], gone: list[str], source: str | None, every: int | None, who: str, lang: Language) -> None:
    """Feeds that come and go, a line for each."""
    from mahdar.store import feeds
    from mahdar.wording import one_line, word

    for url in urls:
        feed = feeds.add(url, who=who, source=source or "", minutes=every or feeds.MINUTES)
        print(f"{word('feed', lang)} {one_line(feed.url)}: {word('followed', lang)}", flush=True)
    for url in gone:
        feed = feeds.find(url)
        feeds.remove(feed)
        print(f"{word('feed', lang)} {one_line(feed.url)}: {word('not-followed', lang)}", flush=True)


def _check_any() -> None:
    from mahdar.errors import StoreError
    from mahdar.store.models import Feed

    if not Feed.objects.filter(active=True).exists():
        raise StoreError("no feed is followed: name one, as in mahdar watch https://news.example/rss")


def _list(lang: Language) -> None:
    from mahdar.store.models import Feed

    for feed in Feed.objects.order_by("title", "url"):
        for line in _lines(feed, lang):
            print(line)


def _lines(feed: "Feed", lang: Language) -> "Iterator[str]":
    """A feed: what it is called, whose, how often and when it was asked, what it brought; its address; what went wrong last."""
    from mahdar.wording import cut, figure, one_line, word

    asked = (
        f"{word('last-asked', lang)} {feed.polled.astimezone():%Y-%m-%d %H:%M}"
        if feed.polled
        else word("never-asked", lang)
    )
    parts = (
        _name(feed, lang),
        f"{word('from-outlet', lang)} {one_line(feed.source)}" if feed.source else "",
        "" if feed.active else word("paused", lang),
        figure("every", feed.minutes, lang),
        asked,
        figure("taken", feed.taken, lang),
    )
    yield f"- {' · '.join(filter(None, parts))}"
    yield f"  {one_line(feed.url)}"
    if feed.failure:
        yield f"  ! {cut(feed.failure, 300)}"


def _name(feed: "Feed", lang: Language) -> str:
    from mahdar.wording import cut, word

    return f"{word('feed', lang)} {cut(feed.title or feed.url, 80)}"


def _round(lang: Language, *, tell_none: bool = False) -> int:
    """Poll all feeds that are due, a line for each; how many pages and feeds could not be had."""
    from mahdar.store import feeds
    from mahdar.wording import word

    failed = 0
    due = feeds.due()
    for feed in due:
        polled = feeds.poll(feed)
        for note in polled.notes:
            say(note)
        print(f"{_name(feed, lang)} · {_brought(polled, lang)}", flush=True)
        failed += polled.failed
    if not due and tell_none:
        print(f"{word('none-due', lang)}: {_next().astimezone():%Y-%m-%d %H:%M}")
    return failed


def _brought(polled: "Polled", lang: Language) -> str:
    """What a poll brought, in figures."""
    from mahdar.wording import figure, word

    if not (polled.added or polled.known or polled.failed):
        return word("nothing-new", lang)
    counts = {"added": polled.added, "claims": polled.claims, "known": polled.known, "failed": polled.failed}
    return " · ".join(figure(key, n, lang) for key, n in counts.items() if n or key in ("added", "claims"))


def _go_on(db: str | None, lang: Language) -> None:
    """Round after round; a database that cannot be had for a while is told and asked again."""
    from mahdar.errors import StoreError
    from mahdar.store.connection import address_of, explained

    while True:
        try:
            with explained(address_of(db)):
                _round(lang)
                pause = _seconds_to_next()
        except StoreError as error:
            say(str(error))
            pause = LONGEST_SLEEP
        time.sleep(pause)


def _seconds_to_next() -> float:
    from django.utils import timezone

    return min(LONGEST_SLEEP, max(1.0, (_next() - timezone.now()).total_seconds()))


def _next() -> datetime.datetime:
    """When the next feed is due."""
    from django.utils import timezone

    from mahdar.store import feeds
    from mahdar.store.models import Feed

    times = [feeds.next_poll(feed) or timezone.now() for feed in Feed.objects.filter(active=True)]
    return min(times, default=timezone.now() + datetime.timedelta(seconds=LONGEST_SLEEP))
