"""The whole record as JSON Lines, and back: documents with their claims, then what people decided.

Actors and entries are not in it: they follow from the rest. The same record gives the same bytes, on either database.

A document is written as it came and as it is read: what people changed in its claims is in the decisions. `published` is the day it came
with and `dated` the one that a person has set, by which it is read; `heirs` the claims that are gone with what took over from them;
`kept` claims that are read no longer but that a person had changed, each with its uid and its actors.
"""

import datetime
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from django.db import DatabaseError, transaction

from mahdar.errors import StoreError
from mahdar.record.reports import claim_uid
from mahdar.store import gazetteer
from mahdar.store.adding import Past, add, lock
from mahdar.store.amending import cast_of
from mahdar.store.connection import in_words
from mahdar.store.contents import Wording
from mahdar.store.decisions import decide, note_date
from mahdar.store.models import Claim, Decision, Document
from mahdar.vocabulary import Minutes

FORMAT = 1
AT_ONCE = 200


def dump() -> Iterator[str]:
    """The record, a line at a time: a header, each document by its key, each decision in its order."""
    counts = {"documents": Document.objects.count(), "decisions": Decision.objects.count()}
    names = list(gazetteer.rows())
    yield _line({"mahdar": "record", "format": FORMAT, **counts, **({"names": names} if names else {})})
    for document in Document.objects.order_by("key").iterator(AT_ONCE):
        yield _line({"document": _document(document)})
    order = {pk: n for n, pk in enumerate(Decision.objects.order_by("at", "pk").values_list("pk", flat=True))}
    for decision in Decision.objects.order_by("at", "pk").iterator(AT_ONCE):
        yield _line({"decision": _decision(decision, order)})


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n"


def _document(row: Document) -> dict[str, Any]:
    claims = [_Claim(*each) for each in _claims_of(row)]
    facts = {
        "key": row.key,
        "id": row.name,
        "text": row.text,
        "title": row.title,
        "published": row.stated.isoformat() if row.stated else None,
        "source": row.source,
        "url": row.url,
        "added": row.added.isoformat(),
        "reader": row.reader,
        "notes": row.notes,
        "actors": row.actors,
        "claims": [claim.body for claim in claims if claim.is_read(row.key)],
    }
    more = {
        "dated": row.published.isoformat() if row.published and row.published != row.stated else None,
        "heirs": row.heirs,
        "kept": [claim.kept() for claim in claims if not claim.is_read(row.key)],
    }
    return {**facts, **{name: value for name, value in more.items() if value}}


class _Claim(NamedTuple):
    """A claim as the machine read it."""

    uid: str
    body: dict[str, Any]
    cast: list[dict[str, Any]]

    def is_read(self, key: str) -> bool:
        """Was it read with the document's other claims, so that its uid is that of its body?"""
        return claim_uid(key, self.body) == self.uid

    def kept(self) -> dict[str, Any]:
        """With what it needs beside the document."""
        return {"uid": self.uid, "body": self.body, "cast": cast_of(self.body, self.cast)}


def _claims_of(row: Document) -> Iterator[tuple[str, dict[str, Any], list[dict[str, Any]]]]:
    rows = Claim.objects.filter(document=row, by="").order_by("start", "uid")
    for uid, body, read, cast in rows.values_list("uid", "body", "read", "cast"):
        yield uid, body if read is None else read, cast


def _decision(row: Decision, order: dict[int, int]) -> dict[str, Any]:
    return {
        "at": row.at.isoformat(),
        "who": row.who,
        "verb": row.verb,
        "subject": row.subject,
        "after": row.after,
        "why": row.why,
        "undoes": order[row.undoes_id] if row.undoes_id else None,
    }


def load(lines: Iterable[str], name: str, advance: Callable[[], None] = lambda: None) -> int:
    """Rebuild a record from a dump, into one that may have documents already; how many lines there were.

    A line at a time is added, each whole or not at all: after an interruption load the same file again. Raises StoreError with
    the line that is no line of a dump.
    """
    decisions: list[Decision] = []
    known = list(Decision.objects.order_by("at", "pk"))
    count, told, dated = 0, 0, set[str]()
    for count, text in enumerate(lines, 1):
        row = _row(text, name, count)
        if count == 1:
            told = _lines_told(row, name)
            gazetteer.expect(row.get("names", ()))
        try:
            if "document" in row:
                _add(row["document"])
                dated |= _is_dated(row["document"])
            elif "decision" in row:
                decisions.append(_again(row["decision"], decisions, known, dated))
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise StoreError(
                f"{name}, line {count}: is no line of a dump ({error!r:.80}); dump the record again"
            ) from None
        except DatabaseError as error:
            raise StoreError(f"{name}, line {count}: {in_words(error)}") from error
        advance()
    if count < told:
        raise StoreError(f"{name}: ends after line {count} of {told}: what it has is loaded; dump the record again")
    return count


def _lines_told(header: dict[str, Any], name: str) -> int:
    """How many lines the first says that there are, itself included."""
    if header.get("mahdar") != "record" or header.get("format") != FORMAT:
        raise StoreError(f"{name}, line 1: is no dump of a record in format {FORMAT}: make one with mahdar dump")
    counts = (header.get("documents", 0), header.get("decisions", 0))
    return 1 + sum(count for count in counts if isinstance(count, int))


def _row(text: str, name: str, number: int) -> dict[str, Any]:
    try:
        row = json.loads(text)
    except ValueError:
        raise StoreError(f"{name}, line {number}: is cut off or no JSON; dump the record again") from None
    if not isinstance(row, dict):
        raise StoreError(f"{name}, line {number}: is no line of a dump; dump the record again")
    return row


def _add(row: dict[str, Any]) -> None:
    parts = {name: row[name] for name in ("id", "text", "title", "published", "source", "url")}
    stated = datetime.date.fromisoformat(row["published"]) if row["published"] else None
    parts["published"] = row.get("dated") or row["published"]
    minutes = Minutes.model_validate(
        {"document": parts, "actors": row["actors"], "claims": row["claims"], "notes": row["notes"]}
    )
    kept = [Wording(each["uid"], each["body"], each["cast"]) for each in row.get("kept", ())]
    past = Past(stated, row.get("heirs", {}), kept)
    add(minutes, at=datetime.datetime.fromisoformat(row["added"]), reader=row["reader"], past=past)


def _is_dated(row: dict[str, Any]) -> set[str]:
    """The document's key, if it is read by the day that its line gives: then no decision on its day need read it again."""
    day = row.get("dated") or row["published"]
    wanted = datetime.date.fromisoformat(day) if day else None
    return set(Document.objects.filter(key=row["key"], published=wanted).values_list("key", flat=True))


def _again(row: dict[str, Any], done: list[Decision], known: list[Decision], dated: set[str]) -> Decision:
    """The decision put into effect, unless this record has it from an earlier, interrupted load."""
    at = datetime.datetime.fromisoformat(row["at"])
    same = [d for d in known if (d.at, d.who, d.verb, d.subject) == (at, row["who"], row["verb"], row["subject"])]
    if same:
        return same[0]
    undoes = done[row["undoes"]] if row["undoes"] is not None else None
    settled = row["verb"] == "date" and row["subject"]["document"] in dated
    with transaction.atomic():
        lock()
        if settled:
            return note_date(row["who"], row["subject"], row["after"], why=row["why"], undoes=undoes, at=at)
        return decide(row["who"], row["verb"], row["subject"], row["after"], why=row["why"], undoes=undoes, at=at)
