"""The process behind `apart`: reads a question, does the task, answers on one line, until its input ends."""

import contextlib
import json
import signal
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

MEMORY = 1_500_000_000  # bytes of address space


def _page(raw: bytes, **options: str) -> Any:
    from mahdar.reading.page import page

    return page(raw.decode("utf-8", "replace"), **options)


def _feed(raw: bytes, **options: str) -> Any:
    from mahdar.reading.feed_parsing import feed

    return feed(raw, **options)


TASKS: dict[str, Callable[..., Any]] = {"page": _page, "feed": _feed}


def main() -> None:
    """Work until there is nothing to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever asks
    with contextlib.suppress(ImportError, ValueError, OSError):  # not on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not answer
    while line := sys.stdin.buffer.readline():
        answers.write(_answer(line, sys.stdin.buffer) + b"\n")
        answers.flush()


def _answer(line: bytes, stream: BinaryIO) -> bytes:
    question = json.loads(line)
    raw = stream.read(question.pop("size"))
    try:
        return json.dumps({"result": TASKS[question.pop("task")](raw, **question)}).encode()
    except Exception as error:
        return json.dumps({"error": f"{error!r:.100}"}).encode()


if __name__ == "__main__":
    main()
