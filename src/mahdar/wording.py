"""The record in words for readers, Arabic or English: what pages, commands and briefs all call things by."""

import re
from collections.abc import Sequence
from functools import cache

from babel import Locale

from mahdar.exchange.labels import Language, label, value_label
from mahdar.exchange.wording import name_in
from mahdar.mentions.lexicon import state_names
from mahdar.record.entry import Entry, Turn, Value
from mahdar.vocabulary import Interval

SHORT = 160
BETWEEN = " – "  # the names in the title of a meeting (`record.summary`)
# Control characters and those that turn the direction of a whole line: a text's title may have them, a terminal must not get them.
UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def word(key: str, lang: Language) -> str:
    """A word of the record's own vocabulary."""
    return label("record", key, lang)


def figure(key: str, number: int, lang: Language) -> str:
    """A number with what it counts before it, so that no noun must agree with it.

    >>> figure("documents", 2, Language.EN)
    'texts: 2'
    """
    return f"{label('figure', key, lang)}: {number}"


def counted(noun: str, number: int, lang: Language) -> str:
    """So many of something, in the form that the number asks for.

    >>> counted("text", 1, Language.EN), counted("text", 2, Language.EN)
    ('1 text', '2 texts')
    """
    return label("count", f"{noun}-{_locale(lang).plural_form(number)}", lang).format(n=number)


@cache
def _locale(lang: Language) -> Locale:
    return Locale(lang.value)


def state_in(code: str, lang: Language) -> str:
    """A state by its code (ISO 3166-1 alpha-2); the code itself where it is none.

    >>> state_in("NO", Language.EN)
    'Norway'
    """
    if lang is Language.AR and code in state_names():
        return state_names()[code]
    return str(_locale(lang).territories.get(code, code))


def days(interval: Interval) -> str:
    """ISO 8601: a day, or two with a slash; "" where nothing is known."""
    first, last = interval.first, interval.last
    if first is None:
        return f"../{last}" if last else ""
    return str(first) if first == last else f"{first}/{last or '..'}"


def named_in(entry: Entry, lang: Language) -> Entry:
    """The entry with its actors named in the reader's language; its title, too, where that begins with them."""
    if lang is Language.AR:
        return entry
    roles = tuple(r.model_copy(update={"name": name_in(r.name, r.kind, r.country, lang)}) for r in entry.roles)
    names = {before.name: after.name for before, after in zip(entry.roles, roles, strict=True)}
    title = entry.title
    if entry.kind == "meeting":
        title = BETWEEN.join(names.get(name, name) for name in title.split(BETWEEN))
    elif ": " in title:
        actor, _, rest = title.partition(": ")
        title = f"{names.get(actor, actor)}: {rest}"
    return entry.model_copy(update={"roles": roles, "title": title})


def stance_of(entry: Entry, lang: Language) -> str:
    """What the entry says now: a stance, an attendance, a stage; disputed or denied before that."""
    if entry.status.value in ("disputed", "denied"):
        return value_label(entry.status, lang)
    slot = {"attendance": "status", "position": "stance", "pledge": "stage"}.get(entry.kind)
    value = entry.best(slot) if slot else None
    return value_words(value, slot or "", lang) if value else ""


FEW_CLAIMS = 0.04  # of all: a turn of fewer is a slip of one text among many


def main_turns(history: Sequence[Turn]) -> list[Turn]:
    """The turns of an entry; of one that many texts report, those that more than a few claims make."""
    claims = sum(len(turn.claims) for turn in history)
    main = [turn for turn in history if len(turn.claims) >= claims * FEW_CLAIMS]
    return [turn for n, turn in enumerate(main) if n == 0 or turn.status != main[n - 1].status]


def standing_words(kind: str, standing: str, lang: Language) -> str:
    """A turn's status in the reader's language."""
    group = {"attendance": "AttendanceStatus", "position": "Stance", "pledge": "Stage"}.get(kind, "EntryStatus")
    return label("EntryStatus" if standing in ("denied", "reported") else group, standing, lang)


GROUPS = {
    "status": "AttendanceStatus",
    "stance": "Stance",
    "stage": "Stage",
    "mode": "Mode",
    "manner": "Manner",
    "basis": "Basis",
}


def value_words(value: Value, slot: str, lang: Language) -> str:
    """A value in the reader's language: of a list by its label, else in the words of its source."""
    group = GROUPS.get(slot)
    return label(group, value.key, lang) if group else one_line(value.words)


def slot_name(slot: str, lang: Language) -> str:
    """What a slot is called."""
    return label("slot", slot.replace("-", "_"), lang)


def one_line(words: str) -> str:
    """Without line ends, and without what would turn or colour the rest of a terminal's line.

    >>> one_line("a\\n\\x1b[31mb")
    'a [31mb'
    """
    return " ".join(UNPRINTABLE.sub("", words).split())


def cut(words: str, longest: int = SHORT) -> str:
    """On one line, cut where it is too long."""
    line = one_line(words)
    return line if len(line) <= longest else line[: longest - 1] + "…"
