"""The tables of the desk that are not the record's: uploads on their way, tokens for the API."""

import hashlib
import secrets
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext_lazy as _


class Upload(models.Model):
    """A file, an address or a batch of texts on its way into the record, and how far it has come. What it holds goes when it is done."""

    class State(models.TextChoices):
        """How far it has come."""

        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    who = models.CharField(max_length=200)
    name = models.CharField(max_length=500)
    kind = models.CharField(max_length=10)
    content = models.BinaryField(default=b"")
    published = models.DateField(null=True)
    source = models.CharField(max_length=200, default="")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING, db_index=True)
    total = models.IntegerField(null=True)
    added = models.IntegerField(default=0)
    known = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)
    claims = models.IntegerField(default=0)
    complaints = models.JSONField(default=list)
    at = models.DateTimeField(auto_now_add=True)
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
