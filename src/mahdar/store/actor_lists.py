"""Actors for a list: found by name, kind and state, each with its spellings, offices and entries, in a few queries for all of them."""

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from django.db import connection
from django.db.models import Count, Max, QuerySet

from mahdar.exchange.latin import latin
from mahdar.record.alias import name_words
from mahdar.store.actors import NOBODY, Held, held_of
from mahdar.store.models import Actor, Alias, ClaimAlias, EntryActor, Tenure

SHOWN_NAMES = 4
SOUNDS = (
    ("kh", "k"), ("gh", "k"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("ck", "k"), ("q", "k"),
    ("c", "k"), ("g", "k"), ("x", "ks"), ("z", "s"), ("v", "f"), ("p", "b"),
)  # fmt: skip
SHORT = 2  # consonants: `Kim` is told from `Kumi` by its vowels
VOWELS = str.maketrans("eyow", "iiuu", "h")
SILENT = frozenset("aeiouyjhw'`-")


class Listed(NamedTuple):
    """An actor in a list: other spellings, the most frequent first, offices in the order of their months, entries by kind."""

    actor: Actor
    names: tuple[str, ...]
    offices: tuple[Held, ...]
    entries: dict[str, int]

    @property
    def total(self) -> int:
        """How many entries it is in."""
        return sum(self.entries.values())


def wanted(name: str = "", kind: str = "", country: str = "") -> QuerySet[Actor]:
    """The actors that go by a name, in any spelling or in Latin letters, of a kind, of a state; those with most entries first.

    Unnamed sources and mere plurals come only where they are asked for.
    """
    found = by_name(name) if name else Actor.objects.all()
    if kind:
        found = found.filter(kind=kind)
    elif not name:
        found = found.exclude(kind__in=NOBODY)
    if country:
        found = found.filter(country=country)
    return found.annotate(n=Count("entries")).filter(n__gt=0).order_by("-n", "pk")


def by_name(name: str) -> QuerySet[Actor]:
    """The actors of a name: as the record spells it, as lists have it in English, or as it sounds in Latin letters."""
    found = set(Actor.objects.named(name).values_list("pk", flat=True))
    if any(c.isascii() and c.isalpha() for c in name):
        found |= _sounding(name)
    words = name_words(name)
    if len(words) == 1:  # a surname, whatever way it is transliterated
        spelled = Alias.objects.filter(keys__key__gte=f"last:{words[0]}:", keys__key__lt=f"last:{words[0]};")
        found |= set(spelled.values_list("actor_id", flat=True))
    return Actor.objects.filter(pk__in=found)


def listed(actors: Sequence[Actor]) -> list[Listed]:
    """What a list shows of these actors: three queries, however many they are."""
    pks = [actor.pk for actor in actors]
    names, offices, entries = names_of(pks), _offices_of(pks), _entries_of(pks)
    return [
        Listed(
            actor,
            tuple(name for name, _ in names.get(actor.pk, ()) if name != actor.name)[:SHOWN_NAMES],
            offices.get(actor.pk, ()),
            entries.get(actor.pk, {}),
        )
        for actor in actors
    ]


def names_of(pks: Collection[int]) -> dict[int, list[tuple[str, int]]]:
    """How texts spell these actors, and how often each."""
    rows = ClaimAlias.objects.filter(alias__actor__in=pks).order_by().values_list("alias__actor", "name")
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for actor, name, n in rows.annotate(n=Count("pk")).order_by("-n", "name"):
        found[actor].append((name, n))
    return found


def _offices_of(pks: Collection[int]) -> dict[int, tuple[Held, ...]]:
    told: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    rows = Tenure.objects.filter(alias__actor__in=pks).values_list("alias__actor", "office", "month", "role")
    for actor, *said in rows:
        told[actor].append((said[0], said[1], said[2]))
    return {actor: held_of(said) for actor, said in told.items()}


def _entries_of(pks: Collection[int]) -> dict[int, dict[str, int]]:
    rows = EntryActor.objects.filter(actor__in=pks).order_by().values_list("actor", "entry__kind")
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for actor, kind, n in rows.annotate(n=Count("entry", distinct=True)).order_by("-n", "entry__kind"):
        found[actor][kind] = n
    return found


def countries() -> list[str]:
    """The states that actors are of, as codes."""
    return [code for code in Actor.objects.exclude(country=None).values_list("country", flat=True).distinct() if code]


def sound(name: str) -> tuple[str, ...]:
    """What is left of a name in Latin letters whatever way it is written: consonants that few confuse.

    >>> sound("Jonas Grifith") == sound("Yunas Griffith"), sound("al-Zarif") == sound("Zareef")
    (True, True)
    """
    letters = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(c for c in letters if not unicodedata.combining(c))
    words = ("".join(c for c in word if c.isalpha() and c.isascii()) for word in plain.replace("-", " ").split())
    return tuple(found for word in words if word not in ("al", "el") and (found := _consonants(word)))


def _consonants(word: str) -> str:
    for written, heard in SOUNDS:
        word = word.replace(written, heard)
    word = "j" + word[1:] if word.startswith("y") else word  # Jonas, Yunas
    kept = _without_doubles("".join(c for i, c in enumerate(word) if i == 0 or c not in SILENT))
    return kept if len(kept) > SHORT else _without_doubles(word.translate(VOWELS))


def _without_doubles(word: str) -> str:
    return "".join(c for i, c in enumerate(word) if i == 0 or c != word[i - 1])


_heard: dict[str, tuple[tuple[object, ...], Mapping[str, set[int]]]] = {}


def _sounding(name: str) -> set[int]:
    """The persons each word of whose name in Latin letters sounds like one of these."""
    words = [word for word in sound(name) if len(word) > 1]
    if not words:
        return set()
    heard = _sounds()
    aliases = set.intersection(*(heard.get(word, set()) for word in words))
    return set(Alias.objects.filter(pk__in=aliases).values_list("actor_id", flat=True))


def _sounds() -> Mapping[str, set[int]]:
    """The aliases of persons by the sound of each word of their names, worked out anew where there are others."""
    address = str(connection.settings_dict["NAME"])
    stamp = tuple(Alias.objects.aggregate(n=Count("pk"), last=Max("pk")).values())
    if address not in _heard or _heard[address][0] != stamp:
        found: dict[str, set[int]] = defaultdict(set)
        named = Alias.objects.filter(kind="person", office="").exclude(key__startswith="here:")
        for pk, name, country in named.values_list("pk", "name", "country"):
            for word in sound(latin(name, country)):
                found[word].add(pk)
        _heard[address] = (stamp, found)
    return _heard[address][1]
