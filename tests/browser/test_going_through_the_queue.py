"""What awaits review, one after the other by single keys; the decisions that were made, and how far reviewers agree."""

import pytest
from make_desk import SECOND
from playwright.sync_api import expect

CURRENT = "#claims > .claim[aria-current]"


class TestTheQueue:
    def test_is_gone_through_by_keys_and_the_next_has_the_focus_each_time(self, visit, way):
        page = visit("reviewer", "/queue/", *way)
        left = page.locator("#tally").inner_text()
        page.keyboard.press("j")
        first = page.locator(CURRENT).get_attribute("data-uid")
        page.keyboard.press("a")
        expect(page.locator(f"#claim-{first} .badge.accepted")).to_be_visible()
        expect(page.locator(CURRENT)).not_to_have_attribute("data-uid", first)
        expect(page.locator(CURRENT)).to_be_focused()
        second = page.locator(CURRENT).get_attribute("data-uid")
        page.keyboard.press("r")
        expect(page.locator(f"#claim-{second} [name=why]")).to_be_focused()
        page.keyboard.type("told twice")
        page.keyboard.press("Enter")
        expect(page.locator(f"#claim-{second} .badge.rejected")).to_be_visible()
        expect(page.locator(CURRENT)).not_to_have_attribute("data-uid", second)
        expect(page.locator(CURRENT)).to_be_focused()
        expect(page.locator("#tally")).not_to_have_text(left)

    def test_what_was_decided_by_mistake_is_undone_on_the_spot(self, visit, desk):
        page = visit("reviewer", "/queue/", "en")
        page.keyboard.press("j")
        uid = page.locator(CURRENT).get_attribute("data-uid")
        page.keyboard.press("a")
        expect(page.locator(f"#claim-{uid} .badge.accepted")).to_be_visible()
        page.locator(f"#claim-{uid} [data-key=u]").click()
        expect(page.locator(f"#claim-{uid} .badge.accepted")).to_have_count(0)
        assert desk.claim(uid)["review"] == "open"

    def test_is_narrowed_to_a_kind(self, visit, crosswise):
        page = visit("reviewer", "/queue/", *crosswise)
        page.select_option("form.filters [name=kind]", "attendance")
        page.click("form.filters button")
        page.wait_for_url("**kind=attendance*")
        kinds = page.locator("#claims .sheet-card").evaluate_all("cards => cards.map(card => card.dataset.kind)")
        assert set(kinds) == {"attendance"}

    def test_a_claim_is_edited_where_it_stands(self, visit, desk):
        page = visit("reviewer", "/queue/?kind=statement", "en")
        page.keyboard.press("j")
        uid = page.locator(CURRENT).get_attribute("data-uid")
        page.keyboard.press("e")
        form = page.locator(f"#claim-{uid} .claim-form")
        expect(form.locator(".first")).to_be_focused()
        form.locator("[name=modality]").select_option("denied")
        form.locator("[name=why]").fill("it is denied")
        form.locator(".acts button").click()
        expect(form).to_have_count(0)
        assert desk.claim(uid)["modality"] == "denied"

    def test_leads_to_the_text(self, visit):
        page = visit("reviewer", "/queue/", "ar", "phone")
        page.locator("#claims .context a").first.click()
        page.wait_for_url("**/documents/**")
        expect(page.locator(".claim[aria-current]")).to_be_visible()

    def test_a_reader_has_none(self, visit):
        page = visit("reader", "/queue/", "en")
        assert page.locator("#claims").count() == 0


class TestDecisions:
    def test_each_says_who_what_from_what_to_what_and_why_and_is_undone_with_a_reason(self, visit, desk, crosswise):
        uid = desk.claims("third-refused", "statement")[0]
        page = visit("reviewer", f"{desk.document('third-refused')}#claim-{uid}", *crosswise)
        page.locator(f"#claim-{uid} [data-key=r]").click()
        page.locator(f"#claim-{uid} [name=why]").fill("-".join(crosswise))
        page.locator(f"#claim-{uid} .work button.bad").click()
        expect(page.locator(f"#claim-{uid} .badge.rejected")).to_be_visible()
        page.goto(f"{desk.url}/decisions/?who=reviewer")
        first = page.locator(".decision").filter(has_text="-".join(crosswise))
        expect(first.locator(".change strong")).to_be_visible()
        first.locator("summary").click()
        first.locator("[name=why]").fill("not so")
        first.locator("form button").click()
        expect(first.locator(".undone")).to_contain_text("not so")
        assert desk.claim(uid)["review"] == "open"

    def test_are_narrowed_to_who_made_them_and_what_was_done(self, visit):
        page = visit("reader", "/decisions/", "en")
        page.select_option("form.filters [name=who]", "administrator")
        page.click("form.filters button")
        page.wait_for_url("**who=administrator*")
        expect(page.locator(".decision")).to_have_count(1)  # the process


def test_two_who_decided_on_one_claim_are_compared(visit, desk):
    uid = desk.claims("donors")[0]
    path = f"{desk.document('donors')}#claim-{uid}"
    for person in ("reviewer", SECOND):
        page = visit(person, path, "en")
        page.locator(f"#claim-{uid} [data-key=a]").click()
        expect(page.locator(f"#claim-{uid} .decided")).to_contain_text(person)
    page = visit("reviewer", "/agreement/", "en")
    expect(page.locator("table")).to_contain_text("second-reviewer")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_before_two_have_decided_the_page_of_agreement_says_what_to_do(visit, lang):
    page = visit("lexicon-editor", "/agreement/", lang)
    expect(page.locator("main .empty, main table").first).to_be_visible()
