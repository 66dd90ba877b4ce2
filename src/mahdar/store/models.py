"""The tables. Documents, claims and decisions are what is kept; actors and entries follow from them.

`Claim.facts` is the claim as it is filed (`record.Report`), so that filing needs no text; `Claim.anchor` says which dated
claim an undated one is taken for, `tally` all that it could be. An entry whose claims have changed is `stale` until it is summarised again.
"""

from typing import ClassVar

from django.db import models

from mahdar.store.queries import ActorQuerySet, ClaimQuerySet, DocumentQuerySet, EntryQuerySet


class Document(models.Model):
    """A text as it came. `reader`: the version of Mahdar that read it; `wire`: the group of near copies it is of.

    `stated`: the day that it came with, which its key is made of; `published`: the day that it is read by, the same unless a
    person has set another. `heirs`: claims that are gone since it was read again, and those that took over from them, by uid.
    """

    key = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=500, db_index=True)
    text = models.TextField()
    title = models.TextField(null=True)
    published = models.DateField(null=True, db_index=True)
    stated = models.DateField(null=True)
    source = models.CharField(max_length=200, null=True, db_index=True)
    url = models.TextField(null=True)
    added = models.DateTimeField(db_index=True)
    reader = models.CharField(max_length=40)
    actors = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    heirs = models.JSONField(default=dict)
    wire = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="copies")

    objects = DocumentQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title or self.name


class DocumentMark(models.Model):
    """A hash of the sketch of a document's words, by which near copies are found."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="marks")
    mark = models.BigIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["mark", "document"])]


class Actor(models.Model):
    """One actor of the record, under all its aliases."""

    kind = models.CharField(max_length=20)
    name = models.TextField()
    country = models.CharField(max_length=2, null=True, db_index=True)
    changed = models.DateTimeField(db_index=True)

    objects = ActorQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class Alias(models.Model):
    """One way in which documents name an actor (`record.Alias`)."""

    key = models.TextField(unique=True)
    kind = models.CharField(max_length=20)
    name = models.TextField()
    country = models.CharField(max_length=2, null=True)
    folded = models.TextField(default="", db_index=True)
    words = models.JSONField(default=list)
    partial = models.BooleanField(default=False)
    office = models.TextField(default="", db_index=True)
    month = models.CharField(max_length=7, default="")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="aliases")


class AliasKey(models.Model):
    """What an alias is looked up by."""

    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="keys")
    key = models.TextField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["key", "alias"])]


class Tenure(models.Model):
    """Texts of a month call an alias by an office, worded as in `role`."""

    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="tenures")
    office = models.TextField()
    month = models.CharField(max_length=7)
    role = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "month", "alias", "role"], name="tenure_once")
        ]


class Entry(models.Model):
    """One entry of the record (`record.Entry`); its values, history and roles as JSON in `body`."""

    kind = models.CharField(max_length=20)
    title = models.TextField(default="")
    status = models.CharField(max_length=20, default="")
    standing = models.CharField(max_length=20, default="")
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    said_first = models.DateField(null=True)
    said_last = models.DateField(null=True)
    texts = models.IntegerField(default=0)
    contradicted = models.BooleanField(default=False)
    superseded = models.BooleanField(default=False)
    body = models.JSONField(default=dict)
    gathering = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="concerned")
    stale = models.BooleanField(default=True, db_index=True)
    created = models.DateTimeField()
    changed = models.DateTimeField(db_index=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["kind", "first"]),
            models.Index(fields=["kind", "said_last"]),
            models.Index(fields=["kind", "status"]),
            # With the kind, so that counting by kind need not read the entries, whose bodies are long.
            models.Index(fields=["contradicted", "status", "kind"], name="entry_disputed"),
            models.Index(fields=["kind", "created", "changed"], name="entry_news"),
        ]

    def __str__(self) -> str:
        return self.title


class EntryActor(models.Model):
    """An actor in a role of an entry."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="actors")
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="entries")
    role = models.CharField(max_length=20)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["actor", "entry"])]


