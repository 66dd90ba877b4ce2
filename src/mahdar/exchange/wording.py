"""A slot's value in words for readers, in Arabic or English: what table and page show."""

from enum import StrEnum

from mahdar.exchange.labels import Language, label, value_label
from mahdar.exchange.slots import Value
from mahdar.vocabulary import Actor, ActorKind, Amount, Date, Granularity, Minutes, Party, Span


def worded(value: Value, minutes: Minutes, lang: Language = Language.AR) -> str:
    """The value as a reader wants it; words of the text stay Arabic in either language."""
    if isinstance(value, Party):
        return actor_name(minutes.actor(value), lang)
    if isinstance(value, Span):
        return one_line(value.of(minutes.text))
    if isinstance(value, Date):
        return date_words(value, minutes.text)
    if isinstance(value, Amount):
        return amount_words(value, lang)
    if isinstance(value, bool):
        return label("page", "yes" if value else "no", lang)
    return value_label(value, lang) if isinstance(value, StrEnum) else str(value)


def listed(values: tuple[Value, ...], minutes: Minutes, lang: Language = Language.AR) -> str:
    """The values of a slot, one after the other."""
    return label("page", "list-separator", lang).join(worded(value, minutes, lang) for value in values)


def one_line(words: str) -> str:
    """Words of the text on one line: inside a slot a line end of the source means nothing."""
    return " ".join(words.split())


def actor_name(actor: Actor, lang: Language) -> str:
    """The actor's name: in English a state's from Babel and a person's in Latin letters, anything else as written.

    A person whom the text names by office alone keeps the words of the office.
    """
    by_office = any(office.role == actor.name for office in actor.offices)
    return actor.name if by_office else name_in(actor.name, actor.kind, actor.country, lang)


def name_in(name: str, kind: str, country: str | None, lang: Language) -> str:
    """A name in the reader's language; `kind` is an ActorKind, `country` the state that it is or serves.

    >>> name_in("روسيا", "state", "RU", Language.EN)
    'Russia'
    """
    if lang is Language.AR:
        return name
    if kind == ActorKind.STATE and country:
        from babel import Locale

        return str(Locale("en").territories.get(country, name))
    if kind == ActorKind.PERSON:
        from mahdar.exchange.latin import latin

        return latin(name, country)
    return name


def date_words(date: Date, text: str) -> str:
    """ISO 8601, a span of days or years as `2014-01-22/2014-01-24`, `2014/2016`; the text's own words where the date is open."""
    if date.interval is None or date.interval.first is None or date.iso is None:
        return one_line(date.span.of(text))
    last = date.interval.last.isoformat()[: len(date.iso)] if date.interval.last is not None else date.iso
    is_season = date.granularity in (Granularity.SEASON, Granularity.WEEK)  # its beginning names it
    return date.iso if is_season or last == date.iso else f"{date.iso}/{last}"


def amount_words(amount: Amount, lang: Language = Language.AR) -> str:
    """The qualifier, the figure with its thousands set apart, and the currency (`USD/CAD` where it is open).

    Arabic takes the currency's Arabic name: Latin letters amid Arabic are shuffled on many terminals.
    """
    figure = f"{amount.number.value:,.2f}".removesuffix(".00")
    codes = (amount.currency,) if amount.currency else amount.currencies
    currency = "/".join(map(_currency_in_arabic if lang is Language.AR else str, codes))
    return " ".join(filter(None, (value_label(amount.number.qualifier, lang), figure, currency)))


def _currency_in_arabic(code: str) -> str:
    from babel import Locale

    return str(Locale("ar").currencies.get(code, code))
