// Asks the checker of a bundle, as the browser's worker does, but under Node.
//
//   node pyodide.mjs BUNDLE [MODULE…] < requests.json > replies.json
//
// MODULE…         modules to import besides
// requests.json   a list of {id, call, args}
// replies.json    the list of their replies, in the same order

import { readFile } from "node:fs/promises";
import process from "node:process";
import { json } from "node:stream/consumers";
import { boot } from "./boot.mjs";

const [, , bundle, ...modules] = process.argv;

try {
  const python = await boot(bundle);
  for (const module of modules) python.pyimport(module);
  const desk = python.pyimport("checker.protocol").Desk(await readFile(`${bundle}/rulebook.json`, "utf-8"));
  const requests = /** @type {object[]} */ (await json(process.stdin));
  const replies = requests.map((request) => JSON.parse(desk.reply(JSON.stringify(request))));
  process.stdout.write(JSON.stringify(replies));
} catch (fault) {
  // Without this Node prints the line that threw, which in Pyodide's runtime is a megabyte long.
  console.error(String(fault));
  process.exitCode = 1;
}
