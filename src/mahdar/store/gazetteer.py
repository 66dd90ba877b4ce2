"""The names that a desk has added to the gazetteer: kept with the record, and known to the reading while the record is open."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from mahdar.arabic.normal import fold
from mahdar.mentions import gazetteer as reading
from mahdar.store import search
from mahdar.store.contents import filing_of
from mahdar.store.models import ClaimAlias, Decision, Document, GazetteerName
from mahdar.store.renewing import renew

FIELDS = ("name", "kind", "country", "variants")
Row = dict[str, Any]


def rows() -> Iterator[Row]:
    """The names, each with its kind, state and variants."""
    yield from GazetteerName.objects.order_by("name").values(*FIELDS)


def use_names() -> None:
    """Make the reading know this record's names, and no other's. Asks the database once, and does nothing where all is as it was."""
    reading.extend(reading.Own(row["name"], row["kind"], row["country"], tuple(row["variants"])) for row in rows())


def expect(names: Iterable[Row]) -> None:
    """Know the names of a dump before its documents come, which were filed by them; its decisions come to the same in the end."""
    for row in names:
        if not Decision.objects.filter(verb="name", subject__name=row["name"]).exists():
            GazetteerName.objects.get_or_create(name=row["name"], defaults={name: row[name] for name in FIELDS})
    use_names()


def name(subject: Row, after: Row | None, who: str, now: datetime.datetime) -> Row | None:  # noqa: ARG001
    """A name is listed, as a `kind`, with its `country` and `variants`, or is not (None). Returns what had been decided before."""
    from mahdar.store.dating import last_said

    before: Row | None = last_said("name", name=subject["name"])
    known = GazetteerName.objects.filter(name=subject["name"])
    was = known.values(*FIELDS[1:]).first()
    if was == after:
        return before
    forms = {subject["name"], *(was or {}).get("variants", ()), *(after or {}).get("variants", ())}
    concerned = _with(forms)
    filed = {row.pk: filing_of(row) for row in concerned}
    if after is None:
        known.delete()
    else:
        GazetteerName.objects.update_or_create(name=subject["name"], defaults=after)
    use_names()
    for row in concerned:
        renew(row, filed[row.pk], now)
    return before


def _with(forms: Iterable[str]) -> list[Document]:
    """The documents that may be filed otherwise with these names: those that have one of them, in the text or in a claim."""
    folded = {fold(form) for form in forms}
    named = [each for each in ClaimAlias.objects.values_list("name", flat=True).distinct() if fold(each) in folded]
    found = set(ClaimAlias.objects.filter(name__in=named).values_list("claim__document_id", flat=True))
    for form in forms:
        words = " ".join(form.replace('"', " ").split())
        if search.parts_of(words):
            found |= set(search.documents(f'"{words}"').values_list("pk", flat=True))
    return list(Document.objects.filter(pk__in=found).order_by("pk"))
