"""What people have changed in claims, slot by slot, in words of the text: before and after."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from mahdar.exchange.labels import Language, label
from mahdar.exchange.slots import slots
from mahdar.exchange.wording import listed
from mahdar.store.contents import CLASSES, text_of
from mahdar.store.models import Claim, Decision, Document
from mahdar.vocabulary import Actor, Minutes
from mahdar.wording import one_line

AMENDING = ("amend", "add")


class Change(NamedTuple):
    """A slot of a claim, what stood in it and what stands in it; "" for nothing."""

    slot: str
    before: str
    after: str


def changes_of(decisions: Sequence[Decision], lang: Language) -> dict[int, list[Change]]:
    """For each decision by which a claim was changed or added, by its number, the slots that differ. Loads the texts of these."""
    mine = [row for row in decisions if row.verb in AMENDING]
    documents = {
        row.key: row for row in Document.objects.filter(key__in={str(row.subject.get("document")) for row in mine})
    }
    uids = {str(row.subject.get("claim")) for row in mine}
    read = dict(Claim.objects.filter(uid__in=uids).values_list("uid", "read"))
    found = {}
    for row in mine:
        document = documents.get(str(row.subject.get("document")))
        if document is None:
            continue
        as_read = read.get(str(row.subject.get("claim"))) if row.verb == "amend" else None
        before, after = (_words(given, as_read, document, lang) for given in (row.before, row.after))
        found[row.pk] = [
            Change(label("slot", slot, lang), before.get(slot, ""), after.get(slot, ""))
            for slot in {**before, **after}
            if before.get(slot) != after.get(slot)
        ]
    return found


def _words(given: Any, as_read: Any, document: Document, lang: Language) -> dict[str, str]:
    """A claim's slots in words: what a person gave, or where that is nothing what the machine read."""
    body = given["body"] if isinstance(given, dict) and "body" in given else as_read
    cast = given.get("cast", ()) if isinstance(given, dict) else ()
    if not isinstance(body, dict):
        return {}
    try:
        claim = CLASSES[body["kind"]].model_validate(body)
        actors = tuple(map(Actor.model_validate, [*document.actors, *cast]))
        minutes = Minutes(document=text_of(document), actors=actors)
        return {name: one_line(listed(values, minutes, lang)) for name, values in slots(claim)}
    except (KeyError, ValidationError):
        return {}  # of another version: the words that it rested on are not known any more
