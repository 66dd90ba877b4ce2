"""One page of a long list, and the address of the next with the same filters."""

from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest

from mahdar.web.asked.asking import whole

SIZE = 40
LAST = 500  # pages: further down nobody reads, and a database counts its way there
Row = TypeVar("Row", bound=Model)


class Page(Generic[Row]):
    """Some rows of a list; one row more than shown is asked for, so that nothing is counted."""

    def __init__(self, request: HttpRequest, rows: "QuerySet[Row, Any]", size: int = SIZE) -> None:
        self.request = request
        self.number = _number(request.GET.get("page", ""))
        first = (self.number - 1) * size
        some = list(rows[first : first + size + 1])
        self.rows: list[Row] = some[:size]
        self.has_next = len(some) > size and self.number < LAST

    @property
    def next(self) -> str:
        """The query of the next page, "" on the last."""
        return self._query(self.number + 1) if self.has_next else ""

    @property
    def previous(self) -> str:
        """The query of the page before, "" on the first."""
        return self._query(self.number - 1) if self.number > 1 else ""

    def _query(self, number: int) -> str:
        query = self.request.GET.copy()
        query["page"] = str(number)
        return f"?{query.urlencode()}"


def _number(written: str) -> int:
    return min(max(whole(written, 4) or 1, 1), LAST)
