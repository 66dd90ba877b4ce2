"""What an RSS or Atom feed lists. Runs in the worker (`apart`)."""

import html
import io
import re
from typing import Any
from urllib.parse import urljoin

from mahdar.reading.page_date import day
from mahdar.reading.page_facts import words

MOST_ENTRIES = 500
LONGEST_CONTENT = 500_000  # characters
FEEDS = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")


def feed(raw: bytes, url: str = "", charset: str = "") -> dict[str, Any] | None:
    """The title of a feed and its entries, in its order; of a page without entries the feeds that it names (`feeds`).

    None for what is neither.
    """
    import feedparser

    found = feedparser.parse(
        io.BytesIO(raw),  # never a string, which feedparser may take for an address or a file's name
        response_headers={"content-type": f"application/xml; charset={charset}" if charset else "application/xml"},
        resolve_relative_uris=False,
        sanitize_html=False,  # what is made of it is plain text
    )
    named = [urljoin(url, words(link.get("href"))) for link in found.feed.get("links", ()) if link.get("type") in FEEDS]
    if not found.get("version") and not found.entries:
        return {"title": "", "entries": [], "feeds": named} if named else None
    entries = [_entry(each, url) for each in found.entries[:MOST_ENTRIES]]
    return {"title": plain(found.feed.get("title")), "entries": entries, "feeds": []}


def _entry(each: Any, url: str) -> dict[str, str | None]:
    contents = [str(content.get("value") or "") for content in each.get("content", ())]
    dates = (day(str(each.get(name) or "")) for name in ("published", "updated"))
    published = next(filter(None, dates), None)
    link = words(each.get("link"))
    return {
        "url": urljoin(url, link) if link else "",
        "title": plain(each.get("title")),
        "published": published.isoformat() if published else None,
        "summary": plain(each.get("summary")),
        "content": max(contents, key=len, default="")[:LONGEST_CONTENT],
    }


def plain(marked: object) -> str:
    """The words of a piece of HTML, on one line.

    >>> plain("اتفاق <b>جديد</b> &amp; شامل")
    'اتفاق جديد & شامل'
    """
    return words(html.unescape(re.sub(r"<[^<>]{0,1000}>", " ", str(marked or "")[:20_000])))
