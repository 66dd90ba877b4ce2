"""What every form that decides something sends: who, why, and which version of things the person saw."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from mahdar.errors import StoreError
from mahdar.web.asked.asking import whole
from mahdar.wording import one_line

LONGEST_REASON = 500
DIGITS_OF_A_VERSION = 8


def who(request: HttpRequest) -> str:
    """Who decides."""
    return request.user.get_username()


def why(request: HttpRequest) -> str:
    """The reason that was given, on one line; "" for none."""
    return one_line(request.POST.get("why", ""))[:LONGEST_REASON]


def reason(request: HttpRequest) -> str:
    """The same. Raises StoreError where there is none."""
    given = why(request)
    if not given:
        raise StoreError(_("Say why in a few words: others will ask."))
    return given


def number(request: HttpRequest, name: str) -> int:
    """The key that a field of the form holds, 0 where it holds none."""
    return whole(request.POST.get(name, "").strip().lstrip("#@")) or 0


def version(request: HttpRequest) -> int | None:
    """The version of the one thing that the person saw; None where none was sent."""
    return whole((request.POST if request.method == "POST" else request.GET).get("seen", ""), DIGITS_OF_A_VERSION)


def seen(request: HttpRequest, *keys: int) -> dict[int, str]:
    """The versions that the person saw of these things, each from a field `seen-KEY`."""
    return {key: request.POST[f"seen-{key}"] for key in keys if f"seen-{key}" in request.POST}


def way_back(request: HttpRequest, otherwise: str) -> str:
    """Where the form wants its reader to go next, an address of this desk; another where it names none."""
    wanted = request.POST.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}) else otherwise
