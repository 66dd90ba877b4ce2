// What all pages share: filters that apply themselves, confirmation of what cannot be overlooked, focus after a swap.
"use strict";

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-at-once]");
  if (form) form.requestSubmit();
});

// A part of the page that was exchanged tells a screen reader what it says.
document.addEventListener("htmx:afterSwap", (event) => {
  const said = event.detail.target.querySelector("[data-say]");
  if (said) document.getElementById("live").textContent = said.dataset.say;
});
