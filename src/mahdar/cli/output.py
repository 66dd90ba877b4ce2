"""Where the output goes: a file that is whole or absent, or stdout."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TextIO

from mahdar.errors import MahdarError


def write(chunks: Iterable[str], out: Path | None, *, worth_it: Callable[[], bool]) -> None:
    """Write the chunks to a file, or to stdout for None.

    A file takes its name only once all is written and `worth_it` says that there was anything to write. MahdarError
    where it cannot be written.
    """
    if out is None:
        for chunk in chunks:
            sys.stdout.write(chunk)
        return
    try:
        with _stream(out) as stream:
            for chunk in chunks:
                stream.write(chunk)
            if not worth_it():
                raise MahdarError(f"{out}: not written: no article could be read")
    except OSError as error:
        raise MahdarError(f"{out}: cannot be written ({error.strerror or error}): check folder and space") from error


def write_whole(content: bytes, out: Path) -> None:
    """Write a file of another kind than text, the whole of it or nothing. MahdarError where it cannot be written."""
    try:
        with _stream(out) as stream:
            stream.buffer.write(content)
    except OSError as error:
        raise MahdarError(f"{out}: cannot be written ({error.strerror or error}): check folder and space") from error


def _stream(path: Path) -> AbstractContextManager[TextIO]:
    if path.exists() and not path.is_file() and not path.is_dir():  # /dev/stdout, a named pipe: nothing to rename onto
        return path.open("w", encoding="utf-8", newline="")
    return _whole_or_nothing(path.resolve())


@contextmanager
def _whole_or_nothing(path: Path) -> Iterator[TextIO]:
    if path.is_dir():
        raise IsADirectoryError(None, "it is a folder")
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="", dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as stream:
        temporary = Path(stream.name)
        try:
            yield stream  # type: ignore[misc]  # a wrapper with every method of TextIO
            stream.close()
            temporary.chmod(_permissions(path))
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def _permissions(path: Path) -> int:
    """Those of the file that is replaced, or those that a new file would get."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def forget_stdout() -> None:
    """After a closed pipe: let Python's own flush at exit go nowhere, or it would complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
