/** Starts Python as soon as a page of the checker is opened, while the page itself still arrives. */

import { Client } from "./client.mjs";

const PATIENCE = 20_000;

const start = () => new Client(new URL("./worker.mjs", import.meta.url), PATIENCE);

/** @type {Client | null} */
let begun = start();

/** The client begun with the page for the first who asks, a new one for everybody after. */
export function python() {
  const client = begun ?? start();
  begun = null;
  return client;
}
