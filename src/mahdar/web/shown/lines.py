"""Rows of the record as pages show them: in the reader's language, without the text of any document."""

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db.models import QuerySet

from mahdar.exchange.labels import Language, value_label
from mahdar.record.entry import Entry as Summary
from mahdar.store.models import Claim, Entry
from mahdar.store.summaries import summary_of
from mahdar.web.context import language
from mahdar.wording import days, named_in, one_line, stance_of

DATED = ("meeting", "gathering")  # kinds whose status says where they stand


class Line(NamedTuple):
    """An entry in a list. `state` is a key for its colour, `standing` the same in words; `when` is empty where only `said` is known."""

    pk: int
    kind: str
    title: str
    when: str
    said: str
    state: str
    standing: str
    place: str
    texts: int
    outlets: tuple[str, ...]
    disagree: bool
    summary: Summary


class Quote(NamedTuple):
    """A claim behind an entry: its words and where they stand."""

    uid: str
    kind: str
    words: str
    document: int
    title: str
    source: str
    published: datetime.date | None
    review: str
    confidence: float
    by: str


def line_of(entry: Entry, lang: Language | None = None) -> Line:
    """An entry as a line."""
    lang = lang or language()
    summary = named_in(summary_of(entry), lang)
    place = summary.best("place")
    return Line(
        pk=entry.pk,
        kind=entry.kind,
        title=one_line(summary.title),
        when=days(summary.happened),
        said=days(summary.said),
        state=_state(summary),
        standing=value_label(summary.status, lang) if entry.kind in DATED else stance_of(summary, lang),
        place=one_line(place.words) if place else "",
        texts=summary.texts,
        outlets=summary.outlets,
        disagree=bool(summary.contradicted) or summary.status.value == "disputed",
        summary=summary,
    )


def _state(summary: Summary) -> str:
    """What its badge is coloured by."""
    if summary.kind in DATED or summary.status.value in ("denied", "disputed"):
        return summary.status.value
    slot = {"attendance": "status", "position": "stance", "pledge": "stage"}.get(summary.kind, "")
    value = summary.best(slot) if slot else None
    return value.key if value else summary.status.value


def lines_of(entries: Iterable[Entry]) -> list[Line]:
    """Entries as lines."""
    lang = language()
    return [line_of(entry, lang) for entry in entries]


def quotes(claims: "QuerySet[Claim]") -> list[Quote]:
    """The claims with the words they rest on: one query, no text of a document loaded."""
    rows = claims.values_list(
        "uid", "kind", "facts__words", "document_id", "document__title", "document__name", "document__source",
        "document__published", "review", "confidence", "by",
    )  # fmt: skip
    return [
        Quote(
            uid, kind, words.get("content") or words["evidence"], pk, title or name, source or "", day, review, sure, by
        )
        for uid, kind, words, pk, title, name, source, day, review, sure, by in rows
    ]


def quotes_of(entries: Sequence[int], most: int | None = None) -> dict[int, list[Quote]]:
    """For each entry (by pk) the claims behind it, the earliest report first."""
    claims = Claim.objects.filter(entry__in=entries).order_by("document__published", "pk")
    pairs = claims.values_list("entry_id", flat=True)
    found: dict[int, list[Quote]] = {pk: [] for pk in entries}
    for entry, quote in zip(pairs, quotes(claims), strict=True):
        if entry is not None and (most is None or len(found[entry]) < most):
            found[entry].append(quote)
    return found
