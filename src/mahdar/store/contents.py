"""What a document of the record says now: as it was read, with what people have changed and added."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, get_args

from mahdar.record.reports import Filing, filing
from mahdar.store.models import Claim, Document
from mahdar.vocabulary import Actor, AnyClaim, Minutes
from mahdar.vocabulary import Document as Text

CLASSES: dict[str, type[AnyClaim]] = {each.model_fields["kind"].default: each for each in get_args(AnyClaim)}


class Wording(NamedTuple):
    """What a claim says: its uid, its body, and the actors that people have named in it."""

    uid: str
    body: dict[str, Any]
    cast: Sequence[dict[str, Any]] = ()


def text_of(row: Document) -> Text:
    """The document as it came, with the day that it is read by."""
    return Text(id=row.name, text=row.text, title=row.title, published=row.published, source=row.source, url=row.url)


def filing_of(row: Document, extra: Iterable[Wording] = ()) -> Filing:
    """What a document of the record brings to it, as its claims are now; `extra`: claims that it is about to have as well."""
    kept = Claim.objects.filter(document=row).values_list("uid", "body", "cast")
    claims = [*(Wording(*each) for each in kept), *extra]
    minutes = Minutes(
        document=text_of(row),
        actors=tuple(map(Actor.model_validate, row.actors)),
        claims=tuple(CLASSES[each.body["kind"]].model_validate(each.body) for each in claims),
    )
    cast = [Actor.model_validate(actor) for each in claims for actor in each.cast]
    return filing(minutes, row.key, uids=[each.uid for each in claims], cast=cast)
