// The queue: after a decision the next claim that is still open takes the focus, and the figures are asked for again.
"use strict";

const isDecided = (card) => Boolean(card.querySelector(".sheet-card.accepted, .sheet-card.rejected"));

document.addEventListener("htmx:afterSettle", (event) => {
  const card = event.detail.target?.closest?.("#claims > .claim");
  const path = event.detail.requestConfig?.path || "";
  if (!card || !event.detail.target.matches(".body")) return;
  if (!event.detail.successful || !/\/(accept|reject)$/.test(path) || !isDecided(card)) {
    choose(card);
    card.querySelector("[aria-invalid=true], form.inline-form .first")?.focus();
    return;
  }
  htmx.trigger(document.body, "claim-decided");
  const cards = cardsOf();
  const next = cards.slice(cards.indexOf(card) + 1).find((each) => !isDecided(each)) || cards.find((each) => !isDecided(each));
  if (next) choose(next);
  else (document.getElementById("further") || card).focus();
});

// Who came from the claims before goes on at once.
if (document.querySelector("#claims[data-later]") && !location.hash) {
  const [card] = cardsOf();
  if (card) choose(card);
}
