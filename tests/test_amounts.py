"""Money: which currency a figure is in, and what stays open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.arabic.lexicon import rows
from mahdar.arabic.numerals import figures
from mahdar.arabic.tokens import tokenize
from mahdar.mentions.amounts import CountryAt, amounts
from mahdar.vocabulary import Amount, Qualifier

ROWS = list(rows("currencies.tsv", "mahdar.mentions"))


def read(text: str, country: CountryAt = None) -> list[Amount]:
    tokens = tokenize(text)
    found = amounts(tokens, figures(tokens, text), country)
    for amount, first, last in found:
        assert (amount.span.start, amount.span.end) == (tokens[first].start, tokens[last - 1].end)
    return [amount for amount, _, _ in found]


@pytest.mark.parametrize("row", ROWS, ids=[f"row {i}" for i in range(len(ROWS))])
def test_every_row_reads_its_example(row: list[str]) -> None:
    *_, example, expected = row
    assert "; ".join(f"{a.number.value:.0f} {a.currency}" for a in read(example)) == expected


@pytest.mark.parametrize(
    ("text", "span", "low", "currency"),
    [
        ("تعهدوا بتقديم أكثر من 2.4 ملياردولار أمريكي لإغاثة", "أكثر من 2.4 ملياردولار أمريكي", 2.4e9, "USD"),
        ("جمع 4ر2 مليار دولار أمريكي إلا أن", "4ر2 مليار دولار أمريكي", 2.4e9, "USD"),
        ("قدمت 466.5 مليون دولار نقدا", "466.5 مليون دولار", 466.5e6, "USD"),
        ("بقيمة مئتي مليون جنيه إسترليني", "مئتي مليون جنيه إسترليني", 2e8, "GBP"),
        ("عشرات الملايين من الدولارات", "عشرات الملايين من الدولارات", 2e7, "USD"),
        ("نحو نصف مليار ريال سعودي", "نحو نصف مليار ريال سعودي", 5e8, "SAR"),
        ("خمسة مليارات كرونة نرويجية", "خمسة مليارات كرونة نرويجية", 5e9, "NOK"),
        ("بين 5 و7 ملايين يورو", "بين 5 و7 ملايين يورو", 5e6, "EUR"),
        ("بين 5 ملايين يورو و7 ملايين يورو", "بين 5 ملايين يورو و7 ملايين يورو", 5e6, "EUR"),
    ],
)
def test_amounts_of_the_press(text: str, span: str, low: float, currency: str) -> None:
    (amount,) = read(text)
    assert (amount.span.of(text), amount.number.low, amount.currency) == (span, low, currency)


def test_a_sum_given_in_two_currencies_is_two_amounts() -> None:
    text = 'بلغت 7.5 مليار درهم إماراتي " 2.04 مليار دولار"'
    assert [(a.number.low, a.currency) for a in read(text)] == [(7.5e9, "AED"), (2.04e9, "USD")]


@pytest.mark.parametrize(
    ("text", "country", "currency"),
    [
        ("3 ملايين ريال", "YE", "YER"),
        ("3 ملايين ريال", "IR", "IRR"),
        ("3 ملايين دينار", "IQ", "IQD"),
        ("3 ملايين ليرة", "LB", "LBP"),
        ("3 ملايين ليرة", "SY", "SYP"),
        ("3 ملايين درهم", "AE", "AED"),
        ("3 ملايين جنيه", "EG", "EGP"),
    ],
)
def test_the_country_decides_what_a_bare_riyal_is(text: str, country: str, currency: str) -> None:
    assert [a.currency for a in read(text, country)] == [currency]
    assert [a.currency for a in read(text, lambda _: country)] == [currency]


def test_without_a_country_a_bare_riyal_stays_open_with_its_candidates() -> None:
    (amount,) = read("3 ملايين ريال")
    assert amount.currency is None
    assert {"SAR", "YER", "QAR", "OMR", "IRR"} <= set(amount.currencies)
    assert amount.reason


def test_a_country_with_another_currency_does_not_decide() -> None:
    assert [a.currency for a in read("3 ملايين ريال", "FR")] == [None]


def test_the_dollar_alone_is_the_american_one_in_any_country() -> None:
    assert [a.currency for a in read("3 ملايين دولار", "CA")] == ["USD"]


def test_people_and_percentages_are_no_money() -> None:
    assert read("3 ملايين لاجئ و12 في المئة والدورة السادسة") == []


def test_the_hedge_bounds_the_amount() -> None:
    (amount,) = read("11 مليون دولار على الأقل")
    assert (amount.number.qualifier, amount.number.low, amount.number.high) == (Qualifier.AT_LEAST, 11e6, None)


PARTS = [r[1] for r in ROWS] + ["5", "3,5", "4ر2", "مليار", "بين", "و", "من", "أكثر من", "%", "أميركي"]


@given(st.lists(st.sampled_from(PARTS)), st.sampled_from([None, "YE", "XX", ""]))
def test_any_mixture_of_money_words_is_read_without_error(parts: list[str], country: str | None) -> None:
    read(" ".join(parts), country)
    read("".join(parts), country)


@given(st.text(max_size=60))
def test_any_string_is_read_without_error(text: str) -> None:
    read(text)
