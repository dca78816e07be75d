// A tap on an approach without a new page. Without this script the form is sent as it is; the last tap counts either way.
{
  const waiting = new Map();
  const token = (form) => form.elements.csrfmiddlewaretoken.value;

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

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    const button = event.submitter;
    if (!form.matches("[data-told]") || !button?.dataset.did) return;
    event.preventDefault();
    if (form.dataset.busy) {
      // A double tap is one tap; another answer goes after the one that is under way.
      if (form.dataset.busy !== button.dataset.did) waiting.set(form, button);
      return;
    }
    form.dataset.busy = button.dataset.did;
    const body = new URLSearchParams(new FormData(form));
    body.set("did", button.value);
    body.set("csrfmiddlewaretoken", token(form));
    let answer = null;
    try {
      answer = await fetch(form.action, {
        method: "POST", body, credentials: "same-origin", headers: { Accept: "application/json" },
      });
      const { did, text } = await answer.json();
      if (answer.ok) show(form, did);
      tell(form, text, !answer.ok);
    } catch {
      // No network, or something else than the answer that was asked for (logged out): the page itself finds out.
      if (answer) {
        form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "did", value: button.value }));
        form.submit();
      } else {
        tell(form, form.dataset.told, true);
      }
    } finally {
      delete form.dataset.busy;
      const next = waiting.get(form);
      waiting.delete(form);
      if (next) form.requestSubmit(next);
    }
  });
}
