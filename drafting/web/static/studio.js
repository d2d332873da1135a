// Adds to pages that work without it: how far work is, files that are too large told before they are sent, focus on faults.
"use strict";

const faults = document.getElementById("fouten");
if (faults) faults.focus();

for (const working of document.querySelectorAll("[data-stream]")) {
  const state = working.querySelector("[role=status]");
  const bar = working.querySelector("progress");
  const events = new EventSource(working.dataset.stream);
  let told = "";
  events.onmessage = (event) => {
    const at = JSON.parse(event.data);
    let words = state.dataset.busy;
    if (at.before) words = state.dataset.before.replace("#", at.before);
    else if (at.total) words = state.dataset.at.replace("#1", at.done).replace("#2", at.total);
    if (at.total) { bar.max = at.total; bar.value = at.done; }
    if (words !== told) state.textContent = told = words;
  };
  events.addEventListener("ended", () => { events.close(); location.reload(); });
}

for (const form of document.querySelectorAll("form[data-most]")) {
  form.addEventListener("submit", () => {
    // A second press would only be the same form again; the button stays in reach of the keyboard.
    const button = form.querySelector("button:not([name])");
    if (button) button.setAttribute("aria-busy", "true");
  });
}
