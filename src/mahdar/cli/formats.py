"""The formats of `mahdar read`: which one is meant, and its text."""

import shutil
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from mahdar.exchange.labels import Language

if TYPE_CHECKING:  # the vocabulary is not needed for `--help`
    from mahdar.vocabulary import Minutes


class Format(StrEnum):
    """What `--format` takes."""

    TABLE = "table"
    FLAT = "flat"
    JSON = "json"
    HTML = "html"
    CSV = "csv"


format_of_suffix = {".html": Format.HTML, ".csv": Format.CSV, ".json": Format.JSON, ".txt": Format.TABLE}


def chosen(format: Format | None, out: Path | None) -> Format:
    """The format asked for; else by the ending of the output file; else table on a terminal and flat in a pipe."""
    if format:
        return format
    if out:
        return format_of_suffix.get(out.suffix.lower(), Format.FLAT)
    return Format.TABLE if sys.stdout.isatty() else Format.FLAT


def chunks(format: Format, minutes: "Iterable[Minutes]", *, lang: Language, spreadsheet: bool) -> Iterator[str]:
    """The text of the minutes in a format, piece by piece as they are read (a page comes whole)."""
    if format is Format.TABLE:
        from mahdar.cli import table

        width = shutil.get_terminal_size((80, 24)).columns
        return table.chunks(minutes, lang=lang, width=width, colour=sys.stdout.isatty())
    from mahdar.exchange import csv, flat, natural, page

    if format is Format.CSV:
        return csv.chunks(minutes, spreadsheet=spreadsheet)
    if format is Format.HTML:
        return page.chunks(minutes, lang=lang)
    return flat.chunks(minutes) if format is Format.FLAT else natural.chunks(minutes)
