"""Finding what a user names: a gathering in any of its wordings, an actor in any of its spellings, a text by its name."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import QuerySet

from mahdar.errors import StoreError
from mahdar.record.gathering_names import GatheringName, name_of_words
from mahdar.store.models import Actor, Claim, ClaimKey, Document, Entry

SUGGESTED = 3
LONGEST_NUMBER = 18  # digits, which fit into a database's key
AFTER_COLON = ";"  # the character behind ":", where the keys of a label end


def gatherings(words: str) -> QuerySet[Entry]:
    """The entries of gatherings that these words name, those that most claims speak of first."""
    name = name_of_words(words)
    pks = _of_name(name)
    counted = Counter(Claim.objects.filter(pk__in=pks, entry__isnull=False).values_list("entry_id", flat=True))
    exact = Entry.objects.of("gathering").filter(title=words.strip()).values_list("pk", flat=True)
    order = [*exact, *(pk for pk, _ in counted.most_common() if pk not in set(exact))]
    return in_order(Entry.objects.of("gathering"), order)


def in_order(rows: QuerySet[Entry], pks: Sequence[int]) -> QuerySet[Entry]:
    """The entries of these keys, in this order."""
    from django.db.models import Case, IntegerField, Value, When

    if not pks:
        return rows.none()
    place = Case(*(When(pk=pk, then=Value(n)) for n, pk in enumerate(pks)), output_field=IntegerField())
    return rows.filter(pk__in=pks).order_by(place)


def _of_name(name: GatheringName) -> set[int]:
    """The claims of gatherings that have all labels of a name, and its numbers if it has any."""
    editions = [number for number in name.numbers if not number.isdecimal()]
    if editions:
        keys = [f"gat|#{edition}" for edition in editions]
        return set(ClaimKey.objects.filter(key__in=keys).values_list("claim_id", flat=True))
    found: set[int] | None = None
    for label in name.labels:
        first = f"gat|{label}:"
        near = ClaimKey.objects.filter(key__gte=first, key__lt=first[:-1] + AFTER_COLON)
        mine = set(near.values_list("claim_id", flat=True))
        found = mine if found is None else found & mine
    if not found:
        return set()
    if not name.numbers:
        return found
    numbered = Claim.objects.filter(pk__in=found).values_list("pk", "facts__numbers")
    return {pk for pk, numbers in numbered if {n.rpartition(" ")[2] for n in numbers or ()} & set(name.numbers)}


def actor(words: str) -> Actor:
    """The one actor of this name or number. Raises StoreError where there is none, or where the name may mean several."""
    found = list(actors(words)[: SUGGESTED + 1])
    exact = [each for each in found if each.name == words.strip()]
    if len(found) > 1 and len(exact) != 1:
        meant = ", ".join(f"{each.name} (@{each.pk})" for each in found[:SUGGESTED])
        raise StoreError(
            f"{words}: may be {meant}{' …' if len(found) > SUGGESTED else ''}: give the whole name or the number"
        )
    return (exact or found)[0]


def gathering(words: str) -> Entry:
    """The gathering that these words name. Raises StoreError where there is none."""
    found = gatherings(words).first()
    if found is None:
        raise StoreError(f"{words}: no gathering of this name is in the record; mahdar gatherings lists them")
    return found


def actors(words: str) -> QuerySet[Actor]:
    """The actors that go by this name, in any spelling, those with most entries first; or the one of this number (`@12`).

    Raises StoreError where there is none.
    """
    from django.db.models import Count

    number = words.strip().removeprefix("@")
    numbered = words.strip().startswith("@") and number.isascii() and number.isdigit() and len(number) <= LONGEST_NUMBER
    mine = Actor.objects.filter(pk=int(number)) if numbered else Actor.objects.named(words)
    found = mine.annotate(n=Count("entries")).order_by("-n", "pk")
    if not found.exists():
        raise StoreError(f"{words}: no actor of this name is in the record; mahdar actors lists them")
    return found


def document(words: str) -> Document:
    """The text of this name, title or key. Raises StoreError where there is none, and where there are several."""
    named = Document.objects.filter(key=words) or Document.objects.filter(name=words)
    found = list((named or Document.objects.filter(title=words)).order_by("published", "pk")[: SUGGESTED + 1])
    if not found:
        raise StoreError(f"{words}: no text of this name is in the record; mahdar search --json prints the names as id")
    if len(found) > 1:
        keys = ", ".join(f"{row.key} ({row.source or '–'}, {row.published or '–'})" for row in found[:SUGGESTED])
        raise StoreError(f"{words}: several texts are called so; name one by its key: {keys}")
    return found[0]
