"""Verb forms: what an unvocalised word may be a form of, among the verbs of the press (`verbs.tsv`).

The forms come from a conjugator (see `conjugation.py`), so that none is typed by hand. Arabic is written without
vowels: one spelling is often several forms, and all of them are given, the likeliest first.
"""

from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

Part = Literal["past", "imperfect", "active-participle", "passive-participle", "masdar"]

_PARTS: dict[str, tuple[Part, bool]] = {
    "pt": ("past", False),
    "im": ("imperfect", False),
    "vn": ("masdar", False),
    "ap": ("active-participle", False),
    "ptp": ("past", True),
    "imp": ("imperfect", True),
    "pp": ("passive-participle", True),
}


class VerbForm(NamedTuple):
    """One reading of a written word.

    `lemma`: the third person masculine past as `verbs.tsv` spells it (`صرّح`). `person`: 1s, 1p, 2ms, 2mp, 3ms, 3fs,
    3md, 3fd or 3mp; empty for participles and masdars. `gender`: m, f or empty; `number`: s, d or p.
    `passive`: of a passive tense, or a passive participle.
    """

    lemma: str
    part: Part
    person: str
    gender: str
    number: str
    passive: bool


def verb_forms(norm: str) -> tuple[VerbForm, ...]:
    """The readings of a folded word without clitics and article; empty if it is no form.

    Active comes before passive, finite before nominal, masdar before participle, third person before second.

    >>> [(f.lemma, f.part, f.person) for f in verb_forms("قالوا")]
    [('قال', 'past', '3mp')]
    >>> [(f.lemma, f.part, f.number, f.passive) for f in verb_forms("موكدا")]
    [('أكّد', 'active-participle', 's', False), ('أكّد', 'passive-participle', 's', True)]
    >>> verb_forms("كتاب")
    ()
    """
    analyses = _table().get(norm)
    return _readings(analyses) if analyses else ()


@cache
def lemmas() -> frozenset[str]:
    """The lemma of every verb that has forms here."""
    return frozenset(analysis.partition(":")[0] for analyses in _table().values() for analysis in analyses.split(" "))


@cache
def _table() -> dict[str, str]:
    """Form to its analyses as written; read in one go, because every start of the program waits for it."""
    text = files("mahdar.arabic").joinpath("verb_forms.tsv").read_text(encoding="utf-8")
    body = text.split("form\tanalyses\n", 1)[1]
    return dict(line.split("\t") for line in body.splitlines())


@cache
def _readings(analyses: str) -> tuple[VerbForm, ...]:
    """The analyses of one line, spelled out."""
    found: list[VerbForm] = []
    for analysis in analyses.split(" "):
        lemma, code, persons = analysis.split(":")
        part, passive = _PARTS[code]
        for person in persons.split(","):
            gender = person[-2] if person[-2] in "mf" else ""
            found.append(VerbForm(lemma, part, person if person[0].isdigit() else "", gender, person[-1], passive))
    return tuple(found)
