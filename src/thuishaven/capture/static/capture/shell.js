// Recording without a network: the same two taps, from what this device keeps sealed. Nothing is asked of the server.
const { words: WORDS, bundle: BUNDLE } = document.getElementById("device").dataset;
const SCREEN = document.getElementById("screen");
const piece = (name) => document.getElementById(name).content.firstElementChild.cloneNode(true);

let told = null; // everything that can be tapped, in words
let person = null; // whom this device is ready for, and the children
let busy = false;
let searching = null;

function show(screen) {
  SCREEN.replaceChildren(screen);
  scrollTo(0, 0);
  SCREEN.querySelector("h1")?.focus({ preventScroll: true });
}

function pupils() {
  const screen = piece("screen-pupils");
  for (const [title, children] of grouped(person.pupils)) {
    const part = piece("part-group");
    part.querySelector("h2").textContent = title;
    part.querySelector("ul").append(...children.map(tile));
    screen.querySelector("[data-groups]").append(part);
  }
  show(screen);
}

function grouped(children) {
  const groups = new Map();
  for (const one of children) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  return groups;
}

function tile(pupil) {
  const part = piece("part-pupil");
  part.querySelector("a").href = `/snel/${pupil.id}/`;
  part.querySelector(".ava").textContent = pupil.initials;
  part.querySelector(".ava").classList.add(`a${pupil.hue % 6}`);
  part.querySelector("bdi").textContent = pupil.name;
  part.querySelector("a").addEventListener("click", (event) => {
    event.preventDefault();
    history.pushState(null, "", `/snel/${pupil.id}/`);
    signals(pupil);
  });
  return part;
}

