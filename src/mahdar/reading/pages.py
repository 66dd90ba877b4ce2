"""Addresses to Documents: fetched, and read as what they turn out to be."""

import datetime
from html import escape

from mahdar.errors import ReadingError
from mahdar.reading.addresses import shown
from mahdar.reading.article import article
from mahdar.reading.encoding import decode
from mahdar.reading.feeds import FeedEntry
from mahdar.reading.fetching import Fetch, fetch
from mahdar.reading.html import html_document, is_html
from mahdar.vocabulary import Document

PEEK = 4096
PLAIN = ("text/plain", "")
FEEDS = ("rss", "atom", "rdf")


def document_at(url: str, *, published: datetime.date | None = None, get: Fetch | None = None) -> Document:
    """The article at an address of the web, named by the address.

    `published` holds where the page does not say when it was. Raises FetchError where it cannot or must not be fetched,
    ReadingError where there is no article in what comes.
    """
    found = (get or fetch)(url)
    name = shown(url)
    if is_html(found.content[:PEEK]) or "html" in found.content_type:
        return html_document(found.content, name, url, url=found.url, charset=found.charset, published=published)
    if any(kind in found.content_type for kind in FEEDS):
        raise ReadingError(f"{name}: is a feed, not an article: mahdar watch {name} follows it")
    if found.content_type not in PLAIN:
        raise ReadingError(f"{name}: is {found.content_type:.60}, not a page: save it as text and add the file")
    row = {"id": url, "text": decode(found.content, name), "url": found.url}
    return article(row, name, url, published=published)


def document_in(entry: FeedEntry) -> Document:
    """The article that a feed itself carries; ReadingError where it has only a summary."""
    if not entry.content:
        raise ReadingError(f"{shown(entry.url)}: the feed has only a summary of it")
    page = f"<html><body><article><h1>{escape(entry.title)}</h1>{entry.content}</article></body></html>"
    found = html_document(page.encode("utf-8", "replace"), shown(entry.url), entry.url, published=entry.published)
    return found.model_copy(update={"url": entry.url, "title": entry.title or None})
