"""The record: many documents' claims as one set of minutes; pure functions, no database.

`reports.filing` makes a document's claims ready, `gather.entries_of` sorts many at once, `summary.summarise` makes an entry of those
that are one; the store comes to the same, one document at a time.
"""

from mahdar.record.entry import Entry, EntryStatus, Money, Role, Turn, Value

__all__ = ["Entry", "EntryStatus", "Money", "Role", "Turn", "Value"]
