// Times verdicts in Pyodide under Node: runs verdicts.py there, with the checker and the library of a bundle.
//
//   node verdicts.mjs BUNDLE < request.json > times.json

import { readFile } from "node:fs/promises";
import process from "node:process";
import { text } from "node:stream/consumers";
import { boot } from "../support/boot.mjs";

try {
  const python = await boot(process.argv[2]);
  python.runPython(await readFile(new URL("./verdicts.py", import.meta.url), "utf-8"));
  process.stdout.write(python.globals.get("main")(await text(process.stdin)));
} catch (fault) {
  // Without this Node prints the line that threw, which in Pyodide's runtime is a megabyte long.
  console.error(String(fault));
  process.exitCode = 1;
}
