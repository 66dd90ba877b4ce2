"""A text and its claims: marks and cards, decisions by click and by keys, words taken from the text."""

import re

import pytest
from hands import focused, select_by_keys, select_words
from make_desk import HOSTILE, SECOND
from playwright.sync_api import expect

CARDS = "#claims > .claim"
CURRENT = ".claim[aria-current]"


def card(page, uid):
    return page.locator(f"#claim-{uid}")


def set_words(page, uid, slot, words, select=select_words):
    """Words of the text taken into a field of the open form of a claim."""
    expect(card(page, uid).locator(".claim-form .first")).to_be_focused()
    select(page, words)
    card(page, uid).locator(f"[data-take='{slot}']").click()
    expect(card(page, uid).locator(f"[name='{slot}-words']")).to_have_value(words)


class TestMarksAndCards:
    def test_a_press_on_marked_words_leads_to_their_claim_and_lights_them(self, visit, desk, way):
        page = visit("reader", desk.document("held-again"), *way)
        uid = desk.claims("held-again", "meeting")[0]
        page.locator(f"#text a[href='#claim-{uid}']").first.click()
        expect(card(page, uid)).to_have_attribute("aria-current", "true")
        expect(page.locator("#text .lit").first).to_be_visible()

    def test_the_evidence_on_a_card_leads_back_to_its_words(self, visit, desk, way):
        page = visit("reader", desk.document("held-again"), *way)
        uid = desk.claims("held-again", "statement")[0]
        card(page, uid).locator(".evidence a").click()
        expect(page.locator(f"#text [data-claims~='{uid}'].lit").first).to_be_in_viewport()

    def test_j_and_k_walk_through_the_claims(self, visit, desk, way):
        page = visit("reader", desk.document("held-again"), *way)
        page.keyboard.press("j")
        expect(page.locator(CARDS).nth(0)).to_be_focused()
        page.keyboard.press("j")
        expect(page.locator(CARDS).nth(1)).to_have_attribute("aria-current", "true")
        page.keyboard.press("k")
        expect(page.locator(CARDS).nth(0)).to_have_attribute("aria-current", "true")
        expect(page.locator(CURRENT)).to_have_count(1)

    def test_the_keys_stand_where_they_stand_when_the_keyboard_writes_arabic(self, visit, desk):
        page = visit("reader", desk.document("held-again"))
        page.evaluate(
            "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ت', code: 'KeyJ', bubbles: true}));"
        )  # what an Arabic keyboard sends
        expect(page.locator(CARDS).nth(0)).to_have_attribute("aria-current", "true")

    def test_a_question_mark_shows_the_keys_and_they_can_be_turned_off(self, visit, desk, crosswise):
        page = visit("reviewer", desk.document("held-again"), *crosswise)
        page.keyboard.press("Shift+Slash")
        expect(page.locator("#keys")).to_be_visible()
        page.uncheck("#keys-on")
        page.keyboard.press("Escape")
        expect(page.locator("#keys")).to_be_hidden()
        page.keyboard.press("j")
        expect(page.locator(CURRENT)).to_have_count(0)
        page.click("#show-keys")
        page.check("#keys-on")

    def test_letters_that_are_typed_into_a_field_decide_nothing(self, visit, desk, crosswise):
        page = visit("reviewer", desk.document("quoted"), *crosswise)
        uid = desk.claims("quoted")[0]
        page.keyboard.press("j")
        page.click("#find")
        page.keyboard.type("jkareun")
        expect(page.locator("#find")).to_have_value("jkareun")
        expect(page.locator(".work:not(:empty)")).to_have_count(0)
        assert desk.claim(uid)["review"] == "open"

    def test_who_only_reads_has_no_buttons_and_no_keys_to_decide(self, visit, desk):
        page = visit("reader", desk.document("held"))
        page.keyboard.press("j")
        page.keyboard.press("a")
        expect(page.locator("[data-key]")).to_have_count(0)
        assert desk.claim(desk.claims("held")[0])["review"] == "open"


