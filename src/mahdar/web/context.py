"""What every template knows: the language and its direction, what the reader may do, where one can go."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from mahdar.exchange.labels import Language
from mahdar.web.roles import Right, may


def desk(request: HttpRequest) -> dict[str, Any]:
    """For Django's templates."""
    lang = language()
    rights = {right.value: may(request.user, right) for right in Right} if hasattr(request, "user") else {}
    if settings.OPEN_READING:
        rights["read"] = True
    return {"lang": lang.value, "direction": "rtl" if lang is Language.AR else "ltr", "rights": rights}


def language() -> Language:
    """The language of this request."""
    return Language.EN if (get_language() or "").startswith("en") else Language.AR
