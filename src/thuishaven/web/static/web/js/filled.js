// Keeps the line above a fold true: once a fold is closed, it says what stands in its fields now. Without this the line
// says what was saved. Also opens the fold in which the target of a link lies, where a browser does not do that itself.
"use strict";

const lang = document.documentElement.lang;

function words(field) {
  if (field.type === "checkbox" || field.type === "radio") {
    return field.checked ? field.closest("label").textContent.trim() : "";
  }
  if (field.tagName === "SELECT") return field.value ? field.selectedOptions[0].text : "";
  if (field.type === "date") {
    const day = field.valueAsDate;
    return day ? day.toLocaleDateString(lang, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }) : "";
  }
  return field.value.trim().split(/\s*\n\s*/).join(" · ");
}

function said(line, fold) {
  const names = line.dataset.said.split(" ");
  const found = names.flatMap((name) => [...fold.querySelectorAll(`[name="${CSS.escape(name)}"]`)]).map(words).filter(Boolean);
  const text = found.join(", "), { before = "", empty = "" } = line.dataset;
  line.textContent = text ? before + (before ? text.toLowerCase() : text) : empty;
  const whole = line.closest("[data-only-filled]") ?? (line.tagName === "Q" ? line : null);
  if (whole) whole.hidden = !text;
}

function answer(place, fold) {
  const chosen = [...fold.querySelectorAll(".picto-chip:has(:checked)")].map((chip) => {
    const one = document.createElement("span"), picture = chip.querySelector("svg").cloneNode(true);
    picture.setAttribute("class", "picto picto--s");
    one.className = "asks__one";
    one.append(picture, chip.textContent.trim());
    return one;
  });
  const text = fold.querySelector("textarea").value.trim();
  const quote = Object.assign(document.createElement("q"), { textContent: text, dir: "auto" });
  place.replaceChildren(...chosen, ...(text ? [quote] : []));
}

document.addEventListener("toggle", (event) => {
  const fold = event.target;
  if (fold.tagName !== "DETAILS" || fold.open) return;
  const line = fold.querySelector(":scope > summary");
  line.querySelectorAll("[data-said]").forEach((one) => said(one, fold));
  line.querySelectorAll("[data-answer]").forEach((one) => answer(one, fold));
}, true);

function reveal() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let fold = target && target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    if (fold.open) continue;
    fold.open = true;
    target.scrollIntoView();
  }
}
addEventListener("hashchange", reveal);
reveal();
