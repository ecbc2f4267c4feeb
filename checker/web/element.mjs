/** The custom element around the form that the server rendered; `checker.mjs` gives it its name. */

import { Session } from "./session.mjs";

/**
 * `data-state`: `loading` (Python is on its way), `ready`, `answering`, `failed` (the checklist stays, with the reason).
 * `data-view`: `start`, `question`, `result` or `checklist`.
 */
export class EligibilityChecker extends HTMLElement {
  /** @type {Session | undefined} */
  #session;

  connectedCallback() {
    this.#session ??= new Session(this);
  }

  /** The latest verdict record. */
  get record() {
    return this.#session?.record ?? null;
  }

  /** The way to Python, for tests and tools. */
  get client() {
    return this.#session?.client;
  }
}
