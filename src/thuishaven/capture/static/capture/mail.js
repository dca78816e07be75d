// Brings letters to the school: in order, one sender at a time on this device, and again until the school has answered.
class Mail {
  static LIMIT = 20_000; // a school that answers later than this has perhaps acted; sending again does no harm
  static AT_ONCE = 40;
  static BACKGROUND = { "X-Background": "yes" }; // what a device does by itself is not somebody being there

  constructor(addresses) {
    this.addresses = addresses;
  }

  // "done", "offline", "later" (the school has trouble) or "login"; and what the school said about words in letters.
  send() {
    const go = () => this.#send().catch(() => ({ state: "offline", prompts: [] }));
    return navigator.locks ? navigator.locks.request("thuishaven-mail", go) : go();
  }

  async #send() {
    const prompts = [];
    const said = await this.#ask(this.addresses.state);
    if (said.status === 401) return { state: "login", prompts };
    if (!said.ok) return { state: "later", prompts };
    const { owner, token, now } = await said.json();
    await Store.meet(owner, now);
    const tried = new Set();
    for (;;) {
      const letters = await Store.take(owner, Mail.AT_ONCE, tried);
      if (!letters.length) return { state: "done", owner, prompts };
      const response = await this.#ask(this.addresses.bring, this.#post(letters, token));
      if (response.type === "opaqueredirect" || response.status === 403) return { state: "login", prompts };
      if (!response.ok) return { state: "later", prompts };
      for (const { id, outcome, prompt } of (await response.json()).letters) {
        tried.add(id);
        await Store.settle(id, outcome);
        if (prompt && !prompts.includes(prompt)) prompts.push(prompt);
      }
      Store.announce();
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
