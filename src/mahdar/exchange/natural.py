"""The natural form: everything the minutes hold, as JSON, each span with its offsets and its words; and back again."""

import datetime
import json
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from mahdar.vocabulary import Minutes, Span


def natural(minutes: Minutes) -> dict[str, Any]:
    """The whole of the minutes; a span is `{"start": 0, "end": 4, "words": "قالت"}`, offsets in characters."""
    whole: dict[str, Any] = _out(minutes, minutes.text)
    return whole


def _out(value: object, text: str) -> Any:
    if isinstance(value, BaseModel):
        return {name: _out(getattr(value, name), text) for name in type(value).model_fields}
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end, "words": value.of(text)}
    if isinstance(value, tuple):
        return [_out(each, text) for each in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def from_natural(row: dict[str, Any]) -> Minutes:
    """The minutes that `natural` wrote down; pydantic's ValidationError for anything else.

    The words are not looked at: the offsets and the text say what they are.
    """
    return Minutes.model_validate(_in(row))


def _in(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "words"}:
            return (value["start"], value["end"])
        return {name: _in(each) for name, each in value.items()}
    return [_in(each) for each in value] if isinstance(value, list) else value


def chunks(minutes: Iterable[Minutes]) -> Iterator[str]:
    """One line of JSON an article."""
    for each in minutes:
        yield json.dumps(natural(each), ensure_ascii=False) + "\n"
