// Words selected in the text, as places in it: characters counted as the record counts them (code points, not UTF-16 units).
"use strict";

const source = document.getElementById("text");
const count = (words) => { let n = 0; for (const _ of words) n++; return n; };
let taken = null; // the last selection in the text: { start, end, words }

// How many characters of the text stand before a place in its nodes.
function before(node, offset) {
  const range = document.createRange();
  range.setStart(source, 0);
  range.setEnd(node, offset);
  return count(range.toString());
}

// The place of a selection without the blanks at its ends; null where it is none or not wholly in the text.
function placeOf(range) {
  if (range.collapsed || !source.contains(range.commonAncestorContainer)) return null;
  const words = range.toString();
  const trimmed = words.trim();
  if (!trimmed) return null;
  const start = before(range.startContainer, range.startOffset) + count(words.slice(0, words.length - words.trimStart().length));
  return { start, end: start + count(trimmed), words: trimmed.replace(/\s+/g, " ") };
}

// The nodes between two places, to be shown.
function rangeOf(start, end) {
  const range = document.createRange();
  const walker = document.createTreeWalker(source, NodeFilter.SHOW_TEXT);
  let at = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = count(node.data);
    if (at <= start && start < at + length) range.setStart(node, units(node.data, start - at));
    if (at < end && end <= at + length) {
      range.setEnd(node, units(node.data, end - at));
      return range;
    }
    at += length;
  }
  return null;
}
const units = (words, points) => [...words].slice(0, points).join("").length;

function paint(place) {
  if (!window.CSS?.highlights) return;
  const range = place && rangeOf(place.start, place.end);
  if (range) CSS.highlights.set("taken", new Highlight(range));
  else CSS.highlights.delete("taken");
}

function remember(place) {
  taken = place;
  paint(place);
  const shown = document.getElementById("selected");
  if (shown) {
    shown.querySelector(".how").hidden = Boolean(place); // one line stays: text that moved away under the mouse could not be selected
    shown.querySelector(".taken").hidden = !place;
    shown.querySelector("bdi").textContent = place ? place.words : "";
  }
  const form = document.getElementById("add-claim");
  if (form) {
    form.elements.start.value = place ? place.start : "";
    form.elements.end.value = place ? place.end : "";
  }
  offer(document);
}

// The buttons that take what is selected.
function offer(place) {
  for (const button of place.querySelectorAll("[data-take]")) button.hidden = !taken;
  for (const hint of place.querySelectorAll("[data-how-to-take]")) hint.hidden = Boolean(taken);
}

// A text whose characters the browser shows otherwise than they are kept would give wrong places: then words are typed.
const isWhole = source && count(source.textContent) === Number(source.dataset.length);
if (source && isWhole) {
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const place = selection.rangeCount ? placeOf(selection.getRangeAt(0)) : null;
    if (place) remember(place);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-take]");
    if (!button || !taken) return;
    const { form } = button;
    const name = button.dataset.take;
    form.elements[`${name}-start`].value = taken.start;
    form.elements[`${name}-end`].value = taken.end;
    const field = form.elements[`${name}-words`];
    field.value = taken.words;
    field.focus();
    document.getElementById("live").textContent = taken.words;
  });
  // A field of a form shows where in the text its words stand.
  document.addEventListener("focusin", (event) => {
    const field = event.target.closest('.words textarea, .words button');
    const box = field?.closest(".words");
    if (!box) return;
    const [start, end] = ["start", "end"].map((side) => box.querySelector(`[name$="-${side}"]`).value);
    if (start && end) paint({ start: Number(start), end: Number(end) });
    else if (taken) paint(taken);
  });
  document.addEventListener("htmx:afterSettle", () => offer(document));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && taken && !event.target.closest(".work, .new-claim, dialog")) remember(null);
  });
}
