"""RSS and Atom feeds: what they list, and which of it can be fetched."""

import datetime
from importlib.util import find_spec
from typing import NamedTuple

from mahdar.errors import ReadingError
from mahdar.reading.addresses import is_address
from mahdar.reading.apart import apart

MOST_BYTES = 5_000_000
WAY_IN = "pip install 'mahdar[desk]'"


class FeedEntry(NamedTuple):
    """An article that a feed lists; `content`: its full text as HTML where the feed carries it, `summary` plain words."""

    url: str
    title: str
    published: datetime.date | None
    summary: str = ""
    content: str = ""


class FeedContent(NamedTuple):
    """What a feed says: its title, and its entries in its own order, the newest first as a rule."""

    title: str
    entries: tuple[FeedEntry, ...]


def feed_content(raw: bytes, name: str, *, url: str = "", charset: str = "") -> FeedContent:
    """The feed in these bytes, even where its XML is faulty; ReadingError, beginning with `name`, for what is no feed.

    `url`: where it was found, for addresses that are relative to it; `charset`: what its server declared. Entries without an
    address of the web are left out.
    """
    if find_spec("feedparser") is None:
        raise ReadingError(f"{name}: reading feeds needs feedparser: {WAY_IN}")
    if len(raw) > MOST_BYTES:
        raise ReadingError(f"{name}: is larger than {MOST_BYTES:,} bytes: no feed is, check the address")
    found = apart("feed", raw, name, url=url, charset=charset)
    if found is None:
        raise ReadingError(f"{name}: is no RSS or Atom feed: look for the feed's own address on the outlet's page")
    if found["feeds"]:
        raise ReadingError(f"{name}: is a page, not a feed: its feed is {found['feeds'][0]:.200}")
    entries = (
        FeedEntry(
            each["url"],
            each["title"],
            datetime.date.fromisoformat(each["published"]) if each["published"] else None,
            each["summary"],
            each["content"],
        )
        for each in found["entries"]
    )
    once = {entry.url: entry for entry in entries if is_address(entry.url)}
    return FeedContent(found["title"], tuple(once.values()))
