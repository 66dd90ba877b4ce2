"""The worker that reads uploads in the background: a thread of the server's own process, nothing else to run.

`mahdar serve` starts it; under another server (gunicorn, uvicorn) it starts with the first upload that its process receives or
shows (`wake`), and so needs a server that lets threads run (uWSGI: `--enable-threads`). Each process has one, and each upload is
read by one of them: it is claimed by a single UPDATE, its worker gives a sign of life (`beat`) with every step, and one that has
given none for `runs.SILENCE` (its server was killed) is taken up by another, which goes on where it stopped. Nothing is added twice,
since the record knows its texts. A worker that finds its upload cancelled, or taken up by another, lets go of it; one that has to
stop puts it back.
"""

import logging
import threading
import uuid

from django.db import connection

from mahdar.pipeline import read_document
from mahdar.reading import samples
from mahdar.reading.fetching import Fetch
from mahdar.record.reports import filing
from mahdar.store import search, wires
from mahdar.vocabulary import Minutes
from mahdar.web.work import runs

PAUSE = 2.0  # seconds between two looks for an upload that another process has received

log = logging.getLogger(__name__)


class Worker(threading.Thread):
    """Reads uploads until it is told to stop; `woken` is set when there may be one."""

    def __init__(self, get: Fetch | None = None) -> None:
        super().__init__(name="uploads", daemon=True)
        self.get = get
        self.woken, self.stopped = threading.Event(), threading.Event()

    def run(self) -> None:
        """Load the word lists, then look for uploads for ever; what goes wrong with one must not end it."""
        me = uuid.uuid4().hex
        try:
            warm_up()
        except Exception:
            log.exception("word lists")
        while not self.stopped.is_set():
            try:
                runs.work_off(me, self.get, self.stopped.is_set)
            except Exception:
                log.exception("uploads")
                connection.close()
            self.woken.wait(PAUSE)
            self.woken.clear()
        connection.close()

    def stop(self, seconds: float | None = None) -> None:
        """Let it end after the text that it has in hand, and wait so long for it at most."""
        self.stopped.set()
        self.woken.set()
        self.join(seconds)


def warm_up() -> None:
    """Load what the first reading would have to wait for: word lists and patterns."""
    minutes = read_document(next(samples()))
    if isinstance(minutes, Minutes):
        filing(minutes)
        wires.marks_of(minutes.text)
        search.terms_of(minutes.text)


_starting = threading.Lock()
_worker: Worker | None = None


def wake() -> None:
    """Let this process's worker look for uploads now, and start it where there is none (also after a fork)."""
    global _worker
    with _starting:
        if _worker is None or not _worker.is_alive():
            _worker = Worker()
            _worker.start()
    _worker.woken.set()


def rest(seconds: float) -> None:
    """Stop this process's worker, if it has one."""
    if _worker is not None:
        _worker.stop(seconds)
