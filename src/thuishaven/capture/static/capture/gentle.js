// While an adult types their own words, a word that judges gets another way to write it. Nothing is stopped, and without
// this script or a network the same is said after saving.
{
  const address = document.getElementById("device").dataset.gentleAt;
  const asked = new WeakMap();

  const placeOf = (field) => {
    const known = document.getElementById(`${field.id}-gentle`);
    if (known) return known;
    const place = Object.assign(document.createElement("div"), { id: `${field.id}-gentle`, className: "stack gap-2" });
    place.setAttribute("aria-live", "polite");
    field.after(place);
    return place;
  };

  async function look(field) {
    const words = field.value;
    const body = new URLSearchParams({ words, csrfmiddlewaretoken: field.form.elements.csrfmiddlewaretoken.value });
    const answer = await fetch(address, { method: "POST", body, credentials: "same-origin", redirect: "error" }).catch(() => null);
    if (answer?.ok && field.value === words) placeOf(field).innerHTML = await answer.text();
  }

  if (address) {
    document.addEventListener("input", ({ target: field }) => {
      if (!field.matches?.("[data-gentle]")) return;
      clearTimeout(asked.get(field));
      asked.set(field, setTimeout(look, 500, field));
    });
  }
}
