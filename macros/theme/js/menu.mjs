/**
 * The buttons of partials/header.html, which open the menu and the search of a narrow screen in the place of Material
 * 9.8.1's labels: Tab skips a label. Material goes on watching the checkboxes behind them.
 * Its search dialog (partials/search.html) has no name; it gets the one of its field. And of its three radios for the
 * colors (partials/palette.html) none is checked before one has been chosen, though one is in force.
 */

/**
 * @param {string} id of the checkbox that opens it
 * @param {string} selector of what opens
 * @param {string} first selector of what takes the focus then
 */
function connect(id, selector, first) {
  const box = document.getElementById(id);
  const button = /** @type {HTMLElement | null} */ (document.querySelector(`[data-opens="${id}"]`));
  const opened = document.querySelector(selector);
  if (!(box instanceof HTMLInputElement) || !button || !opened) return;

  const isShown = () => button.offsetParent !== null;
  const close = () => box.checked && box.click();
  button.addEventListener("click", () => box.click());
  box.addEventListener("change", () => {
    button.ariaExpanded = String(box.checked);
    if (!isShown()) return;
    const inside = opened.contains(document.activeElement) || document.activeElement === document.body;
    if (box.checked) /** @type {HTMLElement | null} */ (opened.querySelector(first))?.focus();
    else if (inside) button.focus();
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
  document.addEventListener("focusin", ({ target }) => {
    // What has the focus must not lie under what is open.
    if (isShown() && target instanceof Node && !opened.contains(target) && !button.contains(target)) close();
  });
}

connect("__drawer", ".md-sidebar--primary", "#menu a");
connect("__search", ".md-search", ".md-search__input");

const dialog = document.querySelector(".md-search");
const field = document.querySelector(".md-search__input");
if (dialog && field) dialog.ariaLabel = field.ariaLabel;

addEventListener("load", () => {
  const shown = document.querySelector(".md-header__option label:not([hidden])")?.previousElementSibling;
  if (shown instanceof HTMLInputElement) shown.checked = true;
});

export {};
