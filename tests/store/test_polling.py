"""Feeds in the record: which are due, what a poll brings, and that one which fails costs the others nothing."""

import datetime

import pytest

pytest.importorskip("feedparser")
pytest.importorskip("trafilatura")
pytest.importorskip("httpcore")

from mahdar.errors import FetchError, StoreError
from mahdar.reading.fetching import Fetched
from mahdar.store import feeds, intake
from mahdar.store.adding import Outcome
from mahdar.store.models import Document, Entry, Feed
from mahdar.vocabulary import Document as Text

NOW = datetime.datetime(2014, 1, 20, 12, tzinfo=datetime.UTC)
FEED = "https://news.example/rss"
MEETING = "التقى وزير الخارجية النرويجي يوناس سولبرغ نظيره الصومالي آدم فارح في أوسلو الثلاثاء 14 يناير 2014. وكان اللقاء رقم {}."


def at(minutes):
    """So many minutes after noon."""
    return NOW + datetime.timedelta(minutes=minutes)


def url(n):
    """The address of an article."""
    return f"https://news.example/{n}"


def page(n, text=MEETING, source="وكالة"):
    """An article's page."""
    head = f"<meta property='og:site_name' content='{source}'><meta name=pubdate content=2014-01-15>"
    return f"<!doctype html><html><head>{head}</head><body><article><h1>لقاء {n}</h1><p>{text.format(n)}</p></article></body></html>"


class Web:
    """Stands for the web: pages by address, the newest article first in the feed."""

    def __init__(self, *numbers, content=""):
        self.pages = {url(n): page(n) for n in numbers}
        self.numbers, self.content = list(numbers), content
        self.asked = []
        self.broken = set()
        self.etag = ""

    def feed(self):
        day = "<pubDate>Wed, 15 Jan 2014 10:00:00 +0300</pubDate>"
        items = "".join(
            f"<item><title>لقاء {n}</title><link>{url(n)}</link>{day}{self.content.format(n)}</item>"
            for n in reversed(self.numbers)
        )
        space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        return f"<rss version='2.0' {space}><channel><title>أخبار الوكالة</title>{items}</channel></rss>"

    def __call__(self, address, /, *, etag="", modified=""):
        self.asked.append(address)
        if address in self.broken:
            raise FetchError(f"{address}: did not answer")
        if address.endswith("/rss"):
            if etag and etag == self.etag:
                return Fetched(address, 304, b"")
            return Fetched(address, 200, self.feed().encode(), "application/rss+xml", "", self.etag, "")
        return Fetched(address, 200, self.pages[address].encode(), "text/html", "utf-8")


@pytest.fixture(autouse=True)
def _nothing_has_failed_yet():
    feeds._failed.clear()


def follow(**options):
    """The feed, followed."""
    return feeds.add(FEED, who="Huda", **options)


def poll(feed, web, minutes=0, **options):
    """Poll without waiting between pages."""
    return feeds.poll(feed, get=web, at=at(minutes), pause=0, **options)


# following


def test_a_feed_is_followed_once_and_changed_when_named_again(record):
    first = follow()
    again = feeds.add("https://News.example/rss?utm_source=x", who="Sami", source="APS", minutes=60)
    assert (again.pk, again.source, again.minutes, again.who) == (first.pk, "APS", 60, "Huda")
    assert Feed.objects.count() == 1
    assert feeds.find(FEED) == feeds.find(f"#{first.pk}") == first


@pytest.mark.parametrize("minutes", [0, 4, 100_000])
def test_a_feed_is_not_asked_too_often_nor_never(record, minutes):
    with pytest.raises(StoreError, match="minutes"):
        follow(minutes=minutes)


@pytest.mark.parametrize(
    "wrong", ["file:///etc/passwd", "http://localhost/rss", "https://u:p@news.example/rss", "news.example"]
)
def test_what_must_not_be_fetched_is_not_followed(record, wrong):
    with pytest.raises(FetchError):
        feeds.add(wrong, who="Huda")
    assert not Feed.objects.exists()


def test_a_feed_that_is_removed_leaves_its_texts(record):
    feed = follow()
    poll(feed, Web(1))
    feeds.remove(feed)
    assert Document.objects.count() == 1
    with pytest.raises(StoreError, match="no such feed"):
        feeds.find(FEED)


def test_feeds_are_due_when_their_minutes_have_passed(record):
    feed = follow(minutes=30)
    other = feeds.add("https://other.example/rss", who="Huda", minutes=10)
    assert feeds.due(NOW) == [feed, other]
    poll(feed, Web())
    feeds.poll(other, get=Web(), at=at(1), pause=0)
    assert feeds.due(at(10)) == []
    assert feeds.due(at(11)) == [other]
    assert feeds.due(at(30)) == [feed, other]
    feeds.hasten(other)
    assert feeds.due(at(12)) == [other]
    feeds.poll(other, get=Web(), at=at(12), pause=0)
    feeds.pause(feed)
    assert feeds.due(at(30)) == [other]
    feeds.pause(feed, active=True)
    assert feeds.due(at(30)) == [feed, other]


# polling


def test_what_a_feed_lists_comes_into_the_record_read_and_summarised(record):
    feed = follow()
    polled = poll(feed, Web(1, 2))
    assert (polled.added, polled.known, polled.failed, polled.notes) == (2, 0, 0, ())
    assert polled.claims >= 2
    rows = list(Document.objects.order_by("url"))
    assert [(row.url, row.name, row.title, row.source) for row in rows] == [
        (url(n), url(n), f"لقاء {n}", "وكالة") for n in (1, 2)
    ]
    assert {row.published for row in rows} == {datetime.date(2014, 1, 15)}
    assert not Entry.objects.filter(stale=True).exists()
    feed.refresh_from_db()
    assert (feed.title, feed.taken, feed.polled, feed.failure) == ("أخبار الوكالة", 2, NOW, "")


