"""The REST API: what the pages show, for programs, with the rights of whom they work for. `/api/docs` describes it."""

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from mahdar.errors import ConflictError, MahdarError
from mahdar.web.api import adding, changing, record, reviewing
from mahdar.web.api.router import router
from mahdar.web.guards import needs
from mahdar.web.roles import Right

api = NinjaAPI(
    title="Mahdar",
    version="1",
    description="The record: who met whom, who said what, who attends on what condition, who pledged how much, each with its words.",
    docs_decorator=needs(Right.READ),
)
OPERATIONS = (record, reviewing, changing, adding)  # importing them has put theirs on the router
api.add_router("", router)


@api.exception_handler(MahdarError)
def refused(request: HttpRequest, error: MahdarError) -> HttpResponse:
    """One line that says what to do: 409 where somebody was faster, 422 for all else."""
    status = 409 if isinstance(error, ConflictError) else 422
    return api.create_response(request, {"detail": str(error)}, status=status)
