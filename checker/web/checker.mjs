/** The one script of a check's page: the custom element around the form that the server rendered. */

import { beInside } from "./embed/framed.mjs";
import { Session } from "./session.mjs";

/**
 * `data-state`: `loading` (Python is on its way), `ready`, `answering`, `failed` (the checklist stays, with the reason).
 * `data-view`: `start`, `question`, `result`, `opened` or `checklist`.
 */
class EligibilityChecker extends HTMLElement {
  /** @type {Session | undefined} */
  #session;

  connectedCallback() {
    this.#session ??= new Session(this);
  }

  /** The latest verdict record, for tests and tools. */
  get record() {
    return this.#session?.record ?? null;
  }

  /** The way to Python, for tests and tools. */
  get client() {
    return this.#session?.client;
  }
}

beInside();
customElements.define("eligibility-checker", EligibilityChecker);
