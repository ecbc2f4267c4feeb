// Pyodide as its package brings it, told to load the checker's wheel as its manual tells one to.

import { loadPyodide } from "./pyodide.mjs";

const beside = /** @param {string} name */ (name) => new URL(`./${name}`, import.meta.url).href;

async function boot() {
  const python = await loadPyodide({
    indexURL: beside(""), lockFileURL: beside("pyodide-lock.json"), packages: [beside("{wheel}")],
  });
  const rulebook = await (await fetch(beside("rulebook.json"))).text();
  return python.pyimport("checker.protocol").Service(rulebook);
}

const booted = boot();

addEventListener("message", async ({ data }) => {
  const service = await booted;
  postMessage(JSON.parse(service.reply(JSON.stringify(data))));
});
