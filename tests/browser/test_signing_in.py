"""Signing in, in a real browser: in both languages, on a desk and on a phone."""

import pytest
from door import sign_in
from make_desk import PASSWORD, SECOND


def test_a_stranger_is_sent_to_sign_in_and_then_to_where_he_wanted(desk, browser, way):
    lang, _ = way
    context = browser.new_context(locale=lang)
    page = context.new_page()
    page.goto(f"{desk.url}/entries/meeting/")
    assert "/sign-in?next=/entries/meeting/" in page.url
    page.fill("[name=username]", "reader")
    page.fill("[name=password]", PASSWORD)
    page.click("main button")
    page.wait_for_url(f"{desk.url}/entries/meeting/")
    context.close()


@pytest.mark.parametrize(("lang", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_the_page_speaks_the_readers_language_in_its_direction(visit, lang, direction):
    page = visit("reader", "/", lang)
    assert page.locator("html").get_attribute("lang") == lang
    assert page.locator("html").get_attribute("dir") == direction


def test_the_language_is_switched_by_one_button_and_stays(visit):
    page = visit("reader", "/", "ar")
    page.click(".language button")
    page.wait_for_selector("html[lang=en]")
    page.reload()
    assert page.locator("html").get_attribute("lang") == "en"


def test_six_wrong_passwords_lock_the_name_out(desk, browser):
    context = browser.new_context(locale="en")
    page = context.new_page()
    for _ in range(6):
        page.goto(f"{desk.url}/sign-in")
        page.fill("[name=username]", SECOND)
        page.fill("[name=password]", "wrong")
        page.click("main button")
    assert "Too many wrong passwords" in page.inner_text("h1")
    page.goto(f"{desk.url}/sign-in")
    page.fill("[name=username]", SECOND)
    page.fill("[name=password]", PASSWORD)
    page.click("main button")
    assert "Too many wrong passwords" in page.inner_text("h1")
    context.close()


def test_a_changed_password_is_the_one_that_counts(desk, browser):
    context = browser.new_context(locale="en")
    page = context.new_page()
    sign_in(page, desk, "lexicon-editor")
    page.goto(f"{desk.url}/account")
    page.fill("[name=old_password]", PASSWORD)
    page.fill("[name=new_password1]", "another-long-word-9")
    page.fill("[name=new_password2]", "another-long-word-9")
    page.click("main form:has([name=old_password]) button")
    page.wait_for_selector(".messages .success")
    page.click(".top form[action='/sign-out'] button")
    sign_in(page, desk, "lexicon-editor", "another-long-word-9")
    context.close()
