"""Span: where in the untouched text something stands."""

from typing import NamedTuple


class Span(NamedTuple):
    """Character offsets into the untouched text, end exclusive.

    >>> Span(0, 4).of("قالت روسيا")
    'قالت'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves, copied from the text they point into."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Does the other span lie wholly inside this one?"""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Do the two share at least one character?"""
        return self.start < other.end and other.start < self.end
