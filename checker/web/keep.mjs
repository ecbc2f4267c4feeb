/**
 * Has the browser keep this site for a visit without a line, once the checker has started: not before, so that nothing
 * stands in its way. Where the browser refuses, as in a private window, the site works as it did.
 */

async function keep() {
  await customElements.whenDefined("eligibility-checker");
  const checker = /** @type {import("./element.mjs").EligibilityChecker | null} */ (document.querySelector("eligibility-checker"));
  await checker?.client?.ready;
  await navigator.serviceWorker?.register(new URL("../offline.js", import.meta.url));
}

keep().catch(() => {});
