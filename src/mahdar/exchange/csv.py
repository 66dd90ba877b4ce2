"""CSV: a row a claim, the same columns whatever its kind."""

import csv
import io
from collections.abc import Iterable, Iterator

from mahdar.exchange.flat import flat_claim
from mahdar.exchange.slots import in_text_order
from mahdar.vocabulary import AnyClaim, Minutes

SLOTS = (
    "speaker", "participants", "party", "donor", "recipient", "manner", "content", "stance", "target", "mode", "name",
    "gathering", "status", "condition", "stage", "amount", "currency", "qualifier", "basis", "period", "revises",
    "blocks", "cause", "according_to", "via", "date", "place", "evidence",
)  # fmt: skip
COLUMNS = ("id", "published", "source", "kind", *SLOTS, "start", "end", "modality", "confidence", "because")
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so is run by spreadsheet programs


def row(claim: AnyClaim, minutes: Minutes) -> dict[str, object]:
    """The claim's columns: the article's, the flat slots (participants joined by `; `), where its evidence stands."""
    document = minutes.document
    slots = {
        name: "; ".join(value) if isinstance(value, list) else value
        for name, value in flat_claim(claim, minutes).items()
    }
    return {
        "id": document.id,
        "published": document.published,
        "source": document.source,
        **slots,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "modality": claim.modality.value,
        "confidence": claim.confidence,
        "because": claim.because,
    }


def chunks(minutes: Iterable[Minutes], *, spreadsheet: bool = False) -> Iterator[str]:
    """The heading and a line a claim.

    For a spreadsheet program the file begins with a byte order mark, without which Excel misreads Arabic, and a cell
    that the program would run as a formula gets an apostrophe before it.
    """
    if spreadsheet:
        yield "\ufeff"
    yield _line(COLUMNS)
    for each in minutes:
        for claim in in_text_order(each.claims):
            cells = row(claim, each)
            line = [cells.get(column) for column in COLUMNS]
            yield _line([_defused(cell) for cell in line] if spreadsheet else line)


def _line(cells: Iterable[object]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue()


def _defused(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
