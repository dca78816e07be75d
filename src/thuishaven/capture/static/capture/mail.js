// Brings letters to the school: in order, one sender at a time on this device, and again until the school has answered.
class Mail {
  static LIMIT = 20_000; // a school that answers later than this has perhaps acted; sending again does no harm
  static AT_ONCE = 40;
  static BACKGROUND = { "X-Background": "yes" }; // what a device does by itself is not somebody being there

  constructor(addresses) {
    this.addresses = addresses;
  }

  // "done", "offline", "later" (the school has trouble) or "login".
  send() {
    const go = () => this.#send().catch(() => "offline");
    return navigator.locks ? navigator.locks.request("thuishaven-mail", go) : go();
  }

  async #send() {
    const said = await this.#ask(this.addresses.state);
    if (said.status === 401) return "login";
    if (!said.ok) return "later";
    const { owner, token, now } = await said.json();
    await Store.meet(owner, now).catch(() => {}); // a full device can still bring what it has
    const tried = new Set();
    for (;;) {
      const letters = await Store.take(owner, Mail.AT_ONCE, tried);
      if (!letters.length) return "done";
      const response = await this.#ask(this.addresses.bring, this.#post(letters, token));
      if (response.type === "opaqueredirect" || response.status === 403) return "login";
      if (!response.ok) return "later";
      const answers = (await response.json()).letters;
      for (const { id } of answers) tried.add(id);
      await Store.settle(answers);
    }
  }

  #post(letters, token) {
    const told = letters.map(({ id, box, envelope }) => ({ id, box, ...envelope }));
    return {
      method: "POST",
      headers: { ...Mail.BACKGROUND, "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ now: Date.now(), letters: told }),
    };
  }

  #ask(address, options = {}) {
    const signal = AbortSignal.timeout(Mail.LIMIT);
    return fetch(address, { cache: "no-store", credentials: "same-origin", redirect: "manual", headers: Mail.BACKGROUND, signal, ...options });
  }
}
