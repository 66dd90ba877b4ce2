"""Which actor an alias is, in the database: the same decisions as `record.identity`, over indexed look-ups.

An alias in full joins those that its name fits; a partial one hangs on the one actor it can be, and moves when another text decides
otherwise. Whoever calls must file the claims of moved aliases again.
"""

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mahdar.arabic.normal import fold
from mahdar.record import identity
from mahdar.record.alias import Alias as Naming
from mahdar.record.alias import own_name
from mahdar.record.grouping import Link, groups
from mahdar.record.reports import Tenure as Called
from mahdar.store import judgements
from mahdar.store.models import Actor, Alias, AliasKey, Entry, Tenure
from mahdar.vocabulary import ActorKind


class Named(NamedTuple):
    """The actor of each alias key; and the aliases, known before, that now are another actor's."""

    actors: dict[str, int]
    moved: set[int]


def name_actors(aliases: Sequence[Naming], called: Sequence[Called], now: datetime.datetime) -> Named:
    """The actors of a document's aliases, new ones made where needed. Inside a transaction."""
    naming = Roll(now)
    known = {row.key: row for row in Alias.objects.filter(key__in=[a.key for a in aliases])}
    new = [alias for alias in aliases if alias.key not in known]
    rows = naming.add(new)
    naming.note(called, {**known, **rows})
    for alias in sorted(new, key=lambda a: (a.partial, a.key)):
        naming.place(rows[alias.key])
    naming.respell([(alias, known[alias.key]) for alias in aliases if alias.key in known])
    return Named(
        dict(Alias.objects.filter(key__in=[a.key for a in aliases]).values_list("key", "actor_id")), naming.moved
    )


def naming_of(row: Alias) -> Naming:
    """The alias as the record compares it."""
    words = tuple(row.words)
    return Naming(row.key, ActorKind(row.kind), row.name, row.country, words, row.partial, row.office, row.month)


