"""The floor: one base exception and its few children, each with a message written for the user.

A message is one line: what, where (file, article id, row), why, and what to do about it.
"""


class MahdarError(Exception):
    """Anything that Mahdar refuses; its text is one line that a user can act on."""


class ReadingError(MahdarError):
    """A file or an article that cannot be read as text."""


class FetchError(MahdarError):
    """An address that cannot be fetched, or must not be."""


class LexiconError(MahdarError):
    """A word list or a pattern file of ours that contradicts itself."""


class StoreError(MahdarError):
    """A record that cannot be opened, read or written."""


class ConflictError(StoreError):
    """What somebody wants to change has been changed by another person meanwhile."""