def test_what_is_in_the_record_is_not_fetched_again(record):
    feed, web = follow(), Web(1, 2)
    poll(feed, web)
    web.numbers.append(3)
    web.pages[url(3)] = page(3)
    web.asked.clear()
    assert poll(feed, web, 30).added == 1
    assert web.asked == [FEED, url(3)]


def test_a_feed_that_has_not_changed_is_not_read_again(record):
    feed, web = follow(), Web(1)
    web.etag = '"a1"'
    poll(feed, web)
    web.asked.clear()
    feed.refresh_from_db()
    assert feed.etag == '"a1"'
    assert poll(feed, web, 30) == feeds.Polled()
    assert web.asked == [FEED]


def test_only_so_many_come_at_once_the_oldest_first_and_the_rest_the_next_time(record):
    feed, web = follow(), Web(1, 2, 3)
    web.etag = '"a1"'
    assert poll(feed, web, most=2).added == 2
    assert web.asked == [FEED, url(1), url(2)]
    assert poll(feed, web, 30, most=2).added == 1


def test_the_outlet_is_the_one_that_the_desk_gives_the_feed(record):
    poll(follow(source="APS"), Web(1))
    assert Document.objects.get().source == "APS"


def test_a_text_that_is_known_by_another_address_is_not_added_nor_fetched_again(record):
    feed, web = follow(), Web(1)
    intake.take(Text(id="by hand", text=MEETING.format(1), source="وكالة", published=datetime.date(2014, 1, 15)))
    assert poll(feed, web)[:3] == (0, 1, 0)
    web.asked.clear()
    assert poll(feed, web, 30) == feeds.Polled()
    assert web.asked == [FEED]


def test_two_who_poll_at_once_do_not_both_ask(record):
    feed, web = follow(), Web(1)
    same = Feed.objects.get()
    poll(feed, web)
    web.asked.clear()
    assert poll(same, web) == feeds.Polled()
    assert web.asked == []


# what goes wrong


def test_a_feed_that_cannot_be_had_keeps_why_and_the_next_poll_clears_it(record):
    feed, web = follow(), Web(1)
    web.broken.add(FEED)
    polled = poll(feed, web)
    assert (polled.failed, polled.notes) == (1, (f"{FEED}: did not answer",))
    feed.refresh_from_db()
    assert (feed.failure, feed.polled) == (f"{FEED}: did not answer", NOW)
    web.broken.clear()
    assert poll(feed, web, 30).added == 1
    feed.refresh_from_db()
    assert feed.failure == ""


def test_what_is_no_feed_is_kept_as_its_failure(record):
    feed, web = follow(), Web()
    web.feed = lambda: page(1)
    poll(feed, web)
    feed.refresh_from_db()
    assert "is no RSS or Atom feed" in feed.failure


def test_a_page_that_fails_does_not_stop_the_others_and_is_tried_again(record):
    feed, web = follow(), Web(1, 2, 3)
    web.broken.add(url(2))
    polled = poll(feed, web)
    assert (polled.added, polled.failed, polled.notes) == (2, 1, (f"{url(2)}: did not answer",))
    web.broken.clear()
    assert poll(feed, web, 30)[:3] == (1, 0, 0)


def test_a_page_that_never_succeeds_is_let_be(record):
    feed, web = follow(), Web(1)
    web.pages[url(1)] = "<html><body></body></html>"
    outcomes = [poll(feed, web, n * 30).failed for n in range(5)]
    assert outcomes == [1, 1, 1, 0, 0]


def test_the_text_that_the_feed_carries_stands_in_for_a_page_that_cannot_be_had(record):
    full = f"<content:encoded><![CDATA[<p>{MEETING}</p>]]></content:encoded>"
    feed, web = follow(), Web(1, content=full)
    web.broken.add(url(1))
    assert poll(feed, web)[:3] == (1, 0, 0)
    row = Document.objects.get()
    assert (row.url, row.text, row.title) == (url(1), MEETING.format(1), "لقاء 1")
    assert (row.published, row.source) == (datetime.date(2014, 1, 15), "أخبار الوكالة")


def test_a_text_that_is_refused_or_strange_is_told(record):
    feed, web = follow(), Web(1, 2)
    web.pages[url(1)] = page(1, "Talks between the two ministers began in Oslo on Tuesday and will go on.")
    polled = poll(feed, web)
    assert (polled.added, polled.notes) == (2, (f"article {url(1)}: is not in Arabic: kept, without claims",))


# one way in


def test_a_text_is_taken_once_and_told_what_became_of_it(record):
    text = Text(id="a", text=MEETING.format(1), source="وكالة", published=datetime.date(2014, 1, 15))
    first, again = intake.take(text), intake.take(text)
    row = Document.objects.get()
    assert (first.outcome, first.complaint, first.key, first.pk) == (Outcome.ADDED, None, row.key, row.pk)
    assert first.claims >= 1
    assert again == intake.Taken(Outcome.KNOWN, key=row.key, pk=row.pk)


def test_an_outlet_with_too_long_a_name_is_refused(record):
    taken = intake.take(Text(id="a", text=MEETING.format(1), source="و" * 201))
    assert (taken.outcome, taken.pk) == (Outcome.REFUSED, None)
    assert "outlet's name is longer" in taken.complaint
