"""Accounts, tokens, the lexicon, the language, and the way out."""

import re

import pytest
from door import sign_in
from playwright.sync_api import expect


class TestAccounts:
    def test_a_new_account_is_made_and_its_role_changed_and_the_change_holds_at_once(
        self, visit, desk, browser, crosswise
    ):
        name = f"new-{'-'.join(crosswise)}"
        page = visit("administrator", "/accounts/", *crosswise)
        page.fill("[name=username]", name)
        page.fill("[name=password1]", "a-long-enough-word-1")
        page.fill("[name=password2]", "a-long-enough-word-1")
        page.locator("section.card select[name=role]").select_option("reader")
        page.locator("section.card button").click()
        expect(page.locator(".messages .success")).to_be_visible()
        context = browser.new_context(locale=crosswise[0])
        theirs = context.new_page()
        sign_in(theirs, desk, name, "a-long-enough-word-1")
        assert theirs.locator(".ways a[href='/queue/']").count() == 0
        row = page.locator("tbody tr").filter(has_text=name)
        row.locator("select[name=role]").select_option("reviewer")
        row.locator("button").click()
        expect(page.locator(".messages .success")).to_be_visible()
        theirs.reload()
        expect(theirs.locator(".ways a[href='/queue/']")).to_be_visible()
        row.locator("[name=active]").uncheck()
        row.locator("button").click()
        expect(page.locator(".messages .success")).to_be_visible()
        theirs.reload()
        expect(theirs.locator("[name=password]")).to_be_visible()
        context.close()

    def test_nobody_but_an_administrator_sees_the_accounts(self, visit):
        page = visit("lexicon-editor", "/accounts/", "en")
        assert page.locator("[name=username]").count() == 0
        assert page.locator(".ways a[href='/accounts/']").count() == 0


class TestTokens:
    def test_a_token_is_shown_once_works_and_works_no_more_when_it_is_dropped(self, visit, desk, crosswise):
        name = f"program-{'-'.join(crosswise)}"
        page = visit("reviewer", "/account", *crosswise)
        page.fill("form[action='/account/tokens'] [name=name]", name)
        page.click("form[action='/account/tokens'] button")
        key = page.locator("code.key").inner_text()

        def ask():
            headers = {"Authorization": f"Bearer {key}", "Cookie": ""}
            return page.request.get(f"{desk.url}/api/processes", headers=headers)

        assert ask().status == 200
        page.goto(f"{desk.url}/account")
        assert page.locator("code.key").count() == 0
        page.locator("li").filter(has_text=name).locator("button").click()
        expect(page.locator("li").filter(has_text=name).locator("form")).to_have_count(0)
        assert ask().status in (401, 403)


class TestTheLexicon:
    def test_a_name_is_added_tried_changed_and_taken_off(self, visit, crosswise):
        name = {"ar": "سالم القحطاني", "en": "باسل العمودي"}[crosswise[0]]
        page = visit("lexicon-editor", "/lexicon/", *crosswise)
        form = page.locator("form[action='/lexicon/add']")
        form.locator("[name=name]").fill(name)
        form.locator("[name=kind]").select_option("person")
        form.locator("[name=country]").select_option("SA")
        form.locator("[name=why]").fill("not recognised")
        form.locator("button").click()
        expect(page.locator(".names-added .called").filter(has_text=name)).to_be_visible()
        page.fill("form.try [name=text]", f"وقال {name} إن المحادثات مستمرة.")
        page.click("form.try button")
        expect(page.locator("#recognised table")).to_contain_text(name.split()[-1])
        line = page.locator(".names-added .line").filter(has=page.locator(".called", has_text=name))
        line.locator("summary").last.click()
        line.locator("form[action$='/drop'] [name=why]").fill("a test")
        line.locator("form[action$='/drop'] button").click()
        expect(page.locator(".names-added .called").filter(has_text=name)).to_have_count(0)

    def test_a_reviewer_cannot_change_it(self, visit):
        page = visit("reviewer", "/lexicon/", "en")
        assert page.locator("form[action='/lexicon/add']").count() == 0


@pytest.mark.parametrize("path", ["/processes/1/", "/documents/?words=نيروبي&outlet=NTB", "/queue/?kind=meeting"])
def test_the_language_is_changed_and_the_reader_stays_where_he_is(visit, crosswise, path):
    page = visit("reviewer", path, *crosswise)
    page.click(".language button")
    expect(page.locator("html")).to_have_attribute("lang", "en" if crosswise[0] == "ar" else "ar")
    assert re.sub(r"%[0-9A-F]{2}", "", page.url).endswith(re.sub(r"[^\x00-\x7f]", "", path))


def test_who_signs_out_is_out_and_back_shows_nothing(desk, browser, crosswise):
    context = browser.new_context(locale=crosswise[0])
    page = context.new_page()
    sign_in(page, desk, "reader")
    page.goto(f"{desk.url}/documents/")
    page.click("form[action='/sign-out'] button")
    page.wait_for_url("**/sign-in*")
    page.goto(f"{desk.url}/documents/")
    assert "/sign-in" in page.url
    context.close()
