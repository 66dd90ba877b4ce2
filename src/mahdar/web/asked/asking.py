"""What an address asks for, made harmless: whatever it is, a page has an answer to it."""

import datetime
from collections.abc import Container

from django.http import HttpRequest

from mahdar.wording import one_line

DIGITS = 18  # of the largest key of a database
LONGEST = 300  # characters of what is searched for


def words(request: HttpRequest, name: str, longest: int = LONGEST) -> str:
    """What was typed, on one line without control characters, cut where it is too long."""
    return one_line(request.GET.get(name, "")[:longest])


def day(request: HttpRequest, name: str) -> datetime.date | None:
    """A day as ISO 8601; None for one that is none."""
    try:
        return datetime.date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return None


def choice(request: HttpRequest, name: str, known: Container[str]) -> str:
    """One of what can be chosen, "" for anything else."""
    chosen = request.GET.get(name, "")
    return chosen if chosen in known else ""


def whole(written: str, digits: int = DIGITS) -> int | None:
    """A number of so many digits at most; None for anything else, also for what no key of a database can be.

    >>> whole("12"), whole("٣"), whole("-1"), whole("12345", 4)
    (12, None, None, None)
    """
    return int(written) if written.isascii() and written.isdigit() and len(written) <= digits else None


def key(request: HttpRequest, name: str) -> int:
    """The key of a row that the address names, 0 for none."""
    return whole(request.GET.get(name, "")) or 0
