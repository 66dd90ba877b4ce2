"""Texts brought in: pasted, sent as files, fetched from addresses, followed by feeds."""

import json
import re

import pytest
from playwright.sync_api import expect

ARTICLE = "التقى وزير الخارجية النرويجي يوناس سولبرغ نظيره الصومالي آدم فارح في نيروبي يوم الاثنين 3 مارس 2014 ({})."
PAGE = """<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>لقاء في مقديشو</title></head>
<body><article><h1>لقاء في مقديشو</h1>
<p>{}</p><p>وقال سولبرغ إن "المحادثات كانت مفيدة للطرفين". وأكد فارح أن الصومال يؤيد وقف إطلاق النار.</p></article></body></html>"""


def done(page):
    expect(page.locator("#upload .badge.done")).to_be_visible(timeout=30_000)


class TestPasting:
    def test_a_pasted_text_is_read_at_once_and_shown_with_its_claims(self, visit, crosswise):
        page = visit("reviewer", "/add/", *crosswise)
        page.fill("[name=text]", ARTICLE.format("-".join(crosswise)))
        page.fill("[name=title]", "لقاء في نيروبي")
        page.fill("[name=source]", "SONNA")
        page.fill("[name=published]", "2014-03-04")
        page.fill("[name=url]", "https://news.example/1")
        page.click("form.adding button")
        page.wait_for_url("**/documents/**")
        expect(page.locator(".messages .success")).to_be_visible()
        expect(page.locator("#claims .claim").first).to_contain_text("2014-03-03")
        expect(page.locator("h1")).to_have_text("لقاء في نيروبي")

    def test_the_same_text_again_leads_to_where_it_is(self, visit):
        seen = []
        for _ in range(2):
            page = visit("reviewer", "/add/", "en")
            page.fill("[name=text]", ARTICLE.format("twice"))
            page.click("form.adding button")
            page.wait_for_url("**/documents/**")
            seen.append(page.url)
        assert seen[0] == seen[1]
        expect(page.locator(".messages .info")).to_be_visible()

    def test_a_link_that_is_none_is_refused_at_its_field(self, visit):
        page = visit("reviewer", "/add/", "en")
        page.fill("[name=text]", ARTICLE.format("link"))
        page.evaluate("document.querySelector('[name=url]').type = 'text'")
        page.fill("[name=url]", "javascript:alert(1)")
        page.click("form.adding button")
        expect(page.locator(".errorlist")).to_be_visible()
        expect(page.locator("[name=text]")).to_have_value(ARTICLE.format("link"))


class TestFiles:
    def test_text_page_and_lines_are_sent_in_one_go_and_watched_to_the_end(self, visit, crosswise):
        mark = "-".join(crosswise)
        lines = [
            {"id": f"{n}-{mark}", "text": ARTICLE.format(f"{n} {mark}"), "published": "2014-03-05"} for n in range(3)
        ]
        page = visit("reviewer", "/add/files/", *crosswise)
        page.set_input_files(
            "[name=file]",
            [
                {"name": "a.txt", "mimeType": "text/plain", "buffer": ARTICLE.format(f"txt {mark}").encode()},
                {
                    "name": "b.html",
                    "mimeType": "text/html",
                    "buffer": PAGE.format(ARTICLE.format(f"html {mark}")).encode(),
                },
                {
                    "name": "c.jsonl",
                    "mimeType": "application/x-ndjson",
                    "buffer": "\n".join(map(json.dumps, lines)).encode(),
                },
            ],
        )
        page.click("form.adding button")
        page.wait_for_url("**/add/uploads/*/")
        done(page)
        expect(page.locator(".upload-figures dd").first).to_have_text("5")
        expect(page.locator("progress")).to_have_count(0)
        expect(page.locator("#live")).to_contain_text("5")
        page.locator("ul.texts a").first.click()
        expect(page.locator("#claims .claim").first).to_be_visible()

    def test_what_cannot_be_read_is_said_and_the_rest_is_added(self, visit):
        page = visit("reviewer", "/add/files/", "en")
        bad = b'{"id": "x"}\nno json\n' + json.dumps({"id": "good", "text": ARTICLE.format("good")}).encode()
        page.set_input_files("[name=file]", {"name": "<b>bad.jsonl", "mimeType": "text/plain", "buffer": bad})
        page.click("form.adding button")
        done(page)
        expect(page.locator("table.complaints tbody tr").first).to_contain_text("<b>bad.jsonl")
        expect(page.locator(".upload-figures dd").first).to_have_text("1")

    def test_all_that_was_sent_in_is_listed(self, visit):
        page = visit("reviewer", "/add/uploads/", "ar", "phone")
        expect(page.locator("table.uploads .badge.done").first).to_be_visible()


class TestAddresses:
    @pytest.mark.parametrize(
        "address", ["http://127.0.0.1:{port}/", "http://localhost/", "http://169.254.169.254/latest/", "http://[::1]/"]
    )
    def test_an_address_of_the_inside_is_refused_and_it_says_why(self, visit, desk, address):
        page = visit("reviewer", "/add/addresses/", "en")
        page.fill("[name=addresses]", address.format(port=desk.url.rsplit(":", 1)[1]))
        page.click("form.adding button")
        page.wait_for_url("**/add/uploads/*/")
        expect(page.locator("#upload .badge.failed")).to_be_visible(timeout=30_000)
        expect(page.locator("table.complaints td")).to_have_text(re.compile(r"\w+"))
        expect(page.locator(".upload-figures dd").first).to_have_text("0")

    @pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://news.example/a", "no address"])
    def test_what_is_no_address_of_the_web_is_refused_at_once(self, visit, address):
        page = visit("reviewer", "/add/addresses/", "en")
        page.fill("[name=addresses]", address)
        page.click("form.adding button")
        expect(page.locator(".errorlist")).to_be_visible()


class TestFeeds:
    def test_a_feed_is_followed_paused_and_given_up(self, visit, desk, crosswise):
        url = f"http://news.invalid/{'-'.join(crosswise)}.xml"
        page = visit("reviewer", "/add/feeds/", *crosswise)
        page.fill("[name=url]", url)
        page.fill("[name=source]", "SONNA")
        page.click("form.adding button")
        page.wait_for_url("**/add/uploads/*/")
        expect(page.locator("#upload .badge.failed")).to_be_visible(timeout=30_000)
        page.goto(f"{desk.url}/add/feeds/")
        row = page.locator(".feeds .line").filter(has_text="-".join(crosswise))
        expect(row).to_be_visible()
        row.locator("form[action$='/pause'] button").click()
        expect(
            page.locator(".feeds .line").filter(has_text="-".join(crosswise)).locator(".badge").first
        ).to_be_visible()
        page.locator(".feeds .line").filter(has_text="-".join(crosswise)).locator(
            "form[action$='/remove'] button"
        ).click()
        expect(page.locator(".feeds .line").filter(has_text="-".join(crosswise))).to_have_count(0)


def test_a_reader_adds_nothing(visit):
    for path in ("/add/", "/add/files/", "/add/addresses/", "/add/feeds/"):
        page = visit("reader", path, "en")
        assert page.locator("form.adding").count() == 0
