/**
 * The service worker: keeps this site's files on the device, so that the checks also work without a line.
 *
 * A version of the site has one cache, with its bundle, Python, and the pages that belong to it. The next version fills
 * its own, and takes over when no page of this one is open any more; only then does this one's cache go. A file of a
 * bundle or of Python never changes, so it comes from the cache. A page comes from the line as long as there is one.
 */

const BUNDLE = /bundle-[0-9a-f]{12}(?![0-9a-f])/g;
const SETTLED = /^(bundle|python)-[0-9a-f]{12}\//;
const CACHE = registration.scope + OFFLINE.bundle;

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(forget()));
addEventListener("fetch", (event) => {
  const kind = kindOf(event.request);
  if (kind === "settled") event.respondWith(settled(event.request));
  if (kind === "page") event.respondWith(newest(event));
});

/**
 * What a request is for: nothing but files of this site, and only to read them, is any of our business.
 * @param {{method: string, url: string}} request
 */
function kindOf({ method, url }) {
  if (method !== "GET" || !url.startsWith(registration.scope)) return null;
  return SETTLED.test(url.slice(registration.scope.length)) ? "settled" : "page";
}

/** Fills this version's cache. If anything does not arrive, the version before stays, and the browser tries again. */
async function keep() {
  const pages = OFFLINE.pages.map((path) => registration.scope + path);
  await Promise.all(pages.map(fetchNew));
  // The pages that are open came before there was anybody to keep them.
  const open = (await clients.matchAll({ includeUncontrolled: true, type: "window" })).map(({ url }) => addressOf(url));
  await Promise.all(open.filter((url) => kindOf({ method: "GET", url })).map((url) => fetchNew(url).catch(() => {})));
  // All or none; each is held to its hash. The page has just loaded most of them: they come from the browser's own
  // cache, and from the line if one there is damaged. Python is here already when only a rule has changed.
  const cache = await caches.open(CACHE);
  const missing = await copied(cache);
  await cache.addAll(files(missing, "default")).catch(() => cache.addAll(files(missing, "reload")));
}

/** @param {string} url */
async function fetchNew(url) {
  const page = new Request(url, { cache: "no-cache" });
  await store(page, await fetch(page));
}

/** The address of a page without what somebody typed. @param {string} url */
function addressOf(url) {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

/** Takes over what another version has kept under the same name. @param {Cache} cache @returns what is still missing */
async function copied(cache) {
  const missing = [];
  for (const path of Object.keys(OFFLINE.files)) {
    const here = await caches.match(registration.scope + path, { ignoreVary: true });
    if (here) await cache.put(registration.scope + path, here);
    else missing.push(path);
  }
  return missing;
}

/** @param {string[]} paths @param {RequestCache} cache */
function files(paths, cache) {
  return paths.map((path) => new Request(registration.scope + path, { cache, integrity: OFFLINE.files[path] }));
}

/** Other sites may share our origin, so that not every cache is ours. */
async function forget() {
  const names = await caches.keys();
  const old = names.filter((name) => name !== CACHE && name.replace(BUNDLE, "") === registration.scope);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/**
 * A file that never changes, of whichever version: the next version's may be here already. The browser's own cache comes
 * first, since Chromium keeps the compiled program there, which saves a fifth of a start.
 * @param {Request} request
 */
async function settled(request) {
  const own = await fetch(request.url, { cache: "only-if-cached", mode: "same-origin" }).catch(() => undefined);
  if (own?.ok) return own;
  const cached = await caches.match(request, { ignoreVary: true }).catch(() => undefined);
  return cached ?? fetch(request);
}

/** @param {FetchEvent} event */
async function newest(event) {
  const { request } = event;
  try {
    // The browser's own cache could still hold a page whose bundle is gone.
    const fresh = await fetch(request, request.mode === "navigate" ? { cache: "no-cache" } : {});
    if (fresh.status >= 500) return (await cached(request)) ?? fresh;
    event.waitUntil(store(request, fresh.clone()).catch(() => {}));
    return fresh;
  } catch {
    return (await cached(request)) ?? (await instead(request)) ?? Response.error();
  }
}

/**
 * What is here of a page, also where the address lacks the last slash or names the file. @param {Request} request
 */
async function cached({ url }) {
  const address = addressOf(url).replace(/\/index\.html$/, "/");
  const found = await inCache(address);
  if (found || !(await inCache(`${address}/`))) return found;
  return Response.redirect(`${address}/`); // so that the links on the page lead where they should
}

/** The page that says that a page is not here. @param {Request} request */
async function instead({ mode }) {
  return mode === "navigate" ? inCache(registration.scope + OFFLINE.instead) : undefined;
}

/** @param {string} address */
const inCache = (address) => caches.match(address, { cacheName: CACHE, ignoreSearch: true, ignoreVary: true });

/**
 * Keeps what has arrived whole, unless it belongs to another version. Nothing is kept under an address with a query,
 * which could hold what somebody typed.
 * @param {Request} request @param {Response} response
 */
async function store(request, response) {
  if (response.status !== 200 || response.redirected || request.url.includes("?")) return;
  if (response.headers.get("Content-Type")?.startsWith("text/html")) {
    const named = (await response.clone().text()).match(BUNDLE) ?? [];
    if (named.some((bundle) => bundle !== OFFLINE.bundle)) return;
  }
  const cache = await caches.open(CACHE);
  await cache.put(request, response);
}
