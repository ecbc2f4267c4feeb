/** One thing at a time: while Python works on what a person did, nothing else begins. */

/** A reply usually comes in a few milliseconds; only a wait that a person notices is announced. */
const NOTICEABLE = 400;

export class Turn {
  /** Whether something is under way. */
  busy = false;
  #announce;

  /** @param {(waits: boolean) => void} announce says that it takes long, and takes that back */
  constructor(announce) {
    this.#announce = announce;
  }

  /** Does one thing and nothing beside it, and says so when it takes long. @param {() => Promise<void>} task */
  async take(task) {
    this.busy = true;
    const slow = setTimeout(() => this.#announce(true), NOTICEABLE);
    try {
      await task();
    } finally {
      clearTimeout(slow);
      this.#announce(false);
      this.busy = false;
    }
  }
}
