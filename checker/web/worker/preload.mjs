/**
 * Brings the bundle into the browser's cache from a page that a person reads before a check: when the page is done and
 * the browser idle, one file after another, and not for those who save data.
 */

const OF_PYTHON = ["python_stdlib.packed", "pyodide.asm.wasm", "pyodide.asm.mjs", "pyodide.mjs"];
const OWN = ["rulebook.json", "worker.mjs"];

/** @param {string} name a file of the bundle, or of Python beside it */
const fetchLow = (name) => fetch(new URL(name, import.meta.url), { priority: "low" });

async function preload() {
  const lock = await (await fetchLow("pyodide-lock.json")).json();
  const wheel = lock.packages["peer-eligibility-checker"].file_name;
  for (const name of [...OF_PYTHON.map((name) => `../${PYTHON}/${name}`), wheel, ...OWN]) {
    const { body } = await fetchLow(name);
    await body?.pipeTo(new WritableStream()); // only what has been read to its end is kept
  }
}

function whenIdle() {
  const start = () => void preload().catch(() => {}); // a line that breaks off matters to no reader of this page
  if ("requestIdleCallback" in window) requestIdleCallback(start);
  else setTimeout(start, 2_000);
}

/** @type {Navigator & { connection?: { saveData?: boolean } }} not every browser tells */
const { connection } = navigator;
if (!connection?.saveData) {
  if (document.readyState === "complete") whenIdle();
  else addEventListener("load", whenIdle, { once: true });
}
