// Starts a bundle's Python under Node as its worker does in a browser, for the scripts beside this one.

import { readFile, readdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** @param {string} [folder] the bundle; Python's folder stands beside it */
export async function boot(folder = "") {
  const bundle = resolve(folder);
  const site = dirname(bundle);
  const python = (await readdir(site)).find((name) => name.startsWith("python-"));
  const wheel = (await readdir(bundle)).find((name) => name.endsWith(".whl"));
  const { loadPyodide } = await import(pathToFileURL(`${site}/${python}/pyodide.mjs`).href);
  return loadPyodide({
    indexURL: `${site}/${python}/`,
    lockFileURL: `${bundle}/pyodide-lock.json`,
    env: { PYTHONPATH: "/checker.whl" },
    fsInit: async (/** @type {any} */ files) => files.writeFile("/checker.whl", await readFile(`${bundle}/${wheel}`)),
    stdout: console.error, // what loading says; what is asked for alone goes to stdout
  });
}
