"""Organisations and groups: head nouns with their phrases, and the short forms that the press puts in brackets."""

from collections.abc import Iterator

from mahdar.harvest.tally import Sighting, words
from mahdar.mentions.annotate import Annotated
from mahdar.mentions.gazetteer import names
from mahdar.mentions.mention import Mention, MentionKind

BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.GROUP, MentionKind.OUTLET})
LONGEST_SHORT_FORM = 4
OPENING, CLOSING = "(", ")"


def bodies(text: Annotated) -> Iterator[Sighting]:
    """Every body named; known where the lists have its name (a head noun's phrase is not)."""
    for m in text.mentions:
        if m.kind in BODIES and m.last - m.first > 1:
            yield Sighting(words(text, m.first, m.last), m.how, m.first, m.last, m.how == "gazetteer")
            yield from _short_form(text, m)


def _short_form(text: Annotated, m: Mention) -> Iterator[Sighting]:
    """`المفوضية ... (...)`: what stands in brackets behind a body."""
    opening = m.last
    if opening >= len(text.tokens) or text.tokens[opening].norm != OPENING:
        return
    for closing in range(opening + 2, min(len(text.tokens), opening + 2 + LONGEST_SHORT_FORM)):
        if text.tokens[closing].norm == CLOSING:
            named = names().longest(text.tokens, opening + 1, closing)
            short = words(text, opening + 1, closing)
            found = f"{words(text, m.first, m.last)} = {short}"
            yield Sighting(found, "bracketed short form", m.first, closing, named is not None)
            return