class TestDeciding:
    def test_a_claim_is_accepted_and_the_acceptance_undone_by_keys(self, visit, desk, way):
        page = visit("reviewer", desk.document("office"), *way)
        uid = desk.claims("office")[0]
        page.keyboard.press("j")
        page.keyboard.press("a")
        expect(card(page, uid).locator(".badge.accepted")).to_be_visible()
        expect(card(page, uid)).to_be_focused()
        expect(page.locator("#live")).not_to_be_empty()
        assert desk.claim(uid)["review"] == "accepted"
        page.keyboard.press("u")
        expect(card(page, uid).locator(".badge.accepted")).to_have_count(0)
        assert desk.claim(uid)["review"] == "open"

    def test_a_claim_is_rejected_with_a_reason_and_its_words_are_struck_out(self, visit, desk, way):
        page = visit("reviewer", desk.document("ready"), *way)
        uid = desk.claims("ready")[0]
        page.keyboard.press("j")
        page.keyboard.press("r")
        field = card(page, uid).locator("[name=why]")
        expect(field).to_be_focused()
        field.fill("it is told twice")
        page.keyboard.press("Enter")
        expect(card(page, uid).locator(".badge.rejected")).to_be_visible()
        expect(card(page, uid)).to_contain_text("it is told twice")
        assert desk.claim(uid)["review"] == "rejected"
        card(page, uid).locator("[data-key=u]").click()
        expect(card(page, uid).locator(".badge.rejected")).to_have_count(0)

    def test_a_rejection_without_a_reason_is_not_sent(self, visit, desk):
        page = visit("reviewer", desk.document("ready"))
        uid = desk.claims("ready")[0]
        card(page, uid).locator("[data-key=r]").click()
        card(page, uid).locator(".work button.bad").click()
        assert page.evaluate("document.activeElement.name") == "why"
        assert desk.claim(uid)["review"] == "open"

    def test_escape_closes_a_form_and_gives_the_focus_back_to_the_card(self, visit, desk):
        page = visit("reviewer", desk.document("ready"))
        uid = desk.claims("ready")[0]
        page.keyboard.press("j")
        page.keyboard.press("r")
        expect(card(page, uid).locator("[name=why]")).to_be_focused()
        page.keyboard.press("Escape")
        expect(card(page, uid).locator(".work")).to_be_empty()
        expect(card(page, uid)).to_be_focused()

    def test_the_second_of_two_who_decide_at_once_is_told_and_overwrites_nothing(self, visit, desk):
        path, uid = desk.document("refuses"), desk.claims("refuses")[0]
        first, second = visit("reviewer", path, "en"), visit(SECOND, path, "ar", "phone")
        card(second, uid).locator("[data-key=r]").click()
        card(second, uid).locator("[name=why]").fill("I saw it before")
        card(first, uid).locator("[data-key=a]").click()
        expect(card(first, uid).locator(".badge.accepted")).to_be_visible()
        card(second, uid).locator(".work button.bad").click()
        expect(card(second, uid).locator(".complaint")).to_be_visible()
        expect(card(second, uid).locator(".badge.accepted")).to_be_visible()
        found = desk.claim(uid)
        assert (found["review"], found["version"]) == ("accepted", 1)

    def test_the_second_of_two_who_edit_at_once_is_told_and_overwrites_nothing(self, visit, desk):
        path, uid = desk.document("blocked"), desk.claims("blocked", "obstacle")[0]
        first, second = visit("reviewer", path, "en"), visit(SECOND, path, "en")
        for page in (first, second):
            card(page, uid).locator("[data-key=e]").click()
            expect(card(page, uid).locator(".claim-form")).to_be_visible()
        for page, words in ((first, "تشكيل وفد المعارضة"), (second, "الخلاف")):
            set_words(page, uid, "cause", words)
            card(page, uid).locator(".claim-form [name=why]").fill("the wrong words")
            card(page, uid).locator(".claim-form .acts button").click()
        expect(card(second, uid).locator(".complaint").first).to_be_visible()
        assert desk.words("blocked", desk.claim(uid)["cause"]) == "تشكيل وفد المعارضة"


