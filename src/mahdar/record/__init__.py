"""The record: many documents' claims as one set of minutes; pure functions, no database.

`gather(minutes)` makes the whole of it from documents at hand; the store does the same, one document at a time.
"""

from mahdar.record.entry import Entry, EntryStatus, Money, Role, Turn, Value

__all__ = ["Entry", "EntryStatus", "Money", "Role", "Turn", "Value"]
