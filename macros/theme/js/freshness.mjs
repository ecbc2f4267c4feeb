/** Reveals each warning whose day has passed by the reader's clock: a built page does not know what day it is. */

const today = new Date().toLocaleDateString("sv-SE"); // as 2026-11-22, in the reader's own time zone

for (const warning of document.querySelectorAll("[data-old-after]")) {
  warning.toggleAttribute("hidden", today <= (warning.getAttribute("data-old-after") ?? ""));
}
