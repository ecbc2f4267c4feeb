/**
 * Runs the checker's Python away from the page, so that the page never waits for it.
 *
 * Everything is fetched from this file's own folder. The first message out is `{ready, rules}` or `{failed, detail}`;
 * after it each `{id, call, args}` in is answered by `{id, ok | error, rules}`.
 */

import { loadPyodide } from "./pyodide.mjs";

const PACKAGE = "peer-eligibility-checker";

/** @param {string} name a file of the bundle */
const beside = (name) => new URL(`./${name}`, import.meta.url).href;

/** @returns {Promise<string>} the rulebook as the build wrote it */
async function rulebook() {
  const response = await fetch(beside("rulebook.json"));
  if (!response.ok) throw new Error(`rulebook.json: ${response.status}`);
  return response.text();
}

/**
 * Settles only if the WebAssembly cannot be had: Pyodide 314.0.7 then writes a warning to the console and waits forever.
 * @returns {Promise<never>}
 */
function withoutWebAssembly() {
  return new Promise((_, reject) => {
    const instantiate = WebAssembly.instantiateStreaming;
    if (!instantiate) return;
    WebAssembly.instantiateStreaming = (...args) => {
      const instance = instantiate(...args);
      instance.catch(reject);
      return instance;
    };
  });
}

/** @returns {Promise<(request: string) => string>} Python's answer to a request, both as JSON */
async function boot() {
  const [python, text] = await Promise.all([
    loadPyodide({ indexURL: beside(""), lockFileURL: beside("pyodide-lock.json"), packages: [PACKAGE] }),
    rulebook(),
  ]);
  const desk = python.pyimport("checker.protocol").Desk(text);
  return (request) => desk.reply(request);
}

const booted = Promise.race([withoutWebAssembly(), boot()]);

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
