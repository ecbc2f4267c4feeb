/** Takes over Python, which the head of a checker's page has started before anything else. */

import { Client } from "./client.mjs";

/** @param {Early} [early] */
const start = (early) => new Client(new URL("./worker.mjs", import.meta.url), early);

/** @type {Client | null} */
let begun = start(globalThis.python);

/** The client begun with the page for the first who asks, a new one for everybody after. */
export function python() {
  const client = begun ?? start();
  begun = null;
  return client;
}
