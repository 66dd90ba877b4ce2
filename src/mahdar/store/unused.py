"""Names that no claim of the record has any more, after a claim was changed or taken out: as if nobody had ever been called so.

Otherwise a name that a person gave and took back would still join actors, and a record loaded from a dump would differ.
"""

import datetime

from mahdar.record.reports import Filing, Tenure
from mahdar.store.contents import filing_of
from mahdar.store.models import Alias, Claim, Document
from mahdar.store.naming import Roll


def forget_unused(before: Filing, after: Filing, row: Document, now: datetime.datetime) -> set[int]:
    """Take out what the document's claims named `before` and do not name `after`, where no other document does; the aliases that
    have moved to another actor because of it."""
    gone = {alias.key for alias in before.aliases} - {alias.key for alias in after.aliases}
    unused = set(Alias.objects.filter(key__in=gone, claims__isnull=True).values_list("key", flat=True))
    lost = [each for each in set(before.tenures) - set(after.tenures) if each.alias not in unused]
    roll = Roll(now)
    roll.forget(unused)
    roll.take_back(each for each in sorted(lost) if not _is_called_elsewhere(each, row))
    roll.respell_without(alias.key for alias in before.aliases if alias.key not in unused)
    return roll.moved


def _is_called_elsewhere(called: Tenure, row: Document) -> bool:
    """Does another document of that month call the alias by that office?"""
    year, month = map(int, called.month.split("-"))
    named = Claim.objects.filter(aliases__alias__key=called.alias).values("document")
    others = Document.objects.filter(pk__in=named, published__year=year, published__month=month).exclude(pk=row.pk)
    return any(called in filing_of(each).tenures for each in others.order_by("pk"))
