"""The parts of an entry's page: its values with who says which, its history, its outlets, who has which role, what was decided."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mahdar.record.entry import Entry as Summary
from mahdar.record.entry import Role, Turn, Value
from mahdar.store.evidence import Heard, Voice, heard, sentences
from mahdar.store.models import Decision
from mahdar.web.asked.asking import whole
from mahdar.web.context import language
from mahdar.web.shown.lines import Quote
from mahdar.wording import main_turns, one_line, slot_name, standing_words, value_words

MOST_VALUES, MOST_ROLES = 4, 12  # of a slot and of a role; others are folded


class Given(NamedTuple):
    """A value of a slot: how many claims speak for it and against it, which outlets say it; `of` names it in an address."""

    words: str
    superseded: bool
    backed: int
    against: int
    outlets: Sequence[Heard]
    of: str


class Slot(NamedTuple):
    """A slot with its values, the first ones and those that are folded; `differ`: do the sources disagree about it?"""

    name: str
    words: str
    first: Sequence[Given]
    folded: Sequence[Given]
    differ: bool


class Part(NamedTuple):
    """Those who have a role: the principal ones, and others whom few claims name."""

    role: str
    first: Sequence[Role]
    folded: Sequence[Role]


class Stood(NamedTuple):
    """A turn of the history in words; `of` names it in an address."""

    turn: Turn
    words: str
    of: str


class Shown(NamedTuple):
    """What a page shows of an entry; `claims` and `documents` before copies are counted once."""

    slots: list[Slot]
    parts: list[Part]
    turns: list[Stood]
    turns_left: int
    outlets: list[Heard]
    claims: int
    documents: int


class Asked(NamedTuple):
    """Which of an entry's claims are asked for: all (None), or those behind a value or a turn, in `words`."""

    uids: Sequence[str] | None
    words: str
    of: str


def page_of(summary: Summary, voices: Mapping[str, Voice]) -> Shown:
    """All parts of an entry."""
    turns = main_turns(summary.history)
    return Shown(
        slots=[_slot(name, values, summary, voices) for name, values in summary.values.items()],
        parts=_parts(summary),
        turns=[
            Stood(turn, standing_words(summary.kind, turn.status, language()), f"turn.{summary.history.index(turn)}")
            for turn in turns
        ],
        turns_left=len(summary.history) - len(turns),
        outlets=heard(voices.values()),
        claims=len(voices),
        documents=len({voice.document for voice in voices.values()}),
    )


def _slot(name: str, values: Sequence[Value], summary: Summary, voices: Mapping[str, Voice]) -> Slot:
    given = [
        Given(
            words=value_words(value, name, language()),
            superseded=value.superseded,
            backed=len(value.backed),
            against=len(value.against),
            outlets=heard(voices[uid] for uid in value.backed if uid in voices),
            of=f"{name}.{n}",
        )
        for n, value in enumerate(values)
    ]
    differ = name in summary.contradicted
    most = len(given) if differ else MOST_VALUES
    return Slot(name, slot_name(name, language()), given[:most], given[most:], differ)


def _parts(summary: Summary) -> list[Part]:
    found = []
    for role in dict.fromkeys(each.role for each in summary.roles):
        main = summary.principals(role)
        rest = [each for each in summary.actors(role) if each not in main]
        found.append(Part(role, main[:MOST_ROLES], [*main[MOST_ROLES:], *rest]))
    return found


def asked_uids(request: HttpRequest, summary: Summary) -> Asked:
    """The claims that the address asks for (`of=date.1`, `of=turn.3`); all where it asks for none that are there."""
    of = request.GET.get("of", "")[:40]
    slot, _dot, number = of.rpartition(".")
    n = whole(number, 4)
    if n is None:
        return Asked(None, "", "")
    if slot == "turn" and n < len(summary.history):
        turn = summary.history[n]
        return Asked(turn.claims, f"{turn.said or '?'} {standing_words(summary.kind, turn.status, language())}", of)
    values = summary.values.get(slot, ())
    if n < len(values):
        return Asked(values[n].backed, f"{slot_name(slot, language())}: {value_words(values[n], slot, language())}", of)
    return Asked(None, "", "")


class Decided(NamedTuple):
    """A decision in words."""

    decision: Decision
    words: str
    about: str
    undone: bool


def decided_of(decisions: Iterable[Decision]) -> list[Decided]:
    """Decisions on claims in the reader's language."""
    found = []
    for each in decisions:
        undone = hasattr(each, "undone_by")
        found.append(Decided(each, _verb(each), one_line(str(each.subject.get("words", ""))), undone))
    return found


def _verb(decision: Decision) -> str:
    """What was decided."""
    if decision.undoes_id:
        return _("undid decision %(number)s") % {"number": decision.undoes_id}
    if decision.verb == "judge":
        return _("two claims tell of one thing") if decision.after else _("two claims tell of two things")
    words = {
        "accepted": pgettext("decision", "accepted a claim"),
        "rejected": pgettext("decision", "rejected a claim"),
        "open": pgettext("decision", "opened a claim to review again"),
    }
    return words.get(str(decision.after), pgettext("decision", "changed a claim"))


def in_sentences(quotes: Sequence[Quote]) -> list[Quote]:
    """The same with the whole sentence that each stands in; what a speaker says stays as it was said."""
    found = sentences([quote.uid for quote in quotes if quote.kind != "statement"])
    return [quote._replace(words=found.get(quote.uid) or quote.words) for quote in quotes]
