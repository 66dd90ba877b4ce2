"""Conjugation: writes `verb_forms.tsv`, every press form of each verb in `verbs.tsv`, with the conjugator mazini.

Run `python -m mahdar.arabic.conjugation` after a change of `verbs.tsv`; mazini is needed for that alone (a
development dependency). Forms are those of words that stand by themselves: what a pronoun does to a spelling
(`قالوه`, `زيارته`) is undone where the tokens are cut; only ى opened to alif (`التقا` in `التقاه`) is listed, because a
word that begins like the article is not cut otherwise. Persons that the press does not use (second feminine,
imperatives) are left out: unvocalised, they would only be mistaken for others.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from mazini import Conjugation, conjugate

from mahdar.arabic.clitics import PRONOUNS
from mahdar.arabic.lexicon import folded_function_words, rows
from mahdar.arabic.normal import fold

PERSONS = ("3ms", "3fs", "3md", "3fd", "3mp", "1s", "1p", "2ms", "2mp")
PASSIVE_PERSONS = PERSONS[:5]
TENSES = {
    "past": ("past",),
    "imperfect": ("ind", "sub", "juss"),
    "past-passive": ("past_pass",),
    "imperfect-passive": ("ind_pass", "sub_pass", "juss_pass"),
}
CODES = {
    "past": "pt", "imperfect": "im", "masdar": "vn", "active-participle": "ap",
    "past-passive": "ptp", "imperfect-passive": "imp", "passive-participle": "pp",
}  # fmt: skip
PASSIVE = frozenset({"past-passive", "imperfect-passive", "passive-participle"})
SHORTEST_IMPERFECT = 3
SHORTEST_BEFORE_PRONOUN = 3
UNCERTAIN = "?"
VERB = "aux"
TAKES_PRONOUN = frozenset({"prep", "that"})
PARTICIPLE_ENDINGS = (
    ("ا", "ms"), ("ة", "fs"), ("ان", "md"), ("ين", "md"), ("تان", "fd"), ("تين", "fd"), ("ات", "fp"),
)  # fmt: skip
_VOWELS = re.compile("[\u064b-\u0650\u0652\u0670]")
_HEADER = """\
# Folded forms of the verbs in verbs.tsv; made by `python -m mahdar.arabic.conjugation` (mazini). Do not edit.
# analyses: lemma:part:persons or gender and number, active before passive, commoner lemma first.
# parts: pt past, im imperfect, vn masdar, ap active participle; passive: ptp past, imp imperfect, pp participle
form\tanalyses
"""


class Verb(NamedTuple):
    """A row of `verbs.tsv`; `wazn` is mazini's code (`II`, `I/a~u`, `VIII reduced`), `masdars` overrides mazini's."""

    lemma: str
    root: str
    wazn: str
    masdars: tuple[str, ...]


def listed_verbs() -> list[Verb]:
    """The verbs of `verbs.tsv`, in its order (commoner ones first in each group)."""
    return [
        Verb(lemma, root, wazn, tuple(masdar.split("|")) if masdar else ())
        for lemma, root, wazn, masdar, *_ in rows("verbs.tsv")
    ]


def conjugated(verb: Verb) -> Conjugation:
    """All slots of a verb. Raises mazini.MaziniError on a root or wazn that it does not know."""
    wazn, _, reduced = verb.wazn.partition(" ")
    return conjugate(verb.root, wazn, reduced=bool(reduced))


def lemma(conjugation: Conjugation) -> str:
    """The third person masculine past with shadda and hamza and no other marks.

    >>> lemma(conjugate("صرح", "II")), lemma(conjugate("لقي", "VIII"))
    ('صرّح', 'التقى')
    """
    vocalised = conjugation.slots["past_3ms"][0].form
    return _VOWELS.sub("", vocalised.replace("ٱ", "ا").replace("اِ", "ا"))


def forms(verb: Verb) -> Iterator[tuple[str, str, str]]:
    """Folded form, part, and person (or gender and number) for everything the press may write of a verb."""
    conjugation = conjugated(verb)
    for part, slots in TENSES.items():
        for person in PASSIVE_PERSONS if part in PASSIVE else PERSONS:
            for slot in slots:
                for written in _written(conjugation, f"{slot}_{person}"):
                    form = fold(written)
                    if part.startswith("past") or len(form) >= SHORTEST_IMPERFECT:
                        yield form, part, person
                    if written.endswith("ى") and len(form) >= SHORTEST_BEFORE_PRONOUN:
                        yield form[:-1] + "ا", part, person
    for written in _written(conjugation, "ap"):
        yield from ((fold(form), "active-participle", number) for form, number in _participle(written))
    for written in verb.masdars or _written(conjugation, "vn"):
        yield from ((fold(form), "masdar", number) for form, number in _masdar(written))
    for written in _written(conjugation, "pp"):
        yield from ((fold(form), "passive-participle", number) for form, number in _participle(written))


def is_plausible(form: str, part: str, person: str) -> bool:
    """Would the press write this form? Not where it is spelled like a commoner particle (`إلى`, `على`, `نحو`, `إنها`).

    Beside a function word only the active third person and the masdar are kept (`قبل`, `عبر`, `وفق`).

    >>> is_plausible("الي", "imperfect", "1s"), is_plausible("قبل", "past", "3ms"), is_plausible("انها", "past", "3ms")
    (False, True, False)
    """
    if form in _with_pronouns():
        return False
    kind = folded_function_words().get(form, VERB)
    return kind == VERB or part == "masdar" or (part not in PASSIVE and person in ("3ms", "3fs"))


@cache
def _with_pronouns() -> frozenset[str]:
    """Prepositions and subordinators with each pronoun behind them."""
    return frozenset(
        word + pronoun
        for word, kind in folded_function_words().items()
        if kind in TAKES_PRONOUN
        for pronoun in PRONOUNS
    )


def _written(conjugation: Conjugation, slot: str) -> list[str]:
    """The forms of a slot, without those that mazini is not sure of."""
    if slot in conjugation.uncertain_slots:
        return []
    return [f.form for f in conjugation.slots.get(slot, ()) if not f.uncertain and UNCERTAIN not in f.form]


def _participle(vocalised: str) -> Iterator[tuple[str, str]]:
    """A participle's spellings: bare, accusative, feminine, dual, sound plurals; `داع` is `داعي` when definite."""
    stem = _VOWELS.sub("", vocalised)
    if vocalised.endswith("ٍ"):
        yield stem, "ms"
        yield stem + "ون", "mp"
        yield stem + "ين", "mp"
        stem += "ي"
        yield stem, "ms"
    elif stem.endswith(("ى", "ا")):
        yield stem, "ms"
        yield stem[:-1] + "اة", "fs"
        return
    else:
        yield stem, "ms"
        yield stem + "ون", "mp"
        yield stem + "ين", "mp"
    for ending, number in PARTICIPLE_ENDINGS:
        yield stem + ending, number


