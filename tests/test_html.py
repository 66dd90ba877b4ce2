"""Pages of the web: what in them is the article, its headline, outlet, day and address; in every encoding; and nothing that harms."""

import datetime
import io
import itertools
import json
import sys
from pathlib import Path

import pytest

pytest.importorskip("trafilatura")

from mahdar.errors import ReadingError
from mahdar.reading import apart as parsing
from mahdar.reading import documents, documents_in
from mahdar.reading.html import MOST_BYTES, html_document, is_html
from mahdar.reading.page_date import day
from mahdar.vocabulary import Document

PARAGRAPHS = (
    "قال وزير الخارجية النرويجي يوناس سولبرغ إن بلاده تؤيد المشاورات التي تجري في نيروبي بين الأطراف الصومالية.",
    "وأضاف في مؤتمر صحفي عقده في أوسلو أن الجولة المقبلة ستعقد بعد 2014-01-22 بحضور مبعوث الأمم المتحدة.",
    "وكان الوزير الصومالي آدم فارح قد أكد أن حكومته لن تشارك ما لم يفرج عن الأسرى.",
)
TEXT = "\n".join(PARAGRAPHS)
MENU = "<div id=menu><ul>" + "".join(f"<li><a href=/{n}>قسم رقم {n}</a></li>" for n in range(12)) + "</ul></div>"
RELATED = (
    "<div class=related><h3>اقرأ أيضا</h3><ul>"
    + "".join(f"<li><a href=/n/{n}>خبر آخر عن موضوع مختلف رقم {n}</a></li>" for n in range(6))
    + "</ul></div>"
)
BODY = "<h1>النرويج تؤيد المشاورات</h1>" + "".join(f"<p>{each}</p>" for each in PARAGRAPHS)


def page(body: str = f"<article>{BODY}</article>", head: str = "") -> str:
    around = f"<body>{MENU}{body}{RELATED}<footer>الحقوق محفوظة</footer></body>"
    return f"<!DOCTYPE html><html dir=rtl lang=ar><head>{head}</head>{around}</html>"


def read(html: str | bytes, **options: object) -> Document:
    raw = html.encode() if isinstance(html, str) else html
    return html_document(raw, "page.html", "page", **options)  # type: ignore[arg-type]


def refusal(html: str | bytes) -> str:
    with pytest.raises(ReadingError) as caught:
        read(html)
    assert str(caught.value).startswith("page.html: ")
    assert "\n" not in str(caught.value)
    return str(caught.value)


# the article


@pytest.mark.parametrize(
    "body",
    [
        f"<article>{BODY}</article>",
        f"<main><div class=story><h1>النرويج تؤيد المشاورات</h1>{''.join(f'<div>{p}</div>' for p in PARAGRAPHS)}</div></main>",
        f"<div class=content><h1>النرويج تؤيد المشاورات</h1><div class=body>{'<br><br>'.join(PARAGRAPHS)}</div></div>",
        f"<div id=article><h1>النرويج تؤيد المشاورات</h1>{''.join(f'<span>{p}</span><br>' for p in PARAGRAPHS)}</div>",
        f"<table><tr><td>{MENU}</td><td><h1>النرويج تؤيد المشاورات</h1>{'<br><br>'.join(PARAGRAPHS)}</td></tr></table>",
        f"<div class='entry-content'>{BODY}</div><div id=comments><p>تعليق من قارئ على الخبر المنشور هنا</p></div>",
    ],
    ids=["article", "divisions", "line breaks", "spans", "laid out in a table", "with comments"],
)
def test_the_article_is_found_without_what_surrounds_it(body: str) -> None:
    found = read(page(body))
    assert found.text == TEXT
    assert found.title == "النرويج تؤيد المشاورات"


def test_an_article_that_is_only_in_the_data_for_machines_is_read() -> None:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "عنوان", "articleBody": TEXT}
    found = read(page("<div id=app></div>", f"<script type='application/ld+json'>{json.dumps(data)}</script>"))
    assert (found.text, found.title) == (TEXT, "عنوان")


