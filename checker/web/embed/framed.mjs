/** A check inside another page: it says how high it is, wears the colors of that page, and hears and tells nothing else. */

/** The least contrast of text, and of what is larger than text, by WCAG 2.2. */
const LEAST = 4.5;
/** What stands on the page's color or on the accent, so that a background must suit all of it. */
const INKS = ["--ink", "--muted", "--primary", "--met", "--duty", "--not-yet", "--unsettled", "--reading", "--others"];

/** Begins, where the page is inside another. The head of the page has marked it before it was drawn. */
export function beInside() {
  const root = document.documentElement;
  if (!root.classList.contains("framed")) return;
  const main = /** @type {HTMLElement} */ (document.querySelector(".md-main"));
  const tell = () => parent.postMessage({ checkHeight: Math.ceil(main.getBoundingClientRect().height) }, "*");
  new ResizeObserver(tell).observe(main);
  addEventListener("message", ({ source, data }) => source === parent && data?.checkColors && wear(data.checkColors));
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest("a");
    if (link && link.href.split("#")[0] !== location.href.split("#")[0]) Object.assign(link, { target: "_blank", rel: "noopener" });
  });
}

/** Takes the host's colors, but for one that would make anything hard to read. @param {Record<string, unknown>} colors */
function wear({ accent, background, scheme }) {
  const { style } = document.body;
  if (scheme === "light" || scheme === "dark") document.body.dataset.mdColorScheme = scheme === "dark" ? "slate" : "default";
  for (const name of ["--page", "--primary", "--primary-deep", "--on-primary"]) style.removeProperty(name);
  const page = rgb(background);
  if (page && INKS.every((ink) => contrast(page, rgb(own(ink))) >= LEAST)) style.setProperty("--page", css(page));
  const primary = rgb(accent);
  if (!primary || contrast(primary, rgb(own("--page"))) < LEAST) return;
  const [white, black] = ["#ffffff", "#000000"].map((color) => contrast(primary, rgb(color)));
  style.setProperty("--primary", css(primary));
  style.setProperty("--primary-deep", css(primary));
  style.setProperty("--on-primary", white >= black ? "#ffffff" : "#000000");
}

/** @param {string} name of a color of ours */
const own = (name) => getComputedStyle(document.body).getPropertyValue(name);

/** @param {number[]} color */
const css = (color) => `rgb(${color.join(" ")})`;

/** The parts of a color from 0 to 255, or null for what is no plain color. @param {unknown} color */
function rgb(color) {
  const probe = document.createElement("i");
  probe.style.color = String(color);
  if (!probe.style.color) return null;
  document.body.append(probe);
  const parts = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(getComputedStyle(probe).color);
  probe.remove();
  return parts ? parts.slice(1).map(Number) : null;
}

/** WCAG's ratio of two colors, 1 to 21. @param {number[]} one @param {number[] | null} two */
function contrast(one, two) {
  const [low, high] = [luminance(one), luminance(two ?? one)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** @param {number[]} color */
function luminance(color) {
  const [red, green, blue] = color.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
