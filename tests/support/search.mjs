/**
 * Answers queries as the page would, with our own script and the search worker of the built site: Lunr, and what Material
 * makes of a query. Takes the site's folder, reads a JSON list of queries, and writes a list of results for each: for
 * every page the addresses found in it, the best page first.
 */

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { runInThisContext } from "node:vm";
import { Vocabulary } from "../../macros/theme/js/search.mjs";

const [SETUP, , QUERY] = [0, 1, 2];

const site = process.argv[2];
const scripts = join(site, "assets", "javascripts", "workers");
const [name] = (await readdir(scripts)).filter((file) => /^search\.\w+\.min\.js$/.test(file));

/** @type {(event: { data: unknown }) => void} */
let hear = () => {};
/** @type {(message: any) => void} */
let heard = () => {};
Object.assign(globalThis, {
  self: globalThis,
  addEventListener: (/** @type {string} */ _, /** @type {typeof hear} */ listener) => (hear = listener),
  postMessage: (/** @type {unknown} */ message) => heard(message),
});
runInThisContext(await readFile(join(scripts, name), "utf8"));

/** @param {number} type @param {unknown} data */
const ask = (type, data) =>
  new Promise((resolve) => {
    heard = resolve;
    hear({ data: { type, data } });
  });

const index = JSON.parse(await readFile(join(site, "search", "search_index.json"), "utf8"));
await ask(SETUP, { ...index, options: { suggest: false } });
const vocabulary = new Vocabulary(index.docs);
const results = [];
for (const query of JSON.parse(await text(process.stdin))) {
  const question = vocabulary.prepared(query);
  const items = vocabulary.arranged((await ask(QUERY, question)).data.items, question);
  results.push(items.map((/** @type {{ location: string }[]} */ sections) => sections.map(({ location }) => location)));
}
console.log(JSON.stringify(results));