class Claim(models.Model):
    """One claim of a document, with what people said of it.

    `version` counts the decisions on it, so that of two people who change it at once the second is told. Of a claim that a
    person has changed, `read` is what the machine read and `cast` the actors that `body` names beside the document's; of one
    that a person has added, `by` is who.
    """

    class Review(models.TextChoices):
        """What a person has decided."""

        OPEN = "open"
        ACCEPTED = "accepted"
        REJECTED = "rejected"

    uid = models.CharField(max_length=20, unique=True)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="claims")
    kind = models.CharField(max_length=20)
    start = models.IntegerField()
    body = models.JSONField()
    facts = models.JSONField()
    confidence = models.FloatField()
    review = models.CharField(max_length=10, choices=Review, default=Review.OPEN)
    entry = models.ForeignKey(Entry, null=True, on_delete=models.SET_NULL, related_name="claims")
    about = models.CharField(max_length=20, default="")
    anchor = models.CharField(max_length=20, default="", db_index=True)
    tally = models.JSONField(default=dict)
    version = models.IntegerField(default=0)
    read = models.JSONField(null=True)
    cast = models.JSONField(default=list)
    by = models.CharField(max_length=200, default="")

    objects = ClaimQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["review", "kind"]),
            # All that the order of the queue asks for (`awaiting`), so that no claim need be read to find the first of them.
            models.Index(fields=["review", "confidence", "-id", "kind", "entry", "document"], name="claim_waiting"),
            models.Index(fields=["about"], condition=~models.Q(about=""), name="claim_about"),
        ]


class ClaimKey(models.Model):
    """What a claim is looked up by."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=200)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["key", "claim"])]


class ClaimAlias(models.Model):
    """An alias in a slot of a claim, spelled as its document has it."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="aliases")
    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="claims")
    slot = models.CharField(max_length=20)
    name = models.TextField()


class Decision(models.Model):
    """What a person decided: who, when, what, on what, with what before and after, and why. Never changed, never removed.

    What people have decided is this list; that a claim is rejected or two aliases are one actor is worked out from it.
    """

    at = models.DateTimeField()
    who = models.CharField(max_length=200)
    verb = models.CharField(max_length=20)
    subject = models.JSONField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    why = models.TextField(default="")
    undoes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="undone_by")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["at"], name="decision_at"),
            models.Index(fields=["who"], name="decision_who"),
        ]


class Judgement(models.Model):
    """Two aliases or two claims that a person holds to be one (`same`) or not, as decisions have it now."""

    what = models.CharField(max_length=10)
    a = models.TextField()
    b = models.TextField()
    same = models.BooleanField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["what", "a", "b"], name="judgement_once")]
        indexes: ClassVar = [models.Index(fields=["what", "b"])]


class Process(models.Model):
    """A process (`سوريا – جنيف`): the gatherings, parties and terms by which entries belong to it.

    `stamp`: of which state of the record its memberships are (`store.membership`), `reach`: what its words stood for in it.
    """

    name = models.CharField(max_length=200, unique=True)
    gatherings = models.JSONField(default=list)
    parties = models.JSONField(default=list)
    terms = models.JSONField(default=list)
    stamp = models.CharField(max_length=200, default="")
    reach = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """An entry that belongs to a process, as `store.membership` has worked it out; `kind`: the entry's."""

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="memberships")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="memberships")
    kind = models.CharField(max_length=20)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["process", "entry"], name="member_once")]
        indexes: ClassVar = [models.Index(fields=["process", "kind", "entry"])]


class Look(models.Model):
    """When somebody last looked at the record's status, or at the process that `process` names."""

    who = models.CharField(max_length=200)
    process = models.CharField(max_length=200, default="")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["who", "process"], name="look_once")]


class GazetteerName(models.Model):
    """A name that a desk has added to the gazetteer, as decisions have it now: it is known to the reading from then on."""

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=20)
    country = models.CharField(max_length=2, null=True)
    variants = models.JSONField(default=list)


class Feed(models.Model):
    """An RSS or Atom feed that is polled; `etag` and `modified` are what its server said last, `failure` what went wrong last."""

    url = models.TextField(unique=True)
    title = models.TextField(default="")
    source = models.CharField(max_length=200, default="")
    minutes = models.IntegerField(default=30)
    active = models.BooleanField(default=True)
    who = models.CharField(max_length=200)
    added = models.DateTimeField()
    polled = models.DateTimeField(null=True)
    etag = models.TextField(default="")
    modified = models.TextField(default="")
    failure = models.TextField(default="")
    taken = models.IntegerField(default=0)

    def __str__(self) -> str:
        return self.title or self.url
