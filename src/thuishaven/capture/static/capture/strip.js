// On every page of somebody who is logged in: keeps this device ready, brings what waits, and shows how it stands. On a
// page where nobody is logged in it sees to it that nothing can be read here any more.
const Strip = (() => {
  const RENEW = 4 * 60 * 60_000;
  const AGAIN = 30_000;
  const TOUCH = 60_000;
  const FOR_UNDO = 10_000;
  const { owner, version, language, kit, state, bring, strip } = document.getElementById("device").dataset;
  const mail = new Mail({ state, bring });
  const place = document.getElementById("strip");
  const copyOf = (name) => pieces.querySelector(`#strip-${name}`).content.firstElementChild.cloneNode(true);
  let pieces = null; // what there is to say, in words; asked for when there is something to say
  let how = "";
  let running = 0;
  let takenBack = 0;
  let leaving = false; // from the press on logging out: nothing may load this page anew and so break off the way out
  let asked = false; // whether the browser was asked to bring what waits, also when this page is closed

  // What was tapped last on this device: ids only, so that this page and the next can show it and undo it.
  function remember(observations) {
    sessionStorage.setItem("last", JSON.stringify({ observations, at: Date.now() }));
    show();
  }

  function last() {
    const found = JSON.parse(sessionStorage.getItem("last") ?? "null");
    return found && Date.now() - found.at < 60_000 ? found : null;
  }

  function line(name, values = {}) {
    const part = copyOf(name);
    for (const one of part.querySelectorAll("[data-text]")) {
      one.textContent = one.textContent.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
    }
    return part;
  }

  const names = (letters, pupils) =>
    letters.map(({ content }) => pupils.find(({ id }) => id === content?.pupil)?.name).filter(Boolean).join(", ");

  function savedLine(found, letters, person) {
    const own = letters.filter((one) => one.kind === "record" && found.observations.includes(one.observation));
    const taken = (one) => letters.some((other) => other.kind === "withdraw" && other.observation === one.observation);
    if (!own.length || own.every(taken) || own.some(({ state }) => state === "no")) return null;
    const arrived = own.every(({ state }) => state === "done");
    const part = line(arrived ? "arrived" : "here", { names: names(own, person.pupils) });
    part.dataset.saved = arrived ? "school" : "device";
    const [{ observation, content }] = own;
    const more = part.querySelector("[data-more]");
    more.hidden = own.length > 1 || !content || !(arrived || Strip.tellMore);
    if (Strip.tellMore) more.addEventListener("click", (event) => (event.preventDefault(), Strip.tellMore(observation)));
    else if (content) more.href = more.dataset.more.replace("PUPIL", content.pupil).replace("OBSERVATION", observation);
    const left = found.at + FOR_UNDO - Date.now();
    const undo = part.querySelector("[data-undo]");
    undo.hidden = left <= 0 || own.some((one) => !one.content);
    undo.addEventListener("click", () => takeBack(own));
    if (left > 0) setTimeout(show, left + 50);
    return part;
  }

  // The line under the button gets shorter while it can still be pressed.
  function runOut(undo) {
    const left = (last()?.at ?? 0) + FOR_UNDO - Date.now();
    if (!undo || left <= 0 || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const from = left / FOR_UNDO;
    undo.animate([{ scale: `${from} 1` }, { scale: "0 1" }], { duration: left, pseudoElement: "::after", fill: "forwards" });
  }

  async function takeBack(own) {
    for (const { observation, content } of own) await Store.undo(observation, content.pupil);
    sessionStorage.removeItem("last");
    takenBack = Date.now();
    Strip.takenBack?.();
    await show();
    place.focus();
    await go();
  }

  function refusedLine(letters, person) {
    const part = line("refused", { number: letters.length });
    const list = part.querySelector("ul");
    for (const one of letters) {
      const item = line("refused-one", { name: person ? names([one], person.pupils) : "", when: new Date(one.made).toLocaleString(document.documentElement.lang) });
      item.querySelector("[data-again]").addEventListener("click", async () => (await Store.again(one.id), go()));
      item.querySelector("[data-drop]").addEventListener("click", () => Store.drop(one.id));
      list.append(item);
    }
    return part;
  }

  async function wordsReady() {
    if (pieces) return true;
    const answer = await fetch(strip).catch(() => null);
    if (!answer?.ok) return false;
    const parts = document.createElement("template");
    parts.innerHTML = await answer.text();
    pieces = parts.content;
    return true;
  }

  // The calm sentence about words in a note: it stays until somebody has read it.
  function promptLine({ id, prompt }) {
    const part = line("prompt", { prompt });
    part.querySelector("[data-read]").addEventListener("click", () => Store.drop(id));
    return part;
  }

  // What stands in the strip, most pressing first.
  async function parts(letters) {
    const [person, found] = [await Store.person(), last()];
    const said = Date.now() - takenBack < FOR_UNDO;
    if ((!letters.length && !said) || !(await wordsReady())) return [];
    const mine = letters.filter((one) => one.owner === (person?.owner ?? owner));
    const waiting = letters.filter(({ state }) => state === "waiting");
    const others = waiting.filter((one) => !mine.includes(one));
    const own = waiting.filter((one) => mine.includes(one));
    const saved = found && person ? savedLine(found, letters, person) : null;
    const refused = mine.filter(({ state }) => state === "no" || state === "unclear");
    return [
      ...mine.filter(({ prompt }) => prompt).slice(0, 1).map(promptLine),
      saved ?? (said ? line("undone") : null),
      mine.some(({ two }) => two) ? line("two") : null,
      refused.length ? refusedLine(refused, person) : null,
      own.length && how === "login" ? line("login", { number: own.length }) : null,
      own.length && how !== "login" && !saved ? line("waiting", { number: own.length }) : null,
      others.length ? line("others", { number: others.length }) : null,
    ].filter(Boolean);
  }

  async function show() {
    const number = (running += 1);
    const letters = await Store.letters();
    const found = await parts(letters);
    if (number !== running) return;
    const waiting = letters.filter((one) => one.state === "waiting").length;
    document.documentElement.dataset.waiting = waiting;
    if (waiting && !asked) Strip.background();
    asked = waiting > 0;
    // Nothing new is nothing to read out again, and a button that has the focus keeps it.
    const same = place.childElementCount === found.length && found.every((one, at) => one.isEqualNode(place.children[at]));
    if (!same) place.replaceChildren(...found);
    if (!same) runOut(place.querySelector("[data-undo]:not([hidden])"));
    place.hidden = !found.length;
  }

  async function go() {
    if (!(await Store.letters()).some(({ state }) => state === "waiting")) return show();
    how = await mail.send();
    await show();
  }

  // The names and what stands in front, when this device has none, old ones, or those of somebody else.
  async function prepare() {
    if (owner === "?") return;
    const person = await Store.person();
    if (person && person.owner !== owner) await Store.lock();
    if (!kit) return;
    const fresh = person?.owner === owner && person.version === version && person.language === language;
    if (fresh && Date.now() - person.made < RENEW) return;
    const mark = await Store.expect();
    const response = await fetch(kit, { cache: "no-store", redirect: "manual", headers: Mail.BACKGROUND }).catch(() => null);
    if (response?.ok) await Store.accept(await response.json(), version, mark);
  }

  async function leave(event) {
    event.preventDefault();
    leaving = true;
    const wait = (promise, most) => Promise.race([promise.catch(() => {}), new Promise((done) => setTimeout(done, most))]);
    await wait(mail.send(), 2000);
    await wait(Store.lock(), 2000);
    sessionStorage.removeItem("last");
    event.target.submit();
  }

  // A page of somebody who is logged out here, or of whom somebody else took the place, starts anew.
  async function stillMine() {
    const ready = document.documentElement.dataset.ready;
    if (!ready || ready === "no" || (await Store.person())?.owner === ready) return;
    anew();
  }

  // Who gets no names here has nothing on this device that ends: the school says whether somebody is logged in.
  async function stillLoggedIn() {
    if (kit || owner === "?") return;
    const said = await fetch(state, { cache: "no-store", headers: Mail.BACKGROUND }).catch(() => null);
    if (said?.status === 401) anew();
  }

  function anew() {
    if (!leaving) location.reload();
  }

  async function check() {
    await stillMine();
    await stillLoggedIn();
    await go();
  }

  function watch() {
    let touched = Date.now();
    for (const kind of ["pointerdown", "keydown"]) {
      addEventListener(kind, () => {
        if (Date.now() - touched < TOUCH) return;
        touched = Date.now();
        Store.touch();
      });
    }
    setInterval(check, AGAIN);
    Store.changed(stillMine);
    if (owner !== "?") Store.locked(anew); // also when the names have not come yet, or never do
    addEventListener("online", go);
    addEventListener("offline", () => show());
    addEventListener("pageshow", (event) => event.persisted && location.reload());
    document.addEventListener("visibilitychange", () => document.hidden || check());
    document.addEventListener("submit", (event) => event.target.matches("form[data-logout]") && leave(event));
  }

  async function background() {
    const registration = await navigator.serviceWorker?.ready;
    await registration?.sync?.register("letters").catch(() => {});
  }

  async function begin() {
    Store.changed(show);
    if (owner === "") {
      await Store.lock();
      sessionStorage.removeItem("last");
      return show();
    }
    if (owner !== "?") Store.actFor(owner);
    watch();
    await show();
    await prepare();
    document.documentElement.dataset.ready = (await Store.person())?.owner ?? "no";
    return go();
  }

  return { go, remember, background, begin, tellMore: null, takenBack: null };
})();

if (Store.works) Strip.begin();
