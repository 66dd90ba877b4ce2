"""The day that a document is read by: the one that it came with, or another that a person has set."""

import datetime
from typing import Any

from mahdar.store.contents import filing_of, text_of
from mahdar.store.models import Decision, Document
from mahdar.store.rereading import put


def date(subject: dict[str, Any], after: str | None, who: str, now: datetime.datetime) -> str | None:  # noqa: ARG001
    """A document is of another day, or of the one that it came with (None): its text is read again by that. Returns what had been
    decided before."""
    from mahdar.pipeline import read

    row = Document.objects.filter(key=subject["document"]).first()
    before: str | None = last_said("date", document=subject["document"])
    day = datetime.date.fromisoformat(after) if after else row.stated if row else None
    if row is not None and row.published != day:
        filed = filing_of(row)
        row.published = day
        row.save(update_fields=["published"])
        text = text_of(row)
        minutes = read(text.text, published=day, id=text.id, title=text.title, source=text.source, url=text.url)
        put(row, minutes, filed, now)
    return before


def last_said(verb: str, **subject: str) -> Any:
    """What the last decision of this verb on a subject came to; None where nothing was decided."""
    about = {f"subject__{name}": value for name, value in subject.items()}
    return Decision.objects.filter(verb=verb, **about).order_by("at", "pk").values_list("after", flat=True).last()
