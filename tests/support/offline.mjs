// Runs the service worker without a browser: what it takes for its own, and what it keeps of what arrives.
//
//   node offline.mjs OFFLINE.JS < question.json > answer.json
//
// question.json   {scope, requests: [{method, url}], arriving: [{url, status, type, body, redirected}]}
// answer.json     {kinds, paths}: a kind or null for each request, and the addresses kept

import { readFile } from "node:fs/promises";
import process from "node:process";
import { json } from "node:stream/consumers";
import vm from "node:vm";

const { scope, requests, arriving } = /** @type {any} */ (await json(process.stdin));
/** @type {string[]} */
const paths = [];
const cache = { put: async (/** @type {Request} */ request) => paths.push(request.url) };
const worker = vm.createContext({ registration: { scope }, caches: { open: async () => cache }, addEventListener() {} });
vm.runInContext(await readFile(process.argv[2] ?? "", "utf-8"), worker);

for (const { url, status, type, body, redirected } of arriving) {
  const response = new Response(body, { status, headers: { "Content-Type": type } });
  Object.defineProperty(response, "redirected", { value: redirected ?? false });
  await worker.store(new Request(url), response);
}
process.stdout.write(JSON.stringify({ kinds: requests.map(worker.kindOf), paths }));
