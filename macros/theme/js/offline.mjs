/**
 * Has the browser keep this site for a visit without a line: once the page is done, a check on it has started, and the
 * browser is idle. Not for those who save data. Where the browser refuses, as in a private window, all works as it did.
 */

/** @type {Navigator & { connection?: { saveData?: boolean } }} not every browser tells */
const { connection } = navigator;
/** @type {HTMLElement & { client?: { ready: Promise<void> } } | null} */
const checker = document.querySelector("eligibility-checker");

/** Rejects where the browser refuses; some do so as soon as they are asked for the service worker. */
async function keep() {
  await checker?.client?.ready;
  await navigator.serviceWorker?.register(new URL("../offline.js", import.meta.url));
}

addEventListener("load", () => {
  if (connection?.saveData || self !== top) return; // inside another page each host would fill a store of its own
  const begin = () => void keep().catch(() => {});
  if ("requestIdleCallback" in window) requestIdleCallback(begin);
  else setTimeout(begin, 2_000);
});

export {};
