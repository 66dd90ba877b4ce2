"""Feeds: what RSS and Atom list, however faulty, and nothing that harms; and articles at addresses."""

import datetime
import sys
from collections.abc import Iterator

import pytest

pytest.importorskip("feedparser")
pytest.importorskip("httpcore")

from local_web import Answer, AnyPort, LocalWeb, local_web, this_machine
from mahdar.errors import FetchError, ReadingError
from mahdar.reading import addresses, count, documents
from mahdar.reading.feed_parsing import MOST_ENTRIES
from mahdar.reading.feeds import FeedContent, FeedEntry, feed_content
from mahdar.reading.pages import document_at, document_in
from mahdar.vocabulary import Document

TEXT = "التقى وزير الخارجية النرويجي يوناس سولبرغ نظيره الصومالي آدم فارح في أوسلو الثلاثاء، وقال إن المشاورات مثمرة."
PAGE = f"<!doctype html><html><head><title>لقاء</title></head><body><article><h1>لقاء</h1><p>{TEXT}</p></article></body></html>"
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>وكالة &amp; أنباء</title><link>https://news.example/</link>
<item><title><![CDATA[لقاء <b>في</b> أوسلو]]></title><link>https://news.example/1</link>
<pubDate>Fri, 17 Jan 2014 01:30:00 +0300</pubDate><description>&lt;p&gt;ملخص&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>نص كامل</p>]]></content:encoded></item>
<item><title>قمة</title><link>/2</link><pubDate>أمس</pubDate></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>أطوم</title>
<entry><title type="html">&lt;i&gt;لقاء&lt;/i&gt;</title><link rel="alternate" href="https://news.example/1"/>
<published>2014-01-17T01:30:00+03:00</published><updated>2014-01-18T01:30:00Z</updated>
<content type="html">&lt;p&gt;نص كامل&lt;/p&gt;</content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>قديمة</title></channel><item rdf:about="x"><title>لقاء</title><link>https://news.example/1</link><dc:date>2014-01-17</dc:date></item></rdf:RDF>"""


def read(text: str | bytes, **options: str) -> FeedContent:
    return feed_content(text.encode() if isinstance(text, str) else text, "feed", **options)


# what feeds list


def test_a_feed_lists_its_entries_with_their_days() -> None:
    found = read(RSS, url="https://news.example/rss")
    assert found.title == "وكالة & أنباء"
    first, second = found.entries
    assert first == FeedEntry(
        "https://news.example/1", "لقاء في أوسلو", datetime.date(2014, 1, 17), "ملخص", "<p>نص كامل</p>"
    )
    assert second == FeedEntry("https://news.example/2", "قمة", None)


@pytest.mark.parametrize("feed", [RSS, ATOM, RDF], ids=["RSS 2", "Atom", "RSS 1"])
def test_all_kinds_of_feeds_are_read(feed: str) -> None:
    first = read(feed).entries[0]
    assert (first.url, first.published) == ("https://news.example/1", datetime.date(2014, 1, 17))
    assert first.title.startswith("لقاء")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1256"])
def test_a_feed_reads_the_same_in_every_encoding(encoding: str) -> None:
    declared = RSS.replace('encoding="utf-8"', f'encoding="{encoding}"')
    assert read(declared.encode(encoding)) == read(RSS)
    assert read(RSS.replace(' encoding="utf-8"', "").encode(encoding), charset=encoding) == read(RSS)


@pytest.mark.parametrize(
    "feed",
    [
        RSS.replace("</channel></rss>", ""),
        RSS.replace("&amp;", "&"),
        RSS.replace("</item>", ""),
        RSS.replace("<?xml", "\n\n<?xml"),
        RSS.replace("<link>https://news.example/</link>", "<link>https://news.example/?a=1&b=2</link>"),
        RSS.replace("قمة", "قمة &nosuch; \x0b"),
    ],
)
def test_a_faulty_feed_gives_what_can_be_read(feed: str) -> None:
    assert "https://news.example/1" in [entry.url for entry in read(feed).entries]


def test_entries_without_an_address_of_the_web_are_left_out() -> None:
    items = "".join(
        f"<item><link>{link}</link></item>" for link in ("javascript:alert(1)", "", "file:///etc/passwd", "data:x")
    )
    assert read(f"<rss version='2.0'><channel>{items}</channel></rss>").entries == ()


def test_an_entry_that_is_listed_twice_is_one() -> None:
    item = "<item><link>https://news.example/1</link></item>"
    assert len(read(f"<rss version='2.0'><channel>{item}{item}</channel></rss>").entries) == 1


