"""The record's words in templates: labels, names, days, in the language of the request."""

import datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from mahdar.exchange.labels import label
from mahdar.exchange.wording import name_in
from mahdar.record.entry import Value
from mahdar.store.models import Actor
from mahdar.web.context import language
from mahdar.wording import counted, one_line, slot_name, standing_words, state_in, value_words

register = template.Library()


@register.filter
def kind(name: str) -> str:
    """A kind of claim: `meeting`."""
    return label("kind", name, language())


@register.filter
def kinds(name: str) -> str:
    """A kind of claims: `Meetings`."""
    return label("kinds", name, language())


@register.filter
def labelled(key: str, group: str) -> str:
    """The label of a key in a group of labels (`Stance`, `Status`, ...)."""
    return label(group, str(key), language()) if key else ""


@register.filter
def slot(name: str) -> str:
    """What a slot is called."""
    return slot_name(name, language())


@register.filter
def value(given: Value, of: str) -> str:
    """A value of a slot in words."""
    return value_words(given, of, language())


@register.filter
def called(actor: Actor) -> str:
    """An actor's name in the reader's language."""
    return name_in(actor.name, actor.kind, actor.country, language())


@register.filter
def texts(number: int) -> str:
    """`3 texts`, in the form that the number asks for."""
    return counted("text", number, language())


@register.filter
def line(words: str) -> str:
    """On one line, without control characters."""
    return one_line(words or "")


@register.filter
def day(given: datetime.date | str | None) -> SafeString | str:
    """A day, or days with a slash, as ISO 8601 that runs left to right in either language."""
    return format_html('<time dir="ltr">{}</time>', given) if given else ""


@register.filter
def money(amount: float | None) -> str:
    """A figure with its thousands set apart."""
    return "" if amount is None else f"{amount:,.2f}".removesuffix(".00")


@register.filter
def state(code: str | None) -> str:
    """A state's name by its code, in the reader's language."""
    return state_in(code, language()) if code else ""


@register.filter
def standing(status: str, kind: str) -> str:
    """Where an entry of a kind stands, as a turn of its history has it."""
    return standing_words(kind, status, language()) if status else ""


@register.filter
def role(name: str) -> str:
    """What an actor does in an entry: `participant`."""
    return slot_name({"participant": "participants"}.get(name, name), language())


@register.simple_tag
def separator() -> str:
    """What stands between two things of a list: the comma of the language."""
    return label("page", "list-separator", language())
