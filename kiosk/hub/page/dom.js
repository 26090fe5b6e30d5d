// Elements without markup: texts of others are only ever text.

import { text } from "./words.js";

/** An element; `given` are its attributes, and its `onclick`. */
export function el(tag, given = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name === "onclick") made.addEventListener("click", value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...inside.filter((each) => each != null && each !== "" && each !== false));
  return made;
}

/** A key; `look` says what it is for. */
export function key(words, look, onclick, given = {}) {
  return el("button", { type: "button", class: `key ${look}`, onclick, ...given }, words);
}

/** Fills a part anew, but only when what it shows has changed, so that no key goes away under a finger. */
export function fill(part, shown, build) {
  const signature = JSON.stringify(shown);
  if (part.dataset.shown === signature) return;
  part.dataset.shown = signature;
  part.replaceChildren(...build().filter(Boolean));
}

/** Changes a text only when it is another. */
export function say(part, words) {
  if (part.textContent !== words) part.textContent = words;
}

/** Rows of 1 and 0 as a picture. */
export function squares(rows) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", `0 0 ${rows.length} ${rows.length}`);
  svg.setAttribute("class", "squares");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", text("phone.reception.square"));
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  const dark = rows.flatMap((row, y) => [...row].map((bit, x) => (bit === "1" ? `M${x} ${y}h1v1h-1z` : "")));
  path.setAttribute("d", dark.join(""));
  svg.append(path);
  return svg;
}