def test_sub_headings_lists_and_quotations_of_the_article_stay() -> None:
    more = f"<h2>خلفية</h2><ul><li>البند الأول من الاتفاق</ul><blockquote>«سنوقع الاتفاق غدا»</blockquote><p>{PARAGRAPHS[2]}</p>"
    lines = read(
        page(f"<article><h1>عنوان</h1><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>{more}</article>")
    ).text.split("\n")
    assert lines == [*PARAGRAPHS[:2], "خلفية", "- البند الأول من الاتفاق", "«سنوقع الاتفاق غدا»", PARAGRAPHS[2]]


@pytest.mark.parametrize(
    "html",
    ["", "<html></html>", "<!doctype html><p>قصير</p>", page(""), page("<div id=app></div><script>draw()</script>")],
)
def test_a_page_without_an_article_is_refused(html: str) -> None:
    assert "no article is found" in refusal(html)


# headline, outlet, address


def test_the_headline_loses_the_outlets_name() -> None:
    head = "<meta property='og:site_name' content='وكالة الأنباء'><meta property='og:title' content='قمة &quot;سلام&quot; | وكالة الأنباء'>"
    found = read(page(head=head))
    assert (found.title, found.source) == ('قمة "سلام"', "وكالة الأنباء")


def test_the_outlet_is_as_it_calls_itself_or_else_its_host() -> None:
    link = "<link rel=canonical href='https://www.news.example/ar/1'>"
    assert read(page(head=link)).source == "news.example"
    publisher = {"@graph": [{"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "جريدة المدينة"}}]}
    script = f"<script type='application/ld+json'>{json.dumps(publisher)}</script>"
    assert read(page(head=link + script)).source == "جريدة المدينة"
    slogan = f"<meta property='og:site_name' content='{'صوت الناس ' * 30}'>"
    assert read(page(head=link + slogan)).source == "news.example"
    assert read(page()).source is None


@pytest.mark.parametrize(
    ("head", "found_at", "told"),
    [
        ("<link rel=canonical href='/ar/1'>", "https://news.example/ar/1?x=2", "https://news.example/ar/1"),
        ("<meta property=og:url content='https://news.example/ar/1'>", "", "https://news.example/ar/1"),
        ("<link rel=canonical href='https://other.example/1'>", "https://news.example/1", "https://news.example/1"),
        ("<link rel=canonical href='https://news.example/'>", "https://news.example/1", "https://news.example/1"),
        ("<link rel=canonical href='javascript:alert(1)'>", "", None),
        ("<link rel=canonical href='file:///etc/passwd'>", "https://news.example/1", "https://news.example/1"),
        ("<link rel=canonical href='http://[::1'>", "https://news.example/1", "https://news.example/1"),
        ("", "", None),
    ],
)  # fmt: skip
def test_a_pages_address_is_its_own_and_of_the_web(head: str, found_at: str, told: str | None) -> None:
    assert read(page(head=head), url=found_at).url == told


# the day


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2014-01-16T23:30:00+03:00'>",
        "<meta name=pubdate content='Thu, 16 Jan 2014 23:30:00 +0300'>",
        "<meta itemprop=datePublished content=2014/1/16>",
        "<meta name='publish-date' content='٢٠١٤-٠١-١٦'>",
        "<meta name=date content=20140116>",
        "<script type='application/ld+json'>{\"@type\": [\"NewsArticle\"], \"datePublished\": \"2014-01-16\"}</script>",
        "<script type='application/ld+json'>[1, {\"@graph\": [{\"@type\": \"WebPage\", \"datePublished\": \"2014-01-16\"}]}]</script>",
        "<link rel=canonical href='https://news.example/2014/01/16/summit'>",
        "<link rel=canonical href='https://news.example/news/2014-1-16-summit'>",
        "<meta property='article:published_time' content='0000-00-00'><meta name=pubdate content=2014-01-16>",
    ],
)  # fmt: skip
def test_the_day_is_what_the_page_says_for_machines(head: str) -> None:
    assert read(page(head=head)).published == datetime.date(2014, 1, 16)


def test_the_day_of_a_time_element_is_taken_where_only_one_is_named() -> None:
    one, other = ("<time datetime=2014-01-16T10:00>الخميس</time>", "<time datetime=2014-01-20>الاثنين</time>")
    assert read(page(f"<article>{one}{BODY}{one}</article>")).published == datetime.date(2014, 1, 16)
    assert read(page(f"<article>{one}{BODY}{other}</article>")).published is None
    marked = "<time itemprop=datePublished datetime=2014-01-15>الأربعاء</time>"
    assert read(page(f"<article>{one}{BODY}{other}{marked}</article>")).published == datetime.date(2014, 1, 15)


@pytest.mark.parametrize(
    "head",
    [
        "",
        "<meta name=pubdate content=today>",
        "<meta name=pubdate content='16/1/2014'>",
        "<meta name=pubdate content='1970-01-01'>",
        "<meta name=pubdate content='2999-01-01'>",
        "<meta name=pubdate content='2014-02-31'>",
        "<meta property='article:modified_time' content='2014-01-18'>",
        "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"datePublished\": {\"a\": 1}}</script>",
        "<link rel=canonical href='https://news.example/20140/99/16/summit'>",
    ],
)  # fmt: skip
def test_no_day_is_made_up(head: str) -> None:
    """The text speaks of 2014-01-22, which is not the day of the page."""
    assert read(page(head=head)).published is None


def test_the_day_given_holds_for_pages_that_name_none() -> None:
    given = datetime.date(2020, 2, 2)
    assert read(page(), published=given).published == given
    assert read(page(head="<meta name=pubdate content=2014-01-16>"), published=given).published.year == 2014  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "value", ["", "   ", "2014", "a" * 10_000, "9" * 500, "١" * 50, "Thu, 99 Jan 2014", "\x00", "0001-01-01"]
)
def test_what_is_no_day_is_none(value: str) -> None:
    assert day(value) is None


# encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1256"])
def test_a_page_reads_the_same_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "page.html").write_bytes(page().encode(encoding))
    (found,) = documents(tmp_path / "page.html")
    assert isinstance(found, Document)
    assert (found.id, found.text) == ("page", TEXT)


def test_a_long_head_of_ascii_does_not_hide_the_encoding() -> None:
    assert read(page(head=f"<script>{'x = 1; ' * 20_000}</script>").encode("cp1256")).text == TEXT


@pytest.mark.parametrize(
    ("declared", "encoding"), [("windows-1256", "cp1256"), ("Windows-1256", "cp1256"), ("iso-8859-6", "iso-8859-6")]
)
def test_a_declared_encoding_is_believed(declared: str, encoding: str) -> None:
    words = page().replace("«", "(").replace("»", ")")
    for head in (
        f"<meta charset='{declared}'>",
        f"<meta http-equiv=Content-Type content='text/html; charset={declared}'>",
    ):
        assert read(words.replace("<head>", f"<head>{head}").encode(encoding)).text == TEXT
    assert read(words.encode(encoding), charset=declared).text == TEXT


@pytest.mark.parametrize(
    "declared", ["hex", "zip", "punycode", "unicode_escape", "nonsense", "utf-8", "windows-1252", "idna"]
)
def test_a_declared_encoding_that_is_wrong_does_no_harm(declared: str) -> None:
    assert read(page(head=f"<meta charset={declared}>"), charset=declared).text == TEXT
    assert read(page(head=f"<meta charset={declared}>").encode("cp1256"), charset=declared).text == TEXT


def test_a_damaged_byte_in_the_margin_does_not_cost_the_page() -> None:
    raw = page().encode().replace("الحقوق محفوظة".encode(), "الحقوق محفوظة".encode()[:-1] + b" ")
    assert read(raw).text == TEXT


def test_mojibake_in_a_page_is_refused() -> None:
    assert "mojibake" in refusal(page().encode().decode("cp1252", "ignore"))


# how pages come


@pytest.mark.parametrize("ending", [".html", ".htm", ".xhtml", ".HTML"])
def test_pages_are_files_among_others(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"page{ending}").write_text(page(), encoding="utf-8")
    (found,) = documents(tmp_path / f"page{ending}")
    assert isinstance(found, Document)
    assert found.text == TEXT


