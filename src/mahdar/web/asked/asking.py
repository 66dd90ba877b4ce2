"""What an address asks for, made harmless: whatever it is, a page has an answer to it."""

import datetime
from collections.abc import Container

from django.http import HttpRequest

from mahdar.wording import one_line

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


def reason(request: HttpRequest, longest: int = 500) -> str:
    """Why something is done, as a form sent it; "" for none."""
    return one_line(request.POST.get("why", "")[:longest])


def number(request: HttpRequest, name: str) -> int:
    """A number that a form sent; 0 for what is none."""
    written = request.POST.get(name, "")
    return int(written) if written.isascii() and written.isdigit() and len(written) <= 18 else 0
