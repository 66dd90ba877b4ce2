"""Explain: how a text is read, for whoever writes patterns: its rows, the patterns tried and where each stopped."""

from importlib.resources import files

from mahdar.claims.patterns import PATTERN_FILE, engine, quoted_words
from mahdar.claims.row import passages
from mahdar.mentions.annotate import Annotated
from mahdar.phrases import explain as explain_row


def explain(annotated: Annotated) -> str:
    """Every sentence as a row, with the patterns of each kind over it; several lines of text."""
    kinds = sorted(
        f.name.removesuffix(PATTERN_FILE) for f in files("mahdar.claims").iterdir() if f.name.endswith(PATTERN_FILE)
    )
    told: list[str] = []
    for passage in passages(annotated, quoted_words()):
        for number, kind in enumerate(kinds):
            lines = explain_row(passage.row, engine(kind)).splitlines()
            rows = len(passage.row)
            told += [*(lines[:rows] if not number else []), f"[{kind}] {lines[rows]}", *lines[rows + 1 :]]
        told.append("")
    return "\n".join(told)
