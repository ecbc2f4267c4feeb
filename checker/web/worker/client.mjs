/** Talks to the worker in promises, and gives up aloud when it stays silent. */

/** Milliseconds of silence before giving up, between two files and after every call. */
const PATIENCE = 20_000;

/** Milliseconds to find out why there is no Python. */
const ASKING = 3000;

/** The worker's module, which lies beside every script of a page. */
const ADDRESS = new URL("./worker.mjs", import.meta.url);

/** Why there is no Python: `webassembly`, `worker`, `runtime`, `silent`, `changed`. The page holds the sentence for each. */
export class Unavailable extends Error {
  /** @param {string} reason @param {string} [detail] for whoever looks after the site */
  constructor(reason, detail) {
    super(detail ?? reason);
    this.reason = reason;
  }
}

/** What Python says about an answer that does not fit: which fact, and a sentence for the person. */
export class Refused extends Error {
  /** @param {Fault} fault */
  constructor({ fact, message }) {
    super(message);
    this.fact = fact;
  }
}

/** A worker that has been started, by the head of the page or here; `ready` settles once. */
export class Client {
  /** @type {Map<number, {resolve: (value: unknown) => void, reject: (error: Error) => void}>} */
  #waiting = new Map();
  #last = 0;
  /** @type {Worker | undefined} */
  #worker;
  /** @type {(error: Unavailable) => void} */
  #giveUp = () => {};

  /**
   * @param {string} [rules] the hash of the rulebook that the page was built with, where the page names it
   * @param {boolean} [another] whether somebody answers for another person, so that Python speaks of that one
   */
  constructor(rules = "", another = false) {
    this.rules = rules;
    this.another = another;
    /** @type {Promise<void>} */
    this.ready = new Promise((resolve, reject) => {
      this.#giveUp = (error) => {
        reject(error);
        for (const call of this.#waiting.values()) call.reject(error);
        this.#waiting.clear();
        this.#worker?.terminate();
      };
      this.#start(resolve, globalThis.python);
    });
    this.ready.catch(() => {});
    globalThis.python = undefined; // a second try starts anew
  }

  /**
   * @param {() => void} resolve
   * @param {Early} [early] a worker that has been started already
   */
  #start(resolve, early) {
    this.#worker = early?.worker;
    if (typeof WebAssembly === "undefined") return this.#giveUp(new Unavailable("webassembly"));
    try {
      this.#worker ??= new Worker(ADDRESS, { type: "module" });
    } catch (error) {
      return this.#giveUp(new Unavailable("worker", String(error)));
    }
    let silence = this.#watch();
    /** @param {string} reason @param {string} [detail] */
    const fail = async (reason, detail) => {
      clearTimeout(silence);
      this.#giveUp(new Unavailable((await isGone()) ? "changed" : reason, detail));
    };
    /** @param {MessageEvent | ErrorEvent} event */
    const onMessage = (event) => {
      if (!("data" in event)) {
        event.preventDefault();
        fail("worker", event.message);
        return;
      }
      /** @type {Reply} */
      const reply = event.data;
      if (reply.ready || reply.arrived) clearTimeout(silence);
      if (reply.arrived) silence = this.#watch();
      else if (reply.failed) fail(reply.failed, reply.detail);
      else if (this.rules && reply.rules !== this.rules) this.#giveUp(new Unavailable("changed", reply.rules));
      else if (reply.ready) resolve();
      else this.#settle(reply);
    };
    this.#worker.onmessage = this.#worker.onerror = onMessage;
    early?.messages.forEach(onMessage);
  }

  #watch() {
    return setTimeout(() => this.#giveUp(new Unavailable("silent")), PATIENCE);
  }

  /** @param {Reply} reply */
  #settle({ id = 0, ok, error }) {
    const call = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) call?.reject(new Refused(error));
    else call?.resolve(ok);
  }

  /**
   * Asks Python, which replies once it is ready. Rejects with Refused for the person's mistake, with Unavailable when no
   * reply will come.
   * @param {string} call
   * @param {object} args
   * @returns {Promise<any>}
   */
  async call(call, args) {
    const id = ++this.#last;
    const reply = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    reply.catch(() => {}); // handled below, or by `ready`
    this.#worker?.postMessage({ id, call, args, for_another: this.another });
    await this.ready;
    const silence = this.#watch();
    try {
      return await reply;
    } finally {
      clearTimeout(silence);
    }
  }

  close() {
    this.#giveUp(new Unavailable("closed"));
  }
}

/**
 * Whether the site no longer has the page's files, as after a new version of it: then the page must be loaded again.
 */
async function isGone() {
  try {
    const how = { method: "HEAD", cache: /** @type {const} */ ("no-store"), signal: AbortSignal.timeout(ASKING) };
    return (await fetch(ADDRESS, how)).status === 404;
  } catch {
    return false;
  }
}
