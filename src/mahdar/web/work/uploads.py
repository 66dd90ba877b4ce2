"""What people send in: files, addresses and feeds to be asked now, kept as an upload until the worker (`jobs`) has read them."""

import datetime
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from mahdar.errors import MahdarError, ReadingError
from mahdar.reading import count_in, documents_in
from mahdar.reading.addresses import is_address, shown
from mahdar.reading.fetching import Fetch
from mahdar.reading.pages import document_at
from mahdar.store.models import Feed
from mahdar.vocabulary import Document as Text
from mahdar.web.models import Piece, Upload
from mahdar.wording import cut

TYPES = frozenset({".txt", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json"})
LONGEST_TEXT = 1_000_000  # characters: no article is longer, and reading one takes as long as it is
LONGEST_NAME = 300
PARQUET = b"PAR1"


class Sent(NamedTuple):
    """A file or an address as it was sent; `complaint`: why it is refused without being looked at."""

    name: str
    content: bytes = b""
    complaint: str = ""


class Told(NamedTuple):
    """A text of an upload, or why there is none; `piece`: the file or address that it is from."""

    piece: str
    found: Text | MahdarError


def receive(
    who: str, kind: Upload.Kind, sent: Iterable[Sent], published: datetime.date | None = None, source: str = ""
) -> Upload:
    """Keep what was sent, to be read. `published` and `source` hold for texts that have none of their own."""
    with transaction.atomic():
        upload = Upload.objects.create(who=who, kind=kind, published=published, source=source)
        names = []
        for each in sent:
            complaint = each.complaint or (_flaw(each) if kind == Upload.Kind.FILES else _no_address(each))
            content = b"" if complaint else each.content
            name = each.name.replace("\x00", " ")[:2000]
            Piece.objects.create(upload=upload, name=name, content=content, complaint=complaint)
            names.append(cut(name, LONGEST_NAME))
        upload.name = names[0] if len(names) == 1 else f"{names[0]} + {len(names) - 1}"
        upload.save(update_fields=["name"])
    return upload


def _flaw(file: Sent) -> str:
    """Why a file is not kept; "" for one that is."""
    if PurePath(file.name).suffix.lower() not in TYPES:
        return "is of no kind that can be read here: send plain text (.txt), a page (.html) or JSON Lines (.jsonl)"
    if not file.content:
        return "is empty"
    if file.content.startswith(PARQUET):
        return "is Parquet: add it with mahdar add"
    return ""


def _no_address(sent: Sent) -> str:
    return "" if is_address(sent.name) else "is no address of the web: give one that begins with https://"


def cancel(pk: int) -> bool:
    """Stop an upload; what it has added so far stays. False where it had ended already."""
    opened = Upload.objects.filter(pk=pk, state__in=(Upload.State.WAITING, Upload.State.RUNNING))
    with transaction.atomic():
        stopped = opened.update(state=Upload.State.CANCELLED, ended=timezone.now())
        if stopped:
            Piece.objects.filter(upload=pk).delete()
    return bool(stopped)


def total(upload: Upload) -> int:
    """How many texts an upload comes to, at most."""
    found = 0
    for piece in _pieces(upload):
        counted = count_in(bytes(piece.content), piece.name) if piece.content else None
        found += 1 if counted is None else counted
    return found


def texts(upload: Upload, get: Fetch | None = None) -> Iterator[Told]:
    """The texts of an upload in order, always the same; one that cannot be read as the error that says why."""
    for piece in _pieces(upload):
        name = shown(piece.name) if upload.kind == Upload.Kind.ADDRESSES else piece.name
        if piece.complaint:
            yield Told(name, ReadingError(piece.complaint))
        elif upload.kind == Upload.Kind.ADDRESSES:
            yield Told(name, _fetched(piece.name, upload, get))
        else:
            for each in documents_in(bytes(piece.content), piece.name, published=upload.published):
                yield Told(name, _sized(each, upload))


def feed_of(upload: Upload) -> Feed | None:
    """The feed that an upload asks, None where it is no longer followed."""
    return Feed.objects.filter(url__in=upload.pieces.values("name")).first()


def _pieces(upload: Upload) -> Iterator[Piece]:
    """One at a time: each may be large."""
    for pk in list(upload.pieces.order_by("pk").values_list("pk", flat=True)):
        piece = Piece.objects.filter(pk=pk).first()
        if piece is not None:  # else the upload has been cancelled
            yield piece


def _fetched(address: str, upload: Upload, get: Fetch | None) -> Text | MahdarError:
    try:
        return _sized(document_at(address, published=upload.published, get=get), upload)
    except MahdarError as error:
        return error


def _sized(found: Text | ReadingError, upload: Upload) -> Text | ReadingError:
    """A text with the upload's outlet where it has none, unless it is too long."""
    if isinstance(found, ReadingError):
        return found
    if len(found.text) > LONGEST_TEXT:
        return ReadingError(f"article {found.id}: is longer than {LONGEST_TEXT:,} characters: split it into articles")
    if upload.source and not found.source:
        return found.model_copy(update={"source": upload.source})
    return found
