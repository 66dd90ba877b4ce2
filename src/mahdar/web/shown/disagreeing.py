"""Entries in which sources disagree: the values side by side, each with who says it, when and in which words."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from mahdar.record.entry import Entry as Summary
from mahdar.record.entry import Value
from mahdar.store.evidence import Heard, Voice, heard, sentences, voices
from mahdar.store.models import Entry
from mahdar.web.context import language
from mahdar.web.shown.lines import Line, lines_of
from mahdar.wording import slot_name, standing_words, value_words

MOST_WORDS = 2  # quotations of one value


class Said(NamedTuple):
    """Words for a value, and where they stand."""

    words: str
    uid: str
    document: int
    source: str
    published: object


class Side(NamedTuple):
    """One of the values: how many claims give it, which outlets, in which words; `of` names it on the entry's page."""

    words: str
    claims: int
    outlets: Sequence[Heard]
    said: Sequence[Said]
    superseded: bool
    of: str


class Matter(NamedTuple):
    """What the sources disagree about, and its sides; those that later sources replaced apart."""

    words: str
    sides: Sequence[Side]
    replaced: Sequence[Side]


class Disagreement(NamedTuple):
    """An entry with all that its sources disagree about."""

    line: Line
    matters: Sequence[Matter]


def disagreements(entries: Sequence[Entry]) -> list[Disagreement]:
    """What sources disagree about in these entries: two queries for all of them."""
    lines = lines_of(entries)
    told = {line.pk: _given(line.summary) for line in lines}
    by_uid = voices([line.pk for line in lines])
    quoted = [uid for given in told.values() for _n, _v, uids, _o, _s in given for uid in _first(uids, by_uid)]
    words = sentences(quoted)
    return [Disagreement(line, _matters(told[line.pk], by_uid, words)) for line in lines]


Given = tuple[str, str, Sequence[str], str, bool]


def _given(summary: Summary) -> list[Given]:
    """Each value of what is disagreed about: of which matter, its words, the claims for it, its name, whether it is replaced."""
    found: list[Given] = []
    for slot in summary.contradicted:
        for n, value in enumerate(summary.values[slot]):
            found.append(
                (slot_name(slot, language()), _words(value, slot), value.backed, f"{slot}.{n}", value.superseded)
            )
    if not found:
        matter = slot_name("status", language())
        for n, turn in enumerate(summary.history):
            found.append(
                (matter, standing_words(summary.kind, turn.status, language()), turn.claims, f"turn.{n}", False)
            )
    return found


def _words(value: Value, slot: str) -> str:
    return value_words(value, slot, language())


def _first(uids: Collection[str], by_uid: Mapping[str, Voice]) -> list[str]:
    """The claims that are quoted: the first of each outlet, the first outlets."""
    seen: dict[str, str] = {}
    for uid in uids:
        if uid in by_uid:
            seen.setdefault(by_uid[uid].source, uid)
    return list(seen.values())[:MOST_WORDS]


def _matters(given: Sequence[Given], by_uid: Mapping[str, Voice], words: Mapping[str, str]) -> list[Matter]:
    found = []
    for matter in dict.fromkeys(each[0] for each in given):
        sides = [_side(each, by_uid, words) for each in given if each[0] == matter]
        found.append(Matter(matter, [s for s in sides if not s.superseded], [s for s in sides if s.superseded]))
    return found


def _side(given: Given, by_uid: Mapping[str, Voice], words: Mapping[str, str]) -> Side:
    _matter, said, uids, of, superseded = given
    known = [by_uid[uid] for uid in uids if uid in by_uid]
    quoted = [by_uid[uid] for uid in _first(uids, by_uid)]
    return Side(
        words=said,
        claims=len(uids),
        outlets=heard(known),
        said=[Said(words.get(v.uid, ""), v.uid, v.document, v.source, v.published) for v in quoted],
        superseded=superseded,
        of=of,
    )
