// Asks the checker of a bundle, as the browser's worker does, but under Node.
//
//   node pyodide.mjs BUNDLE < requests.json > replies.json
//
// requests.json   a list of {id, call, args}
// replies.json    {replies, loaded}: the list of their replies, in the same order, and the modules of Python that were
//                 not there before the first of them

import { readFile, readdir } from "node:fs/promises";
import { resolve } from "node:path";
import process from "node:process";
import { json } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const bundle = `${resolve(process.argv[2] ?? "")}/`;
const MODULES = "import sys; ' '.join(sys.modules)";

try {
  const { loadPyodide } = await import(pathToFileURL(`${bundle}pyodide.mjs`).href);
  const wheel = (await readdir(bundle)).find((name) => name.endsWith(".whl"));
  const pyodide = await loadPyodide({
    indexURL: bundle,
    env: { PYTHONPATH: "/checker.whl" },
    fsInit: async (files) => files.writeFile("/checker.whl", await readFile(`${bundle}${wheel}`)),
    stdout: console.error, // what loading says; the replies alone go to stdout
  });
  const { Desk } = pyodide.pyimport("checker.protocol");
  const desk = Desk(await readFile(`${bundle}rulebook.json`, "utf-8"));
  const requests = /** @type {object[]} */ (await json(process.stdin));
  const before = new Set(pyodide.runPython(MODULES).split(" "));
  const replies = requests.map((request) => JSON.parse(desk.reply(JSON.stringify(request))));
  const loaded = pyodide.runPython(MODULES).split(" ").filter((name) => !before.has(name));
  process.stdout.write(JSON.stringify({ replies, loaded }));
} catch (fault) {
  // Without this Node prints the line that threw, which in Pyodide's runtime is a megabyte long.
  console.error(String(fault));
  process.exitCode = 1;
}
