"""Date: the day that a text was published on, where it came without one or with a wrong one; it is read again by that day."""

import datetime

from django.db import transaction

from mahdar.errors import StoreError
from mahdar.store.adding import lock
from mahdar.store.conflicts import check_last
from mahdar.store.decisions import decide
from mahdar.store.models import Decision, Document

FIRST_YEAR, LAST_YEAR = 1800, 2999


def date(
    document: Document, day: datetime.date | None, who: str, why: str = "", *, seen: int | None = None
) -> Decision:
    """The document is of this day; None: of the one that it came with.

    `seen`: the number of the last decision on its day that was looked at (`conflicts.last_number("date", document=key)`). Raises
    StoreError where it is of that day already, ConflictError where somebody was faster.
    """
    key = document.key
    with transaction.atomic():
        lock()
        row = Document.objects.filter(key=key).first()
        if row is None:
            raise StoreError(f"document {key:.40}: is not in the record")
        check_last("date", seen, document=key)
        wanted = day or row.stated
        if wanted == row.published:
            raise StoreError(f"{row.name}: is {f'of {wanted}' if wanted else 'without a day'} already")
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise StoreError(f"{day}: is the day of no article: write it as 2014-01-16")
        after = day.isoformat() if day and day != row.stated else None
        return decide(who, "date", {"document": key, "names": [row.name]}, after, why=why)
