// Adding a suggested line to a field of lines: `<button data-add="the line" data-to="id of the field">`.
"use strict";

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-add]");
  const field = button && document.getElementById(button.dataset.to);
  if (!field) return;
  const lines = field.value.split("\n").map((line) => line.trim()).filter(Boolean);
  if (!lines.includes(button.dataset.add)) lines.push(button.dataset.add);
  field.value = lines.join("\n");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
});
