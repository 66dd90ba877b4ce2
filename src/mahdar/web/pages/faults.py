"""Pages for what cannot be shown: no such page, not allowed, our own mistake."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """What was sent cannot be read."""
    return _fault(request, 400, _("What was sent cannot be read"), _("Go back and send it again."))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """The role does not allow it."""
    return _fault(request, 403, _("Your role does not allow this"), _("An administrator can give you another role."))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Nothing is here."""
    return _fault(request, 404, _("Nothing is here"), _("It may have been merged or removed; search for its name."))


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """A form that is too old, or was not ours."""
    return _fault(request, 403, _("This form is out of date"), _("Open the page again and send it once more."))


def broken(request: HttpRequest) -> HttpResponse:
    """Our own mistake; the templates of the desk may be what is broken, so this page stands by itself."""
    return render(request, "web/broken.html", status=500)


def _fault(request: HttpRequest, status: int, title: str, advice: str) -> HttpResponse:
    return render(request, "web/fault.html", {"title": title, "advice": advice}, status=status)
