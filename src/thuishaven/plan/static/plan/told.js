// A tap on an approach without a new page. Without this script the form is sent as it is; the last tap counts either way.
{
  const LIMIT = 20_000; // so long a tap waits for an answer; tapping once more does no harm
  const waiting = new Map(); // per form the button that was tapped last, while an earlier tap is under way

  function show(form, did) {
    for (const button of form.querySelectorAll("button[data-did]")) {
      const on = button.dataset.did === did;
      button.setAttribute("aria-pressed", String(on));
      button.value = on ? "" : button.dataset.did;
    }
  }

  function tell(form, text, seen) {
    const place = form.querySelector("[data-said]");
    place.textContent = text;
    place.className = seen ? "small" : "vh";
  }

  // What was tapped arrives also when this page is left.
  function send(form, did) {
    const body = new URLSearchParams(new FormData(form));
    body.set("did", did);
    return fetch(form.action, {
      method: "POST", body, credentials: "same-origin", keepalive: true, signal: AbortSignal.timeout(LIMIT),
      headers: { Accept: "application/json" },
    });
  }

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    const button = event.submitter;
    if (!form.matches("[data-told]") || !button?.dataset.did) return;
    event.preventDefault();
    if (form.dataset.busy) {
      // A double tap is one tap; another answer goes after the one that is under way.
      const latest = waiting.get(form)?.dataset.did ?? form.dataset.busy;
      if (latest !== button.dataset.did) waiting.set(form, button);
      return;
    }
    form.dataset.busy = button.dataset.did;
    let answer = null;
    try {
      answer = await send(form, button.value);
      const { did, text } = await answer.json();
      if (answer.ok) show(form, did);
      tell(form, text, !answer.ok);
    } catch (error) {
      // No network, or something else than the answer that was asked for (logged out): the page itself finds out.
      if (answer) {
        const value = waiting.get(form)?.dataset.did ?? button.value;
        waiting.delete(form);
        form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "did", value }));
        form.submit();
      } else {
        tell(form, error.name === "TimeoutError" ? form.dataset.late : form.dataset.told, true);
      }
    } finally {
      delete form.dataset.busy;
      const next = waiting.get(form);
      waiting.delete(form);
      // The button that is pressed already says what was meant: sending it would take it back.
      if (next && next.getAttribute("aria-pressed") !== "true") form.requestSubmit(next);
    }
  });

  addEventListener("pagehide", () => {
    for (const [form, button] of waiting) send(form, button.dataset.did).catch(() => {});
    waiting.clear();
  });
}