def test_a_feed_of_very_many_entries_is_cut() -> None:
    items = "".join(f"<item><link>https://news.example/{n}</link></item>" for n in range(MOST_ENTRIES + 50))
    assert len(read(f"<rss version='2.0'><channel>{items}</channel></rss>").entries) == MOST_ENTRIES


@pytest.mark.parametrize("raw", [b"", b"hello", PAGE.encode(), b"\x00\xff" * 500, b"%PDF-1.7", b"{}", TEXT.encode()])
def test_what_is_no_feed_is_refused(raw: bytes) -> None:
    with pytest.raises(ReadingError, match=r"^feed: is no RSS or Atom feed"):
        read(raw)


def test_of_a_page_its_feed_is_told() -> None:
    with pytest.raises(ReadingError, match=r"is a page, not a feed: its feed is https://news\.example/rss$"):
        read(
            PAGE.replace("<head>", "<head><link rel=alternate type='application/rss+xml' href='/rss'>"),
            url="https://news.example/",
        )


LAUGHS = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha" * 10}">' for n in range(12))
HOSTILE = {
    "entities": f"<?xml version='1.0'?><!DOCTYPE l [{LAUGHS}]><rss version='2.0'><channel><title>&e11;</title></channel></rss>",
    "outside": "<!DOCTYPE l [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss version='2.0'><channel><title>&x;</title></channel></rss>",
    "deep": "<rss version='2.0'><channel>" + "<item><div>" * 20_000,
    "angles": "<" * 200_000,
    "sections": "<rss version='2.0'><channel>" + "<![CDATA[" * 50_000,
    "declarations": "<!DOCTYPE " * 100_000 + "<!ENTITY " * 100_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_feed_is_a_result_or_one_line(name: str) -> None:
    try:
        said = str(read(HOSTILE[name]))
    except ReadingError as error:
        said = str(error)
    assert "root:" not in said
    assert "\n" not in said
    assert len(said) < 10_000
    assert read(RSS).title


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "feedparser", None)
    with pytest.raises(ReadingError, match=r"pip install 'mahdar\[desk\]'"):
        read(RSS)


# the text that a feed carries itself


def test_the_full_text_of_a_feed_becomes_a_document() -> None:
    day = datetime.date(2014, 1, 17)
    found = document_in(FeedEntry("https://news.example/1", "لقاء & قمة", day, "", f"<p>{TEXT}</p><p>{TEXT[:60]}</p>"))
    assert found == Document(
        id="https://news.example/1",
        text=f"{TEXT}\n{TEXT[:60]}",
        title="لقاء & قمة",
        published=day,
        url="https://news.example/1",
    )


def test_a_summary_is_no_text() -> None:
    with pytest.raises(ReadingError, match="only a summary"):
        document_in(FeedEntry("https://news.example/1", "لقاء", None, TEXT))


# addresses as articles


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalWeb]:
    """A server on this machine, which only here may be asked."""
    monkeypatch.setattr(addresses, "is_public", this_machine)
    monkeypatch.setattr(addresses, "PORTS", AnyPort())
    with local_web() as running:
        yield running


def test_an_address_is_read_like_a_file(web: LocalWeb) -> None:
    web.answers["/old"] = Answer(status=301, headers={"Location": "/1"})
    web.answers["/1"] = Answer(PAGE.encode("cp1256"), headers={"Content-Type": "text/html; charset=windows-1256"})
    (found,) = documents(web.at("/old"), published=datetime.date(2014, 1, 14))
    assert found == Document(
        id=web.at("/old"),
        text=TEXT,
        title="لقاء",
        published=datetime.date(2014, 1, 14),
        source="127.0.0.1",
        url=web.at("/1"),
    )
    assert count(web.at("/old")) == 1


def test_plain_text_at_an_address_is_read(web: LocalWeb) -> None:
    web.answers["/1"] = Answer(TEXT.encode(), headers={"Content-Type": "text/plain"})
    assert document_at(web.at("/1")).text == TEXT


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("application/rss+xml", "mahdar watch"),
        ("application/pdf", "is application/pdf, not a page"),
        ("image/png", "not a page"),
    ],
)
def test_what_is_no_page_is_told(web: LocalWeb, kind: str, said: str) -> None:
    web.answers["/1"] = Answer(b"%PDF-1.7", headers={"Content-Type": kind})
    (found,) = documents(web.at("/1"))
    assert isinstance(found, ReadingError)
    assert said in str(found)


def test_an_address_that_cannot_be_had_is_named_and_the_rest_go_on(web: LocalWeb) -> None:
    (found,) = documents(web.at("/absent"))
    assert isinstance(found, ReadingError)
    assert str(found).startswith(f"{web.at('/absent')}: the server has no such page")
    with pytest.raises(FetchError):
        document_at("http://10.0.0.1/")
