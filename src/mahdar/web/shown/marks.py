"""A text with the words of its claims marked, as HTML: one character of the page for each of the text, so that places can be told.

Marks never cross or nest (`exchange.page.segments`). Where a claim's evidence begins, its words are a link to its card.
"""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from mahdar.exchange.page import Segment, segments
from mahdar.web.shown.reading import Read

# A browser makes one of two characters of a line's end, and drops what is none: places would be wrong behind it.
LEVELLED = (("\r\n", " \n"), ("\r", "\n"), ("\x00", "\ufffd"))


def as_shown(text: str) -> str:
    """The text as a page may hold it: as many characters, no carriage return among them.

    >>> as_shown("a\\r\\nb")
    'a \\nb'
    """
    for written, shown in LEVELLED:
        text = text.replace(written, shown)
    return text


def marked(text: str, claims: Sequence[Read]) -> SafeString:
    """The whole text, the words of its claims in marks that name them (`data-claims`, uids)."""
    shown = as_shown(text)
    found = segments(len(text), [each.claim for each in claims])
    return format_html_join("", "{}", ((_segment(segment, shown, claims),) for segment in found))


def _segment(segment: Segment, text: str, claims: Sequence[Read]) -> str:
    """One stretch, from one boundary of a claim's words to the next."""
    words = segment.span.of(text)
    if not segment.claims:
        return words
    rejected = {index for index in segment.claims if claims[index].row.review == "rejected"}
    shown = [index for index in segment.claims if index not in rejected] or list(segment.claims)
    ids = " ".join(claims[index].row.uid for index in dict.fromkeys((*shown, *segment.claims)))
    begun = [index for index in segment.proves if claims[index].claim.evidence.start == segment.span.start]
    first = next((index for index in begun if index not in rejected), begun[0] if begun else shown[0])
    look = _look(segment, claims, first, shown, rejected)
    if not begun:
        return format_html('<mark class="{}" data-claims="{}">{}</mark>', look, ids, words)
    places = format_html_join("", '<span id="words-{}"></span>', ((claims[index].row.uid,) for index in begun))
    link = '{}<a class="{} begins" href="#claim-{}" aria-describedby="kind-{}" data-claims="{}">{}</a>'
    uid = claims[first].row.uid
    return format_html(link, places, look, uid, uid, ids, words)


def _look(segment: Segment, claims: Sequence[Read], first: int, shown: Sequence[int], rejected: set[int]) -> str:
    """What it is coloured by: the kind of its first claim; whether it proves it, or several; whether all are rejected."""
    proven = [index for index in shown if index in segment.proves]
    marks = [claims[first].row.kind]
    if proven:
        marks.append("proof")
    if len(proven) > 1:
        marks.append("several")
    if len(rejected) == len(segment.claims):
        marks.append("rejected")
    return " ".join(marks)
