// Asks the checker of a bundle, as the browser's worker does, but under Node. The call `digest` is for tests alone: its
// modules are not in the bundle, so they are read from the project.
//
//   node pyodide.mjs BUNDLE [MODULE…] < requests.json > replies.json
//
// MODULE…         modules to import besides
// requests.json   a list of {id, call, args}
// replies.json    the list of their replies, in the same order

import { readFile } from "node:fs/promises";
import process from "node:process";
import { json } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { boot } from "./boot.mjs";

const [, , bundle, ...modules] = process.argv;
const PROJECT = fileURLToPath(new URL("../..", import.meta.url));

/** The digest of a rulebook, by this Python. @param {any} python @param {string} rulebook @param {string} args */
function digest(python, rulebook, args) {
  python.mountNodeFS("/project", PROJECT);
  python.globals.set("rulebook_text", rulebook);
  python.globals.set("args_text", args);
  return python.runPython(`
import checker, json, sys

if "/project" not in sys.path:
    sys.path.append("/project")
    checker.__path__.append("/project/checker")
from tests.support.equality import digest_call
json.dumps(digest_call(checker.Rulebook.from_json(rulebook_text), **json.loads(args_text)))
`);
}

try {
  const python = await boot(bundle);
  for (const module of modules) python.pyimport(module);
  const rulebook = await readFile(`${bundle}/rulebook.json`, "utf-8");
  const service = python.pyimport("checker.protocol").Service(rulebook);
  const requests = /** @type {{ id: number, call: string, args: object }[]} */ (await json(process.stdin));
  const replies = requests.map(({ id, call, args }) => call === "digest"
    ? { id, ok: JSON.parse(digest(python, rulebook, JSON.stringify(args))), rules: service.rulebook.hash }
    : JSON.parse(service.reply(JSON.stringify({ id, call, args }))));
  process.stdout.write(JSON.stringify(replies));
} catch (fault) {
  // Without this Node prints the line that threw, which in Pyodide's runtime is a megabyte long.
  console.error(String(fault));
  process.exitCode = 1;
}
