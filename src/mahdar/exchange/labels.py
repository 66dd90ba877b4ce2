"""What readers see for kinds, slots and values, in Arabic and English: `labels.tsv`, one row a label."""

import functools
from enum import StrEnum
from pathlib import Path

TABLE = Path(__file__).with_name("labels.tsv")


class Language(StrEnum):
    """The languages that labels exist in."""

    AR = "ar"
    EN = "en"


def label(group: str, key: str, lang: Language = Language.AR) -> str:
    """The label of a key (`meeting`) in a group (`kind`, `kinds`, `slot`, `page` or an enumeration's name).

    A KeyError is a mistake in the table, never in the input.

    >>> label("Stance", "demands", Language.EN)
    'demands'
    """
    return _table()[group, key][lang]


def value_label(value: StrEnum, lang: Language = Language.AR) -> str:
    """The label of a value of one of the vocabulary's enumerations."""
    return label(type(value).__name__, value.value, lang)


@functools.cache
def _table() -> dict[tuple[str, str], dict[str, str]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    _, *languages = lines[0].split("\t")[1:]
    rows = (line.split("\t") for line in lines[1:])
    return {(group, key): dict(zip(languages, words, strict=True)) for group, key, *words in rows}
