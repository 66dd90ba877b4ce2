"""Parquet to rows, by pyarrow where it is installed (the extra `mahdar[parquet]`)."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from mahdar.errors import ReadingError
from mahdar.reading.article import FIELDS

BATCH = 128  # rows held in memory at a time


def rows(stream: BinaryIO, name: str) -> Iterator[tuple[int, dict[str, object] | ReadingError]]:
    """Each row with its number, counted from 1; a row that is not UTF-8 comes as an error, a bad file raises one."""
    file = _file(stream, name)
    from pyarrow import ArrowException

    try:
        columns = [field for field in FIELDS if field in file.schema_arrow.names]
        if "text" not in columns:
            raise ReadingError(f"{name}: has no column `text`: name the column with the articles' words so")
        number = 0
        for batch in file.iter_batches(batch_size=BATCH, columns=columns):
            for index in range(batch.num_rows):
                number += 1
                yield number, _row(batch, index, f"{name}, row {number}")
    except (ArrowException, OSError) as error:
        raise _damaged(name) from error


def count(stream: BinaryIO, name: str) -> int:
    """The number of rows that the file says it has."""
    return int(_file(stream, name).metadata.num_rows)


def _file(stream: BinaryIO, name: str) -> Any:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise ReadingError(f"{name}: Parquet needs pyarrow: pip install 'mahdar[parquet]'") from None
    try:
        return parquet.ParquetFile(stream if stream.seekable() else BytesIO(stream.read()))
    except (pyarrow.ArrowException, OSError) as error:
        raise _damaged(name) from error


def _damaged(name: str) -> ReadingError:
    return ReadingError(f"{name}: is no Parquet file or a damaged one: export it again")


def _row(batch: Any, index: int, where: str) -> dict[str, object] | ReadingError:
    try:
        row: dict[str, object] = batch.slice(index, 1).to_pylist()[0]
    except UnicodeDecodeError:
        return ReadingError(f"{where}: is not UTF-8: export the file again")
    return row
