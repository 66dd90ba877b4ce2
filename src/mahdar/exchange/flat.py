"""The flat form: JSON Lines for data frames and for the scorer, names as strings and words copied from the text."""

import json
from collections.abc import Iterable, Iterator

from mahdar.exchange.slots import in_text_order, slots
from mahdar.exchange.wording import date_words
from mahdar.vocabulary import Amount, AnyClaim, Date, Minutes, Modality, Party, Span


def flat(minutes: Minutes) -> dict[str, object]:
    """One article: its id, its day in ISO 8601 (or None) and its claims in text order."""
    published = minutes.document.published
    return {
        "id": minutes.document.id,
        "published": published.isoformat() if published else None,
        "claims": [flat_claim(claim, minutes) for claim in in_text_order(minutes.claims)],
    }


def flat_claim(claim: AnyClaim, minutes: Minutes) -> dict[str, object]:
    """The claim's kind and its filled slots.

    An actor is its name, a span its words, a date ISO 8601 as precise as the text; an open date is left out. An
    amount becomes the three slots amount (the figure to quote), currency (ISO 4217, None where open) and qualifier.
    The period that money is for may be a span of years, `2014/2016`, or the text's words where it is open.
    `modality` is there only where the text does not simply assert the claim.
    """
    row: dict[str, object] = {"kind": claim.kind}
    for name, values in slots(claim):
        if isinstance(values[0], Amount):
            row |= _amount(values[0])
        elif name == "participants":
            row[name] = [_plain(value, minutes) for value in values]
        elif name == "period" and isinstance(values[0], Date):
            row[name] = date_words(values[0], minutes.text)
        elif (plain := _plain(values[0], minutes)) is not None:
            row[name] = plain
    if claim.modality is not Modality.ASSERTED:
        row["modality"] = claim.modality.value
    return row


def _plain(value: object, minutes: Minutes) -> str | bool | None:
    if isinstance(value, Party):
        return minutes.actor(value).name
    if isinstance(value, Span):
        return value.of(minutes.text)
    if isinstance(value, bool):
        return value
    return value.iso if isinstance(value, Date) else str(value)


def _amount(amount: Amount) -> dict[str, object]:
    value = amount.number.value
    figure = int(value) if value.is_integer() else value
    return {"amount": figure, "currency": amount.currency, "qualifier": amount.number.qualifier.value}


def chunks(minutes: Iterable[Minutes]) -> Iterator[str]:
    """One line of JSON an article."""
    for each in minutes:
        yield json.dumps(flat(each), ensure_ascii=False) + "\n"
