// Starts the worker, asks it for the verdict on nothing said, and shows its status: as little as a page can do.

const main = /** @type {HTMLElement} */ (document.querySelector("main"));
const result = /** @type {HTMLElement} */ (document.querySelector(".result"));
const worker = new Worker(new URL("./worker.mjs", import.meta.url), { type: "module" });

worker.addEventListener("message", ({ data }) => {
  Object.assign(window, { record: data.ok });
  result.dataset.status = data.ok.status;
  result.textContent = data.ok.status;
  main.dataset.state = "ready";
});
const [month, day, year] = new Date().toLocaleDateString("en-US", { dateStyle: "short" }).split("/");
const as_of = `20${year.slice(-2)}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
worker.postMessage({ id: 1, call: "progress", args: { goal: main.dataset.goal, answers: {}, as_of } });
