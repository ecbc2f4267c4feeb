/**
 * Runs the checker's Python away from the page, so that the page never waits for it.
 *
 * Everything is fetched from this file's own folder and Python's beside it, and all at once: nothing is imported above,
 * because an import would be waited for before the first line runs. The first messages out are `{arrived}` for each
 * file, so that a slow line is not taken for a dead one, then `{ready, rules}` or `{failed, detail}`; after it each
 * `{id, call, args}` in is answered by `{id, ok | error, rules}`.
 */

const WASM = "pyodide.asm.wasm";
const TYPE = "application/wasm";
/** As Pyodide asks for it; ours has another name, since it is compressed once more. */
const LIBRARY = "python_stdlib.zip";
const WHEEL = "/checker.whl";

/** @param {string} name a file of the bundle */
const beside = (name) => new URL(`./${name}`, import.meta.url).href;

/** @param {string} name a file of Python */
const inPython = (name) => new URL(`../${PYTHON}/${name}`, import.meta.url).href;

/** The browser's own; Pyodide will get another one from handOver. */
const { fetch } = globalThis;

/** @param {string} address @param {RequestInit} [how] */
async function fetchOk(address, how) {
  const response = await fetch(address, how);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}

/**
 * Says when a file is there.
 * @template T
 * @param {Promise<T>} file
 */
async function announced(file) {
  const whole = await file;
  postMessage({ arrived: true });
  return whole;
}

const lock = fetchOk(beside("pyodide-lock.json")).then((response) => response.text());

/** An archive of Python in the lock; the browser holds it to its hash. @param {string} name @param {typeof beside} where */
async function archive(name, where) {
  const { file_name, sha256 } = JSON.parse(await lock).packages[name];
  const bytes = sha256.match(/../g).map((/** @type {string} */ byte) => Number.parseInt(byte, 16));
  return fetchOk(where(file_name), { integrity: `sha256-${btoa(String.fromCharCode(...bytes))}` });
}

/** @param {Response} response a gzip file, whose bytes are whole: their hash was right */
const unpacked = ({ body }) => new Response(/** @type {ReadableStream} */ (body).pipeThrough(new DecompressionStream("gzip")));

/** Under its type, whatever the server calls it; as it came where that is right: browsers keep it compiled only so. */
const asWasm = (/** @type {Response} */ response) =>
  response.headers.get("Content-Type") === TYPE ? response : new Response(response.body, { headers: { "Content-Type": TYPE } });

// The program first: the browser reads it longest, and the wasm beside it can be compiled on its way.
const program = announced(import(inPython("pyodide.asm.mjs")));
/** @type {Promise<Loader>} */
const loader = import(inPython("pyodide.mjs"));
const wasm = fetchOk(inPython(WASM));
const compiled = announced(WebAssembly.compileStreaming(wasm.then(asWasm)));
// Unpacked behind the program, which wants this thread too: once that has run, the thread waits for the wasm.
const library = announced(Promise.all([archive("python_stdlib", inPython), program]).then(([packed]) => unpacked(packed)));
const wheel = announced(archive("peer-eligibility-checker", beside).then((packed) => unpacked(packed).arrayBuffer()));
const rulebook = announced(fetchOk(beside("rulebook.json")).then((response) => response.text()));

/**
 * Pyodide would go on without a file that fails, and come to no end; so it waits for it, and the failure is told below.
 * @template T
 * @param {Promise<T>} file
 */
const orPending = (file) => file.catch(() => /** @type {Promise<T>} */ (new Promise(() => {})));

/**
 * Hands Pyodide what has been begun: by itself it would fetch and compile only once it has been loaded.
 * @returns {Promise<never>} which settles only if the WebAssembly cannot be had: Pyodide 314.0.7 then writes a warning
 *   to the console and waits forever
 */
function handOver() {
  const begun = new Map([[inPython(WASM), orPending(wasm)], [inPython(LIBRARY), orPending(library)]]);
  globalThis.fetch = (what, how) => begun.get(String(what)) ?? fetch(what, how);
  return new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = (_, imports) => {
      const made = compiled.then(async (module) => ({ module, instance: await WebAssembly.instantiate(module, imports) }));
      made.catch(reject);
      return made;
    };
  });
}

/** @returns {Promise<Service>} */
async function boot() {
  await program; // which the loader would ask for only now
  const handed = handOver();
  const started = (await loader).loadPyodide({
    indexURL: inPython(""),
    packageBaseUrl: inPython(""), // else it would be an address elsewhere
    lockFileContents: lock,
    env: { PYTHONPATH: WHEEL }, // imported from as it is: installing it would take longer
    fsInit: async (files) => files.writeFile(WHEEL, new Uint8Array(await orPending(wheel))),
  });
  const python = await Promise.race([handed, started]);
  return python.pyimport("checker.protocol").Service(await rulebook);
}

// A file that fails ends the start at once, wherever the start has come to.
const booted = Promise.all([boot(), program, compiled, library, wheel, rulebook]).then(([service]) => service);

addEventListener("message", async ({ data }) => {
  const service = await booted;
  postMessage(JSON.parse(service.reply(JSON.stringify(data))));
});

booted.then(
  (service) => postMessage({ ready: true, rules: service.rulebook.hash }),
  (error) => postMessage({ failed: /unsafe-eval|CSP/.test(error) ? "policy" : "runtime", detail: String(error) }),
);
