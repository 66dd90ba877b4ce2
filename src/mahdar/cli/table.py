"""The minutes for a terminal: one article after the other, its claims grouped by kind.

Terminals disagree about right-to-left text: some leave it as it comes, some turn each line, some also move it to the
right. Cells side by side would be shuffled by the second sort, and direction marks would end up in what is copied; so
there are no columns and no marks: each line is one run of text that reads well under all three.
"""

import io
from collections.abc import Iterable, Iterator
from textwrap import wrap

from rich.console import Console
from rich.text import Text

from mahdar.exchange.headings import KINDS, heading
from mahdar.exchange.labels import Language, label, value_label
from mahdar.exchange.reasons import reason_words
from mahdar.exchange.slots import in_text_order, slots
from mahdar.exchange.wording import listed, one_line
from mahdar.vocabulary import AnyClaim, Minutes, Modality

LONG = {"content", "target", "condition", "blocks", "cause", "evidence"}  # slots that get a line of their own
COLOURS = {
    "statement": "blue", "meeting": "green", "gathering": "cyan", "attendance": "magenta", "pledge": "yellow",
    "position": "red", "obstacle": "bright_magenta",
}  # fmt: skip


def chunks(minutes: Iterable[Minutes], *, lang: Language, width: int = 80, colour: bool = False) -> Iterator[str]:
    """The table of each article, no line wider than `width` columns."""
    for each in minutes:
        buffer = io.StringIO()
        console = Console(file=buffer, width=width, force_terminal=colour, no_color=not colour, highlight=False)
        for line, style in _lines(each, lang, width):
            console.print(Text(line, style=style), soft_wrap=True)
        yield buffer.getvalue()


def _lines(minutes: Minutes, lang: Language, width: int) -> Iterator[tuple[str, str]]:
    for line in wrap(one_line(heading(minutes)), width):
        yield line, "bold"
    for line in wrap(_facts(minutes, lang), width):
        yield line, "dim"
    for note in minutes.notes:
        for line in wrap(one_line(note), width):
            yield line, "italic"
    claims = in_text_order(minutes.claims)
    if not claims:
        yield label("page", "no-claims", lang), ""
    for kind in KINDS:
        mine = [claim for claim in claims if claim.kind == kind]
        if mine:
            yield "", ""
            yield f"{label('kinds', kind, lang)} ({len(mine)})", f"bold {COLOURS[kind]}"
        for claim in mine:
            yield from _claim(claim, minutes, lang, width)
    yield "", ""


def _facts(minutes: Minutes, lang: Language) -> str:
    document = minutes.document
    published = f"{label('page', 'published', lang)} {document.published.isoformat()}" if document.published else None
    return one_line(" · ".join(filter(None, (published, document.source, document.id))))


def _claim(claim: AnyClaim, minutes: Minutes, lang: Language, width: int) -> Iterator[tuple[str, str]]:
    """The short slots together, then a line for each long one; the evidence last and dimmed."""
    pairs = [(name, f"{label('slot', name, lang)}: {listed(values, minutes, lang)}") for name, values in slots(claim)]
    short = [words for name, words in pairs if name not in LONG]
    if claim.modality is not Modality.ASSERTED:
        short.append(value_label(claim.modality, lang))
    lines = [(" · ".join(short), "")] if short else []
    lines += [(words, "dim" if name == "evidence" else "") for name, words in pairs if name in LONG]
    if claim.reasons:
        reasons = "; ".join(reason_words(reason, lang) for reason in claim.reasons)
        lines.append((f"{label('slot', 'reasons', lang)}: {reasons}", "dim"))
    for index, (words, style) in enumerate(lines):
        first = "- " if index == 0 else "  "
        for line in wrap(one_line(words), max(width, 20), initial_indent=first, subsequent_indent="  "):
            yield line, style
