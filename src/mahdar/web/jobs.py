"""The worker that reads uploads in the background: a thread of the server's own process, nothing else to run.

`mahdar serve` starts it; under another server (gunicorn, uvicorn) it starts with the first upload that its process receives or
shows (`wake`), and so needs a server that lets threads run (uWSGI: `--enable-threads`). Each process has one, and each upload is
read by one of them: it is claimed by a single UPDATE, its worker gives a sign of life (`beat`) with every step, and one that has
given none for `SILENCE` (its server was killed) is taken up by another, which goes on where it stopped. Nothing is added twice,
since the record knows its texts. A worker that finds its upload cancelled, or taken up by another, lets go of it; one that has to
stop puts it back.
"""

import datetime
import logging
import threading
import time
import uuid
from collections.abc import Callable
from itertools import islice

from django.db import DatabaseError, connection, transaction
from django.db.models import Q
from django.utils import timezone

from mahdar.errors import MahdarError
from mahdar.pipeline import read_document
from mahdar.reading import samples
from mahdar.reading.fetching import Fetch
from mahdar.record.reports import filing
from mahdar.store import intake, search, summaries, wires
from mahdar.store.adding import Outcome
from mahdar.vocabulary import Minutes
from mahdar.web import uploads
from mahdar.web.models import Piece, Upload
from mahdar.wording import cut

SILENCE = datetime.timedelta(seconds=90)  # twice what the longest text or the slowest page takes
STEP = 0.5  # seconds between two notes of how far an upload has come
PAUSE = 2.0  # seconds between two looks for an upload that another process has received
MOST_KEPT = 200  # complaints, and texts that are linked
LONGEST_COMPLAINT = 500

log = logging.getLogger(__name__)


class LetGoError(Exception):
    """The upload is no longer this worker's: cancelled, taken up by another, or put back."""


def work_off(worker: str, get: Fetch | None = None, stopped: Callable[[], bool] = lambda: False) -> int:
    """Read all uploads that wait, and those whose worker is gone; how many there were.

    `worker`: a name that no other has; `get`: how addresses are fetched; `stopped`: asked before each text whether to go on.
    """
    done = 0
    while not stopped():
        upload = claim(worker)
        if upload is None:
            break
        Run(upload, get, stopped).run()
        done += 1
    return done


def claim(worker: str) -> Upload | None:
    """The oldest upload that waits, now this worker's; None where there is none."""
    silent = Q(state=Upload.State.RUNNING, beat__lt=timezone.now() - SILENCE)
    free = Upload.objects.filter(Q(state=Upload.State.WAITING) | silent)
    for pk in free.order_by("pk").values_list("pk", flat=True)[:20]:
        if free.filter(pk=pk).update(state=Upload.State.RUNNING, worker=worker, beat=timezone.now()):
            return Upload.objects.get(pk=pk)
    return None


class Run:
    """One upload on its way into the record."""

    def __init__(self, upload: Upload, get: Fetch | None = None, stopped: Callable[[], bool] = lambda: False) -> None:
        self.upload, self.get, self.stopped = upload, get, stopped
        self.noted = time.monotonic()

    def run(self) -> None:
        """To its end, whatever that is: done, failed, or let go of."""
        try:
            if self._all_read():
                summaries.refresh()
                self._end()
        except LetGoError:
            summaries.refresh()  # for what has been added so far

    def _all_read(self) -> bool:
        """Read what is not read yet; False where a mistake of ours has ended it."""
        upload = self.upload
        try:
            if upload.total is None:
                upload.total = uploads.total(upload)
                self._note()
            for told in islice(uploads.texts(upload, self.get), upload.done, None):
                if self.stopped():
                    self._note(state=Upload.State.WAITING)
                    raise LetGoError
                self._one(told)
                if time.monotonic() - self.noted > STEP:
                    self._note()
            self._note()
        except (LetGoError, DatabaseError):
            raise
        except Exception as error:
            log.exception("upload %s", upload.pk)
            self._complain(upload.name, f"stopped Mahdar ({error!r:.100}): please report it with the file")
            self._end(Upload.State.FAILED)
            return False
        return True

    def _one(self, told: uploads.Told) -> None:
        """Add a text, and count it."""
        upload, found = self.upload, told.found
        if isinstance(found, MahdarError):
            upload.refused += 1
            self._complain(told.piece, str(found))
            return
        taken = intake.take(found)
        upload.added += taken.outcome is Outcome.ADDED
        upload.known += taken.outcome is Outcome.KNOWN
        upload.refused += taken.outcome is Outcome.REFUSED
        upload.claims += taken.claims
        if taken.pk is not None and len(upload.texts) < MOST_KEPT:
            upload.texts.append([taken.pk, taken.outcome is Outcome.ADDED])
        if taken.complaint:
            self._complain(told.piece, taken.complaint, taken=taken.outcome is not Outcome.REFUSED)

    def _complain(self, piece: str, why: str, *, taken: bool = False) -> None:
        """Keep a complaint, without the file's name where it begins with it."""
        if len(self.upload.complaints) < MOST_KEPT:
            why = why.removeprefix(piece).lstrip(":, ") if why.startswith(piece) else why
            complaint = {"file": cut(piece, 200), "why": cut(why, LONGEST_COMPLAINT), "taken": taken}
            self.upload.complaints.append(complaint)

    def _note(self, **more: object) -> None:
        """Write down how far it has come; LetGoError where it is no longer this worker's."""
        upload = self.upload
        mine = Upload.objects.filter(pk=upload.pk, state=Upload.State.RUNNING, worker=upload.worker)
        facts = {name: getattr(upload, name) for name in NOTED}
        if not mine.update(**facts, **{"beat": timezone.now(), **more}):
            raise LetGoError
        self.noted = time.monotonic()

    def _end(self, state: Upload.State | None = None) -> None:
        """It has ended: what it held is no longer needed."""
        something = self.upload.added or self.upload.known or not self.upload.refused
        state = state or (Upload.State.DONE if something else Upload.State.FAILED)
        with transaction.atomic():
            self._note(state=state, ended=timezone.now())
            Piece.objects.filter(upload=self.upload.pk).delete()


NOTED = ("total", "added", "known", "refused", "claims", "complaints", "texts")


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
                work_off(me, self.get, self.stopped.is_set)
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
