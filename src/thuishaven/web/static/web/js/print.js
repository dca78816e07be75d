// Opens what is folded for the time of printing. Browsers that can show it by style alone (::details-content) need no help.
if (!CSS.supports("selector(::details-content)")) {
  const opened = new Set();
  addEventListener("beforeprint", () => {
    document.querySelectorAll("details.more--print:not([open])").forEach((one) => {
      one.open = true;
      opened.add(one);
    });
  });
  addEventListener("afterprint", () => {
    opened.forEach((one) => { one.open = false; });
    opened.clear();
  });
}
