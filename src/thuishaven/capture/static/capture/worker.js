// Answers when there is no network, and brings what waits when there is one again. The view writes OFFLINE above this
// line: what to keep, and where. Nothing about a person ever gets into a cache: they are filled once, at installing, from
// addresses that are open to everybody and asked for without cookies. No answer to a visitor goes in.

const PARTS = [OFFLINE.capture, OFFLINE.library];
const SLOW = 4000; // so long somebody who records waits for a page

async function keep({ cache, shell, files }) {
  const kept = await caches.open(cache);
  await kept.addAll([shell, ...files].map((address) => new Request(address, { credentials: "omit" })));
}

async function fill() {
  await keep(OFFLINE.capture);
  // On a device that is nearly full, recording goes before reading.
  await keep(OFFLINE.library).catch((error) => {
    if (error?.name !== "QuotaExceededError") throw error;
  });
  await self.skipWaiting();
}

async function tidy() {
  const current = PARTS.map(({ cache }) => cache);
  const old = (await caches.keys()).filter((name) => /^(kennis|vastleggen)-/.test(name) && !current.includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.registration.navigationPreload?.enable(); // a page need not wait until the worker is awake
  await self.clients.claim();
}

const kept = (address) => caches.match(address, { ignoreVary: true });
const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
const captures = (path) => OFFLINE.capture.paths.some((one) => path === one || (one !== "/" && path.startsWith(one)));

// The page that stands in: for recording, or for the library with the words of a search in it, in this answer only.
async function shell(path, words) {
  if (captures(path)) return (await kept(OFFLINE.capture.shell)) ?? Response.error();
  const page = await kept(OFFLINE.library.shell);
  if (!page) return (await kept(OFFLINE.capture.shell)) ?? Response.error();
  const text = (await page.text()).replace('data-words=""', () => `data-words="${escaped(words)}"`);
  return new Response(text, { headers: page.headers });
}

const tooSlow = () => new Promise((_, reject) => setTimeout(() => reject(new Error("slow")), SLOW));

async function page({ request, preloadResponse }, path, isSearch) {
  const copy = isSearch ? request.clone() : null;
  const answer = (async () => (await preloadResponse) ?? fetch(request))();
  try {
    const found = await (captures(path) ? Promise.race([answer, tooSlow()]) : answer);
    if (found.status >= 502 && found.status <= 504) throw new Error("no server");
    return found;
  } catch {
    answer.catch(() => {});
    return shell(path, copy ? String((await copy.formData()).get("q") ?? "") : "");
  }
}

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
// What is not done is told to the browser, so that it tries again.
async function bring() {
  const state = await new Mail(OFFLINE.addresses).send();
  if (state === "offline" || state === "later") throw new Error(state);
}

self.addEventListener("sync", (event) => event.waitUntil(bring()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  const address = url.pathname + url.search;
  const isSearch = request.method === "POST" && url.pathname === OFFLINE.search;
  if (request.method === "POST" && url.pathname === OFFLINE.logout) event.waitUntil(Store.lock());
  if (request.method === "GET" && PARTS.some(({ files }) => files.includes(address)))
    event.respondWith(kept(address).then((found) => found ?? fetch(request)));
  // Other forms are not touched: what somebody records must never seem to have been sent.
  else if (request.mode === "navigate" && (request.method === "GET" || isSearch)) event.respondWith(page(event, url.pathname, isSearch));
});
