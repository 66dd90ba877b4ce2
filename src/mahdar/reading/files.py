"""Files to Documents: which format a file is in, and its articles one by one, the bad ones as errors in their place."""

import datetime
import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

from mahdar.errors import FetchError, ReadingError
from mahdar.reading import parquet
from mahdar.reading.addresses import is_address, shown
from mahdar.reading.article import article
from mahdar.reading.encoding import decode
from mahdar.reading.html import MOST_BYTES, html_document, is_html
from mahdar.reading.pages import document_at
from mahdar.vocabulary import Document

type_of_suffix = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
PEEK = 4096  # bytes looked at to tell the format of a stream that has no name


def documents(path: str | Path, *, published: datetime.date | None = None) -> Iterator[Document | ReadingError]:
    """The articles of a file (`-`: standard input) in order; a bad one is yielded as a ReadingError and the rest go on.

    Plain text and an HTML page are one article, named after its file; JSON Lines and Parquet have an article a row; an
    address of the web is fetched. `published` is the day for articles that have none of their own. A file that cannot be
    read at all yields one error; nothing is raised.
    """
    name = readable_name(path)
    try:
        if is_address(str(path)):
            yield document_at(str(path), published=published)
            return
        with _opened(path) as stream:
            yield from _articles(stream, name, published)
    except ReadingError as error:
        yield error
    except FetchError as error:
        yield ReadingError(str(error))
    except OSError as error:
        yield ReadingError(f"{name}: {_complaint(error)}")


def documents_in(raw: bytes, name: str, *, published: datetime.date | None = None) -> Iterator[Document | ReadingError]:
    """The articles in the bytes of a file that is not here (an upload), told by its name and content as by `documents`."""
    try:
        yield from _articles(io.BytesIO(raw), readable_name(name), published)
    except ReadingError as error:
        yield error


def count(path: str | Path) -> int | None:
    """How many articles `documents` will come to, at most; None where that cannot be known ahead (`-`, a bad file)."""
    if is_address(str(path)):
        return 1
    if str(path) == "-" or "\x00" in str(path) or not Path(path).is_file():
        return None
    try:
        with _opened(path) as stream:
            return _count(stream, readable_name(path))
    except (ReadingError, OSError):
        return None


def count_in(raw: bytes, name: str) -> int | None:
    """The same for `documents_in`."""
    try:
        return _count(io.BytesIO(raw), readable_name(name))
    except ReadingError:
        return None


def _count(stream: BinaryIO, name: str) -> int:
    kind = _kind(stream, name)
    if kind == "parquet":
        return parquet.count(stream, name)
    return sum(1 for line in stream if line.strip()) if kind == "jsonl" else 1


def readable_name(path: str | Path) -> str:
    """The path as it can be printed: bytes of a file name that are no UTF-8 become U+FFFD, line ends become spaces."""
    if str(path) == "-":
        return "standard input"
    if is_address(str(path)):
        return shown(str(path))
    return " ".join(os.fsencode(path).decode("utf-8", "replace").split())


def _opened(path: str | Path) -> AbstractContextManager[BinaryIO]:
    if str(path) == "-":
        return nullcontext(sys.stdin.buffer)
    if "\x00" in str(path):
        raise ReadingError(f"{readable_name(path)!r}: is no file name: it has a NUL in it")
    return open(path, "rb")


def _articles(stream: BinaryIO, name: str, published: datetime.date | None) -> Iterator[Document | ReadingError]:
    kind = _kind(stream, name)
    id = "-" if name == "standard input" else Path(name).stem
    if kind == "html":
        yield html_document(stream.read(MOST_BYTES + 1), name, id, published=published)
        return
    if kind == "text":
        yield article({"text": decode(stream.read(), name), "id": id}, name, id, published=published)
        return
    rows = parquet.rows(stream, name) if kind == "parquet" else _json_lines(stream, name)
    for number, row in rows:
        try:
            yield row if isinstance(row, ReadingError) else article(row, name, f"row {number}", published=published)
        except ReadingError as error:
            yield error


def _kind(stream: BinaryIO, name: str) -> str:
    """`text`, `html`, `jsonl` or `parquet`: by the name's ending, or else by how the stream begins."""
    by_name = type_of_suffix.get(Path(name).suffix.lower())
    if by_name:
        return by_name
    start = stream.peek(PEEK)[:PEEK] if isinstance(stream, io.BufferedReader) else stream.read(PEEK)
    if not isinstance(stream, io.BufferedReader):
        stream.seek(0)
    if start.startswith(b"PAR1"):
        return "parquet"
    if is_html(start):
        return "html"
    opening = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    return "jsonl" if opening.startswith(b"{") and b'"text"' in opening else "text"


def _json_lines(stream: BinaryIO, name: str) -> Iterator[tuple[int, dict[str, object] | ReadingError]]:
    """Each row with its number, counted from 1; a line that is no JSON object comes as an error."""
    for number, line in enumerate(stream, start=1):
        if number == 1 and line.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16 has line ends inside characters
            whole = io.StringIO(decode(line + stream.read(), name))
            yield from ((n, _object(text, name, n)) for n, text in enumerate(whole, start=1) if text.strip())
            return
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield number, _object(line, name, number)


def _object(line: bytes | str, name: str, number: int) -> dict[str, object] | ReadingError:
    where = f"{name}, row {number}"
    try:
        row = json.loads(decode(line, where) if isinstance(line, bytes) else line)
    except ReadingError as error:
        return error
    except (ValueError, RecursionError):
        return ReadingError(f"{where}: is not JSON: write one object a line, with the fields id and text")
    if isinstance(row, dict):
        return row
    return ReadingError(f"{where}: is JSON but no object: write one object a line, with the fields id and text")


def _complaint(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file: check the name"
    if isinstance(error, IsADirectoryError):
        return "is a folder: name the files in it"
    if isinstance(error, PermissionError):
        return "may not be read: check its permissions"
    return f"cannot be read ({error.strerror or error}): check the file"
