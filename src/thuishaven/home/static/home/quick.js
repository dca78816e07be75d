// Type-ahead: while somebody types, the signals that fit appear as chips. Without script the button beside it does it.
const field = document.querySelector("[data-find]");
const place = document.getElementById("found");

if (field && place) {
  const token = field.form.elements.csrfmiddlewaretoken.value;
  let waiting = 0;
  let asked = 0;

  const find = async () => {
    const number = (asked += 1);
    try {
      const body = new URLSearchParams({ words: field.value, csrfmiddlewaretoken: token });
      const answer = await fetch(field.dataset.find, { method: "POST", body, credentials: "same-origin" });
      const text = await answer.text();
      if (answer.ok && number === asked) place.innerHTML = text;
    } catch {
      // No network: the button beside the field says so when it is pressed.
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
