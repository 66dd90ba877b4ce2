"""One row of fields to one Document."""

import datetime
from collections.abc import Mapping

from mahdar.errors import ReadingError
from mahdar.reading.published import publication_date
from mahdar.reading.soundness import flaw
from mahdar.vocabulary import Document

FIELDS = ("id", "text", "title", "published", "source", "url")


def article(row: Mapping[str, object], file: str, place: str, *, published: datetime.date | None = None) -> Document:
    """The Document in a row with the fields id, text and, where present, title, published, source, url.

    `place` (`row 3`) names the row where it has no id; `published` holds where the row has no date. ReadingError
    names file, article, reason and mend. The text is kept as it is.
    """
    name = _name(row.get("id"), file, place)
    where = f"{file}, {f'article {name}' if row.get('id') is not None else place}"
    if not isinstance(row.get("text"), str):
        raise ReadingError(f"{where}: has no text: give it a field `text` with the article's words")
    text = str(row["text"])
    reason = flaw(text)
    if reason:
        raise ReadingError(f"{where}: {reason}")
    optional = {field: _words(row.get(field), field, where) for field in ("title", "source", "url")}
    day = publication_date(row.get("published"), where) or published
    return Document(id=name, text=text, published=day, **optional)


def _name(given: object, file: str, place: str) -> str:
    if given is None:
        return f"{file} {place}"
    if isinstance(given, str | int) and not flaw(str(given)):
        return " ".join(str(given).split())
    raise ReadingError(f"{file}, {place}: its id is no name: give it a short string or a number")


def _words(value: object, field: str, where: str) -> str | None:
    if value is None or value != value:  # NaN, which pandas writes for a missing value
        return None
    if not isinstance(value, str) or "\x00" in value or flaw(f"x{value}"):
        raise ReadingError(f"{where}: its {field} is no text: give a string or leave it out")
    return value or None
