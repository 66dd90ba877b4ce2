"""Every row of frames.tsv does what it says, shown on a sentence made for it: `أكدت روسيا أن ...`, `رحبت روسيا بالقرار ...`."""

from functools import cache

import pytest

from mahdar.arabic.lexicon import stems
from mahdar.arabic.verbs import _table, verb_forms  # the forms themselves: nothing else lists them by lemma
from mahdar.claims.frames import Frame, frames
from mahdar.pipeline import read
from mahdar.vocabulary import AnyClaim

ROWS = [frame for several in frames().values() for frame in several]
CLITIC_LINKS = {"ب", "ل"}


@cache
def past_of(lemma: str) -> str:
    """The third person feminine past of a verb, the commonest spelling of it."""
    found = [
        form
        for form in _table()
        if any(f.lemma == lemma and f.part == "past" and f.person == "3fs" and not f.passive for f in verb_forms(form))
    ]
    return max(found, key=lambda form: stems().get(form, 0))


def claims_of(frame: Frame, complement: str) -> list[AnyClaim]:
    text = f"{past_of(frame.lemma)} روسيا {complement}."
    minutes = read(text)
    return [c for c in minutes.claims if minutes.text[c.evidence.start :].startswith(past_of(frame.lemma)[:3])]


def clause(frame: Frame) -> str:
    particle = "إن" if frame.lemma == "قال" else "أن"
    link = frame.link if frame.link in CLITIC_LINKS else f"{frame.link} " if frame.link else ""
    return f"{link}{particle} المؤتمر سيعقد في جنيف بعد شهر"


def noun(frame: Frame) -> str:
    if frame.link == "ل":
        return "للقرار الأخير بشأن المؤتمر"
    if frame.link == "ب":
        return "بالقرار الأخير بشأن المؤتمر"
    return f"{frame.link} القرار الأخير بشأن المؤتمر".strip()


@pytest.mark.parametrize("frame", [f for f in ROWS if f.clause], ids=lambda f: f"{f.lemma} {f.link}")
def test_a_clause_under_a_reporting_frame_is_a_statement(frame: Frame) -> None:
    assert any(c.kind == "statement" for c in claims_of(frame, clause(frame)))


@pytest.mark.parametrize("frame", [f for f in ROWS if f.noun], ids=lambda f: f"{f.lemma} {f.link}")
def test_a_noun_under_a_frame_that_takes_one_is_a_statement(frame: Frame) -> None:
    assert any(c.kind == "statement" for c in claims_of(frame, noun(frame)))


@pytest.mark.parametrize("frame", [f for f in ROWS if f.stance_noun], ids=lambda f: f"{f.lemma} {f.link}")
def test_a_noun_under_a_stance_frame_is_a_position(frame: Frame) -> None:
    assert frame.stance_noun in {c.stance for c in claims_of(frame, noun(frame)) if c.kind == "position"}


@pytest.mark.parametrize("frame", [f for f in ROWS if f.stance_clause], ids=lambda f: f"{f.lemma} {f.link}")
def test_a_clause_under_a_stance_frame_is_a_position(frame: Frame) -> None:
    assert frame.stance_clause in {c.stance for c in claims_of(frame, clause(frame)) if c.kind == "position"}
