"""What a page is made of: its main text, title, outlet, day and address. Runs in the worker (`apart`)."""

import re
from copy import deepcopy
from typing import Any
from urllib.parse import urljoin

from mahdar.reading.page_date import published
from mahdar.reading.page_facts import Facts, facts, host, words

LONGEST_OUTLET = 80  # characters; what is longer is a slogan
SHORTEST = 40  # characters of main text
FULL = 0.8  # of the text that the page tells machines must be in what was found
LAYOUT = ("table", "thead", "tbody", "tfoot", "tr", "td", "th")


def page(html: str, url: str = "") -> dict[str, str | None]:
    """Text, title, source, published (ISO) and url of a page; None for what it does not tell. `url`: where it was found."""
    from trafilatura import load_html

    tree = load_html(html)
    if tree is None:
        return {"text": None, "title": None, "source": None, "published": None, "url": url or None}
    told = facts(tree)
    address = _own(_canonical(tree, told), url) or url or None
    outlet = _outlet(told) or (host(address) if address else None)
    title = _title(tree, told, outlet)
    day = published(tree, told, address or "")
    return {
        "text": _text(tree, told, title),
        "title": title,
        "source": outlet,
        "published": day.isoformat() if day else None,
        "url": address,
    }


def _text(tree: Any, facts: Facts, title: str | None) -> str | None:
    """The main text, a paragraph a line, without the headline; None where there is none."""
    told = next((str(d["articleBody"]) for d in facts.data if isinstance(d.get("articleBody"), str)), "")
    found = _main(tree) or ""
    if len(found) < FULL * len(told) and "<" not in told:
        found = told
    lines = [line for line in (" ".join(each.split()) for each in found.splitlines()) if line]
    headings = {title, *(words(h.xpath("string()")) for h in tree.xpath("//h1")[:3])}
    while lines and lines[0] in headings:
        lines.pop(0)
    text = "\n".join(lines)
    return text if len(text) >= SHORTEST else None


def _main(tree: Any) -> str | None:
    found = _extracted(deepcopy(tree))
    if found is None and tree.xpath("boolean(//td)"):  # pages of the time when tables were for laying out
        laid_out = deepcopy(tree)
        for cell in laid_out.iter(*LAYOUT):
            cell.tag = "div"
        found = _extracted(laid_out)
    return found


def _extracted(tree: Any) -> str | None:
    from trafilatura import bare_extraction

    found: Any = bare_extraction(tree, favor_precision=True, include_comments=False, include_tables=False)
    return found.text or None if found is not None else None


def _title(tree: Any, facts: Facts, outlet: str | None) -> str | None:
    """The headline without the outlet's name, which many pages hang on it."""
    headlines = [words(h.xpath("string()")) for h in tree.xpath("//h1")[:3]]
    told = [str(d["headline"]) for d in facts.data if isinstance(d.get("headline"), str)]
    candidates = [
        facts.told("og:title", "twitter:title"),
        *told[:1],
        *headlines,
        words(tree.xpath("string((//title)[1])")),
    ]
    title = next(filter(None, map(words, candidates)), "")
    if outlet:
        title = re.sub(rf"\s*[|\-–—:«»]\s*{re.escape(outlet)}\s*$", "", title) or title
    return title[:500] or None


def _outlet(facts: Facts) -> str | None:
    """The outlet as it calls itself."""
    publishers = (d.get("publisher") for d in facts.data)
    named = (str(p["name"]) for p in publishers if isinstance(p, dict) and isinstance(p.get("name"), str))
    for name in map(words, (facts.told("og:site_name", "application-name"), *named)):
        if name and len(name) <= LONGEST_OUTLET:
            return name
    return None


def _canonical(tree: Any, facts: Facts) -> str:
    links = tree.xpath("//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href")
    return words(links[0]) if links else facts.told("og:url")


def _own(found: str, url: str) -> str | None:
    """The address a page gives itself, where it may: on its own host, and not its outlet's front page."""
    try:
        found = urljoin(url, found)
    except ValueError:
        return None
    if not re.match(r"https?://[^/\s]+", found) or len(found) > 2000 or re.search(r"\s", found):
        return None
    if not url:
        return found
    front = not re.sub(r"https?://[^/]+/?", "", found)
    return found if host(found) == host(url) and not front else None
