/**
 * Makes buttons of the two labels that open Material 9.8.1's menu and search on a narrow screen (partials/header.html):
 * Tab skips a label, and Space does nothing on one. Material goes on watching the checkboxes behind them.
 * Its search dialog (partials/search.html) has no name; it gets the one of its field. And of its three radios for the
 * colors (partials/palette.html) none is checked before one has been chosen, though one is in force.
 */

/**
 * @param {string} id of the checkbox the label belongs to
 * @param {() => HTMLElement | null} inside what takes the focus when it opens; null leaves the focus to Material
 * @param {string} area selector of what opens
 */
function button(id, inside, area) {
  const box = /** @type {HTMLInputElement | null} */ (document.getElementById(id));
  const label = /** @type {HTMLElement | null} */ (document.querySelector(`.md-header__button[for="${id}"]`));
  const opened = document.querySelector(area);
  if (!box || !label || !opened || label.role === "button") return;

  const close = () => box.checked && box.click();
  label.role = "button";
  label.tabIndex = 0;
  label.ariaExpanded = String(box.checked);
  box.addEventListener("change", () => {
    label.ariaExpanded = String(box.checked);
    const shown = label.offsetParent !== null;
    if (box.checked) inside()?.focus();
    else if (shown && (opened.contains(document.activeElement) || document.activeElement === document.body)) label.focus();
  });
  label.addEventListener("keydown", (event) => {
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation(); // Material opens a focused label on Enter; twice would close it again.
    box.click();
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
  document.addEventListener("focusin", ({ target }) => {
    // What has the focus must not lie under what is open.
    if (label.offsetParent !== null && target instanceof Node && !opened.contains(target) && !label.contains(target)) close();
  });
}

button("__drawer", () => document.querySelector("#menu a"), ".md-sidebar--primary");
button("__search", () => null, ".md-search");

const dialog = document.querySelector(".md-search");
const field = document.querySelector(".md-search__input");
if (dialog && field) dialog.ariaLabel = field.ariaLabel;

addEventListener("load", () => {
  const shown = document.querySelector(".md-header__option label:not([hidden])")?.previousElementSibling;
  if (shown instanceof HTMLInputElement) shown.checked = true;
});

export {};
