// Lets the library be read without a network: registers the worker for the language of this page, and remembers the
// looks somebody chose on this device (theme and letter, nothing else) for the page that stands in.
{
  const { worker } = document.currentScript.dataset;
  const { theme, letter } = document.documentElement.dataset;
  // Without a worker (an old browser, a private window) the library works as before, with a network only.
  if (worker) addEventListener("load", () => navigator.serviceWorker?.register(worker).catch(() => {}));
  if (worker && !document.getElementById("shown")) localStorage.setItem("looks", JSON.stringify({ theme, letter }));
}
