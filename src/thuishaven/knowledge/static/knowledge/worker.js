// Answers when there is no network. The view writes OFFLINE above this line: the name of the cache, the shell, the
// files, and the address of the search. Nothing about a person is ever kept: the cache is filled once, at installing,
// from addresses that are open to everybody and asked for without cookies. No answer to a visitor goes into it.

const FILES = new Set(OFFLINE.files);

async function fill() {
  const cache = await caches.open(OFFLINE.cache);
  await cache.addAll([OFFLINE.shell, ...FILES].map((address) => new Request(address, { credentials: "omit" })));
  await self.skipWaiting();
}

async function tidy() {
  const old = (await caches.keys()).filter((name) => name.startsWith("kennis-") && name !== OFFLINE.cache);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.registration.navigationPreload?.enable(); // a page need not wait until the worker is awake
  await self.clients.claim();
}

async function kept(address) {
  const cache = await caches.open(OFFLINE.cache);
  return cache.match(address, { ignoreVary: true });
}

const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

// The shell, with the words of a search in it. The words are in this one answer only.
async function shell(words) {
  const page = await kept(OFFLINE.shell);
  if (!page) return Response.error();
  const text = (await page.text()).replace('data-words=""', () => `data-words="${escaped(words)}"`);
  return new Response(text, { headers: page.headers });
}

async function page({ request, preloadResponse }, isSearch) {
  const copy = isSearch ? request.clone() : null;
  try {
    return (await preloadResponse) ?? (await fetch(request));
  } catch {
    return shell(copy ? String((await copy.formData()).get("q") ?? "") : "");
  }
}

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  const address = url.pathname + url.search;
  const isSearch = request.method === "POST" && url.pathname === OFFLINE.search;
  if (request.method === "GET" && FILES.has(address)) event.respondWith(kept(address).then((found) => found ?? fetch(request)));
  // Other forms are not touched: what somebody records must never seem to have been sent.
  else if (request.mode === "navigate" && (request.method === "GET" || isSearch)) event.respondWith(page(event, isSearch));
});
