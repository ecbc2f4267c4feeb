// Starts a bundle's Python under Node as its worker does in a browser, for the scripts beside this one.

import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

/** @param {string} [named] the bundle; Python's folder stands beside it */
export async function boot(named = "") {
  const bundle = resolve(named);
  const site = dirname(bundle);
  const python = (await readdir(site)).find((name) => name.startsWith("python-"));
  const wheel = (await readdir(bundle)).find((name) => name.endsWith(".packed"));
  const { loadPyodide } = await import(pathToFileURL(`${site}/${python}/pyodide.mjs`).href);
  const folder = await mkdtemp(join(tmpdir(), "library."));
  const stdLibURL = join(folder, "python_stdlib.zip");
  await writeFile(stdLibURL, gunzipSync(await readFile(`${site}/${python}/python_stdlib.packed`)));
  const started = await loadPyodide({
    indexURL: `${site}/${python}/`,
    stdLibURL,
    lockFileURL: `${bundle}/pyodide-lock.json`,
    env: { PYTHONPATH: "/checker.whl" },
    fsInit: async (/** @type {any} */ files) => files.writeFile("/checker.whl", gunzipSync(await readFile(`${bundle}/${wheel}`))),
    stdout: console.error, // what loading says; what is asked for alone goes to stdout
  });
  await rm(folder, { recursive: true });
  return started;
}
