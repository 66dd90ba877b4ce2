"""The words on the pictures, in Arabic and English: `labels.tsv`, one row a label."""

import functools
from pathlib import Path

from babel import Locale

from mahdar.errors import MahdarError

TABLE = Path(__file__).with_name("labels.tsv")
LANGUAGES = ("ar", "en")


def label(key: str, lang: str, **values: object) -> str:
    """The label of a key, with values put into its gaps.

    A KeyError is a mistake in the table; a language that has no labels is the caller's and gives a MahdarError.

    >>> label("out.undated", "en", n=3)
    'without a date: 3'
    """
    if lang not in LANGUAGES:
        raise MahdarError(f"charts: there are no labels in {lang!r}; ask for one of {', '.join(LANGUAGES)}")
    return _table()[key][lang].format(**values)


def counted(key: str, n: int, lang: str) -> str:
    """A number with its noun in the form that the language wants: rows `key.one`, `key.two`, `key.few`, ...

    >>> counted("noun.meeting", 3, "ar"), counted("noun.meeting", 11, "ar"), counted("noun.meeting", 1, "en")
    ('3 لقاءات', '11 لقاء', '1 meeting')
    """
    form = str(Locale(lang).plural_form(n)) if lang in LANGUAGES else "other"
    best = f"{key}.{form}"
    return label(best if known(best) and _table()[best].get(lang) else f"{key}.other", lang, n=f"{n:,}")


def known(key: str) -> bool:
    """Is there a label for the key?"""
    return key in _table()


@functools.cache
def _table() -> dict[str, dict[str, str]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    _, *languages = lines[0].split("\t")
    rows = (line.split("\t") for line in lines[1:])
    return {key: dict(zip(languages, words, strict=True)) for key, *words in rows}
