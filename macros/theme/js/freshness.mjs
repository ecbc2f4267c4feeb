/** Reveals each warning whose day has passed by the reader's clock: a built page does not know what day it is. */

const timeZone = document.querySelector('meta[name="time-zone"]')?.getAttribute("content") ?? undefined;
const today = new Date().toLocaleDateString("sv-SE", { timeZone }); // as 2026-11-22, where the guide is

for (const warning of document.querySelectorAll("[data-old-after]")) {
  warning.toggleAttribute("hidden", today <= (warning.getAttribute("data-old-after") ?? ""));
}
