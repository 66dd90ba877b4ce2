// A text and its claims: marked words and cards find one another, and a reviewer decides by single keys.
"use strict";

const claimList = document.getElementById("claims");
const marksBox = document.getElementById("text");
const cardsOf = () => [...document.querySelectorAll("#claims > .claim")];
const current = () => document.querySelector(".claim[aria-current]");
const wordsOf = (uid) => [...document.querySelectorAll(`#text [data-claims~="${CSS.escape(uid)}"]`)];
const smoothly = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

function light(uid) {
  for (const lit of document.querySelectorAll("#text .lit")) lit.classList.remove("lit");
  for (const words of wordsOf(uid)) words.classList.add("lit");
  const kind = document.querySelector(`#claim-${CSS.escape(uid)} [data-kind]`)?.dataset.kind;
  if (kind && marksBox) marksBox.style.setProperty("--lit", `var(--${kind})`); // words that several share take its colour
}

// Makes a claim the current one, its card focused unless something in it is already.
function choose(card, { showWords = true } = {}) {
  for (const other of document.querySelectorAll(".claim[aria-current]")) if (other !== card) other.removeAttribute("aria-current");
  card.setAttribute("aria-current", "true");
  light(card.dataset.uid);
  if (!card.contains(document.activeElement)) card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest", behavior: smoothly() });
  if (showWords && beside()) showWordsOf(card);
}

// Text and cards stand side by side: both can be seen at once.
const beside = () => marksBox && getComputedStyle(marksBox).overflowY !== "visible";

// Scrolls the box of the text alone where it has one, so that the cards stay where they are.
function showWordsOf(card) {
  const words = wordsOf(card.dataset.uid).find((each) => each.classList.contains("proof")) || wordsOf(card.dataset.uid)[0];
  if (!words) return;
  if (!beside()) return words.scrollIntoView({ block: "center", behavior: smoothly() });
  const box = marksBox.getBoundingClientRect();
  const place = words.getBoundingClientRect();
  if (place.top < box.top || place.bottom > box.bottom)
    marksBox.scrollBy({ top: place.top - box.top - box.height / 3, behavior: smoothly() });
}

function step(by) {
  const cards = cardsOf();
  if (!cards.length) return;
  const at = cards.indexOf(current());
  choose(cards[at < 0 ? (by > 0 ? 0 : cards.length - 1) : Math.min(Math.max(at + by, 0), cards.length - 1)]);
}

function press(key) {
  const place = key === "n" ? document : current();
  const button = place && [...place.querySelectorAll(`[data-key="${key}"]`)].find((each) => !each.disabled);
  if (button) button.click();
  return Boolean(button);
}

// Words that several claims share lead to the first of them, and when pressed again to the next.
marksBox?.addEventListener("click", (event) => {
  const words = event.target.closest("[data-claims]");
  if (!words || !getSelection().isCollapsed) return event.target.closest("a") && event.preventDefault();
  event.preventDefault();
  const uids = words.dataset.claims.split(" ");
  const next = uids[(uids.indexOf(current()?.dataset.uid) + 1) % uids.length];
  const card = document.getElementById(`claim-${next}`);
  if (card) choose(card, { showWords: false });
});

// A card that opens under a pressed mouse would carry away what is pressed: it is chosen when the press has become a click.
let pressed = false;
for (const [name, now] of [["mousedown", true], ["mouseup", false], ["keydown", false]]) addEventListener(name, () => { pressed = now; }, true);
claimList?.addEventListener("focusin", (event) => {
  const card = event.target.closest(".claim");
  if (card && card !== current() && !pressed) choose(card);
});
claimList?.addEventListener("click", (event) => {
  const card = event.target.closest(".claim");
  if (!card) return;
  const link = event.target.closest('a[href^="#words-"]');
  if (link) event.preventDefault();
  if (link || !event.target.closest("a, button, input, select, textarea, label, summary")) {
    if (link || getSelection().isCollapsed) choose(card);
    if (link) showWordsOf(card);
  } else if (card !== current()) choose(card);
});

// Single keys; by their place on the keyboard where it writes no Latin letters.
const ON = "mahdar-keys";
const keysOn = () => { try { return localStorage.getItem(ON) !== "off"; } catch { return true; } };
const letter = (event) => {
  if (event.key === "?" || event.key === "؟") return "?";
  if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
  return /^[\x00-\x7f]$/.test(event.key) ? "" : (event.code || "").replace(/^Key/, "").toLowerCase();
};
const writes = (node) => node.closest("input, select, textarea, [contenteditable], dialog");

function close(work) {
  const card = work.closest(".claim");
  work.replaceChildren();
  if (card) choose(card);
  else document.querySelector('[data-key="n"]')?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape") {
    const work = event.target.closest?.(".work, .new-claim") || current()?.querySelector(".work:not(:empty)");
    if (work?.firstElementChild && claimList) { event.preventDefault(); close(work); }
    return;
  }
  if (!claimList || !keysOn() || event.repeat || writes(event.target)) return;
  const key = letter(event);
  if (key === "?") return event.preventDefault(), showKeys();
  if (event.shiftKey) return;
  if (key === "j" || key === "k") return event.preventDefault(), step(key === "j" ? 1 : -1);
  if (key === "w" && current()) return event.preventDefault(), showWordsOf(current());
  if ("areun".includes(key) && key && press(key)) event.preventDefault();
});

// The page of the keys, and the switch that turns them off.
const dialog = document.getElementById("keys");
const showKeys = () => dialog && !dialog.open && dialog.showModal();
document.getElementById("show-keys")?.addEventListener("click", showKeys);
const box = document.getElementById("keys-on");
if (box) {
  box.checked = keysOn();
  box.addEventListener("change", () => { try { localStorage.setItem(ON, box.checked ? "on" : "off"); } catch { /* not kept */ } });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-close]");
  const work = link?.closest(".work, .new-claim");
  if (work && claimList) { event.preventDefault(); close(work); }
});

// A card that came anew keeps the focus, or gives it to the field that wants something.
document.addEventListener("htmx:afterSettle", (event) => {
  const place = event.detail.target;
  if (!place?.matches?.(".claim, .work, .new-claim, #claims")) return;
  const field = place.querySelector("[aria-invalid=true]") || place.querySelector("form.inline-form .first");
  const chosen = place.querySelector("[data-choose]");
  const card = place.closest(".claim") || (chosen && document.getElementById(chosen.dataset.choose));
  if (chosen) place.replaceChildren();
  if (card) choose(card);
  if (!field) return;
  field.focus({ preventScroll: true });
  (field.closest("form") || field).scrollIntoView({ block: "nearest", behavior: smoothly() });
});

// A link from elsewhere to one claim.
const named = location.hash.startsWith("#claim-") && document.getElementById(location.hash.slice(1));
if (named && claimList?.contains(named)) choose(named);
addEventListener("hashchange", () => {
  const card = location.hash.startsWith("#claim-") && document.getElementById(location.hash.slice(1));
  if (card && claimList?.contains(card)) choose(card);
});
