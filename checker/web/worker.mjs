/**
 * Runs the checker's Python away from the page, so that the page never waits for it.
 *
 * Everything is fetched from this file's own folder, and all at once: nothing is imported above, because an import
 * would be waited for before the first line runs. The first message out is `{ready, rules}` or `{failed, detail}`;
 * after it each `{id, call, args}` in is answered by `{id, ok | error, rules}`.
 */

const WASM = "pyodide.asm.wasm";
const LIBRARY = "python_stdlib.zip";
const WHEEL = "/checker.whl";

/** @param {string} name a file of the bundle */
const beside = (name) => new URL(`./${name}`, import.meta.url).href;

/** The browser's own; Pyodide will get another one from handOver. */
const { fetch } = globalThis;

/** @param {string} name @param {RequestInit} [how] */
async function bring(name, how) {
  const response = await fetch(beside(name), how);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

const lock = bring("pyodide-lock.json").then((response) => response.text());

/** An archive of Python in the lock; the browser holds it to its hash. @param {string} name */
async function archive(name) {
  const { file_name, sha256 } = JSON.parse(await lock).packages[name];
  const bytes = sha256.match(/../g).map((/** @type {string} */ byte) => Number.parseInt(byte, 16));
  return bring(file_name, { integrity: `sha256-${btoa(String.fromCharCode(...bytes))}` });
}

const wasm = bring(WASM);
const compiled = WebAssembly.compileStreaming(wasm);
const library = archive("python_stdlib");
const wheel = archive("peer-eligibility-checker").then((response) => response.arrayBuffer());
const rulebook = bring("rulebook.json").then((response) => response.text());

/**
 * Pyodide would go on without a file that fails, and come to no end; so it waits for it, and the failure is told below.
 * @template T
 * @param {Promise<T>} file
 */
const orNever = (file) => file.catch(() => /** @type {Promise<T>} */ (new Promise(() => {})));

/**
 * Hands Pyodide what has been begun: by itself it would fetch and compile only once it has been loaded.
 * @returns {Promise<never>} which settles only if the WebAssembly cannot be had: Pyodide 314.0.7 then writes a warning
 *   to the console and waits forever
 */
function handOver() {
  const begun = new Map([[beside(WASM), orNever(wasm)], [beside(LIBRARY), orNever(library)]]);
  globalThis.fetch = (what, how) => begun.get(String(what)) ?? fetch(what, how);
  return new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = (_, imports) => {
      const made = compiled.then(async (module) => ({ module, instance: await WebAssembly.instantiate(module, imports) }));
      made.catch(reject);
      return made;
    };
  });
}

/** @returns {Promise<(request: string) => string>} Python's answer to a request, both as JSON */
async function boot() {
  const [{ loadPyodide }] = await Promise.all([import("./pyodide.mjs"), import("./pyodide.asm.mjs")]);
  const handed = handOver();
  const started = loadPyodide({
    indexURL: beside(""),
    packageBaseUrl: beside(""), // else it would be an address elsewhere
    lockFileContents: lock,
    env: { PYTHONPATH: WHEEL }, // imported from as it is: installing it would take longer
    fsInit: async (files) => files.writeFile(WHEEL, new Uint8Array(await orNever(wheel))),
  });
  const python = await Promise.race([handed, started]);
  const desk = python.pyimport("checker.protocol").Desk(await rulebook);
  return (request) => desk.reply(request);
}

// A file that fails ends the start at once, wherever the start has come to.
const booted = Promise.all([boot(), compiled, library, wheel, rulebook]).then(([reply]) => reply);

addEventListener("message", async ({ data }) => {
  const reply = await booted;
  postMessage(JSON.parse(reply(JSON.stringify(data))));
});

booted.then(
  (reply) => {
    const { rules } = JSON.parse(reply(JSON.stringify({ id: 0, call: "goals", args: {} })));
    postMessage({ ready: true, rules });
  },
  (error) => postMessage({ failed: "runtime", detail: String(error) }),
);
