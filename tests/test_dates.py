"""Dates: which days the words mean, and what stays open."""

import datetime
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.arabic import calendar
from mahdar.arabic.lexicon import rows
from mahdar.arabic.tokens import tokenize
from mahdar.mentions.dates import dates
from mahdar.vocabulary import Date, Granularity, Interval

FRIDAY = date(2018, 6, 15)
LISTS = ["calendar_months.tsv", "calendar_weekdays.tsv", "calendar_words.tsv"]
ROWS = [(name, *row) for name in LISTS for row in rows(name)]


def read(text: str, published: date | None = FRIDAY) -> list[Date]:
    tokens = tokenize(text)
    found = dates(tokens, text, published)
    for each, first, last in found:
        assert (each.span.start, each.span.end) == (tokens[first].start, tokens[last - 1].end)
    return [each for each, _, _ in found]


def written(interval: Interval) -> str:
    """As the lexicons write an interval: a day, a month, a year, or its two ends."""
    first, last = interval.first, interval.last
    assert first is not None
    assert last is not None
    if first == last:
        return first.isoformat()
    if interval == calendar.month(first.year, first.month):
        return f"{first:%Y-%m}"
    if interval == calendar.year(first.year):
        return f"{first:%Y}"
    return f"{first}..{last}"


def resolved(text: str, published: date | None = FRIDAY) -> str:
    return "; ".join(written(d.interval) for d in read(text, published) if d.interval)


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0]} {i}" for i, row in enumerate(ROWS)])
def test_every_row_reads_its_example(row: tuple[str, ...]) -> None:
    *_, example, expected = row
    assert resolved(example) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("التقى اليوم الخميس نظيره", "2018-06-14"),
        ("بحثا مساء أمس الأربعاء الملف", "2018-06-13"),
        ("يعقد في 22 يونيو الجاري", "2018-06-22"),
        ("جلسة مقررة في 18 يونيو/حزيران الجاري", "2018-06-18"),
        ("في السادس من الشهر المقبل", "2018-07-06"),
        ("في الخامس عشر من الشهر الماضي", "2018-05-15"),
        ("في الخامس والعشرين من يناير 2012", "2012-01-25"),
        ("يومي 5 و6 ديسمبر 2012", "2012-12-05..2012-12-06"),
        ("أيام 16 و17 و18 يونيو الجاري", "2018-06-16..2018-06-18"),
        ("متوقف منذ أكثر من شهرين", "2018-04-15..2018-06-15"),
        ("أجرى قبل نحو أسبوعين عملية", "2018-05-27..2018-06-02"),
        ("بين 3 و5 مايو الماضي", "2018-05-03..2018-05-05"),
        ("من 28 أبريل إلى 3 مايو 2017", "2017-04-28..2017-05-03"),
        ("في أواخر أبريل الماضي", "2018-04-21..2018-04-30"),
        ("منتصف العام الحالي", "2018-05-01..2018-08-31"),
        ("في 30 يونيو 2012 .", "2012-06-30"),
        ("يوم الجمعة 15 يونيو", "2018-06-15"),
        ("الأحد، 10 يونيو 2012،", "2012-06-10"),
        ("14/4/2018", "2018-04-14"),
        ("2018-04-14", "2018-04-14"),
        ("١٤/٤/٢٠١٨", "2018-04-14"),
        ("14.4.2018", "2018-04-14"),
        ("كانون الثاني/يناير 2012", "2012-01"),
        ("مايو أيار 2012", "2012-05"),
        ("شباط / فبراير 2012", "2012-02"),
        ("شهر رمضان 1440", "2019-05-06..2019-06-03"),
        ("قد يعقد في آب/أغسطس", "2018-08"),
        ("زارها في يناير", "2018-01"),
        ("وفي ديسمبر وقع الهجوم", "2017-12"),
        ("سيلتقيان في ديسمبر", "2018-12"),
        ("في يناير من العام الماضي", "2017-01"),
        ("الاثنين من الأسبوع المقبل", "2018-06-18"),
        ("عشية يوم السبت المقبل", "2018-06-16"),
        ("باشر المفاوضات قبل 3 سنوات", "2015"),
        ("ليل الجمعة - السبت", "2018-06-15..2018-06-16"),
        ("خلال السنوات الثلاث الماضية", "2015-06-15..2018-06-15"),
        ("منذ 2011", "2011"),
        ("من عام 2011 إلى عام 2014", "2011; 2014"),
        ("في ربيع العام الماضي", "2017-03-01..2017-05-31"),
        ("وقع عام 2015 وفي يونيو من العام نفسه", "2015; 2015-06"),
        ("المؤتمر الذي انتهى مساء الخميس", "2018-06-14"),
        ("ستعقد الدولتان اجتماعا آخر في الرابع من أغسطس", "2018-08-04"),
        ("قبل نهاية مارس من العام المقبل", "2019-03-21..2019-03-31"),
        ("في مارس", "2018-03"),
        ("صباح هذا اليوم (الجمعة)", "2018-06-15"),
        ("القمة المقررة السبت بعد انتقاد الوزير الثلاثاء", "2018-06-16; 2018-06-12"),
        ("سيصل السبت ويغادر الثلاثاء", "2018-06-16; 2018-06-19"),
        ("وتوجه سفراء أوروبيون، الثلاثاء، إلى القرية", "2018-06-12"),
        ("كانت ستنتهي الأحد", "2018-06-10"),
        ("ستجتمع مع نظيرتها، التي زارت روما، الأحد", "2018-06-10"),
    ],
)
def test_dates_of_the_press(text: str, expected: str) -> None:
    assert resolved(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "الأمين العام الحالي للمنظمة",
        "في اليوم الأول من المحادثات",
        "بعد يومين من المحادثات",
        "الرئيس رجب طيب",
        "حزب الغد",
        "بالنسبة للاثنين",
        "مارس ضغوطا",
        "الربيع العربي",
        "رواتب 2000 موظف في 2000 قرية",
        "5/6",
        "99/99/2018",
        "30 فبراير 2012",
    ],
)
def test_what_looks_like_a_date_is_not_resolved(text: str) -> None:
    assert [d.interval for d in read(text) if d.interval and d.granularity is not Granularity.MONTH] == []


