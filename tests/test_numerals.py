"""Numerals: what a figure of the press is worth, and how sure the text is of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.arabic.lexicon import rows
from mahdar.arabic.numerals import numbers
from mahdar.arabic.tokens import tokenize
from mahdar.vocabulary import Number

LISTS = ["numerals.tsv", "numerals_hedges.tsv", "numerals_ranges.tsv", "numerals_percent.tsv"]
EXAMPLES = [(name, *row) for name in LISTS for row in rows(name)]


def read(text: str) -> list[Number]:
    return numbers(tokenize(text), text)


def written(number: Number) -> str:
    """As the lexicons write a figure: `5`, `30..33`, `70..`, `..50`."""
    low, high = (("" if v is None else f"{v:.2f}".rstrip("0").rstrip(".")) for v in (number.low, number.high))
    return low if low == high else f"{low}..{high}"


@pytest.mark.parametrize("row", EXAMPLES, ids=[f"{r[0]} {i}" for i, r in enumerate(EXAMPLES)])
def test_every_row_reads_its_example(row: tuple[str, ...]) -> None:
    *_, example, expected = row
    assert [written(n) for n in read(example)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3,5 مليارات", ["3500000000"]),
        ("3،5 مليارات", ["3500000000"]),
        ("3،000 خيمة", ["3000"]),
        ("عامي 2015،2016", ["2015", "2016"]),
        ("1,234,567 ناخبا", ["1234567"]),
        ("1.234.567 ناخبا", ["1234567"]),
        ("١٢٫٥ مليون", ["12500000"]),
        ("٣٬٠٠٠ خيمة", ["3000"]),
        ("10.000 خيمة", ["10000"]),
        ("1.225 مليار", ["1225000000"]),
        ("3 ملايين و200 ألف لاجئ", ["3200000"]),
        ("مليون وثلاثمئة وخمسين ألف طفل", ["1350000"]),
        ("ألف وتسعمئة وثمانية وأربعين", ["1948"]),
        ("ثلاثة ونصف مليون طفل", ["3500000"]),
        ("مليار ونصف مليار نسمة", ["1500000000"]),
        ("ألف مليار خلية", ["1000000000000"]),
        ("مئتي ألف خيمة", ["200000"]),
        ("بين مئة وخمسين ومئتين", ["150..200"]),
        ("بين 30 و33 في المئة", ["30..33"]),
        ("بين 3 و5 مليارات", ["3000000000..5000000000"]),
        ("ولأكثر من ألف سبب", ["1000.."]),
        ("5 وزراء و7 سفراء", ["5", "7"]),
        ("ما بين 5 وزراء و7 سفراء", ["5", "7"]),
        ("الاثنين", []),
        ("أحد الوزراء", []),
        ("نصف السكان", []),
    ],
)
def test_figures_of_the_press(text: str, expected: list[str]) -> None:
    assert [written(n) for n in read(text)] == expected


def test_a_turned_mark_is_decided_by_the_same_figure_written_plainly() -> None:
    text = "جمعت أكثر من 2.4 مليار، والهدف 5ر6 مليارات والتعهدات 4ر2 مليار"
    assert [n.value for n in read(text)] == [2.4e9, 6.5e9, 2.4e9]


def test_a_turned_mark_is_decided_by_the_number_of_the_counted_word() -> None:
    assert read("بلغت 4ر2 مليار")[0].value == 2.4e9
    assert read("بلغت 4ر2 مليارات")[0].value == 4.2e9


def test_without_evidence_both_readings_of_a_turned_mark_are_kept() -> None:
    number = read("الهدف 5ر6 مليارات")[0]
    assert number.readings == (5.6e9, 6.5e9)
    assert (number.low, number.high) == (5.6e9, 6.5e9)
    assert number.reason


def test_tens_of_millions_is_an_open_range_with_its_reason() -> None:
    number = read("عشرات الملايين من الأطفال")[0]
    assert number.high is None
    assert number.reason


def test_percentages_and_ordinals_are_told_apart_from_counts() -> None:
    assert read("12 في المئة")[0].percent
    assert read("30%")[0].percent
    assert read("الدورة السادسة والعشرين")[0].ordinal
    assert not read("ستة بنود")[0].ordinal


@pytest.mark.parametrize("text", ["بأزيد من 2 مليار", "بنحو 3 ملايين", "لحوالي مئة ألف"])
def test_the_span_covers_the_hedge_but_not_the_preposition_before_it(text: str) -> None:
    assert read(text)[0].span.of(text) == text[1:]


PARTS = [r[1] for r in EXAMPLES] + ["5", "3,5", "4ر2", "٣", "و", "-", "/", "%", " ", " و", "في", "9" * 23]


@given(st.lists(st.sampled_from(PARTS)))
def test_any_mixture_of_number_words_is_read_without_error(parts: list[str]) -> None:
    check(" ".join(parts))
    check("".join(parts))


@given(st.text(max_size=60))
def test_any_string_is_read_without_error(text: str) -> None:
    check(text)


def check(text: str) -> None:
    end = 0
    for number in read(text):
        assert end <= number.span.start < number.span.end <= len(text)
        end = number.span.end
        assert number.low is not None or number.high is not None
