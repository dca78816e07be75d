// The library without a network. Shows the page of the current address from the bundle, follows links without asking
// the server, and searches. The pages come from our own server and are kept as they were rendered there.

const SHOWN = document.getElementById("shown");
const SAID = document.getElementById("said");
const { bundle: BUNDLE, home: HOME, search: SEARCH } = SHOWN.dataset;

const copyOf = (id) => document.getElementById(id).content.cloneNode(true);

function partsOf(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

class Library {
  constructor({ pages, aliases, kinds, index }) {
    Object.assign(this, { pages, aliases, kinds });
    this.search = new OfflineSearch(index);
  }

  has(path) {
    return (this.aliases[path] ?? path) in this.pages;
  }

  // The page of an address; of one that needs a network, the beginning of the library with a word about it.
  page(path) {
    const known = this.aliases[path] ?? path;
    if (known in this.pages) return partsOf(this.pages[known]);
    const page = partsOf(this.pages[HOME]);
    page.querySelector("header").after(copyOf("elsewhere"));
    return page;
  }

  // The page of the search with what was found for `words`.
  found(words) {
    const page = this.page(SEARCH);
    page.querySelector("[name=q]").value = words;
    const addresses = this.search.find(words);
    const answer = addresses.length ? this.list(addresses) : copyOf("nothing");
    page.querySelector("form").nextElementSibling.replaceWith(answer);
    return page;
  }

  list(addresses) {
    const list = copyOf("found");
    const count = list.querySelector("p");
    count.textContent = count.textContent.replace("{number}", addresses.length);
    list.querySelector("ol").append(...addresses.map((address) => this.hit(address)));
    return list;
  }

  hit(address) {
    const page = partsOf(this.pages[address]);
    const hit = copyOf("hit");
    const [kind, text] = hit.querySelectorAll("p");
    kind.textContent = this.kinds[address];
    Object.assign(hit.querySelector("a"), { href: address, textContent: page.querySelector("h1").textContent });
    text.textContent = page.querySelector(".lead, section p:not(.row), section li")?.textContent ?? "";
    return hit;
  }
}

// Puts a page on the screen: its heading takes the focus, so that a screen reader begins there.
function show(page, anchor = "") {
  SHOWN.replaceChildren(page);
  SHOWN.removeAttribute("aria-busy");
  const heading = SHOWN.querySelector("h1");
  heading.tabIndex = -1;
  document.title = `${heading.textContent} | Thuishaven`;
  const target = anchor ? document.getElementById(decodeURIComponent(anchor.slice(1))) : null;
  if (!target) scrollTo(0, 0);
  heading.focus({ preventScroll: true });
  target?.scrollIntoView();
}

// What was asked last, and the address that is shown. Words may hold a name: they stay in the memory of this page.
let asked = SHOWN.dataset.words;
let here = "";

function showHere(library) {
  here = location.pathname;
  const answers = here === SEARCH && asked;
  show(answers ? library.found(asked) : library.page(here), location.hash);
  SAID.textContent = answers ? SHOWN.querySelector("form").nextElementSibling.textContent.trim() : "";
}

function follow(library, event) {
  const link = event.target.closest("a[href]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || link.origin !== location.origin) return;
  if (link.matches("[data-reload]")) return;
  const samePage = link.hash && link.pathname === location.pathname;
  if (samePage || !library.has(link.pathname)) return;
  event.preventDefault();
  history.pushState(null, "", link.pathname + link.hash);
  showHere(library);
}

function ask(library, event) {
  if (new URL(event.target.action).pathname !== SEARCH) return;
  event.preventDefault();
  asked = event.target.elements.q.value.trim();
  history.pushState(null, "", SEARCH);
  showHere(library);
}

function sayNetwork() {
  const [without, again] = document.querySelectorAll("[data-network]");
  [without.hidden, again.hidden] = [navigator.onLine, !navigator.onLine];
}

async function begin() {
  const looks = JSON.parse(localStorage.getItem("looks") ?? "{}");
  Object.assign(document.documentElement.dataset, looks);
  addEventListener("online", sayNetwork);
  addEventListener("offline", sayNetwork);
  try {
    const library = new Library(await (await fetch(BUNDLE)).json());
    addEventListener("popstate", () => location.pathname !== here && showHere(library));
    document.addEventListener("click", (event) => follow(library, event));
    document.addEventListener("submit", (event) => ask(library, event));
    showHere(library);
  } catch {
    show(copyOf("absent"));
  }
}

begin();
