"""What is strange about a document on its way into the record, one line that names it; it is added all the same."""

import datetime

from mahdar.pipeline import NOT_ARABIC
from mahdar.record.reports import document_key
from mahdar.store.models import Document
from mahdar.vocabulary import Minutes

OLDEST = datetime.date(1900, 1, 1)


def warning(minutes: Minutes) -> str | None:
    """The first thing that somebody should look at, None if there is nothing."""
    text = minutes.document
    if NOT_ARABIC in minutes.notes:
        return f"article {text.id}: is not in Arabic: kept, without claims"
    tomorrow = datetime.date.today() + datetime.timedelta(days=1)
    if text.published and not OLDEST <= text.published <= tomorrow:
        return f"article {text.id}: its date, {text.published.isoformat()}, cannot be right; it is kept, and filed by that date"
    other = Document.objects.filter(name=text.id, source=text.source).exclude(key=document_key(text)).first()
    if other is None:
        return None
    if other.text == text.text:
        return f"article {text.id}: is in the record with another date ({other.published}): both are kept"
    return f"article {text.id}: another text of this id is in the record: both are kept"
