// Beginnings of sentences become buttons that write themselves on a new line; without this they are plain text.
document.querySelectorAll("[data-starters]").forEach((part) => {
  const field = document.getElementById(part.dataset.starters);
  part.querySelectorAll("[data-starter]").forEach((text) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "starter";
    button.textContent = text.textContent;
    button.addEventListener("click", () => {
      const before = field.value.replace(/\s+$/, "");
      field.value = (before ? before + "\n" : "") + text.dataset.starter + " ";
      field.focus();
      field.setSelectionRange(field.value.length, field.value.length);
    });
    text.replaceWith(button);
  });
});
