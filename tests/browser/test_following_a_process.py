"""A process as its staff looks at it each morning, defining one, and taking a brief of it along."""

import re

import pytest
from door import sign_in
from playwright.sync_api import expect

PROCESS = "/processes/1/"


def drawn(page, name):
    """The figure of a picture, once it is drawn: they are when they come into sight."""
    figure = page.locator(f"figure[data-picture*='/{name}.json']")
    figure.scroll_into_view_if_needed()
    expect(figure.locator(".picture svg.marks, .picture canvas")).to_be_visible(timeout=20_000)
    return figure


class TestTheMorning:
    def test_what_comes_next_who_attends_what_stands_in_the_way_and_what_is_pledged(self, visit, way):
        page = visit("reader", PROCESS, *way)
        expect(page.locator("section.coming .next a")).to_contain_text("مؤتمر نيروبي 3")
        expect(page.locator("section.coming .days")).to_contain_text("18")
        expect(page.locator(".board .stand").first).to_be_visible()
        expect(page.locator("section[aria-labelledby=obstacles]")).to_contain_text("مقاعد المعارضة")
        expect(page.locator(".bars svg.amount rect.sure").first).to_be_attached()
        expect(page.locator("section[aria-labelledby=statements] .statement").first).to_be_visible()

    def test_the_board_of_another_gathering_is_shown_when_it_is_chosen(self, visit, crosswise):
        page = visit("reader", PROCESS, *crosswise)
        expect(page.locator("#board .stand.refuses")).to_contain_text(re.compile("كينيا|Kenya"))
        choice = page.locator("#board select[name=gathering] option").filter(has_text="نيروبي 2")
        page.locator("#board select[name=gathering]").select_option(choice.get_attribute("value"))
        expect(page.locator("#board .facts a").first).to_contain_text("نيروبي 2")
        expect(page.locator("#live")).to_contain_text("نيروبي 2")

    def test_its_pictures_are_drawn(self, visit, way):
        page = visit("reader", PROCESS, *way)
        for name in ("timeline", "network"):
            figure = drawn(page, name)
            expect(figure.locator("svg[role=img]")).to_have_attribute("aria-label", re.compile("."))
        page.locator("details:has(figure[data-picture*='/positions.json']) summary").click()
        drawn(page, "positions")
        page.locator("details:has(figure[data-picture*='/pledges.json']) summary").click()
        drawn(page, "pledges")

    def test_the_period_of_the_pictures_is_chosen(self, visit, crosswise):
        page = visit("reader", PROCESS, *crosswise)
        form = page.locator("form[action='#pictures']")
        form.locator("[name=first]").fill("2014-01-01")
        form.locator("[name=last]").fill("2014-03-01")
        form.locator("button").click()
        page.wait_for_url("**first=2014-01-01&last=2014-03-01*")
        figure = drawn(page, "timeline")
        assert "first=2014-01-01" in figure.get_attribute("data-picture")

    @pytest.mark.parametrize(("form", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG")])
    def test_a_picture_is_taken_along(self, visit, form, begins):
        page = visit("reader", PROCESS, "en")
        with page.expect_download() as started:
            page.locator(f"figcaption a[href*='/network.{form}']").click()
        assert started.value.path().read_bytes().startswith(begins)

    def test_a_picture_that_cannot_be_had_says_so_and_where_the_same_stands(self, visit):
        page = visit("reader", "/processes/", "en")
        page.route("**/timeline.json*", lambda route: route.fulfill(status=503))
        page.click("a[href='/processes/1/']")
        page.locator("#timeline").scroll_into_view_if_needed()
        expect(page.locator("figure[data-picture*='/timeline.json'] .complaint")).to_be_visible()

    def test_on_the_second_visit_it_says_what_has_come_since(self, desk, browser):
        text = (
            'قال وزير الخارجية النرويجي يوناس سولبرغ إن "النرويج ستستضيف لقاء تحضيريا قبل مؤتمر نيروبي 3" في الصومال.'
        )
        first = browser.new_context(locale="en")
        page = first.new_page()
        sign_in(page, desk, "second-reviewer")
        page.goto(f"{desk.url}{PROCESS}")
        expect(page.locator("#changes")).to_be_visible()
        assert page.locator(".chip.fresh").count() == 0
        page.goto(f"{desk.url}/add/")
        page.fill("[name=text]", text)
        page.fill("[name=title]", "since")
        page.click("form.adding button")
        page.wait_for_url("**/documents/**")
        first.close()
        second = browser.new_context(locale="en")
        page = second.new_page()
        sign_in(page, desk, "second-reviewer")
        page.goto(f"{desk.url}{PROCESS}")
        page.locator(".chip.fresh").click()
        expect(page.locator("#changes")).to_contain_text("ستستضيف لقاء تحضيريا")
        second.close()


class TestDefining:
    def test_a_process_is_defined_and_what_is_typed_is_explained_meanwhile(self, visit, crosswise):
        name = f"محادثات اليمن {'-'.join(crosswise)}"
        page = visit("reviewer", "/processes/", *crosswise)
        page.click("a.button[href='/processes/define']")
        page.fill("[name=name]", name)
        page.fill("[name=gatherings]", "جولة جديدة من المحادثات")
        page.fill("[name=terms]", "الحوثيين")
        expect(page.locator("#meaning .total strong")).to_be_visible()
        expect(page.locator("#meaning .typed").filter(has_text="الحوثيين")).to_be_visible()
        page.fill("#definition [name=why]", "for Stockholm")
        page.click("#definition button:not([type=button])")
        expect(page.locator("h1")).to_have_text(name)
        expect(page.locator(".tabs .chip").first).to_be_visible()

    def test_a_suggested_name_is_added_by_its_button(self, visit):
        page = visit("reviewer", "/processes/define", "en")
        page.fill("[name=gatherings]", "لوزان")
        page.locator("#meaning [data-add][data-to=id_gatherings]").first.click()
        assert len(page.locator("[name=gatherings]").input_value().splitlines()) == 2

    def test_a_definition_is_changed_and_its_history_says_by_whom_and_why(self, visit):
        page = visit("reviewer", "/processes/1/change", "en")
        page.locator("#definition [name=terms]").fill("الصومال\nنيروبي\nأوسلو")
        page.locator("#definition [name=why]").fill("the city names it too")
        page.click("#definition button:not([type=button])")
        page.goto(page.url.split("/processes")[0] + "/processes/1/history")
        expect(page.locator("main ol > li").first).to_contain_text("the city names it too")
        expect(page.locator("main ol > li").first.locator("ins")).to_contain_text("أوسلو")

    def test_a_reader_defines_nothing(self, visit):
        page = visit("reader", "/processes/", "en")
        assert page.locator("a[href='/processes/define']").count() == 0


class TestTheBrief:
    def test_it_is_read_on_the_page_with_its_sources(self, visit, crosswise):
        page = visit("reader", PROCESS, *crosswise)
        page.click("a[href='/processes/1/brief']")
        expect(page.locator("article.brief section").first).to_be_visible()
        page.locator("article.brief sup a").first.click()
        expect(page.locator("article.brief li:target")).to_be_in_viewport()

    @pytest.mark.parametrize(("form", "begins"), [("docx", b"PK"), ("pdf", b"%PDF")])
    @pytest.mark.parametrize("lang", ["ar", "en"])
    def test_it_is_taken_along(self, visit, form, begins, lang):
        page = visit("reader", "/processes/1/brief", lang)
        page.select_option(".brief-form [name=lang]", lang)
        with page.expect_download(timeout=30_000) as started:
            page.click(f".brief-form button[value={form}]")
        assert started.value.path().read_bytes().startswith(begins)
        assert started.value.suggested_filename.endswith(f".{form}")
