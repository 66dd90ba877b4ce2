"""Actors: found in any spelling, one taken apart, two put together, with what speaks for it side by side."""

import pytest
from playwright.sync_api import expect


class TestAnActor:
    def test_is_found_in_another_spelling_and_in_latin_letters(self, visit, crosswise):
        page = visit("reader", "/actors/", *crosswise)
        for written in ("سولبيرغ", "solberg"):
            page.fill("form.filters [name=name]", written)
            page.press("form.filters [name=name]", "Enter")
            expect(page.locator(".actors .line")).to_have_count(2)

    def test_has_its_names_and_offices_and_all_that_it_did_and_said(self, visit, desk, way):
        page = visit("reader", desk.actor("يوناس سولبرغ", "NO"), *way)
        expect(page.locator("#names")).to_contain_text("يوناس سولبيرغ")
        expect(page.locator("#offices")).to_contain_text("وزير الخارجية")
        expect(page.locator("#counterparts")).to_be_visible()
        expect(page.locator("#meeting-participant .line").first).to_be_visible()
        page.locator("nav.tabs a[href='#statement-speaker']").click()
        expect(page.locator("#statement-speaker h2")).to_be_in_viewport()

    def test_the_order_of_its_entries_is_chosen(self, visit, desk):
        page = visit("reader", desk.actor("يوناس سولبرغ", "NO"), "en")
        page.click("a[href='?order=reported']")
        expect(page.locator("main .facts strong").first).to_have_text("most reported first")

    def test_one_of_its_names_becomes_an_actor_of_its_own_and_is_put_back(self, visit, desk):
        page = visit("reviewer", desk.actor("يوناس سولبرغ", "NO"), "ar", "phone")
        page.locator("#who-is-who details").last.locator("summary").click()
        form = page.locator("form[action$='/split']")
        form.locator("[name=alias]").last.check()
        form.locator("[name=why]").fill("another man")
        form.locator("button").click()
        expect(page.locator(".messages .success")).to_be_visible()
        page.goto(f"{desk.url}/decisions/")
        first = page.locator(".decision").first
        first.locator("summary").click()
        first.locator("[name=why]").fill("one man after all")
        first.locator("form button").click()
        expect(page.locator(".decision .undone, .decision .badge").first).to_be_visible()


class TestTwoWhoMayBeOne:
    def test_they_stand_side_by_side_with_what_speaks_for_it(self, visit, way):
        page = visit("reviewer", "/merging/", *way)
        expect(page.locator(".pair .side")).to_have_count(2)
        expect(page.locator(".because")).to_be_visible()
        expect(page.locator(".pair .side blockquote mark").first).to_be_visible()
        expect(page.locator("#between")).to_be_visible()

    def test_a_pair_is_skipped_and_comes_again_when_asked_for(self, visit):
        page = visit("reviewer", "/merging/", "en")
        names = page.locator(".pair h2").all_inner_texts()
        page.click("#judge [value=skip]")
        expect(page.locator(".pair h2").first).not_to_have_text(names[0])
        page.click("form[action='/merging/skipped'] button")
        assert page.locator(".pair h2").all_inner_texts() == names

    @pytest.mark.parametrize(("answer", "lang", "window"), [("same", "ar", "desktop"), ("apart", "en", "phone")])
    def test_it_is_decided_and_undone(self, visit, desk, answer, lang, window):
        page = visit("reviewer", "/merging/", lang, window)
        names = page.locator(".pair h2").all_inner_texts()
        before = desk.ask("select count(*) from store_actor")[0][0]
        page.fill("#judge [name=why]", "looked at both")
        page.click(f"#judge [value={answer}]")
        expect(page.locator("#undo")).to_be_visible()
        assert desk.ask("select count(*) from store_actor")[0][0] == before - (answer == "same")
        page.click("#undo button")
        expect(page.locator("#undo")).to_have_count(0)
        assert page.locator(".pair h2").all_inner_texts() == names
        assert desk.ask("select count(*) from store_actor")[0][0] == before

    def test_a_decision_needs_a_reason(self, visit, desk):
        page = visit("reviewer", "/merging/", "en")
        page.click("#judge [value=same]")
        assert page.evaluate("document.activeElement.name") == "why"

    def test_the_second_of_two_who_decide_at_once_is_told(self, visit, desk):
        first, second = visit("reviewer", "/merging/", "en"), visit("second-reviewer", "/merging/", "en")
        for page in (first, second):
            page.fill("#judge [name=why]", "looked at both")
        first.click("#judge [value=same]")
        expect(first.locator(".messages .success")).to_be_visible()
        second.click("#judge [value=apart]")
        expect(second.locator("main .conflict, main [role=alert], main .complaint").first).to_be_visible()
        first.click("#undo button")
        expect(first.locator("#undo")).to_have_count(0)

    def test_an_actor_is_put_together_with_another_from_its_own_page(self, visit, desk):
        page = visit("reviewer", desk.actor("أندرس بيرغ", "NO"), "en")
        page.locator("#who-is-who summary").first.click()
        page.fill("#who-is-who [name=same]", "أندرس بيرغ")
        page.press("#who-is-who [name=same]", "Enter")
        form = page.locator("#who-is-who form[action='/merging/judge']")
        form.locator("[name=other]").first.check()
        form.locator("[name=why]").fill("he changed sides")
        form.locator("[value=same]").click()
        expect(page.locator(".messages .success")).to_be_visible()
        assert len(desk.ask("select 1 from store_actor where name = 'أندرس بيرغ'")) == 1
