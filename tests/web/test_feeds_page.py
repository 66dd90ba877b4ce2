"""Feeds on the desk: followed, asked, paused, removed."""

import datetime

import pytest
from django.utils import timezone

from articles import ARTICLES
from mahdar.errors import FetchError
from mahdar.reading.fetching import Fetched
from mahdar.store import feeds
from mahdar.store.models import Document, Feed
from mahdar.web.models import Upload
from mahdar.web.roles import Role
from mahdar.web.work import runs

ADDRESS = "https://news.example/rss"
RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>أخبار القرن</title><link>https://news.example/</link>
<item><title>لقاء</title><link>https://news.example/held</link><pubDate>Wed, 15 Jan 2014 08:00:00 GMT</pubDate></item>
<item><title>المانحون</title><link>https://news.example/donors</link><pubDate>Thu, 30 Jan 2014 08:00:00 GMT</pubDate></item>
<item><title>ضائع</title><link>https://news.example/missing</link></item></channel></rss>"""


def web(address, /, **_):
    if address == ADDRESS:
        return Fetched(address, 200, RSS.encode(), "application/rss+xml")
    name = address.rpartition("/")[2]
    if name not in ARTICLES:
        raise FetchError(f"{address}: the server has no such page (404)")
    page = f"<!doctype html><html><body><article><h1>{name}</h1><p>{ARTICLES[name][2]}</p></article></body></html>"
    return Fetched(address, 200, page.encode(), "text/html")


@pytest.fixture(autouse=True)
def in_no_hurry(monkeypatch):
    """Strangers' servers are asked at a pace that nobody here needs."""
    poll = feeds.poll
    feeds._failed.clear()  # of other tests' feeds of this number
    monkeypatch.setattr(feeds, "poll", lambda feed, **given: poll(feed, **given, pause=0))


@pytest.fixture
def reviewer(bare_desk, client_of):
    return client_of(Role.REVIEWER)


def follow(client, **given):
    return client.post("/add/feeds/", {"url": ADDRESS, "minutes": 30, **given})


def test_a_new_feed_is_asked_at_once(reviewer):
    answer = follow(reviewer, source="أخبار القرن")
    upload = Upload.objects.get()
    assert answer.url == f"/add/uploads/{upload.pk}/"
    runs.work_off("the tests'", web)
    upload.refresh_from_db()
    assert (upload.state, upload.added, upload.refused) == ("done", 2, 1)
    assert upload.complaints[0]["file"] == "https://news.example/rss"
    assert "https://news.example/missing: the server has no such page" in upload.complaints[0]["why"]
    assert {each.source for each in Document.objects.all()} == {"أخبار القرن"}
    feed = Feed.objects.get()
    assert (feed.title, feed.who, feed.taken, feed.failure) == ("أخبار القرن", "reviewer", 2, "")
    page = reviewer.get("/add/feeds/").text
    assert "2 texts taken" in page
    assert "every 30 minutes" in page


def test_what_is_no_feed_is_said_with_the_feed(reviewer):
    follow(reviewer, url="https://news.example/held")
    runs.work_off("the tests'", web)
    upload = Upload.objects.get()
    assert upload.state == "failed"
    assert "feed" in upload.complaints[0]["why"]
    assert Feed.objects.get().failure.split(": ", 1)[1] in reviewer.get("/add/feeds/").text.replace("&#x27;", "'")


@pytest.mark.parametrize(
    "given",
    [{"url": ""}, {"url": "file:///etc/passwd"}, {"url": "http://localhost/rss"}, {"url": "https://news.example:22/"},
     {"minutes": 1}, {"minutes": "often"}, {"source": "x" * 201}],
)  # fmt: skip
def test_a_feed_that_cannot_be_asked_is_refused(reviewer, given):
    assert follow(reviewer, **given).status_code == 422
    assert not Feed.objects.exists()
    assert not Upload.objects.exists()


def test_a_feed_rests_and_goes_on(reviewer):
    follow(reviewer)
    feed = Feed.objects.get()
    for active in (False, True):
        page = reviewer.post(f"/add/feeds/{feed.pk}/pause", follow=True)
        feed.refresh_from_db()
        assert feed.active is active
        assert ("paused" in page.text) is not active


def test_a_feed_that_is_removed_leaves_its_texts(reviewer):
    follow(reviewer)
    runs.work_off("the tests'", web)
    reviewer.post(f"/add/feeds/{Feed.objects.get().pk}/remove")
    assert not Feed.objects.exists()
    assert Document.objects.count() == 2


def test_a_feed_is_asked_again_when_somebody_wants_it(reviewer):
    follow(reviewer)
    runs.work_off("the tests'", web)
    reviewer.post(f"/add/feeds/{Feed.objects.get().pk}/ask")
    runs.work_off("the tests'", web)
    last = Upload.objects.order_by("-pk")[0]
    assert (last.kind, last.state, last.added, last.refused) == ("feed", "done", 0, 1)
    assert Document.objects.count() == 2


def test_one_that_is_removed_before_it_is_asked_ends_in_a_complaint(reviewer):
    follow(reviewer)
    Feed.objects.all().delete()
    runs.work_off("the tests'", web)
    assert Upload.objects.get().complaints[0]["why"] == "is no longer followed"


def test_cancelling_stops_between_two_pages(reviewer):
    follow(reviewer)
    upload = Upload.objects.get()

    def cancelled(address, /, **given):
        if address.endswith("donors"):
            reviewer.post(f"/add/uploads/{upload.pk}/cancel")
        return web(address, **given)

    runs.work_off("the tests'", cancelled)
    upload.refresh_from_db()
    assert upload.state == "cancelled"
    assert Document.objects.count() == 1


def test_feeds_that_nobody_asks_are_said_to_be_overdue(reviewer):
    follow(reviewer)
    assert not reviewer.get("/add/feeds/").context["late"]
    Feed.objects.update(polled=timezone.now() - datetime.timedelta(hours=2))
    assert reviewer.get("/add/feeds/").context["late"]
    Feed.objects.update(active=False)
    assert not reviewer.get("/add/feeds/").context["late"]


def test_readers_change_no_feed(reviewer, client_of):
    follow(reviewer)
    pk = Feed.objects.get().pk
    for verb in ("ask", "pause", "remove"):
        assert client_of(Role.READER).post(f"/add/feeds/{pk}/{verb}").status_code == 403
        assert reviewer.get(f"/add/feeds/{pk}/{verb}").status_code == 405
    assert Feed.objects.get().active


def test_what_a_feed_calls_itself_is_shown_as_words(reviewer):
    Feed.objects.create(url=ADDRESS, title="<script>alert(1)</script>", who="<b>", added=timezone.now(), failure="<i>")
    page = reviewer.get("/add/feeds/").text
    assert not [tag for tag in ("<script>alert", "<b>", "<i>") if tag in page]
