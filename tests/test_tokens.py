"""Tokens, clitics and words run together: what a written word of the press is made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.arabic.analysis import analyse
from mahdar.arabic.clitics import segments
from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import DIACRITICS_AND_INVISIBLES, fold, letter_places, light
from mahdar.arabic.tokens import tokenize

ARABIC = st.text(alphabet=st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Z", "C")), max_size=80)
PRESS = st.text(
    alphabet='اأإآبتثجحخدذرزسشصضطظعغفقكلمنهويىةءؤئ ًّـ.،:"«»()[]0123456789٠١٢ر-–_#\n\u200f\u202bکی', max_size=200
)


def norms(text: str) -> list[str]:
    return [t.norm for t in tokenize(text)]


@pytest.mark.parametrize(
    "word", ["وليد", "والي", "لقاء", "بان", "فيصل", "كيري", "سيناء", "لافروف", "وزير", "بيان", "كبير", "لندن"]
)
def test_a_word_that_begins_like_a_clitic_stays_whole(word: str) -> None:
    assert norms(word) == [fold(word)]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("وقال", ["و", "قال"]),
        ("وبنظيره", ["و", "ب", "نظير", "ه"]),
        ("سيلتقي", ["س", "يلتقي"]),
        ("للأمم", ["ل", "امم"]),
        ("للقائه", ["ل", "لقاء", "ه"]),
        ("وزارته", ["وزاره", "ه"]),
        ("التقاه", ["التقا", "ه"]),
        ("عنه", ["عن", "ه"]),
        ("بأنها", ["بان", "ها"]),
        ("وللحكومة", ["و", "ل", "حكومه"]),
    ],
)
def test_clitics_are_words_of_their_own(word: str, parts: list[str]) -> None:
    assert norms(word) == parts


def test_the_article_belongs_to_its_noun_and_makes_it_definite() -> None:
    (token,) = tokenize("الحكومة")
    assert (token.norm, token.definite) == ("حكومه", True)


def test_a_verb_that_begins_like_the_article_has_none() -> None:
    (token,) = tokenize("التقى")
    assert not token.definite


@pytest.mark.parametrize(
    ("run", "parts"),
    [
        ("الولاياتالمتحدة", ["ولايات", "متحده"]),
        ("روسياوإيرانوسوريا", ["روسيا", "و", "ايران", "و", "سوريا"]),
        ("ملياردولار", ["مليار", "دولار"]),
        ("الاتحادالأوروبي", ["اتحاد", "اوروبي"]),
    ],
)
def test_words_run_together_are_cut_where_the_lexicon_accounts_for_all_parts(run: str, parts: list[str]) -> None:
    assert norms(run) == parts


@pytest.mark.parametrize("name", ["لوكاشيفيتش", "المتمسك", "بوغدانوف", "شاخنسوري"])
def test_a_rare_word_is_not_cut_into_pieces(name: str) -> None:
    assert len(norms(name)) == 1


def test_a_pronoun_written_apart_belongs_to_its_preposition() -> None:
    assert [t.kind for t in tokenize("بين هما")] == ["word", "enclitic"]


def test_a_name_unknown_to_the_lexicon_is_freed_where_the_text_has_it_alone() -> None:
    assert norms("زرنغوف وزرنغوف")[1:] == ["و", "زرنغوف"]


def test_numbers_keep_their_marks_and_turned_decimals() -> None:
    assert norms("5ر6 و 2.4 و 3,5 و ٢٫٤") == ["5ر6", "و", "2.4", "و", "3,5", "و", "٢٫٤"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("إيران", "ايران"),
        ("سيرغى", "سيرغي"),
        ("مُؤتَمَرٌ", "مؤتمر"),
        ("کیری", "كيري"),
        ("محـــمد", "محمد"),
        ("ﺳﻼم", "سلام"),
        ("مدرسه", "مدرسة"),
    ],
)
def test_spellings_that_differ_in_marks_alone_fold_alike(a: str, b: str) -> None:
    assert fold(a) == fold(b)


@given(st.one_of(ARABIC, PRESS))
def test_tokens_tile_the_text(text: str) -> None:
    at = 0
    for token in tokenize(text):
        assert token.start >= at
        assert not text[at : token.start].strip() or set(text[at : token.start].strip()) <= DIACRITICS_AND_INVISIBLES
        at = token.end
    assert not text[at:].strip() or set(text[at:].strip()) <= DIACRITICS_AND_INVISIBLES


@given(st.one_of(ARABIC, PRESS))
def test_sentences_cover_all_tokens_and_quotations_slice_the_text(text: str) -> None:
    analysis = analyse(text)
    at = 0
    for sentence in analysis.sentences:
        assert sentence.first == at
        at = sentence.last
    assert at == len(analysis.tokens)
    for quotation in analysis.quotations:
        assert 0 <= quotation.start < quotation.end <= len(text)


@given(ARABIC)
def test_letter_places_point_back_into_the_word(word: str) -> None:
    places = letter_places(word)
    assert len(places) == len(light(word)) + 1
    assert places == sorted(places)


@pytest.mark.parametrize("row", list(rows("conjoined_words.tsv")), ids=lambda row: row[0])
def test_a_conjunction_is_freed_though_another_word_is_spelled_so(row: list[str]) -> None:
    word, _, example = row
    parts = [s.norm for s in segments(light(word))]
    assert word in example.split()
    assert parts[0] == "و"
    assert len(parts) > 1


def test_a_doubled_waw_before_a_verb_is_a_conjunction() -> None:
    assert [s.norm for s in segments("ووصل")] == ["و", "وصل"]
