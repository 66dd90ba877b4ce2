"""All that the record has of one actor, in few queries however much it is: by kind and role, by issue, whom it meets.

Only the columns of entries are read; the bodies are read of those that a page shows.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db.models import Count, F

from mahdar.record.standing import camp_of
from mahdar.record.wording import content_words
from mahdar.store.models import Actor, Alias, ClaimAlias, Entry, EntryActor

MOST_POSITIONS = 400  # the newest, of which issues are made
ALIKE, WITHIN, ENOUGH = 0.5, 0.8, 2  # as for claims (`record.positions`), without their ten days
NEWEST, MOST_REPORTED = "newest", "reported"


class Stand(NamedTuple):
    """What an actor wants, once: its entry, in the words of which text, since when it says so, up to when it was reported."""

    entry: int
    target: str
    stance: str
    status: str
    first: datetime.date | None
    said_first: datetime.date | None
    said_last: datetime.date | None
    texts: int
    turned: bool
    gathering: int | None


class Issue(NamedTuple):
    """What some positions are about: a gathering, or what they want, with the history in the order of time."""

    title: str
    gathering: int | None
    history: tuple[Stand, ...]

    @property
    def changed(self) -> bool:
        """Has it turned from being for it to being against it, or the other way?"""
        camps = {camp_of(each.stance) for each in self.history}
        return {"for", "against"} <= camps or any(each.turned for each in self.history)

    @property
    def last(self) -> datetime.date:
        """When it was last reported."""
        return max((day for each in self.history if (day := each.said_last)), default=datetime.date.min)

    @property
    def texts(self) -> int:
        """How many texts, an entry's copies once."""
        return sum(each.texts for each in self.history)


class Name(NamedTuple):
    """One alias of an actor and how texts spell it; `splits`: may it be told to be somebody else's?"""

    alias: Alias
    spellings: tuple[tuple[str, int], ...]
    splits: bool

    @property
    def total(self) -> int:
        """How often it is used."""
        return sum(n for _, n in self.spellings)


def counts(actor: int) -> dict[tuple[str, str], int]:
    """In how many entries of each kind it is, by role."""
    rows = EntryActor.objects.filter(actor=actor).order_by().values_list("entry__kind", "role")
    return {(kind, role): n for kind, role, n in rows.annotate(n=Count("entry", distinct=True))}


def entries(actor: int, kind: str, role: str, order: str, most: int) -> list[Entry]:
    """Some entries in which it has a role, the newest or the most reported first."""
    acting = EntryActor.objects.filter(actor=actor, role=role).values("entry")
    rows = Entry.objects.of(kind).summarised().filter(pk__in=acting)
    newest = F("said_last").desc(nulls_last=True)
    ordered = rows.order_by("-texts", newest, "-pk") if order == MOST_REPORTED else rows.order_by(newest, "-pk")
    return list(ordered[:most])


def counterparts(actor: int, most: int) -> list[tuple[Actor, int]]:
    """Whom it meets most, and how often."""
    mine = EntryActor.objects.filter(actor=actor, entry__kind="meeting").values("entry")
    beside = EntryActor.objects.filter(entry__in=mine).exclude(actor=actor).order_by().values_list("actor")
    often = dict(beside.annotate(n=Count("entry", distinct=True)).order_by("-n", "actor")[:most])
    actors = Actor.objects.in_bulk(often)
    return [(actors[pk], n) for pk, n in often.items() if pk in actors]


def names(actor: Actor) -> list[Name]:
    """All its aliases, the most frequent first."""
    spelled: dict[int, list[tuple[str, int]]] = defaultdict(list)
    rows = ClaimAlias.objects.filter(alias__actor=actor).order_by().values_list("alias", "name")
    for alias, name, n in rows.annotate(n=Count("pk")).order_by("-n", "name"):
        spelled[alias].append((name, n))
    aliases = list(actor.aliases.all())
    full = [row for row in aliases if not row.partial or row.office]
    found = [Name(row, tuple(spelled.get(row.pk, ())), any(other.pk != row.pk for other in full)) for row in aliases]
    return sorted(found, key=lambda name: (-name.total, name.alias.pk))


def spellings(several: Iterable[Name]) -> list[tuple[str, int]]:
    """How texts spell an actor, and how often."""
    total: Counter[str] = Counter()
    for name in several:
        total.update(dict(name.spellings))
    return sorted(total.items(), key=lambda each: (-each[1], each[0]))


COLUMNS = (
    "pk", "title", "standing", "status", "first", "said_first", "said_last", "texts", "superseded", "gathering",
)  # fmt: skip


def issues(actor: int, most: int, order: str = NEWEST) -> list[Issue]:
    """What it takes positions on, those first on which its stance has changed, then the newest or the most reported."""
    acting = EntryActor.objects.filter(actor=actor, role="party").values("entry")
    rows = Entry.objects.of("position").summarised().filter(pk__in=acting)
    ordered = rows.order_by(F("said_last").desc(nulls_last=True), "-pk").values_list(*COLUMNS)
    stands = [Stand(pk, _target(title), *rest) for pk, title, *rest in ordered[:MOST_POSITIONS]]
    titles = dict(Entry.objects.filter(pk__in={s.gathering for s in stands if s.gathering}).values_list("pk", "title"))
    found = [_issue(group, titles) for group in _of_one_issue(stands)]
    found.sort(key=lambda i: (i.changed, i.texts if order == MOST_REPORTED else 0, i.last), reverse=True)
    return found[:most]


def _target(title: str) -> str:
    """What is wanted, without the party before it."""
    party, colon, rest = title.partition(": ")
    return rest if colon else party


def _issue(group: Sequence[Stand], titles: dict[int, str]) -> Issue:
    history = tuple(sorted(group, key=lambda s: (s.said_first or datetime.date.min, s.entry)))
    gathering = group[0].gathering if group[0].gathering in titles else None
    title = titles[gathering] if gathering else max(group, key=lambda s: (s.texts, s.entry)).target
    return Issue(title, gathering, history)


def _of_one_issue(stands: Sequence[Stand]) -> list[list[Stand]]:
    """Positions on one gathering; those on none by their wording, each with the first group that one of its own is like."""
    at: dict[int, list[Stand]] = defaultdict(list)
    groups: list[list[Stand]] = []
    worded: list[list[frozenset[str]]] = []
    by_word: dict[str, set[int]] = defaultdict(set)
    for stand in stands:
        if stand.gathering:
            at[stand.gathering].append(stand)
            continue
        words = frozenset(content_words(stand.target))
        near = sorted({group for word in words for group in by_word[word]})
        mine = next((g for g in near if any(_alike(words, other) for other in worded[g])), None)
        if mine is None:
            mine = len(groups)
            groups.append([])
            worded.append([])
        groups[mine].append(stand)
        worded[mine].append(words)
        for word in words:
            by_word[word].add(mine)
    return [*at.values(), *groups]


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    """Half of all their words, or a shorter wording within a longer one."""
    both = len(a & b)
    if both and both >= ALIKE * len(a | b):
        return True
    return min(len(a), len(b)) >= ENOUGH and both >= WITHIN * min(len(a), len(b))