class TestEditing:
    @pytest.mark.parametrize("select", [select_words, select_by_keys])
    def test_words_are_selected_in_the_text_and_taken_into_a_claim(self, visit, desk, way, select):
        page = visit("reviewer", desk.document("quoted"), *way)
        uid = desk.claims("quoted", "statement")[0]
        words = "صريحة ومثمرة" if select is select_words else "وستتواصل في"
        card(page, uid).locator("[data-key=e]").click()
        set_words(page, uid, "content", words, select)
        card(page, uid).locator(".claim-form [name=why]").fill("the wrong words")
        card(page, uid).locator(".claim-form .acts button").click()
        expect(card(page, uid).locator(".claim-form")).to_have_count(0)
        assert desk.words("quoted", desk.claim(uid)["content"]) == words
        card(page, uid).locator("[data-key=u]").click()
        expect(card(page, uid).locator(".decided")).to_have_count(0)

    def test_behind_emoji_and_flags_the_words_are_the_ones_that_were_selected(self, visit, desk, way):
        page = visit("reviewer", desk.document("emoji"), *way)
        uid = desk.claims("emoji", "statement")[0]
        page.keyboard.press("j")
        page.keyboard.press("e")
        set_words(page, uid, "content", "ستبدأ يوم الأحد")
        card(page, uid).locator(".claim-form [name=why]").fill("the wrong words")
        card(page, uid).locator(".claim-form .acts button").click()
        expect(card(page, uid).locator(".claim-form")).to_have_count(0)
        assert desk.words("emoji", desk.claim(uid)["content"]) == "ستبدأ يوم الأحد"
        page.keyboard.press("u")
        expect(card(page, uid).locator(".decided")).to_have_count(0)
        assert desk.words("emoji", desk.claim(uid)["content"]) == "الهدنة 🤝 ستبدأ يوم الأحد"

    def test_a_statement_is_given_to_another_speaker(self, visit, desk):
        page = visit("reviewer", desk.document("blocked-again"))
        uid = desk.claims("blocked-again", "statement")[0]
        card(page, uid).locator("[data-key=e]").click()
        expect(card(page, uid).locator("[name='evidence-words']")).to_be_focused()  # the form has opened
        card(page, uid).locator("[name='speaker-actor']").select_option("other")
        card(page, uid).locator("[name='speaker-name']").fill("آدم فارح")
        card(page, uid).locator("[name='speaker-kind']").select_option("person")
        card(page, uid).locator("[name='speaker-country']").fill("SO")
        card(page, uid).locator(".claim-form [name=why]").fill("the wrong party")
        card(page, uid).locator(".claim-form .acts button").click()
        expect(card(page, uid).locator(".claim-form")).to_have_count(0)
        expect(card(page, uid).locator("dl")).to_contain_text("آدم فارح")
        page.goto(f"{desk.url}{desk.actor('آدم فارح', 'SO')}#statement-speaker")
        expect(page.locator("#statement-speaker")).to_contain_text("الخلاف على تشكيل وفد المعارضة")

    def test_what_cannot_be_saved_is_said_at_its_field_and_the_rest_is_kept(self, visit, desk, crosswise):
        page = visit("reviewer", desk.document("ready"), *crosswise)
        uid = desk.claims("ready", "statement")[0]
        card(page, uid).locator("[data-key=e]").click()
        expect(card(page, uid).locator("[name='evidence-words']")).to_be_focused()  # the form has opened
        card(page, uid).locator("[name='content-words']").fill("words that the text does not have")
        card(page, uid).locator(".claim-form [name=why]").fill("my reason")
        card(page, uid).locator(".claim-form .acts button").click()
        wrong = card(page, uid).locator("[name='content-words'][aria-invalid=true]")
        expect(wrong).to_be_focused()
        expect(card(page, uid).locator(f"#{wrong.get_attribute('aria-describedby')}")).to_be_visible()
        expect(card(page, uid).locator(".claim-form [name=why]")).to_have_value("my reason")

    def test_a_claim_that_was_missed_is_added_from_a_selection(self, visit, desk, way):
        page = visit("reviewer", desk.document("emoji"), *way)
        before = desk.claims("emoji")
        select_words(page, "ورحب وزير الخارجية الصومالي آدم فارح")
        page.keyboard.press("n")
        page.locator("#new-claim [name=kind][value=statement]").click()
        form = page.locator("#new-claim .claim-form")
        expect(form.locator("[name='evidence-words']")).to_have_value("ورحب وزير الخارجية الصومالي آدم فارح")
        form.locator("[name='speaker-actor']").select_option(index=1)
        form.locator("[name=manner]").select_option("indirect")
        select_words(page, "بالإعلان 👏 أمام الصحفيين")
        form.locator("[data-take='content']").click()
        form.locator("[name=why]").fill("was missed")
        form.locator(".acts button").click()
        expect(page.locator(CARDS)).to_have_count(len(before) + 1)
        (uid,) = set(desk.claims("emoji")) - set(before)
        assert desk.words("emoji", desk.claim(uid)["content"]) == "بالإعلان 👏 أمام الصحفيين"
        expect(card(page, uid)).to_have_attribute("aria-current", "true")
        page.keyboard.press("u")
        expect(page.locator(f"#claim-{uid} .sheet-card")).to_have_count(0)
        assert desk.claims("emoji") == before

    def test_a_text_without_a_date_is_given_one_and_read_again(self, visit, desk):
        page = visit("reviewer", desk.document("undated"), "ar", "phone")
        page.fill(".set-date [name=published]", "2014-01-15")
        page.fill(".set-date [name=why]", "the date stands on the page of the outlet")
        page.click(".set-date button")
        expect(page.locator("main")).to_contain_text("2014-01-15")
        expect(page.locator("#claims")).to_contain_text("2014-01-14")  # yesterday


class TestWhatComesFromOutside:
    @pytest.mark.parametrize("role", ["reader", "reviewer"])
    def test_a_hostile_text_stays_words(self, visit, desk, role):
        page = visit(role, desk.document("hostile"), "en")
        title = page.title()
        assert "taken" in title
        assert title.startswith("<script>")
        expect(page.locator("h1")).to_contain_text(HOSTILE[:40])
        expect(page.locator("#text")).to_contain_text('<img src=x onerror="document.title=1">')
        assert page.locator("main img, main script").count() == 0
        assert page.locator("a[href^='javascript:' i]").count() == 0

    @pytest.mark.parametrize(
        "path", ["/", "/documents/", "/queue/", "/decisions/", "/statements/", "/search/?q=%3Cscript%3E"]
    )
    def test_lists_of_it_are_inert_too(self, visit, path):
        page = visit("administrator", path, "en")
        assert page.locator("main img, main script").count() == 0
        assert page.locator("a[href^='javascript:' i]").count() == 0
        assert re.fullmatch(r".*Mahdar", page.title())


def test_an_address_names_a_claim_and_its_card_has_the_focus(visit, desk):
    uid = desk.claims("held-again")[-1]
    page = visit("reader", f"{desk.document('held-again')}#claim-{uid}")
    expect(card(page, uid)).to_have_attribute("aria-current", "true")
    assert focused(page) == f"claim-{uid}"
