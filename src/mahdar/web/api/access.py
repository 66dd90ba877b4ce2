"""Who calls: a program with a token, or the browser of somebody signed in; each may do what the person may do."""

import datetime
from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja.errors import HttpError
from ninja.security import APIKeyCookie, HttpBearer

from mahdar.web.models import Token
from mahdar.web.roles import Person, Right, may

FRESH = datetime.timedelta(minutes=5)  # how exactly the last use of a token is kept


class _Bearer(HttpBearer):
    """`Authorization: Bearer mahdar_…`."""

    def __init__(self, right: Right) -> None:
        self.right = right
        super().__init__()

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        """The owner of the token."""
        found = Token.objects.select_related("owner").filter(hash=Token.hash_of(token)).first()
        if found is None or not found.owner.is_active:
            return None
        now = timezone.now()
        if found.used is None or now - found.used > FRESH:
            Token.objects.filter(pk=found.pk).update(used=now)
        request.user = found.owner
        return _allowed(found.owner, self.right)


class _Session(APIKeyCookie):
    """The session of a signed-in person, with Django's CSRF token for what changes anything."""

    param_name = settings.SESSION_COOKIE_NAME

    def __init__(self, right: Right) -> None:
        self.right = right
        super().__init__(csrf=True)

    def authenticate(self, request: HttpRequest, key: str | None) -> Person | None:  # noqa: ARG002
        """Who is signed in."""
        if request.user.is_authenticated:
            return _allowed(request.user, self.right)
        return request.user if self.right is Right.READ and settings.OPEN_READING else None


def _allowed(person: Person, right: Right) -> Person:
    if not may(person, right):
        raise HttpError(403, f"your role does not allow this: it needs the right to {right.value}")
    return person


def needing(right: Right) -> Sequence[_Bearer | _Session]:
    """The ways in for who has a right."""
    return [_Bearer(right), _Session(right)]


def name_of(request: HttpRequest) -> str:
    """The name under which decisions are kept."""
    return request.user.get_username()
