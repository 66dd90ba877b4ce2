"""Actors that what somebody typed may mean: those of exactly this name first, then those whose names hold it."""

from collections.abc import Sequence

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from mahdar.arabic.clitics import ARTICLE
from mahdar.arabic.normal import fold
from mahdar.record.alias import name_words
from mahdar.record.latin_names import alias_keys
from mahdar.store.finding import AFTER_COLON, LONGEST_NUMBER
from mahdar.store.models import Actor, Alias, AliasKey
from mahdar.wording import one_line

SHORTEST = 3  # letters of a name that is looked for within others
CANDIDATES = 2000  # names that hold what was typed: a part of a word may stand in thousands


def actors_like(words: str, most: int) -> list[Actor]:
    """Up to `most` actors, each with `n`, its entries; an exact name comes before one that holds the words, then the busier.

    `@12` is the actor of this number. None is found for words that are no name of anybody.
    """
    asked = one_line(words)
    number = asked.removeprefix("@")
    if asked.startswith("@"):
        is_number = number.isascii() and number.isdigit() and len(number) <= LONGEST_NUMBER
        return list(_counted([int(number)] if is_number else [], [])[:most])
    folded = fold(asked).strip()
    if not folded:
        return []
    exact = _exact(asked, folded)
    return list(_counted(exact, _holding(asked, folded) if len(folded) >= SHORTEST else [])[:most])


def _exact(asked: str, folded: str) -> list[int]:
    """The actors that go by just this name, in any spelling, or in English where the lists have it."""
    keys = [f"state:{asked.upper()}", f"person:{asked}", f"body:{asked}", *alias_keys(asked)]
    parts = name_words(asked)
    found = Alias.objects.filter(key__in=keys) | Alias.objects.filter(folded=folded)
    spelled = Alias.objects.filter(keys__key=f"name:{'-'.join(parts)}") if parts else Alias.objects.none()
    return [*found.values_list("actor_id", flat=True), *spelled.values_list("actor_id", flat=True)]


def _holding(asked: str, folded: str) -> list[int]:
    """The actors whose names hold this one, or end in a surname that is spelled otherwise (`last:` keys, `identity.keys`)."""
    parts = name_words(asked)
    found = list(Alias.objects.filter(_holds(folded)).values_list("actor_id", flat=True)[:CANDIDATES])
    if len(parts) == 1:
        near = AliasKey.objects.filter(key__gte=f"last:{parts[0]}:", key__lt=f"last:{parts[0]}{AFTER_COLON}")
        found += near.values_list("alias__actor_id", flat=True)[:CANDIDATES]
    return found


def _holds(folded: str) -> Q:
    """A word of the name begins with this, its article aside."""
    begun = (folded, f"{ARTICLE}{folded}")
    found = Q()
    for beginning in begun:
        found |= Q(folded__startswith=beginning) | Q(folded__contains=f" {beginning}")
    return found


def _counted(exact: Sequence[int], others: Sequence[int]) -> QuerySet[Actor]:
    place = Case(When(pk__in=exact, then=Value(0)), default=Value(1), output_field=IntegerField())
    found = Actor.objects.filter(pk__in={*exact, *others}).annotate(n=Count("entries"), place=place)
    return found.order_by("place", "-n", "pk")
