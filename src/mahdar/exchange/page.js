"use strict";
// A claim and its words light up together: `data-claims` on words lists the ids of the claims that they belong to.
const wordsOf = new Map();
for (const words of document.querySelectorAll("[data-claims]"))
  for (const id of words.dataset.claims.split(" ")) wordsOf.set(id, (wordsOf.get(id) || []).concat(words));
const claimOf = (node) => node.closest && node.closest(".claim");
const idsUnder = (node) => {
  const claim = claimOf(node);
  if (claim) return [claim.id];
  const words = node.closest && node.closest("[data-claims]");
  return words ? words.dataset.claims.split(" ") : [];
};
const light = (ids) => {
  for (const lit of document.querySelectorAll(".lit")) {
    lit.classList.remove("lit");
    lit.removeAttribute("style");
  }
  for (const id of ids) {
    const claim = document.getElementById(id);
    claim.classList.add("lit");
    const kind = claim.dataset.kind; // words that several claims share take the colour of the one that is lit
    for (const words of wordsOf.get(id) || []) {
      words.classList.add("lit");
      words.style.cssText = `--kind: var(--${kind}); --wash: var(--${kind}-wash)`;
    }
  }
};
const show = (node) => node && node.scrollIntoView({ block: "nearest" });
document.addEventListener("mouseover", (event) => light(idsUnder(event.target)));
document.addEventListener("focusin", (event) => {
  const ids = idsUnder(event.target);
  light(ids);
  if (claimOf(event.target)) show((wordsOf.get(ids[0]) || [])[0]);
  else if (ids.length) show(document.getElementById(ids[0]));
});
document.addEventListener("click", (event) => {
  const claim = claimOf(event.target);
  if (claim) show(document.querySelector(`a[data-claims~="${claim.id}"]`));
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") light([]);
});