function chip(id) {
  const { label, icon, good } = told.signals[id];
  const part = piece("part-signal");
  part.value = id;
  part.classList.toggle("quick--good", good);
  part.querySelector("span").textContent = label;
  const use = part.querySelector("use");
  use.setAttribute("href", use.getAttribute("href").replace(/#.*/, `#${icon}`));
  return part;
}

function signals(pupil) {
  const form = piece("screen-signals");
  const known = (id) => id in told.signals;
  form.querySelector("[data-name]").textContent = pupil.name;
  form.querySelector("[data-good]").append(...pupil.good.filter(known).map(chip));
  form.querySelector("[data-first]").append(...pupil.first.filter(known).map(chip));
  const shown = new Set([...pupil.good, ...pupil.first]);
  for (const [theme, title] of Object.entries(told.themes)) {
    const rest = Object.keys(told.signals).filter((id) => told.signals[id].theme === theme && !shown.has(id));
    if (!rest.length) continue;
    const heading = piece("part-theme");
    heading.textContent = title;
    const chips = Object.assign(document.createElement("div"), { className: "chips chips--2" });
    chips.append(...rest.map(chip));
    form.querySelector("[data-more]").append(heading, chips);
  }
  const mates = person.pupils.filter((one) => one.group === pupil.group && one.id !== pupil.id);
  form.querySelector("[data-also]").hidden = !mates.length;
  form.querySelector("[data-mates]").append(...mates.map((one) => choice("part-many", "also", one.id, one.name, false)));
  form.querySelector("[data-back]").addEventListener("click", home);
  form.addEventListener("submit", (event) => (event.preventDefault(), tapped(event.submitter, form, pupil)));
  typing(form);
  show(form);
}

function choice(name, kind, value, label, checked) {
  const part = piece(name);
  Object.assign(part.querySelector("input"), { name: kind, value, checked });
  part.querySelector(".chip__face span").textContent = label;
  return part;
}

// A tap on a signal saves; Enter in the field of words looks, and saves nothing by accident.
async function tapped(button, form, pupil) {
  if (button?.name !== "signal" || busy) return;
  busy = true;
  const data = new FormData(form);
  const note = String(data.get("words") ?? "").trim();
  try {
    const children = [pupil.id, ...data.getAll("also")];
    const observations = await Store.write(children.map((one) => ({ pupil: one, signals: [button.value], note })));
    document.getElementById("full").hidden = true;
    Strip.remember(observations);
    home();
    Strip.go(); // the next child need not wait for the school
  } catch (error) {
    await notKept(error);
  } finally {
    busy = false;
  }
}

// What was tapped or typed stays in sight; only who is logged out here meanwhile starts anew.
async function notKept(error) {
  if (error instanceof Store.Full) document.getElementById("full").hidden = false;
  else if (error instanceof Store.Locked) {
    history.replaceState(null, "", "/");
    await begin();
  } else throw error;
}

function home() {
  if (location.pathname !== "/") history.pushState(null, "", "/");
  pupils();
}

const folded = (text) => text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");

// Words that judge, with another way to write; nothing is stopped.
function gentle(text) {
  const typed = ` ${folded(text).replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  return Object.entries(told.wording).filter(([word]) => {
    const plain = folded(word).replaceAll("-", " ");
    return plain.endsWith("*") ? typed.includes(` ${plain.slice(0, -1)}`) : typed.includes(` ${plain} `);
  });
}

// The library on this device finds signals for typed words; without it, labels that hold one of the words.
async function search(text) {
  searching ??= fetch(BUNDLE).then((answer) => answer.json()).then(({ index }) => new OfflineSearch(index)).catch(() => null);
  const engine = await searching;
  const ids = engine ? engine.find(text, 40).map((address) => address.split("/").at(-2)) : [];
  const words = folded(text).split(/\s+/).filter((word) => word.length > 3);
  const byLabel = Object.keys(told.signals).filter((id) => words.some((word) => folded(told.signals[id].label).includes(word)));
  return [...new Set([...ids.filter((id) => id in told.signals), ...byLabel])].slice(0, 6);
}

const gentleNotes = (text) =>
  gentle(text).map(([, instead]) => {
    const part = piece("part-gentle");
    part.querySelector("p").textContent = instead;
    return part;
  });

function typing(form) {
  const field = form.elements.words;
  const place = form.querySelector("#found");
  let asked = 0;
  let waiting = 0;
  const look = async () => {
    const number = (asked += 1);
    const text = field.value.trim();
    const found = text ? await search(text) : [];
    if (number !== asked) return;
    const chips = Object.assign(document.createElement("div"), { className: "chips chips--2" });
    chips.append(...found.map(chip));
    place.replaceChildren(...gentleNotes(text), ...(text ? [piece(found.length ? "part-found" : "part-nothing"), chips] : []));
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 200);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    clearTimeout(waiting);
    look();
  });
}

// What more there is to tell about something that was just saved here: one screen, nothing of it needed.
async function details(observation) {
  const latest = await Store.latest(observation);
  if (!latest) return;
  const { content, base } = latest;
  const pupil = person.pupils.find(({ id }) => id === content.pupil);
  const form = piece("screen-details");
  form.querySelector("[data-name]").textContent = pupil.name;
  form.querySelector("[data-what]").textContent = content.signals.map((id) => told.signals[id].label).join(", ");
  for (const place of form.querySelectorAll("[data-choices]")) {
    const kind = place.dataset.choices;
    const terms = told[{ state: "states", moment: "moments", effect: "effects" }[kind] ?? kind];
    place.append(...terms.map(({ id, label }) => choice(place.dataset.part, kind, id, label, [content[kind] ?? []].flat().includes(id))));
  }
  form.elements.note.value = content.note ?? "";
  const said = form.querySelector("#note-gentle");
  form.elements.note.addEventListener("input", () => said.replaceChildren(...gentleNotes(form.elements.note.value)));
  form.querySelector("[data-back]").addEventListener("click", home);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const data = new FormData(form);
    const one = (kind) => data.get(kind) ?? "";
    const more = {
      pupil: content.pupil, signals: content.signals, note: one("note"), moment: one("moment"), state: one("state"),
      effect: one("effect"), triggers: data.getAll("triggers"), responses: data.getAll("responses"),
      consequences: data.getAll("consequences"),
    };
    try {
      await Store.change(observation, more, base);
    } catch (error) {
      return notKept(error);
    }
    home();
    Strip.go();
  });
  show(form);
}
Strip.tellMore = details;
Strip.takenBack = home;

// The address says which child; without a child that is known here it is the beginning.
function here() {
  const wanted = location.pathname.match(/^\/snel\/([0-9a-f-]{36})\/$/)?.[1];
  const pupil = person.pupils.find(({ id }) => id === wanted);
  if (pupil) signals(pupil);
  else pupils();
}

function sayNetwork() {
  document.getElementById("without").hidden = navigator.onLine;
  document.getElementById("again").hidden = !navigator.onLine;
}

async function begin() {
  Object.assign(document.documentElement.dataset, JSON.parse(localStorage.getItem("looks") ?? "{}"));
  person = await Store.person();
  document.getElementById("lock").hidden = !person;
  if (!person) return show(piece("screen-locked"));
  Store.actFor(person.owner);
  told ??= await (await fetch(WORDS)).json();
  here();
}

document.getElementById("lock").addEventListener("click", async () => (await Store.lock(), begin()));
addEventListener("popstate", () => person && here());
addEventListener("online", sayNetwork);
addEventListener("offline", sayNetwork);
sayNetwork();
begin();
