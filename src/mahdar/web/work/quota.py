"""Files that are sent in are measured while they come: one that is too large is dropped, and the page is told its name."""

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

MOST_AT_ONCE = 4 * 25 * 1024 * 1024  # bytes of all files of a form
DROPPED = "_mahdar_dropped"


class Quota(FileUploadHandler):
    """The first of the upload handlers: drops files beyond `settings.MOST_UPLOADED`, and all beyond `MOST_AT_ONCE`."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.of_file = self.of_all = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self.of_file = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002
        """Some of it has come; it goes on to the handlers that keep it."""
        self.of_file += len(raw_data)
        self.of_all += len(raw_data)
        if self.of_file > settings.MOST_UPLOADED or self.of_all > MOST_AT_ONCE:
            dropped(self.request).append(self.file_name or "")
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> "UploadedFile[Any] | None":  # noqa: ARG002
        """Others keep it."""
        return None


def dropped(request: HttpRequest | None) -> list[str]:
    """The names of files that were dropped for their size."""
    if request is None:
        return []
    found: list[str] = request.__dict__.setdefault(DROPPED, [])
    return found