class Roll:
    """Aliases being given their actors."""

    def __init__(self, now: datetime.datetime) -> None:
        self.now = now
        self.moved: set[int] = set()
        self.judged = judgements.any_of("alias")

    def add(self, new: Sequence[Naming]) -> dict[str, Alias]:
        """Rows for new aliases, each for now an actor of its own."""
        if not new:
            return {}
        own = [Actor(kind=a.kind.value, name=a.name, country=a.country, changed=self.now) for a in new]
        Actor.objects.bulk_create(own)
        rows = [
            Alias(
                key=a.key, kind=a.kind.value, name=a.name, country=a.country, folded=fold(a.name), words=list(a.words), partial=a.partial,
                office=a.office, month=a.month, actor=actor,
            )
            for a, actor in zip(new, own, strict=True)
        ]  # fmt: skip
        Alias.objects.bulk_create(rows)
        keyed = zip(rows, new, strict=True)
        AliasKey.objects.bulk_create(
            AliasKey(alias=row, key=key) for row, alias in keyed for key in identity.keys(alias)
        )
        return {row.key: row for row in rows}

    def note(self, called: Sequence[Called], rows: dict[str, Alias]) -> None:
        """Keep who was called by which office when; offices alone of those months are looked at again."""
        pks = [rows[c.alias].pk for c in called]
        kept = (
            set(Tenure.objects.filter(alias__in=pks).values_list("office", "month", "alias", "role")) if pks else set()
        )
        new = dict.fromkeys((c.office, c.month, rows[c.alias].pk, c.role) for c in called)
        fresh = [Tenure(office=o, month=m, alias_id=pk, role=role) for o, m, pk, role in new.keys() - kept]
        Tenure.objects.bulk_create(fresh)
        for office in {(t.office, t.month) for t in fresh}:
            self.offices(*office)

    def offices(self, office: str, month: str) -> None:
        """Offices alone around a month find their holders again."""
        for row in Alias.objects.filter(office=office, month__in=identity.months_near(month)):
            self.hang(row)

    def place(self, row: Alias) -> None:
        """Give a new alias its actor, and the partial ones that it may concern theirs; what a person has judged of it comes last."""
        self._place(row)
        judged = judgements.of("alias", [row.key]) if self.judged else judgements.NONE
        if judged.any:  # it was here before, and went with its last claim
            keys = {key for pair in (*judged.same, *judged.apart) for key in pair}
            self.regroup(set(Alias.objects.filter(key__in=keys).values_list("actor_id", flat=True)))

    def _place(self, row: Alias) -> None:
        if row.partial:
            self.hang(row)
            return
        near = list(self._near(row))
        if near:
            row.refresh_from_db(fields=["actor"])  # an alias placed before it may have moved it
        full = [other for other in near if not other.partial and identity.one(naming_of(row), naming_of(other))]
        self.join({row.actor_id, *(other.actor_id for other in full)})
        for other in near:
            if other.partial:
                self.hang(other)

    def hang(self, row: Alias) -> None:
        """A partial alias on the one actor that it may be, or by itself."""
        judged = judgements.of("alias", [row.key]) if self.judged else judgements.NONE
        if judged.same:
            return  # a person has said who it is
        row.refresh_from_db(fields=["actor"])
        actor = self._holder(row) if row.office else self._bearer(row)
        others = {key for pair in judged.apart for key in pair}
        if actor is not None and Alias.objects.filter(actor=actor, key__in=others).exclude(pk=row.pk).exists():
            actor = None  # a person has said who it is not
        if actor is None:
            actor = self._own(row)
        self.move(row, actor)

    def _holder(self, row: Alias) -> int | None:
        months = identity.months_near(row.month)
        held = Tenure.objects.filter(office=row.office, month__in=months).values_list("alias__actor_id", "month")
        naming = naming_of(row)
        found = identity.holder(naming, [identity.Held(str(actor), month) for actor, month in held.distinct()])
        if found:
            return int(found)
        listed = None if held else identity.listed_holder(naming)
        return Alias.objects.filter(key=listed).values_list("actor_id", flat=True).first() if listed else None

    def _bearer(self, row: Alias) -> int | None:
        naming = naming_of(row)
        actors = {other.actor_id for other in self._near(row) if identity.may_be(naming, naming_of(other))}
        return actors.pop() if len(actors) == 1 else None

    def _near(self, row: Alias) -> Iterable[Alias]:
        """The aliases that share a key with this one."""
        keys = list(identity.keys(naming_of(row)))
        return Alias.objects.filter(keys__key__in=keys).exclude(pk=row.pk).distinct() if keys else ()

    def _own(self, row: Alias) -> int:
        """The actor that is this alias alone: the one it has if no other shares it, else a new one."""
        if not Alias.objects.filter(actor=row.actor_id).exclude(pk=row.pk).exists():
            return row.actor_id
        actor = Actor.objects.create(kind=row.kind, name=row.name, country=row.country, changed=self.now)
        return actor.pk

    def move(self, row: Alias, actor: int) -> None:
        """The alias to an actor; one that nobody is called any more goes."""
        left = row.actor_id
        if left == actor:
            return
        Alias.objects.filter(pk=row.pk).update(actor=actor)
        row.actor_id = actor
        self.moved.add(row.pk)
        if not Alias.objects.filter(actor=left).exists():
            Actor.objects.filter(pk=left).delete()
        self.renamed({actor})

    def join(self, actors: set[int]) -> None:
        """Make several actors one: the oldest stays."""
        if len(actors) < 2:
            return
        if self.judged and judgements.of("alias", _keys_of(actors)).any:
            self.regroup(actors)
            return
        oldest = min(actors)
        rest = Alias.objects.filter(actor__in=actors - {oldest})
        self.moved.update(rest.values_list("pk", flat=True))
        rest.update(actor=oldest)
        Actor.objects.filter(pk__in=actors - {oldest}).delete()
        self.renamed({oldest})

    def regroup(self, actors: set[int]) -> None:
        """Sort the aliases of some actors anew, people's judgements first; partial ones hang on whom they can be after that."""
        rows = {row.key: row for row in Alias.objects.filter(actor__in=actors).order_by("key")}
        judged = judgements.of("alias", list(rows))
        full = [row for row in rows.values() if not row.partial]
        links = [
            Link(a.key, b.key, why)
            for i, a in enumerate(full)
            for b in full[i + 1 :]
            if (why := identity.one(naming_of(a), naming_of(b)))
        ]
        links += [Link(a, b, "hung") for a, b in self._hung(rows)]
        taken: set[int] = set()
        for group in sorted(groups(list(rows), links, same=judged.same, apart=judged.apart), key=len, reverse=True):
            members = [rows[key] for key in group]
            mine = min((row.actor_id for row in members if row.actor_id not in taken), default=None)
            if mine is None:
                first = members[0]
                mine = Actor.objects.create(
                    kind=first.kind, name=first.name, country=first.country, changed=self.now
                ).pk
            taken.add(mine)
            for row in members:
                self.move(row, mine)
        for row in rows.values():
            if row.partial:
                self.hang(row)
        self.renamed(taken)

    def _hung(self, rows: dict[str, Alias]) -> Iterable[tuple[str, str]]:
        """Each partial alias with a full one of the actor it hangs on."""
        full = {row.actor_id: row.key for row in rows.values() if not row.partial}
        return [(row.key, full[row.actor_id]) for row in rows.values() if row.partial and row.actor_id in full]

    def respell(self, seen: Iterable[tuple[Naming, Alias]]) -> None:
        """Of the spellings that one alias has, the same is shown whichever text came first."""
        for naming, row in seen:
            if not row.key.startswith(LISTED) and _fuller(naming.name) < _fuller(row.name):
                Alias.objects.filter(pk=row.pk).update(name=naming.name, folded=fold(naming.name))
                self.renamed({Alias.objects.values_list("actor_id", flat=True).get(pk=row.pk)})

    def forget(self, keys: Iterable[str]) -> None:
        """Take out those of these aliases that no claim has; those that hung on them or were joined by them find their actors again."""
        rows = list(Alias.objects.filter(key__in=list(keys), claims__isnull=True))
        if not rows:
            return
        actors = {row.actor_id for row in rows}
        hung = {other.pk for row in rows for other in self._near(row) if other.partial}
        held = set(Tenure.objects.filter(alias__in=rows).values_list("office", "month"))
        Alias.objects.filter(pk__in=[row.pk for row in rows]).delete()
        Actor.objects.filter(pk__in=actors, aliases__isnull=True).delete()
        left = set(Actor.objects.filter(pk__in=actors).values_list("pk", flat=True))
        hung |= set(Alias.objects.filter(actor__in=left, partial=True).values_list("pk", flat=True))
        self.regroup(left)
        for row in Alias.objects.filter(pk__in=hung).order_by("key"):
            self.hang(row)
        for office, month in sorted(held):
            self.offices(office, month)

    def take_back(self, called: Iterable[Called]) -> None:
        """No text calls these aliases by these offices in these months any more."""
        for each in called:
            Tenure.objects.filter(alias__key=each.alias, office=each.office, month=each.month, role=each.role).delete()
            self.offices(each.office, each.month)

    def respell_without(self, keys: Iterable[str]) -> None:
        """Aliases that have lost claims are called by the fullest of the spellings that are left."""
        for row in Alias.objects.filter(key__in=list(keys), key__startswith=SPELLED):
            spelled = row.claims.values_list("name", flat=True).distinct()
            owns = {name: own_name(ActorKind(row.kind), name, row.country) for name in spelled}
            names = {own.name if own else name for name, own in owns.items()}
            if names and row.name not in names:
                name = min(names, key=_fuller)
                Alias.objects.filter(pk=row.pk).update(name=name, folded=fold(name))
                self.renamed({row.actor_id})

    def renamed(self, actors: set[int]) -> None:
        """Call each actor by the best of its aliases: a listed name, then the fullest."""
        for actor in Actor.objects.filter(pk__in=actors):
            best = best_alias(actor)
            if actor.name != best.name:
                Entry.objects.filter(actors__actor=actor).update(stale=True)
            actor.name, actor.kind, actor.country, actor.changed = best.name, best.kind, best.country, self.now
            actor.save()


def best_alias(actor: Actor) -> Alias:
    """The alias that an actor is called by."""
    return min(actor.aliases.all(), key=_best_name)


LISTED = ("state:", "person:", "body:")
SPELLED = "name:"


def _best_name(row: Alias) -> tuple[bool, bool, bool, tuple[int, str], str]:
    return (row.partial, bool(row.office), not row.key.startswith(LISTED), _fuller(row.name), row.key)


def _fuller(name: str) -> tuple[int, str]:
    """The order of names: more words first."""
    return (-len(name.split()), name)


def _keys_of(actors: Iterable[int]) -> list[str]:
    return list(Alias.objects.filter(actor__in=list(actors)).values_list("key", flat=True))


def rename(keys: Iterable[str], now: datetime.datetime) -> set[int]:
    """Sort the aliases of these keys and of all whom they concern anew, after a judgement; the aliases that moved."""
    naming = Roll(now)
    naming.regroup(set(Alias.objects.filter(key__in=list(keys)).values_list("actor_id", flat=True)))
    return naming.moved
