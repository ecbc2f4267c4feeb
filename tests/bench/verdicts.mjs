// Times the checker in Pyodide under Node: runs a script of this folder there, with the checker and the library of a bundle.
//
//   node verdicts.mjs BUNDLE [SCRIPT] < request.json > times.json
//
// SCRIPT  verdicts.py, unless said

import { readFile } from "node:fs/promises";
import process from "node:process";
import { text } from "node:stream/consumers";
import { boot } from "../support/boot.mjs";

try {
  const python = await boot(process.argv[2]);
  python.runPython(await readFile(new URL(`./${process.argv[3] ?? "verdicts.py"}`, import.meta.url), "utf-8"));
  process.stdout.write(python.globals.get("main")(await text(process.stdin)));
} catch (fault) {
  // Without this Node prints the line that threw, which in Pyodide's runtime is a megabyte long.
  console.error(String(fault));
  process.exitCode = 1;
}
