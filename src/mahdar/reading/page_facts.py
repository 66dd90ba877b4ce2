"""What a page tells machines about itself: its `meta` elements and its JSON-LD (schema.org)."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit

MOST_DATA = 200  # objects of JSON-LD looked at
MOST_SCRIPTS = 20


def words(value: object) -> str:
    """Text on one line."""
    return " ".join(str(value or "").split())


def host(url: str) -> str | None:
    """The host of an address, without `www.`."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


class Facts(NamedTuple):
    """`meta`: the contents of its meta elements by name; `data`: the objects of its JSON-LD, those that are articles first."""

    meta: dict[str, str]
    data: list[dict[str, Any]]

    def told(self, *names: str) -> str:
        """The content of the first of these names that it has; "" for none."""
        return next((self.meta[name] for name in names if name in self.meta), "")


def facts(tree: Any) -> Facts:
    """What a page tells of itself."""
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if name and words(element.get("content")):
                meta.setdefault(name, words(element.get("content")))
    data: list[dict[str, Any]] = []
    for script in tree.xpath("//script[@type='application/ld+json']")[:MOST_SCRIPTS]:
        try:
            data += _objects(json.loads(script.text or "null", strict=False))
        except (ValueError, RecursionError):
            continue
    return Facts(meta, sorted(data[:MOST_DATA], key=lambda each: not is_article(each)))


def is_article(each: dict[str, Any]) -> bool:
    """Does schema.org call it an article or a posting?"""
    kinds = each.get("@type")
    return any(str(kind).endswith(("Article", "Posting")) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """An object, and those in its graph or list."""
    waiting, seen = [value], 0
    while waiting and seen < MOST_DATA:
        value, seen = waiting.pop(0), seen + 1
        if isinstance(value, list):
            waiting += value[:MOST_DATA]
        elif isinstance(value, dict):
            yield value
            waiting += [value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value]
