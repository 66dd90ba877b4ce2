"""One self-contained HTML page: the text with each claim's words marked, beside it the claims, grouped by kind.

It asks nothing of the network and its policy forbids it to; without scripts the words still link to their claims.
"""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from mahdar.exchange.headings import KINDS, heading
from mahdar.exchange.labels import Language, label, value_label
from mahdar.exchange.reasons import reason_words
from mahdar.exchange.slots import in_text_order, slots, span
from mahdar.exchange.wording import listed
from mahdar.vocabulary import AnyClaim, Minutes, Modality, Span

FOLDER = Path(__file__).parent


class Segment(NamedTuple):
    """A stretch of text within which no claim's words begin or end: its claims, by index, and those it proves."""

    span: Span
    claims: tuple[int, ...]
    proves: tuple[int, ...]


def segments(length: int, claims: list[AnyClaim]) -> Iterator[Segment]:
    """The text from 0 to `length` cut at every boundary of a claim's words, so that marks never cross or nest."""
    starts: dict[int, list[tuple[int, bool]]] = {}
    ends: dict[int, list[tuple[int, bool]]] = {}
    for index, claim in enumerate(claims):
        for place, is_evidence in _places(claim):
            starts.setdefault(place.start, []).append((index, is_evidence))
            ends.setdefault(place.end, []).append((index, is_evidence))
    cuts = sorted({0, length, *starts, *ends})
    open_now: dict[tuple[int, bool], int] = {}  # in the order of opening
    for start, end in pairwise(cuts):
        for closing in ends.get(start, ()):
            open_now[closing] -= 1
            if not open_now[closing]:
                del open_now[closing]
        for opening in starts.get(start, ()):
            open_now[opening] = open_now.get(opening, 0) + 1
        inner_first = list(reversed(open_now))
        proves = dict.fromkeys(index for index, is_evidence in inner_first if is_evidence)
        others = dict.fromkeys(index for index, is_evidence in inner_first if not is_evidence)
        yield Segment(Span(start, end), tuple(proves | others), tuple(proves))


def _places(claim: AnyClaim) -> Iterator[tuple[Span, bool]]:
    for name, values in slots(claim):
        for place in filter(None, map(span, values)):
            if place.start < place.end:
                yield place, name == "evidence"


def _marked(minutes: Minutes, claims: list[AnyClaim], ids: list[str]) -> Iterator[str]:
    for segment in segments(len(minutes.text), claims):
        words = escape(segment.span.of(minutes.text))
        if not segment.claims:
            yield words
            continue
        kind = claims[segment.claims[0]].kind
        data = f'data-claims="{" ".join(ids[index] for index in segment.claims)}"'
        if segment.proves:
            target = ids[segment.proves[0]]
            several = " several" if len(segment.proves) > 1 else ""
            yield f'<a class="{kind}{several}" href="#{target}" aria-describedby="{target}" {data}>{words}</a>'
        else:
            yield f'<mark class="{kind}" {data}>{words}</mark>'


def _claim(claim: AnyClaim, id: str, minutes: Minutes, lang: Language) -> str:
    rows = [(label("slot", name, lang), listed(values, minutes, lang)) for name, values in slots(claim)]
    if claim.modality is not Modality.ASSERTED:
        rows.append((label("slot", "modality", lang), value_label(claim.modality, lang)))
    if claim.reasons:
        rows.append((label("slot", "reasons", lang), "; ".join(reason_words(reason, lang) for reason in claim.reasons)))
    pairs = "".join(f"<dt>{escape(name)}</dt><dd>{_isolated(words)}</dd>" for name, words in rows)
    return f'<li class="claim {claim.kind}" data-kind="{claim.kind}" id="{id}" tabindex="0"><dl>{pairs}</dl></li>\n'


def _isolated(words: str) -> str:
    """Escaped words in a direction of their own: figures without a letter (dates) run left to right."""
    direction = "auto" if any(character.isalpha() for character in words) else "ltr"
    return f'<bdi dir="{direction}">{escape(words)}</bdi>'


def _group(kind: str, claims: list[AnyClaim], ids: list[str], minutes: Minutes, lang: Language) -> str:
    mine = [(claim, id) for claim, id in zip(claims, ids, strict=True) if claim.kind == kind]
    if not mine:
        return ""
    items = "".join(_claim(claim, id, minutes, lang) for claim, id in mine)
    heading = f"{escape(label('kinds', kind, lang))} ({len(mine)})"
    return f'<section class="group {kind}"><h3>{heading}</h3><ul>\n{items}</ul></section>\n'


def _facts(minutes: Minutes, lang: Language) -> str:
    document = minutes.document
    facts = []
    if document.published:
        day = document.published.isoformat()
        facts.append(f'{escape(label("page", "published", lang))} <time datetime="{day}" dir="ltr">{day}</time>')
    if document.source:
        name = _isolated(document.source)
        is_link = document.url is not None and document.url.startswith(("https://", "http://"))
        facts.append(f'<a href="{escape(document.url or "")}" rel="noreferrer">{name}</a>' if is_link else name)
    facts.append(_isolated(document.id))
    return "".join(f"<span>{fact}</span>" for fact in facts)


def _article(minutes: Minutes, number: int, lang: Language) -> str:
    claims = in_text_order(minutes.claims)
    ids = [f"claim-{number}-{index}" for index in range(1, len(claims) + 1)]
    groups = "".join(_group(kind, claims, ids, minutes, lang) for kind in KINDS)
    without = f"<p>{escape(label('page', 'no-claims', lang))}</p>"
    notes = "".join(f'<p class="notes">{_isolated(note)}</p>\n' for note in minutes.notes)
    return (
        f'<article class="article" id="article-{number}">\n'
        f'<h2>{_isolated(heading(minutes))}</h2>\n<p class="facts">{_facts(minutes, lang)}</p>\n{notes}'
        f'<div class="columns">\n<section aria-label="{escape(label("page", "article", lang))}">'
        f'<div class="text" dir="auto" lang="ar">{"".join(_marked(minutes, claims, ids))}</div></section>\n'
        f'<section aria-label="{escape(label("page", "claims", lang))}">\n'
        f"{groups or without}</section>\n</div>\n</article>\n"
    )


def page(minutes: Iterable[Minutes], lang: Language = Language.AR) -> str:
    """The page of one article or of several; `lang` is the language of the labels, the text stays as it is."""
    several = list(minutes)
    entries = "".join(
        f'<li><a href="#article-{number}">{_isolated(heading(each))}</a></li>\n'
        for number, each in enumerate(several, start=1)
    )
    filling = {
        "lang": lang.value,
        "dir": "rtl" if lang is Language.AR else "ltr",
        "title": escape(label("page", "minutes", lang)),
        "style": (FOLDER / "page.css").read_text(encoding="utf-8"),
        "script": (FOLDER / "page.js").read_text(encoding="utf-8"),
        "contents": f'<nav><ol class="contents">\n{entries}</ol></nav>\n' if len(several) > 1 else "",
        "articles": "".join(_article(each, number, lang) for number, each in enumerate(several, start=1)),
    }
    return (FOLDER / "page.html").read_text(encoding="utf-8").format_map(filling)


def chunks(minutes: Iterable[Minutes], *, lang: Language = Language.AR) -> Iterator[str]:
    """The page, whole."""
    yield page(minutes, lang)
