// What a device keeps to record without a network.
//
// Names and what was tapped are sealed with a key of this device (AES-GCM, it cannot be taken out) that goes at logout
// and after idle time. What still has to reach the school is a letter, sealed for the school: nobody can open it here,
// not even with that key, so it may stay. No address, index or state below tells who a letter is about.
const Store = (() => {
  const KEEP_DONE = 2 * 60_000; // so long a page can tell that something arrived, and undo it
  const toBytes = new TextEncoder();
  const toText = new TextDecoder();
  const channel = "BroadcastChannel" in self ? new BroadcastChannel("thuishaven") : null;
  const listeners = new Set();
  const lockListeners = new Set();
  const works = Boolean(self.indexedDB && self.crypto?.subtle);
  let acting = null; // whose page this is: what is tapped on it is nobody else's

  class Locked extends Error {}
  class Full extends Error {}

  function announce() {
    channel?.postMessage("changed");
    for (const one of listeners) one();
  }
  channel?.addEventListener("message", ({ data }) => {
    listeners.forEach((one) => one());
    if (data === "locked") lockListeners.forEach((one) => one());
  });

  // The database: one record of who this device is ready for, and the letters in the order they were written.
  let opened = null;
  function database() {
    opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open("thuishaven", 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("person");
        const letters = request.result.createObjectStore("letters", { keyPath: "number", autoIncrement: true });
        letters.createIndex("id", "id", { unique: true });
        letters.createIndex("observation", "observation");
      };
      request.onsuccess = () => {
        request.result.onversionchange = () => request.result.close();
        request.result.onclose = () => (opened = null);
        resolve(request.result);
      };
      request.onerror = () => reject(request.error);
    }).catch((error) => {
      opened = null;
      throw error;
    });
    return opened;
  }

  const answer = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  // One transaction, on the disk before it counts. `act` may wait for nothing but its own requests.
  async function within(mode, act) {
    const transaction = (await database()).transaction(["person", "letters"], mode, { durability: "strict" });
    const finished = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
    });
    const result = act(transaction.objectStore("person"), transaction.objectStore("letters"));
    await Promise.all([result, finished]);
    return result;
  }

  // A device that is full can do without the library; a second time there is no room to make.
  async function written(act) {
    try {
      return await within("readwrite", act);
    } catch (error) {
      if (error?.name !== "QuotaExceededError") throw error;
      const library = (await caches.keys()).filter((name) => name.startsWith("kennis-"));
      await Promise.all(library.map((name) => caches.delete(name)));
      return within("readwrite", act).catch(() => {
        throw new Full();
      });
    }
  }

  const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
  const bytesOf = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

  async function seal(key, place, value) {
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const how = { name: "AES-GCM", iv: nonce, additionalData: toBytes.encode(place) };
    return { nonce, sealed: await crypto.subtle.encrypt(how, key, toBytes.encode(JSON.stringify(value))) };
  }

  async function unseal(key, place, { nonce, sealed }) {
    const how = { name: "AES-GCM", iv: nonce, additionalData: toBytes.encode(place) };
    return JSON.parse(toText.decode(await crypto.subtle.decrypt(how, key, sealed)));
  }

  // A letter for the school: see vault/letterbox.py, which opens it.
  async function envelope(box, id, content) {
    const curve = { name: "ECDH", namedCurve: "P-256" };
    const own = await crypto.subtle.generateKey(curve, false, ["deriveBits"]);
    const sender = new Uint8Array(await crypto.subtle.exportKey("raw", own.publicKey));
    const receiver = bytesOf(box.public);
    const other = await crypto.subtle.importKey("raw", receiver, curve, false, []);
    const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: other }, own.privateKey, 256);
    const info = new Uint8Array([...toBytes.encode("thuishaven letter"), ...sender, ...receiver]);
    const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
    const material = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
    const key = await crypto.subtle.deriveKey(how, material, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
    const { nonce, sealed } = await seal(key, id, content);
    return { sender: base64(sender), nonce: base64(nonce), sealed: base64(sealed) };
  }

  const idleTooLong = ({ touched, idle }) => Math.abs(Date.now() - touched) > idle;

  async function record() {
    if (!works) return null;
    const found = await within("readonly", (person) => answer(person.get("now")));
    if (found && idleTooLong(found)) await lock();
    return found && !idleTooLong(found) ? found : null;
  }

  // A kit takes time to come. The mark says that it is still waited for: a logout in between, in any tab, takes it away.
  async function expect() {
    const mark = crypto.randomUUID();
    await written((person) => answer(person.put(mark, "expected")));
    return mark;
  }

  // Makes this device ready for whoever `kit` is for. The clocks meet here: how far the school's is ahead is kept.
  async function accept(kit, version, mark) {
    const { owner, box, idle, now, language } = kit;
    const before = await record();
    const key =
      before?.owner === owner
        ? before.key
        : await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    const ready = { owner, box, idle, language, version, key, made: Date.now(), touched: Date.now() };
    const clock = { ahead: now - Date.now(), met: now };
    const sealed = await seal(key, "kit", { pupils: kit.pupils });
    await written(async (person) => {
      if ((await answer(person.get("expected"))) !== mark) return;
      person.delete("expected");
      await answer(person.put({ ...ready, ...clock, kit: sealed }, "now"));
    });
    announce();
  }

  async function person() {
    const found = await record();
    if (!found) return null;
    const { pupils } = await unseal(found.key, "kit", found.kit);
    const { owner, language, version, made } = found;
    return { owner, language, version, made, pupils };
  }

  async function update(change) {
    await within("readwrite", async (person) => {
      const found = await answer(person.get("now"));
      if (found) await answer(person.put({ ...found, ...change(found) }, "now"));
    });
  }

  const touch = () => update((found) => (idleTooLong(found) ? {} : { touched: Date.now() }));
  const meet = (owner, now) => update((found) => (found.owner === owner ? { ahead: now - Date.now(), met: now } : {}));

  // Nothing about anybody can be read here any more. Letters stay, for the school only; so does a sentence of the school
  // that its writer has not read yet: it is the same for every child. The key goes first and alone: on a device that is
  // full the rest may fail, and is sealed with a key that is gone.
  async function lock() {
    if (!works) return;
    await within("readwrite", (person) => answer(person.clear()));
    await within("readwrite", async (_, letters) => {
      for (const letter of await answer(letters.getAll())) {
        if (letter.state === "done" && !letter.prompt) letters.delete(letter.number);
        else letters.put({ ...letter, local: null });
      }
    }).catch(() => {});
    announce();
    channel?.postMessage("locked");
  }

  async function sealedLetter(found, content) {
    const id = crypto.randomUUID();
    const whole = { at: Date.now(), ahead: found.ahead, met: found.met, ...content };
    const { owner, box } = found;
    const { kind, observation } = content;
    const [sealed, local] = await Promise.all([envelope(box, id, whole), seal(found.key, id, whole)]);
    return { id, owner, box: box.id, kind, observation, state: "waiting", tries: 0, made: Date.now(), envelope: sealed, local };
  }

  async function ready() {
    const found = await record();
    if (!found || (acting && found.owner !== acting)) throw new Locked();
    return found;
  }

  const actFor = (owner) => (acting = owner);

  // Write down what was seen of one or more children; on the disk when this is done. Gives the ids of the observations.
  async function write(contents) {
    const found = await ready();
    const all = contents.map((one) => ({ kind: "record", observation: crypto.randomUUID(), ...one }));
    const letters = await Promise.all(all.map((one) => sealedLetter(found, one)));
    await written((_, store) => Promise.all(letters.map((one) => answer(store.add(one)))));
    announce();
    return all.map((one) => one.observation);
  }

  const unsent = (letter) => letter?.kind === "record" && letter.state === "waiting" && letter.tries === 0;
  const ofObservation = (store, observation) => answer(store.index("observation").getAll(observation));

  // Take something back: as if it was never written while it has not been sent, else with a letter of its own.
  async function undo(observation, pupil) {
    const letter = await sealedLetter(await ready(), { kind: "withdraw", observation, pupil });
    await written(async (_, store) => {
      const known = await ofObservation(store, observation);
      if (known.some((one) => one.kind === "withdraw")) return;
      if (known.length && known.every((one) => unsent(one) || one.state === "no")) {
        for (const one of known) store.delete(one.number);
      } else await answer(store.add(letter));
    });
    announce();
  }

  // What was last told of something that was written here, and how often it was changed; null when it was taken back.
  async function latest(observation) {
    const all = (await letters()).filter((one) => one.observation === observation && one.content);
    if (!all.length || all.some(({ kind }) => kind === "withdraw")) return null;
    return { content: all.at(-1).content, base: all.filter(({ kind, state }) => kind === "change" && state !== "no").length };
  }

  // Tell more about something that was written here. `base`: how often that was done before.
  async function change(observation, content, base) {
    const found = await ready();
    const [known] = await within("readonly", (_, store) => ofObservation(store, observation));
    const opened = known?.local ? await unseal(found.key, known.id, known.local) : {};
    const whole = { at: opened.at ?? Date.now(), ahead: opened.ahead ?? null, met: opened.met ?? null, ...content, observation };
    const anew = await sealedLetter(found, { ...whole, kind: "record" });
    const later = await sealedLetter(found, { ...whole, kind: "change", base });
    await written(async (_, store) => {
      const [first] = await ofObservation(store, observation);
      if (unsent(first)) await answer(store.put({ ...anew, number: first.number }));
      else await answer(store.add(later));
    });
    announce();
  }

  // Every letter, oldest first, opened as far as this device can.
  async function letters() {
    if (!works) return [];
    const old = Date.now() - KEEP_DONE;
    const all = await within("readonly", (_, store) => answer(store.getAll()));
    const found = await record();
    const shown = all.filter((one) => one.state !== "done" || one.prompt || one.made > old);
    return Promise.all(
      shown.map(async (one) => {
        const mine = found && one.local && one.owner === found.owner;
        return { ...one, content: mine ? await unseal(found.key, one.id, one.local).catch(() => null) : null };
      }),
    );
  }

  // The next letters of `owner` to send, marked as tried in the same moment. Of one observation one at a time: what
  // follows waits for the school's answer to what comes first.
  function take(owner, most, except) {
    return written(async (_, store) => {
      const waiting = (await answer(store.getAll())).filter((one) => one.owner === owner && one.state === "waiting");
      const first = new Map();
      for (const one of waiting) if (!first.has(one.observation)) first.set(one.observation, one);
      const taken = [...first.values()].filter((one) => !except.has(one.id)).slice(0, most);
      for (const one of taken) store.put({ ...one, tries: one.tries + 1 });
      return taken;
    });
  }

  // What the school answered: it has it, perhaps beside another version (two), or it does not take it (no, unclear).
  async function settle(answers) {
    const told = new Map(answers.map((one) => [one.id, one]));
    await within("readwrite", async (_, store) => {
      const old = Date.now() - KEEP_DONE;
      for (const one of await answer(store.getAll())) {
        const { outcome, prompt } = told.get(one.id) ?? {};
        const arrived = outcome === "saved" || outcome === "two";
        if (arrived) store.put({ ...one, state: "done", two: outcome === "two", prompt, envelope: null });
        else if (outcome === "no" || outcome === "unclear") store.put({ ...one, state: outcome });
        else if (one.state === "done" && !one.prompt && one.made <= old) store.delete(one.number);
      }
    });
    announce();
  }

  async function again(id) {
    await within("readwrite", async (_, store) => {
      const found = await answer(store.index("id").get(id));
      if (found?.envelope) store.put({ ...found, state: "waiting" });
    });
    announce();
  }

  async function drop(id) {
    await within("readwrite", async (_, store) => {
      const found = await answer(store.index("id").getKey(id));
      if (found !== undefined) store.delete(found);
    });
    announce();
  }

  const changed = (listener) => listeners.add(listener);
  const locked = (listener) => lockListeners.add(listener); // somebody logged out in another tab
  return { works, Locked, Full, actFor, expect, accept, person, touch, meet, lock, write, undo, change, latest, letters, take, settle, again, drop, changed, locked };
})();
