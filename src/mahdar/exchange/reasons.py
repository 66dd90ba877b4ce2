"""Reasons for doubt in the reader's language: `reasons.tsv` has the wording, {} standing for words of the text."""

import functools
import re
from pathlib import Path

from mahdar.exchange.labels import Language

TABLE = Path(__file__).with_name("reasons.tsv")
HOLE = "{}"


def reason_words(reason: str, lang: Language = Language.AR) -> str:
    """The reason as a reader of this language wants it; one that the table lacks stays as it is.

    >>> reason_words("its verb is negated: لم يلتق")
    'فعلها منفي: لم يلتق'
    """
    if lang is Language.EN:
        return reason
    for pattern, wording in _templates():
        found = pattern.fullmatch(reason)
        if found:
            parts = wording.split(HOLE)
            return "".join(part + hole for part, hole in zip(parts, (*found.groups(), ""), strict=False))
    return reason


def is_worded(reason: str) -> bool:
    """Has the table a wording for this reason?"""
    return any(pattern.fullmatch(reason) for pattern, _ in _templates())


@functools.cache
def _templates() -> list[tuple[re.Pattern[str], str]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    rows = [line.split("\t") for line in lines[1:]]
    return [(re.compile(re.escape(en).replace(re.escape(HOLE), "(.+)"), re.DOTALL), ar) for en, ar in rows]
