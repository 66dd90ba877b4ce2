"""The tables of the desk that are not the record's: uploads on their way, tokens for the API."""

import hashlib
import secrets
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Upload(models.Model):
    """Files or addresses that somebody has sent in, or a feed to be asked now, on the way into the record, and how far they have come.

    `complaints`: what was refused or looks strange, each with `file`, `why` and whether it was `taken`; `texts`: the first
    documents that were added. `worker` has it in hand and gives a sign of life in `beat`.
    """

    class Kind(models.TextChoices):
        """What was sent in."""

        FILES = "files", _("files")
        ADDRESSES = "addresses", _("addresses")
        FEED = "feed", _("a feed")

    class State(models.TextChoices):
        """How far it has come; FAILED where nothing could be read."""

        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("being read")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", pgettext_lazy("an upload", "cancelled")

    who = models.CharField(max_length=200)
    name = models.CharField(max_length=500)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.FILES)
    published = models.DateField(null=True)
    source = models.CharField(max_length=200, default="")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING, db_index=True)
    total = models.IntegerField(null=True)
    added = models.IntegerField(default=0)
    known = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)
    claims = models.IntegerField(default=0)
    complaints = models.JSONField(default=list)
    texts = models.JSONField(default=list)
    at = models.DateTimeField(auto_now_add=True)
    ended = models.DateTimeField(null=True)
    worker = models.CharField(max_length=40, default="")
    beat = models.DateTimeField(null=True)

    class Meta:
        permissions: ClassVar = [
            ("read", _("may read the record")),
            ("review", _("may review claims, merge and split actors, and define processes")),
            ("add", _("may add texts and feeds")),
            ("lexicon", _("may add names to the gazetteer")),
            ("administer", _("may give accounts and roles")),
        ]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @property
    def done(self) -> int:
        """How many texts have been looked at."""
        return self.added + self.known + self.refused

    @property
    def is_open(self) -> bool:
        """Is there still something to come?"""
        return self.state in (self.State.WAITING, self.State.RUNNING)


class Piece(models.Model):
    """A file or an address of an upload, or of a feed that is to be asked now; it goes when the upload is done.

    `complaint`: why it is refused without being opened. A table of its own, since how far an upload has come
    is written often and what it holds is large.
    """

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="pieces")
    name = models.TextField()
    content = models.BinaryField(default=b"")
    complaint = models.TextField(default="")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


class Token(models.Model):
    """A key to the API for a program of somebody's; only its hash is kept."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(_("what it is for"), max_length=100)
    hash = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField(auto_now_add=True)
    used = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Token"]] = models.Manager()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def hash_of(key: str) -> str:
        """What is kept of a key: it is long and random, so that a plain hash cannot be turned round."""
        return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()

    @classmethod
    def make(cls, owner: User, name: str) -> tuple["Token", str]:
        """A new token and its key, which is shown once."""
        key = f"mahdar_{secrets.token_urlsafe(32)}"
        return cls.objects.create(owner=owner, name=name, hash=cls.hash_of(key)), key
