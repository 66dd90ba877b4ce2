"""Who may see a page: every view names the right that it asks for."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from mahdar.web.roles import Right, may

View = Callable[..., HttpResponseBase]


def needs(right: Right) -> Callable[[View], View]:
    """The view only for who has this right: others are sent to sign in, or told that they may not.

    Reading is open to all where the setting OPEN_READING says so.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if may(request.user, right) or (right is Right.READ and settings.OPEN_READING):
                return view(request, *args, **kwargs)
            if request.user.is_authenticated:
                raise PermissionDenied
            return _to_sign_in(request)

        guarded.right = right  # type: ignore[attr-defined]
        return guarded

    return guard


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """A page is opened anew after signing in; a part of one makes its page go there."""
    if request.headers.get("HX-Request"):
        response = HttpResponse(status=401)
        response["HX-Refresh"] = "true"
        return response
    return redirect_to_login(request.get_full_path())