@pytest.mark.parametrize(
    ("text", "iso"),
    [("في أواخر أبريل الماضي", "2018-04"), ("في الخريف", "2018"), ("قبل أيام", "2018-06"), ("العام الماضي", "2017")],
)
def test_a_date_is_written_as_precisely_as_the_text_tells_it(text: str, iso: str) -> None:
    assert [d.iso for d in read(text)] == [iso]


@pytest.mark.parametrize(
    "text", ["اليوم الخميس", "أمس", "الشهر المقبل", "22 يناير الجاري", "منذ ثلاث سنوات", "في الخريف"]
)
def test_without_publication_what_depends_on_it_stays_open(text: str) -> None:
    (found,) = read(text, None)
    assert found.interval is None
    assert found.reason


def test_without_publication_what_the_text_fixes_is_resolved() -> None:
    assert resolved("في 30 يونيو 2012 وعام 2015 و14/4/2018", None) == "2012-06-30; 2015; 2018-04-14"


def test_without_publication_the_weekday_narrows_the_years() -> None:
    (found,) = read("الخميس 16 يناير", None)
    assert found.interval is None
    assert [i.first.year for i in found.candidates if i.first] == [2003, 2014, 2020, 2025, 2031]
    assert all(i.first and i.first.weekday() == 3 for i in found.candidates)


def test_a_text_that_dates_its_today_needs_no_publication() -> None:
    assert resolved("أعلن اليوم الخميس 16 يناير 2014 أن لقاء أمس", None) == "2014-01-16; 2014-01-15"


PARTS = [r[1] for r in ROWS] + ["5", "2018", "14/4/2018", "و", "من", "إلى", "-", "/", "سيعقد", "ثلاثة", "9999"]
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([datetime.date.min, datetime.date.max]))


@given(st.lists(st.sampled_from(PARTS)), DAYS)
def test_any_mixture_of_date_words_is_read_without_error(parts: list[str], published: date | None) -> None:
    check(" ".join(parts), published)
    check("".join(parts), published)


@given(st.text(max_size=60), DAYS)
def test_any_string_is_read_without_error(text: str, published: date | None) -> None:
    check(text, published)


def check(text: str, published: date | None) -> None:
    end = 0
    for found in read(text, published):
        assert end <= found.span.start < found.span.end <= len(text)
        end = found.span.end
        assert found.interval or found.reason
        if found.interval and found.interval.first and found.interval.last:
            assert found.interval.first <= found.interval.last


def test_a_headline_does_not_date_the_text_under_it() -> None:
    assert resolved("سنزور الجزيرة\nأعلن مجلس الجزيرة الأعلى للصيد، الثلاثاء، نتائج المسح") == "2018-06-12"
