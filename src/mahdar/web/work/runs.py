"""One upload on its way into the record: claimed by one worker, read text by text, its progress noted, ended or let go of."""

import datetime
import logging
import time
from collections.abc import Callable
from itertools import islice

from django.db import DatabaseError, transaction
from django.db.models import Q
from django.utils import timezone

from mahdar.errors import MahdarError
from mahdar.reading.addresses import shown
from mahdar.reading.fetching import Fetch, Fetched, fetch
from mahdar.store import feeds, intake, summaries
from mahdar.store.adding import Outcome
from mahdar.web.models import Piece, Upload
from mahdar.web.work import uploads
from mahdar.wording import cut

SILENCE = datetime.timedelta(seconds=90)  # twice what the longest text or the slowest page takes
STEP = 0.5  # seconds between two notes of how far an upload has come
MOST_KEPT = 200  # complaints
MOST_LINKED = 40  # texts
LONGEST_COMPLAINT = 500
NOTED = ("total", "added", "known", "refused", "claims", "complaints", "texts")

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
        self.unread = False  # of a feed: it could not be had

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
            if upload.kind == Upload.Kind.FEED:
                self._ask()
                return True
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

    def _ask(self) -> None:
        """Ask a feed what is new; each page that is fetched is a sign of life."""
        upload, feed = self.upload, uploads.feed_of(self.upload)
        if feed is None:
            self.unread = True
            return self._complain(upload.name, "is no longer followed")
        polled = feeds.poll(feed, get=self._noted)
        upload.added, upload.known, upload.refused = polled.added, polled.known, polled.failed
        upload.claims, upload.total = polled.claims, upload.done
        self.unread = bool(feed.failure)
        for note in polled.notes:
            self._complain(shown(feed.url), note)
        return self._note()

    def _noted(self, url: str, /, *, etag: str = "", modified: str = "") -> Fetched:
        self._note()
        return (self.get or fetch)(url, etag=etag, modified=modified)

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
        if taken.pk is not None and len(upload.texts) < MOST_LINKED:
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
        with transaction.atomic():
            self._note(state=state or self._state(), ended=timezone.now())
            Piece.objects.filter(upload=self.upload.pk).delete()

    def _state(self) -> Upload.State:
        """Failed where nothing could be read at all."""
        upload = self.upload
        none_read = bool(upload.refused) and not (upload.added or upload.known)
        unread = self.unread if upload.kind == Upload.Kind.FEED else none_read
        return Upload.State.FAILED if unread else Upload.State.DONE
