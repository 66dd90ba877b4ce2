"""What the record says: gatherings, the ledger, statements, where sources disagree."""

import re

import pytest
from playwright.sync_api import expect


class TestAGathering:
    def test_says_when_it_is_and_who_says_so_and_who_attends(self, visit, desk, way):
        page = visit("reader", desk.entry("gathering", "نيروبي 2"), *way)
        expect(page.locator(".clocks")).to_contain_text("2014-01-2")
        expect(page.locator("#values")).to_be_visible()
        expect(page.locator("#attendance .seats")).to_contain_text(re.compile("إيران|Iran"))
        expect(page.locator("#obstacles .line").first).to_be_visible()
        expect(page.locator("#words blockquote").first).to_be_visible()
        expect(page.locator("#outlets")).to_contain_text("SONNA")

    def test_what_a_value_rests_on_is_one_step_away(self, visit, desk, crosswise):
        page = visit("reader", desk.entry("gathering", "نيروبي 2"), *crosswise)
        page.locator("#values a[href^='?of=']").filter(has_text="2014-01-25").first.click()
        page.wait_for_url("**of=*")
        expect(page.locator("#words .because")).to_be_visible()
        expect(page.locator("#words .quotes li")).to_have_count(1)
        page.locator("#words .quotes a").first.click()
        page.wait_for_url("**/documents/**")
        expect(page.locator(".claim[aria-current]")).to_be_visible()

    @pytest.mark.parametrize(("answer", "lang", "window"), [("same", "ar", "phone"), ("apart", "en", "desktop")])
    def test_two_entries_are_said_to_be_one_or_two(self, visit, desk, answer, lang, window):
        query = "select id from store_entry where kind = 'meeting' and title = 'آدم فارح – يوناس سولبرغ' order by first"
        one, other = (pk for (pk,) in desk.ask(query)[:2])
        page = visit("reviewer", f"/entry/{one}/", lang, window)
        page.locator("#one-or-two summary").first.click()
        form = page.locator("form[action$='/join']")
        form.locator("[name=typed]").fill(str(other))
        form.locator("[name=why]").fill(f"looked at both: {answer}")
        form.locator(f"[value={answer}]").click()
        expect(page.locator(".messages .success")).to_be_visible()
        expect(page.locator("#decisions")).to_contain_text(f"looked at both: {answer}")
        page.goto(f"{desk.url}/decisions/")
        page.locator(".decision summary").first.click()
        page.locator(".decision [name=why]").first.fill("not so")
        page.locator(".decision form button").first.click()
        expect(page.locator(".decision").first.locator(".undone")).to_be_visible()


class TestTheLedger:
    def test_sums_up_what_counts_and_says_of_the_rest_why_not(self, visit, way):
        page = visit("reader", "/ledger/", *way)
        page.locator("a[href^='?recipient=']").filter(has_text="الصومال" if way[0] == "ar" else "Somalia").click()
        expect(page.locator("#totals table")).to_be_visible()
        expect(page.locator("tr.counted .badge.accepted").first).to_be_visible()
        expect(page.locator("tr.left td small").first).not_to_be_empty()
        expect(page.locator("td.told blockquote").first).to_be_visible()

    def test_is_taken_along_as_csv(self, visit):
        page = visit("reader", "/ledger/?for=الصومال", "en")
        with page.expect_download() as started:
            page.click("a[href^='/ledger/csv']")
        written = started.value.path().read_text(encoding="utf-8-sig")
        assert written.startswith("stage,donor,amount")
        assert "75 مليون جنيه إسترليني" in written

    def test_is_shown_in_another_currency(self, visit):
        page = visit("reader", "/ledger/?for=الصومال", "en")
        page.select_option("[name=currency]", "EUR")
        page.wait_for_url("**currency=EUR*")
        expect(page.locator("#totals")).to_contain_text("EUR")

    def test_of_a_name_that_nobody_bears_says_so(self, visit):
        page = visit("reader", "/ledger/", "en")
        page.fill("main [name=for]", "لا أحد بهذا الاسم")
        page.press("main [name=for]", "Enter")
        expect(page.locator("main .empty, main .complaint").first).to_be_visible()


class TestStatements:
    @pytest.mark.parametrize("written", ["المحادثات", "محادثات"])
    def test_are_found_in_any_spelling_and_the_words_marked(self, visit, crosswise, written):
        page = visit("reader", "/statements/", *crosswise)
        page.fill("form.filters [name=words]", written)
        page.press("form.filters [name=words]", "Enter")
        expect(page.locator(".said .statement mark").first).to_be_visible()
        expect(page.locator(".said .statement mark").first).to_contain_text("حادثات")

    def test_are_narrowed_to_a_speaker_and_an_outlet(self, visit):
        page = visit("reader", "/statements/", "en")
        page.fill("form.filters [name=speaker]", "سولبرغ")
        page.select_option("form.filters [name=outlet]", "NTB")
        page.click("form.filters button")
        page.locator(".meant .chip").first.click()
        expect(page.locator(".meant a[href^='/actors/']")).to_be_visible()
        for told in page.locator(".said .statement").all():
            expect(told).to_contain_text("NTB")

    def test_nothing_found_says_what_to_do(self, visit):
        page = visit("reader", "/statements/?words=زنجبيل", "en")
        expect(page.locator("main .empty")).to_contain_text("Take a word away")

    def test_the_field_at_the_top_finds_actors_gatherings_statements_and_texts(self, visit, way):
        page = visit("reader", "/", *way)
        page.fill("#find", "نيروبي")
        page.press("#find", "Enter")
        for part in ("found-gatherings", "found-told", "found-texts"):
            expect(page.locator(f"section[aria-labelledby={part}] mark").first).to_be_visible()
        page.fill("#find", "سولبيرغ")
        page.press("#find", "Enter")
        expect(page.locator("section[aria-labelledby=found-actors] a").first).to_be_visible()


class TestWhereSourcesDisagree:
    def test_both_stand_side_by_side_in_their_own_words(self, visit, way):
        page = visit("reader", "/contradictions/", *way)
        matter = page.locator(".disagreement").filter(has_text="نيروبي 2").first
        expect(matter.locator(".opposed > li")).not_to_have_count(1)
        expect(matter.locator(".opposed blockquote").first).to_be_visible()
        matter.locator(".opposed blockquote a").first.click()
        page.wait_for_url("**/documents/**")

    def test_the_kind_is_chosen(self, visit):
        page = visit("reader", "/contradictions/", "en")
        page.select_option("form.filters [name=kind]", "pledge")
        page.click("form.filters button")
        page.wait_for_url("**kind=pledge*")
        assert page.locator(".disagreement.gathering").count() == 0