def _masdar(vocalised: str) -> Iterator[tuple[str, str]]:
    """A masdar's spellings: bare, accusative, dual and the sound plural in ات."""
    stem = _VOWELS.sub("", vocalised)
    if stem.endswith("ة"):
        yield stem, "fs"
        for ending, number in (("تان", "fd"), ("تين", "fd"), ("ات", "fp")):
            yield stem[:-1] + ending, number
        return
    if vocalised.endswith("ٍ"):
        yield stem, "ms"
        stem += "ي"
    yield stem, "ms"
    if stem.endswith(("ى", "ا")):
        return
    if not stem.endswith("اء"):
        yield stem + "ا", "ms"
    for ending, number in (("ان", "md"), ("ين", "md"), ("ات", "fp")):
        yield stem + ending, number


def table() -> str:
    """The whole text of `verb_forms.tsv`."""
    order = list(CODES)
    person_order = list(PERSONS)
    found: dict[str, dict[tuple[bool, int, int], list[str]]] = {}
    verbs = listed_verbs()
    for place, verb in enumerate(verbs):
        for form, part, person in forms(verb):
            if not is_plausible(form, part, person):
                continue
            key = (part in PASSIVE, order.index(part), place)
            persons = found.setdefault(form, {}).setdefault(key, [])
            if person not in persons:
                persons.append(person)
    lines: list[str] = []
    for form in sorted(found):
        analyses = (
            f"{verbs[place].lemma}:{CODES[order[part]]}:"
            + ",".join(sorted(persons, key=lambda p: person_order.index(p) if p in PERSONS else 0))
            for (_, part, place), persons in sorted(found[form].items())
        )
        lines.append(f"{form}\t{' '.join(analyses)}\n")
    return _HEADER + "".join(lines)


def main() -> None:
    """Write `verb_forms.tsv` beside this file."""
    Path(str(files("mahdar.arabic").joinpath("verb_forms.tsv"))).write_text(table(), encoding="utf-8")


if __name__ == "__main__":
    main()
