/**
 * Shows only some of a page's rows, by what the reader picks in its filter. Nothing is kept, in the address or elsewhere:
 * who comes back sees all rows. A row says in `data-…` what it is; one that spans several levels names them all.
 */

/** @param {HTMLFieldSetElement} filter */
function start(filter) {
  const controls = [...filter.querySelectorAll("[data-by]")];
  const status = filter.querySelector("[role=status]");
  const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-employer]")]);

  /** @param {HTMLElement} row */
  const fits = (row) =>
    controls.every((control) => {
      const by = control.getAttribute("data-by") ?? "";
      if (control instanceof HTMLInputElement) return !control.checked || row.hasAttribute(`data-${by}`);
      if (!(control instanceof HTMLSelectElement) || !control.value) return true;
      return (row.getAttribute(`data-${by}`) ?? "").split(" ").includes(control.value);
    });

  function show() {
    for (const row of rows) row.hidden = !fits(row);
    const counted = rows.filter((row) => row instanceof HTMLTableRowElement);
    const shown = counted.filter((row) => !row.hidden).length;
    if (!status) return;
    status.textContent = (filter.dataset.status ?? "")
      .replace("{shown}", String(shown))
      .replace("{all}", String(counted.length));
  }

  filter.addEventListener("change", show);
  filter.hidden = false;
  show(); // a browser that goes back to a page keeps what was picked there
}

for (const filter of document.querySelectorAll("fieldset.filter")) start(/** @type {HTMLFieldSetElement} */ (filter));

export {};