def test_a_page_is_known_without_its_ending(monkeypatch: pytest.MonkeyPatch) -> None:
    for start in ("", "\ufeff", "\n\n", "<?xml version='1.0'?>\n", "<!-- saved -->"):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((start + page()).encode())))
        (found,) = documents("-")
        assert isinstance(found, Document)
        assert (found.id, found.text) == ("-", TEXT)


@pytest.mark.parametrize(
    ("start", "so"),
    [("<!doctype HTML>", True), ("<html lang=ar>", True), ("<HEAD>", True), ("<htmlx>", False), ("قال <html>", False),
     ("<rss>", False), ("<!---->" * 500, False), ("<!--" * 1000, False), ("", False)],
)  # fmt: skip
def test_how_a_page_begins(start: str, so: bool) -> None:
    assert is_html(start.encode()) is so
    assert is_html(start.encode("utf-16")) is so


def test_what_is_uploaded_is_told_by_its_name_and_content() -> None:
    row = json.dumps({"id": "a", "text": TEXT}).encode()
    for name, raw, id in (
        ("p.htm", page().encode(), "p"),
        ("p", page().encode(), "p"),
        ("w.jsonl", row, "a"),
        ("t.txt", TEXT.encode(), "t"),
    ):
        (found,) = documents_in(raw, name)
        assert isinstance(found, Document)
        assert (found.id, found.text) == (id, TEXT)
    (found,) = documents_in(b"%PDF-1.7", "report\n.pdf")
    assert isinstance(found, ReadingError)
    assert str(found).startswith("report .pdf: is a PDF")


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    assert "pip install 'mahdar[desk]'" in refusal(page())


# what may harm

HOSTILE = {
    "deep": "<div>" * 200_000 + PARAGRAPHS[0],
    "deep and inline": "<b><i><font>" * 60_000 + PARAGRAPHS[0],
    "unclosed": "<p>قال " * 20_000,
    "a table in a table": "<table><tr><td>قال" * 30_000,
    "angles": "<" * 1_000_000,
    "quotes": "<a href='" * 200_000 + '<p a="' * 100_000,
    "comments": "<!--" * 500_000,
    "references": "&amp;" * 500_000 + "&#1575;" * 100_000 + "&nosuch;" * 100_000,
    "entities": "<!DOCTYPE html [" + "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 20)) + "]><p>&e19;",
    "outside": "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><body><article><p>&x;</p></article></body></html>",
    "data": "<script type='application/ld+json'>" + "[" * 200_000,
    "much data": "<script type='application/ld+json'>" + json.dumps([{"@type": "NewsArticle"}] * 20_000) + "</script>",
    "binary": "".join(map(chr, range(1, 3000))) * 50,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_a_result_or_one_line(name: str) -> None:
    (found,) = documents_in(f"<html><body>{HOSTILE[name]}".encode(), "page.html")
    assert "\n" not in str(found) if isinstance(found, ReadingError) else "root:" not in found.text
    assert read(page()).text == TEXT


def test_a_page_that_would_take_hours_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """libxml2 compares each attribute of an element with all before it."""
    monkeypatch.setattr(parsing, "SECONDS", 1.5)
    attributes = " ".join(f"a{n}=x" for n in range(300_000))
    assert "could not be taken apart in 1.5 seconds" in refusal(f"<html><body><p {attributes}>قال</p>")
    assert read(page()).text == TEXT


def test_a_process_that_was_killed_is_started_again() -> None:
    assert read(page()).text == TEXT
    process = parsing._worker.process
    assert process is not None
    process.kill()
    process.wait()
    assert read(page()).text == TEXT


def test_a_page_that_is_too_large_is_refused(tmp_path: Path) -> None:
    with open(tmp_path / "page.html", "wb") as file:
        file.writelines(itertools.repeat(b"<p>" + b"a" * 997, MOST_BYTES // 1000 + 1))
    (found,) = documents(tmp_path / "page.html")
    assert isinstance(found, ReadingError)
    assert "larger than 5,000,000 bytes" in str(found)
