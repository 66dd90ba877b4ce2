// Draws the pictures of a page, each when it comes into sight: `<figure data-picture="ADDRESS OF A VEGA-LITE SPEC">`.
// The library is loaded with the first of them. No eval: Vega interprets its expressions (`ast`).
"use strict";

(() => {
  const library = document.currentScript.dataset.vega;
  const options = { ast: true, renderer: "svg", actions: false, defaultStyle: false, tooltip: { disableDefaultStyle: true } };
  let loaded = null;

  function load() {
    loaded = loaded || Promise.all([import(library), document.fonts.load('12px "IBM Plex Sans Arabic"').catch(() => null)]);
    return loaded;
  }

  async function draw(figure) {
    const place = figure.querySelector(".picture");
    const wait = place.querySelector(".wait");
    if (wait) wait.textContent = wait.dataset.drawing;
    try {
      const answer = await fetch(figure.dataset.picture, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
      const [spec] = await Promise.all([answer.json(), load()]);
      const within = document.createElement("div");
      const { view } = await window.vegaEmbed(within, spec, options);
      name(within, spec);
      place.replaceChildren(within);
      view.addEventListener("click", (event, item) => open(item));
      if (document.documentElement.dir === "rtl") place.scrollLeft = place.scrollWidth;
      figure.dataset.drawn = "";
    } catch (error) {
      console.warn("picture not drawn:", error);
      const said = document.createElement("p");
      said.className = "complaint";
      said.setAttribute("role", "alert");
      said.textContent = figure.dataset.failed;
      place.replaceChildren(said);
    }
  }

  // The drawing is one image to a screen reader, with its finding as its name; the list beside it has the rest.
  function name(within, spec) {
    const svg = within.querySelector("svg");
    if (!svg) return;
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", spec.description || "");
    for (const part of svg.querySelectorAll("*")) {
      for (const said of ["role", "aria-label", "aria-roledescription", "aria-hidden"]) part.removeAttribute(said);
    }
  }

  // A mark that stands for an entry leads to it.
  function open(item) {
    const entry = item && item.datum && item.datum.entry;
    if (/^\d+$/.test(entry || "")) window.location.assign(`/entry/${entry}`);
  }

  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      draw(target);
    }
  }, { rootMargin: "300px" });

  const start = () => document.querySelectorAll("[data-picture]").forEach((figure) => seen.observe(figure));
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
