/**
 * Has the browser keep this site for a visit without a line, once the checker has started: not before, so that nothing
 * stands in its way. Where the browser refuses, as in a private window, the site works as it did.
 */

/** @param {import("../element.mjs").EligibilityChecker} checker */
export async function registerOffline(checker) {
  await checker.client?.ready;
  await navigator.serviceWorker?.register(new URL("../offline.js", import.meta.url));
}
