// Times verdicts in Pyodide under Node: runs verdicts.py there, with the checker and the library of a bundle.
//
//   node verdicts.mjs BUNDLE < request.json > times.json

import { readFile, readdir } from "node:fs/promises";
import { resolve } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const bundle = `${resolve(process.argv[2] ?? "")}/`;

try {
  const { loadPyodide } = await import(pathToFileURL(`${bundle}pyodide.mjs`).href);
  const wheel = (await readdir(bundle)).find((/** @type {string} */ name) => name.endsWith(".whl"));
  const pyodide = await loadPyodide({
    indexURL: bundle,
    env: { PYTHONPATH: "/checker.whl" },
    fsInit: async (/** @type {any} */ files) => files.writeFile("/checker.whl", await readFile(`${bundle}${wheel}`)),
    stdout: console.error, // what loading says; the times alone go to stdout
  });
  pyodide.runPython(await readFile(new URL("./verdicts.py", import.meta.url), "utf-8"));
  process.stdout.write(pyodide.globals.get("main")(await text(process.stdin)));
} catch (fault) {
  // Without this Node prints the line that threw, which in Pyodide's runtime is a megabyte long.
  console.error(String(fault));
  process.exitCode = 1;
}
