"""Verb forms, negation and tense."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.arabic.negation import Rule, polarity, rules, tense
from mahdar.arabic.normal import fold
from mahdar.arabic.tokens import tokenize
from mahdar.arabic.verbs import VerbForm, lemmas, verb_forms


def first(word: str) -> VerbForm:
    return verb_forms(fold(word))[0]


def readings(word: str) -> set[tuple[str, str, str]]:
    return {(f.lemma, f.part, f.person) for f in verb_forms(fold(word))}


@pytest.mark.parametrize(
    ("word", "lemma", "part", "person"),
    [
        ("قال", "قال", "past", "3ms"),
        ("وقالت"[1:], "قال", "past", "3fs"),
        ("يقولون", "قال", "imperfect", "3mp"),
        ("يقولوا", "قال", "imperfect", "3mp"),
        ("صرّحت", "صرّح", "past", "3fs"),
        ("التقى", "التقى", "past", "3ms"),
        ("التقيا", "التقى", "past", "3md"),
        ("يلتقيان", "التقى", "imperfect", "3md"),
        ("اتصلوا", "اتّصل", "past", "3mp"),
        ("ادعت", "ادّعى", "past", "3fs"),
        ("يتخذ", "اتّخذ", "imperfect", "3ms"),
        ("رأوا", "رأى", "past", "3mp"),
        ("نتطلع", "تطلّع", "imperfect", "1p"),
        ("سيطرت", "سيطر", "past", "3fs"),
    ],
)
def test_a_finite_form_gives_its_lemma_and_person(word: str, lemma: str, part: str, person: str) -> None:
    assert (lemma, part, person) in readings(word)


@pytest.mark.parametrize(
    ("word", "lemma", "part", "number"),
    [
        ("مؤكدا", "أكّد", "active-participle", "s"),
        ("مشيرة", "أشار", "active-participle", "s"),
        ("قائلين", "قال", "active-participle", "p"),
        ("داع", "دعا", "active-participle", "s"),
        ("مدعو", "دعا", "passive-participle", "s"),
        ("لقاء", "لقي", "masdar", "s"),
        ("دعوة", "دعا", "masdar", "s"),
        ("مباحثات", "باحث", "masdar", "p"),
        ("اجتماعين", "اجتمع", "masdar", "d"),
        ("إفادة", "أفاد", "masdar", "s"),
    ],
)
def test_a_nominal_form_gives_its_lemma_and_number(word: str, lemma: str, part: str, number: str) -> None:
    assert (lemma, part, number) in {(f.lemma, f.part, f.number) for f in verb_forms(fold(word))}


def test_active_comes_before_passive_where_they_are_written_alike() -> None:
    passives = [f.passive for f in verb_forms(fold("أعلن"))]
    assert passives == sorted(passives)
    assert first("أعلن").part == "past"


def test_third_feminine_comes_before_second_masculine() -> None:
    assert first("تقول").person == "3fs"
    assert first("أعلنت").person == "3fs"


def test_a_passive_only_spelling_is_passive() -> None:
    assert all(f.passive for f in verb_forms(fold("يشار")))


@pytest.mark.parametrize(("word", "lemma"), [("وقالوه", "قال"), ("زيارته", "زار"), ("وسيلتقونهم", "التقى")])
def test_a_pronoun_does_not_hide_the_verb(word: str, lemma: str) -> None:
    assert any(f.lemma == lemma for t in tokenize(word) for f in verb_forms(t.norm))


def test_a_weak_verb_is_known_as_it_is_written_before_a_pronoun() -> None:
    assert first("التقا").lemma == "التقى"
    assert first("يرا").lemma == "رأى"


@pytest.mark.parametrize("word", ["وزير", "رئيس", "دولار", "جنيف", "", "من", "في", "لقال", "إلى", "على", "إنها", "منه"])
def test_what_is_no_verb_has_no_forms(word: str) -> None:
    assert verb_forms(fold(word)) == ()


def test_the_listed_lemmas_are_what_the_conjugator_makes_of_root_and_wazn() -> None:
    conjugation = pytest.importorskip("mahdar.arabic.conjugation")
    listed = conjugation.listed_verbs()
    assert {v.lemma for v in listed if v.lemma != conjugation.lemma(conjugation.conjugated(v))} == set()
    assert len({v.lemma for v in listed}) == len(listed)
    assert lemmas() == {v.lemma for v in listed}


def test_the_forms_are_up_to_date_with_the_verbs() -> None:
    conjugation = pytest.importorskip("mahdar.arabic.conjugation")
    written = files("mahdar.arabic").joinpath("verb_forms.tsv").read_text(encoding="utf-8")
    assert written == conjugation.table(), "run: python -m mahdar.arabic.conjugation"


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.example.text)
def test_every_example_of_negation_reads_as_it_says(rule: Rule) -> None:
    example = rule.example
    tokens = tokenize(example.text)
    at = max(i for i, t in enumerate(tokens) if t.norm == fold(example.verb))
    before = [t.norm for t in tokens[:at]]
    assert polarity(before) == example.polarity
    assert example.tense in {tense(form.part, before) for form in verb_forms(tokens[at].norm)}


WORDS_THAT_MATTER = ["لا", "لم", "نفي", "ان", "و", "كان", "س", "قد", "وزير", "غير", "ما", ""]


@given(st.lists(st.sampled_from(WORDS_THAT_MATTER), max_size=60))
def test_polarity_and_tense_take_any_words(words: list[str]) -> None:
    assert polarity(words) in ("positive", "negative")
    assert tense("imperfect", words) in ("past", "present", "future")


@given(st.text())
def test_any_string_may_be_asked_for(word: str) -> None:
    assert isinstance(verb_forms(word), tuple)
