// Two taps with a network: what is tapped is kept on this device first and then brought to the school, so that a network
// that goes away in between loses nothing. Without this script, or without a kit, the form is sent as it is.
{
  const field = document.querySelector("[data-find]");
  const place = document.getElementById("found");
  const form = field.form;
  let busy = false;

  async function save(signal) {
    const person = await Store.person();
    const pupils = [form.dataset.pupil, ...new FormData(form).getAll("also")];
    if (!person || !pupils.every((one) => person.pupils.some(({ id }) => id === one))) return false;
    const note = field.value.trim();
    const observations = await Store.write(pupils.map((pupil) => ({ pupil, signals: [signal], note })));
    // It is kept: whatever goes wrong from here, it must not be sent once more.
    const after = Promise.resolve().then(() => (Strip.remember(observations), Strip.go()));
    await Promise.race([after.catch(() => {}), new Promise((done) => setTimeout(done, 600))]);
    location.assign(form.dataset.next);
    return true;
  }

  form.addEventListener("submit", async (event) => {
    const button = event.submitter;
    if (button?.name !== "signal" || !Store.works) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    for (const id of ["full", "not-kept"]) document.getElementById(id).hidden = true;
    button.setAttribute("aria-busy", "true");
    const saved = await save(button.value).catch((error) => (error instanceof Store.Full ? "full" : false));
    if (saved === true) return;
    busy = false;
    button.removeAttribute("aria-busy");
    // The device could not keep it (full, locked or not ready): the school gets it at once, as without this script.
    if (!navigator.onLine) {
      document.getElementById(saved === "full" ? "full" : "not-kept").hidden = false;
      return;
    }
    const input = Object.assign(document.createElement("input"), { type: "hidden", name: "signal", value: button.value });
    form.append(input);
    form.submit();
  });

  // Type-ahead: while somebody types, the signals that fit appear as chips. Without script the button beside it does it.
  const token = form.elements.csrfmiddlewaretoken.value;
  let waiting = 0;
  let asked = 0;

  const find = async () => {
    const number = (asked += 1);
    try {
      const body = new URLSearchParams({ words: field.value, csrfmiddlewaretoken: token });
      const answer = await fetch(field.dataset.find, { method: "POST", body, credentials: "same-origin", redirect: "error" });
      const text = await answer.text();
      if (answer.ok && number === asked) place.innerHTML = text;
    } catch {
      // No network, or no longer logged in: the chips below are there, and the words are kept with what is tapped.
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(find, 200);
  });
  // Enter looks, and never saves the first chip by accident.
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    clearTimeout(waiting);
    find();
  });
}
