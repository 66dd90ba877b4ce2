"""A claim as a card beside its text: what it says, slot by slot, how sure it is, what people decided, what can be done with it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from mahdar.exchange.labels import Language, label, value_label
from mahdar.exchange.reasons import reason_words
from mahdar.exchange.slots import Value, slots
from mahdar.exchange.wording import worded
from mahdar.store import texts
from mahdar.store.models import Claim, Decision, Document
from mahdar.vocabulary import Minutes, Modality, Party
from mahdar.web.context import language
from mahdar.web.shown.reading import Read, minutes_of, read_of
from mahdar.wording import counted, one_line

Named = Sequence[tuple[str, str, int]]


class Card(NamedTuple):
    """A claim with all that its card shows."""

    uid: str
    kind: str
    kind_words: str
    review: str
    slots: SafeString
    evidence: str
    modality: str
    sure: int
    doubtful: bool
    reasons: list[str]
    entry: str
    backing: str
    by: str
    changed: bool
    version: int
    decision: Decision | None
    address: str


DOUBTFUL = 0.6
BETWEEN = " · "


def cards_of(document: Document, rows: Sequence[Claim]) -> tuple[list[Read], list[Card]]:
    """The claims of a text in its order, and their cards."""
    minutes, named = minutes_of(document, rows), texts.actors_in(rows)
    decided = texts.standing_decisions(document)
    claims = read_of(rows)
    return claims, [_card(each, minutes, named.get(each.row.pk, ()), decided.get(each.row.uid)) for each in claims]


def cards_apart(rows: Sequence[Claim]) -> list[Card]:
    """The cards of claims of several texts that await review, each with its text loaded; what was decided before is left out."""
    named = texts.actors_in(rows)
    return [_card(read_of([row])[0], minutes_of(row.document, [row]), named.get(row.pk, ()), None) for row in rows]


def card_of(row: Claim) -> Card:
    """The card of one claim."""
    minutes, named = minutes_of(row.document, [row]), texts.actors_in([row])
    return _card(read_of([row])[0], minutes, named.get(row.pk, ()), texts.last_decision(row))


def _card(each: Read, minutes: Minutes, named: Named, decision: Decision | None) -> Card:
    lang = language()
    row, claim = each
    filled = [(name, values) for name, values in slots(claim) if name != "evidence"]
    entry = row.entry
    return Card(
        uid=row.uid,
        kind=row.kind,
        kind_words=label("kind", row.kind, lang),
        review=row.review,
        slots=format_html_join(
            "",
            "<dt>{}</dt><dd>{}</dd>",
            ((label("slot", name, lang), _values(name, values, minutes, named, lang)) for name, values in filled),
        ),
        evidence=one_line(claim.evidence.of(minutes.text)),
        modality="" if claim.modality is Modality.ASSERTED else value_label(claim.modality, lang),
        sure=round(claim.confidence * 100),
        doubtful=claim.confidence < DOUBTFUL,
        reasons=[one_line(reason_words(reason, lang)) for reason in claim.reasons],
        entry=reverse("entry", args=[entry.pk]) if entry else "",
        backing=counted("text", entry.texts, lang) if entry and entry.texts else "",
        by=row.by,
        changed=row.read is not None,
        version=row.version,
        decision=decision,
        address=reverse("claim", args=[row.uid]),
    )


def _values(name: str, values: Iterable[Value], minutes: Minutes, named: Named, lang: Language) -> SafeString:
    """The values of a slot in words, each in a direction of its own; parties lead to the pages of their actors."""
    return format_html_join(
        BETWEEN, "{}", ((_value(n, name, each, minutes, named, lang),) for n, each in enumerate(values))
    )


def _value(number: int, slot: str, value: Value, minutes: Minutes, named: Named, lang: Language) -> SafeString:
    words = one_line(worded(value, minutes, lang))
    actor = _actor(slot, number, minutes.actor(value).name, named) if isinstance(value, Party) else None
    if actor:
        return format_html('<a href="{}"><bdi>{}</bdi></a>', reverse("actor", args=[actor]), words)
    return format_html('<bdi dir="{}">{}</bdi>', "auto" if any(map(str.isalpha, words)) else "ltr", words)


def _actor(slot: str, number: int, name: str, named: Named) -> int | None:
    """Whose name it is in the record: by the name as it is spelled here, else by the place among those of the slot."""
    role = "participant" if slot == "participants" else slot.replace("_", "-")
    mine = [(spelled, actor) for of, spelled, actor in named if of == role]
    spelled = " ".join(name.split())
    same = next((actor for each, actor in mine if each == spelled), None)
    return same or (mine[number][1] if number < len(mine) else None)
