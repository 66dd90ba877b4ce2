"""Strangers' bytes parsed in a process of their own, which may hang, crash or run out of memory at the cost of one line.

The parsers of pages and feeds are large and partly written in C; for some of them a page of a few megabytes can be made that
takes hours. The process is started when it is first needed, does one thing at a time and ends with this one.
"""

import contextlib
import json
import os
import subprocess
import sys
import threading
from typing import Any

from mahdar.errors import ReadingError

SECONDS = 20.0  # thousands of times what an ordinary page takes
COMMAND = [sys.executable, "-P", "-m", "mahdar.reading.worker"]


def apart(task: str, raw: bytes, where: str, **options: str) -> Any:
    """What the worker's task makes of these bytes (`worker.TASKS`); ReadingError, beginning with `where`, where it fails."""
    with _worker.lock:
        answer = _worker.ask(json.dumps({"task": task, "size": len(raw), **options}).encode() + b"\n" + raw, SECONDS)
    if answer is None:
        raise ReadingError(
            f"{where}: could not be taken apart in {SECONDS:g} seconds: it is damaged or made to do harm"
        )
    found = json.loads(answer)
    if "error" in found:
        raise ReadingError(f"{where}: could not be taken apart ({found['error']}): it is damaged")
    return found["result"]


class _Worker:
    """The process, and whose it is: one that was forked away must not talk to its parent's."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.process: subprocess.Popen[bytes] | None = None
        self.owner = 0

    def ask(self, question: bytes, seconds: float) -> bytes | None:
        """Its answer; None where it has died or had to be ended."""
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        timer = threading.Timer(seconds, process.kill)
        timer.start()
        answer = b""
        try:
            with contextlib.suppress(OSError):
                process.stdin.write(question)
                process.stdin.flush()
                answer = process.stdout.readline()
        finally:
            timer.cancel()
            if not answer.endswith(b"\n"):  # dead, or interrupted with an answer still to come
                self._end(process)
        return answer if answer.endswith(b"\n") else None

    def _running(self) -> subprocess.Popen[bytes]:
        if self.process is None or self.owner != os.getpid() or self.process.poll() is not None:
            self.process = subprocess.Popen(
                COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            self.owner = os.getpid()
        return self.process

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()
        self.process = None


_worker = _Worker()
