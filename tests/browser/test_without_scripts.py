"""The desk where scripts may not run: everything is read, claims are accepted, rejected and edited, by forms and pages."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def plain(visit):
    return lambda role, path, *way: visit(role, path, *way, java_script_enabled=False)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/processes/1/",
        "/processes/1/brief",
        "/documents/",
        "/statements/?words=المحادثات",
        "/actors/",
        "/ledger/",
        "/contradictions/",
    ],
)
def test_it_is_read(plain, path):
    page = plain("reader", path, "ar")
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("main a").count() > 0


def test_a_claim_is_accepted_and_undone(plain, desk, crosswise):
    page = plain("reviewer", desk.document("held"), *crosswise)
    uid = desk.claims("held")[0]
    page.locator(f"#claim-{uid} [data-key=a]").click()
    expect(page.locator(f"#claim-{uid} .badge.accepted")).to_be_visible()
    expect(page.locator(".messages .success")).to_be_visible()
    page.locator(f"#claim-{uid} [data-key=u]").click()
    expect(page.locator(f"#claim-{uid} .badge.accepted")).to_have_count(0)


def test_a_claim_is_rejected_with_a_reason(plain, desk, crosswise):
    page = plain("reviewer", desk.document("plan"), *crosswise)
    uid = desk.claims("plan")[0]
    page.locator(f"#claim-{uid} [data-key=r]").click()
    page.fill("[name=why]", "not so")
    page.click(".work button.bad")
    expect(page.locator(f"#claim-{uid} .badge.rejected")).to_be_visible()
    page.locator(f"#claim-{uid} [data-key=u]").click()
    expect(page.locator(f"#claim-{uid} .badge.rejected")).to_have_count(0)


def test_a_claim_is_edited_by_typing_its_words(plain, desk):
    page = plain("reviewer", desk.document("quoted"), "en")
    uid = desk.claims("quoted")[0]
    page.locator(f"#claim-{uid} [data-key=e]").click()
    page.fill("[name='content-words']", "المحادثات كانت صريحة")
    page.fill(".claim-form [name=why]", "the wrong words")
    page.click(".claim-form .acts button")
    page.wait_for_url("**/documents/**")
    assert desk.words("quoted", desk.claim(uid)["content"]) == "المحادثات كانت صريحة"


def test_a_claim_is_added_by_typing_its_words(plain, desk):
    page = plain("reviewer", desk.document("office"), "en")
    page.click("#add-claim button")
    page.click("[name=kind][value=gathering]")
    page.fill("[name='evidence-words']", "وقف إطلاق النار")
    page.fill("[name='name-words']", "وقف إطلاق النار")
    page.select_option("[name=status]", "planned")
    page.fill("[name=why]", "was missed")
    page.click(".claim-form .acts button")
    page.wait_for_url("**/documents/**")
    expect(page.locator("#claims .claim")).to_have_count(3)


def test_the_queue_is_worked_off(plain, crosswise):
    page = plain("reviewer", "/queue/", *crosswise)
    uid = page.locator("#claims > .claim").first.get_attribute("data-uid")
    page.locator(f"#claim-{uid} [data-key=a]").click()
    page.wait_for_url("**/queue/**")
    expect(page.locator(".messages .success")).to_be_visible()
    expect(page.locator(f"#claim-{uid}")).to_have_count(0)
