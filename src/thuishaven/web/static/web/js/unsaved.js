// Leaving a form with words that were not saved asks first: a link in words of our own, closing or going back in those of
// the browser. Nothing that was typed is kept on the device.
"use strict";
{
  const form = document.querySelector("form.flow"), ask = document.getElementById("unsaved");
  let sending = false, towards = "";

  // Against what the page was made with, so that text a browser filled in again counts as not saved.
  function isTouched(one) {
    if (one.type === "hidden" || !one.name) return false;
    if (one.type === "file") return one.files.length > 0;
    if (one.type === "checkbox" || one.type === "radio") return one.checked !== one.defaultChecked;
    if (one.tagName !== "SELECT") return "defaultValue" in one && one.value !== one.defaultValue;
    const first = [...one.options].findIndex((option) => option.defaultSelected);
    return one.selectedIndex !== Math.max(first, 0);
  }

  const isUnsaved = () => !sending && ("waiting" in ask.dataset || [...form.elements].some(isTouched));

  form.addEventListener("submit", () => (sending = true));
  addEventListener("pageshow", () => (sending = false));
  addEventListener("beforeunload", (event) => {
    if (isUnsaved()) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.target === "_blank" || link.hasAttribute("download") || !isUnsaved()) return;
    if (link.hash && link.href.split("#")[0] === location.href.split("#")[0]) return;
    event.preventDefault();
    towards = link.href;
    ask.showModal();
  });

  ask.querySelector("[data-do=stay]").addEventListener("click", () => ask.close());
  ask.querySelector("[data-do=save]").addEventListener("click", () => {
    ask.close();
    form.requestSubmit();
  });
  ask.querySelector("[data-do=leave]").addEventListener("click", () => {
    sending = true;
    location.assign(towards);
  });
}
