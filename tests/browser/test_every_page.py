"""What holds for every page: it fits the window, keys reach all of it, WCAG 2.2 AA by axe in light and dark, it prints."""

import functools
from pathlib import Path

import axe_core_python
import pytest
from hands import tab_to

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CHECK = """async ([rules, only]) => {
  const chosen = only.length ? { type: 'rule', values: only } : { type: 'tag', values: rules };
  const { violations } = await axe.run(document, { runOnly: chosen, resultTypes: ['violations'] });
  const why = node => [...node.any, ...node.all].map(each => each.message).join('; ').slice(0, 200);
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html.slice(0, 160)} ${why(node)}`));
}"""
WIDE = """() => [...document.querySelectorAll('body *')].filter(each => {
  const box = each.getBoundingClientRect();
  const may = each.closest('.scroll, .picture, .ways, .text, .unseen, .skip, .selected, dialog, option');
  return box.width && (box.right > innerWidth + 1 || box.left < -1) && !may;
}).slice(0, 3).map(each => each.outerHTML.slice(0, 120))"""
NARROW = 320  # WCAG 1.4.10: a window zoomed to 400 %

# Each page with what its main action is, and as whom it is opened.
PAGES = {
    "home": ("administrator", "/", "main a"),
    "processes": ("reviewer", "/processes/", "main a.button"),
    "process": ("reviewer", "/processes/1/", "main a[href$='/brief']"),
    "define": ("reviewer", "/processes/define", "#definition button:not([type=button])"),
    "change": ("reviewer", "/processes/1/change", "#definition button:not([type=button])"),
    "history": ("reader", "/processes/1/history", "main a"),
    "brief": ("reader", "/processes/1/brief", "button[value=pdf]"),
    "documents": ("reader", "/documents/", "main .line a"),
    "document": ("reviewer", "document:held-again", "[data-key=a]"),
    "hostile": ("reviewer", "document:hostile", "#add-claim button"),
    "entries": ("reader", "/entries/meeting/", "main .line a"),
    "gathering": ("reviewer", "entry:gathering:نيروبي 2", "#one-or-two summary"),
    "pledge": ("reader", "entry:pledge:2.4 مليار", "#words a"),
    "actors": ("reader", "/actors/", "main .line a"),
    "actor": ("reviewer", "actor:يوناس سولبرغ:NO", "#who-is-who summary"),
    "merging": ("reviewer", "/merging/", "#judge [value=same]"),
    "statements": ("reader", "/statements/?words=المحادثات", "form.filters button"),
    "search": ("reader", "/search/?q=نيروبي", "#found-texts + ul a"),
    "ledger": ("reader", "/ledger/", "main form button"),
    "one ledger": ("reader", "/ledger/?for=الصومال", "a[download]"),
    "contradictions": ("reader", "/contradictions/", ".disagreement a"),
    "queue": ("reviewer", "/queue/", "[data-key=a]"),
    "decisions": ("reviewer", "/decisions/", "form.filters button"),
    "agreement": ("reviewer", "/agreement/", ".top button"),
    "adding": ("reviewer", "/add/", "form.adding button"),
    "files": ("reviewer", "/add/files/", "form.adding button"),
    "addresses": ("reviewer", "/add/addresses/", "form.adding button"),
    "feeds": ("reviewer", "/add/feeds/", "form.adding button"),
    "uploads": ("reviewer", "/add/uploads/", ".tabs a"),
    "lexicon": ("lexicon-editor", "/lexicon/", "form.try button"),
    "account": ("reader", "/account", "form[action='/account/tokens'] button"),
    "accounts": ("administrator", "/accounts/", "section.card button"),
    "sign-in": (None, "/sign-in", "main button"),
    "nothing": ("reader", "/nothing-is-here", "main a"),
}


@functools.cache
def axe():
    return (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def path_of(desk, path):
    kind, _, rest = path.partition(":")
    return getattr(desk, kind)(*rest.split(":")) if rest else path


def faults(page, only=()):
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe())
    return page.evaluate(CHECK, [RULES, list(only)])


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_every_window_has_one_heading_and_can_be_read_by_everybody(visit, desk, name, lang):
    role, path, _action = PAGES[name]
    page = visit(role, path_of(desk, path), lang, "desktop" if lang == "ar" else "phone")
    assert page.locator("h1").count() == 1
    for width in (1280, 390, NARROW):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.evaluate(WIDE)
    page.set_viewport_size({"width": 1280 if lang == "ar" else 390, "height": 900})
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert faults(page, ["color-contrast"]) == []
    page.emulate_media(media="print", color_scheme="light")
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize("name", PAGES)
def test_keys_alone_reach_what_the_page_is_for_and_the_focus_is_seen(visit, desk, name):
    role, path, action = PAGES[name]
    page = visit(role, path_of(desk, path), "en", "desktop")
    page.evaluate("document.activeElement.blur()")
    tab_to(page, action)
    look = page.evaluate(
        "() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, parseFloat(s.outlineWidth)]; }"
    )
    assert look[0] != "none"
    assert look[1] >= 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("key", ["r", "e", "n", "?"])
def test_forms_that_open_beside_a_text_can_be_used_by_everybody_too(visit, desk, key, scheme):
    page = visit("reviewer", desk.document("held-again"), "ar", "phone", color_scheme=scheme)
    page.keyboard.press("j")
    page.keyboard.press("Shift+Slash" if key == "?" else key)
    page.locator({"n": "#new-claim form", "?": "#keys"}.get(key, ".claim .work form")).wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390, page.evaluate(WIDE)
    assert faults(page) == []


def test_the_first_tab_leads_past_the_navigation(visit):
    page = visit("reader", "/", "ar")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
