"""The store: the record in a database, SQLite as it comes, PostgreSQL where a team shares it.

`connect(url)` opens a record; everything else here needs it to have been called.
"""

from mahdar.store.connection import connect

__all__ = ["connect"]
