// Asks the checker of a bundle, as the browser's worker does, but under Node.
//
//   node pyodide.mjs BUNDLE [MODULE…] < requests.json > replies.json
//
// MODULE…         modules to import besides
// requests.json   a list of {id, call, args}
// replies.json    the list of their replies, in the same order

import { readFile, readdir } from "node:fs/promises";
import { resolve } from "node:path";
import process from "node:process";
import { json } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const bundle = `${resolve(process.argv[2] ?? "")}/`;

try {
  const { loadPyodide } = await import(pathToFileURL(`${bundle}pyodide.mjs`).href);
  const wheel = (await readdir(bundle)).find((/** @type {string} */ name) => name.endsWith(".whl"));
  const pyodide = await loadPyodide({
    indexURL: bundle,
    env: { PYTHONPATH: "/checker.whl" },
    fsInit: async (/** @type {any} */ files) => files.writeFile("/checker.whl", await readFile(`${bundle}${wheel}`)),
    stdout: console.error, // what loading says; the replies alone go to stdout
  });
  for (const module of process.argv.slice(3)) pyodide.pyimport(module);
  const { Desk } = pyodide.pyimport("checker.protocol");
  const desk = Desk(await readFile(`${bundle}rulebook.json`, "utf-8"));
  const requests = /** @type {object[]} */ (await json(process.stdin));
  const replies = requests.map((request) => JSON.parse(desk.reply(JSON.stringify(request))));
  process.stdout.write(JSON.stringify(replies));
} catch (fault) {
  // Without this Node prints the line that threw, which in Pyodide's runtime is a megabyte long.
  console.error(String(fault));
  process.exitCode = 1;
}
