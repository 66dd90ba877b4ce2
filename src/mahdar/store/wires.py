"""Near copies: the same wire report in two outlets, told by the words that both have.

A document's sketch is the smallest hashes of its five-word shingles; two documents whose sketches share most are copies of one
report (Broder 1997). The group is named after its oldest document, by key, whichever was added first.
"""

from collections import Counter
from collections.abc import Iterable

from mahdar.record.wording import content_words, shingles, sketch
from mahdar.store.models import Document, DocumentMark

SIZE = 16
WIDTH = 5
SHORTEST = 30  # shingles
ALIKE = 0.6  # of the sketches' smallest hashes taken together


def marks_of(text: str) -> tuple[int, ...]:
    """The sketch of a text; a few lines on the same event are alike and no copies, so a short text has none."""
    found = shingles(content_words(text), WIDTH)
    return sketch(found, SIZE) if len(found) >= SHORTEST else ()


def note(document: Document, marks: Iterable[int]) -> None:
    """Keep a document's sketch, and put it with its copies. Inside a transaction."""
    mine = set(marks)
    if not mine:
        return
    shared = Counter(DocumentMark.objects.filter(mark__in=mine).values_list("document_id", flat=True))
    near = [pk for pk, count in shared.items() if count >= len(mine) * ALIKE / 2]
    sketches: dict[int, set[int]] = {}
    for pk, mark in DocumentMark.objects.filter(document__in=near).values_list("document_id", "mark"):
        sketches.setdefault(pk, set()).add(mark)
    copies = [pk for pk, theirs in sketches.items() if alike(mine, theirs) >= ALIKE]
    DocumentMark.objects.bulk_create(DocumentMark(document=document, mark=mark) for mark in mine)
    if copies:
        _group([*copies, document.pk])


def alike(a: set[int], b: set[int]) -> float:
    """How much of two texts is the same, estimated from the smallest hashes of both together."""
    smallest = set(sorted(a | b)[:SIZE])
    return len(smallest & a & b) / len(smallest)


def _group(pks: list[int]) -> None:
    """Make documents and the groups they are in one group."""
    rows = Document.objects.filter(pk__in=pks)
    heads = {row.wire_id or row.pk for row in rows}
    members = Document.objects.filter(pk__in=heads) | Document.objects.filter(wire__in=heads) | rows
    head = min(members.distinct().values_list("key", "pk"))[1]
    Document.objects.filter(pk__in=list(members.values_list("pk", flat=True))).update(wire=head)
