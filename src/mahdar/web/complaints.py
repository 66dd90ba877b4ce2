"""What the record refuses, as a page or a part of one: one line that says what to do, never a traceback."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from mahdar.errors import ConflictError, MahdarError


class ComplaintsMiddleware:
    """Turns Mahdar's errors into answers: 409 where somebody was faster, 422 for everything else that is refused."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as the view does."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """An answer to one of Mahdar's errors; others are left to Django."""
        if not isinstance(error, MahdarError):
            return None
        status = 409 if isinstance(error, ConflictError) else 422
        template = "web/parts/complaint.html" if request.headers.get("HX-Request") else "web/complaint.html"
        return render(request, template, {"complaint": str(error), "conflict": status == 409}, status=status)
