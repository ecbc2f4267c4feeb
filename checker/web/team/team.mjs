/** A table of people on its page: chosen, judged some rows at a time so that it can be watched and stopped, and shown. */

import { Client, Refused, Unavailable } from "../worker/client.mjs";
import { copy, one, place } from "../dom.mjs";
import { today } from "../question/form.mjs";
import { download } from "../saved/files.mjs";

/** People judged in one call, and people added to the list at once. */
const STEP = 50;
/** Bytes of the largest file that is read: 20,000 people with a hundred columns. */
const MOST = 20_000_000;

const root = one(document, "[data-team]");
const input = /** @type {HTMLInputElement} */ (one(root, "[data-file]"));
const progress = /** @type {HTMLProgressElement} */ (one(root, "progress"));
/** @param {string} name */
const picked = (name) => /** @type {HTMLSelectElement} */ (one(root, `#team-${name}`));

/** @type {Client | undefined} */
let client;
/** @type {Judged[]} */
let people = [];
let shown = STEP;
let run = 0;

/** @typedef {{row: number, name: string, status: string, result: string, next: string, lines: {heading: string, texts: string[]}[]}} Judged */

/** @param {string} call @param {object} args @returns {Promise<any>} */
function ask(call, args = {}) {
  client ??= new Client();
  return client.call(call, args);
}

const goals = () => [picked("goal").value, picked("also").value].filter((goal, at, all) => goal && all.indexOf(goal) === at);

/** @param {string} words a template @param {Record<string, string | number>} [slots] */
function tell(words, slots = {}) {
  const text = copy(root, words);
  for (const [slot, value] of Object.entries(slots)) place(text, slot, String(value));
  place(root, "status", text);
}

/** Does one thing for the person, and says in words what stands in its way. @param {() => Promise<void>} task */
async function attempt(task) {
  const refused = one(root, "[data-refused]");
  refused.hidden = true;
  try {
    await task();
  } catch (error) {
    if (!(error instanceof Refused || error instanceof Unavailable)) throw error;
    if (error instanceof Unavailable) client = undefined;
    refused.replaceChildren(error instanceof Refused ? error.message : copy(root, "refused-unavailable"));
    refused.hidden = false;
    refused.tabIndex = -1;
    refused.focus();
    place(root, "status");
  }
}

async function judge() {
  const file = input.files?.[0];
  if (!file) return;
  const mine = ++run;
  const bytes = await file.slice(0, MOST).arrayBuffer();
  input.value = "";
  let text = "";
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refused({ fact: null, message: copy(root, "refused-unreadable").textContent ?? "" });
  }
  tell("loading");
  const read = await ask("team_read", { goals: goals(), text, as_of: today() });
  if (mine !== run) return;
  people = [];
  place(root, "notices", ...read.notices.map((/** @type {string} */ notice) => {
    const line = document.createElement("li");
    line.textContent = notice;
    return line;
  }));
  progress.max = read.people;
  busy(true);
  while (mine === run && people.length < read.people) {
    people.push(...(await ask("team_judge", { count: STEP })));
    progress.value = people.length;
    tell("running", { done: people.length, all: read.people });
  }
  busy(false);
  tell(people.length < read.people ? "stopped" : "done", { done: people.length, all: read.people });
  offer();
}

/** @param {boolean} now whether people are being judged */
function busy(now) {
  one(root, "[data-do=stop]").hidden = !now;
  one(root, ".team__progress").hidden = !now;
  one(root, ".team__results").hidden = now || !people.length;
}

/** Offers the results that there are, each with its count, and shows everybody. */
function offer() {
  const counts = new Map();
  for (const { status, result } of people) counts.set(status, { result, count: (counts.get(status)?.count ?? 0) + 1 });
  const options = [...counts].map(([status, { result, count }]) => {
    const words = copy(root, "counted");
    place(words, "result", result);
    place(words, "count", String(count));
    return new Option(words.textContent ?? "", status);
  });
  picked("show").replaceChildren(picked("show").options[0], ...options);
  picked("show").value = "";
  list(STEP);
}

/** @param {number} most people to show */
function list(most) {
  shown = most;
  const [status, order] = [picked("show").value, /** @type {"row" | "name" | "next" | "result"} */ (picked("order").value)];
  const found = people.filter((person) => !status || person.status === status);
  // Who has no day comes after all who have one.
  const key = (/** @type {Judged} */ person) => (order === "row" ? person.row : person[order] || "~");
  found.sort((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : one.row - other.row));
  one(root, ".team__people").replaceChildren(...found.slice(0, shown).map(shownPerson));
  one(root, "[data-do=more]").hidden = found.length <= shown;
}

/** @param {Judged} person */
function shownPerson({ row, name, status, result, lines }) {
  const item = copy(root, "person");
  for (const [slot, text] of Object.entries({ row: String(row), name, result })) place(item, slot, text);
  one(item, "[data-slot=result]").dataset.status = status === "fault" ? "unsettled" : status;
  const entries = lines.flatMap(({ heading, texts }) => texts.map((text) => {
    const line = copy(root, "line");
    place(line, "heading", heading);
    place(line, "text", text);
    return line;
  }));
  one(item, "[data-slot=lines]").replaceChildren(...entries);
  return item;
}

/** @param {string} call @param {object} args */
async function save(call, args) {
  const file = await ask(call, args);
  if (!file) return tell("no-days");
  download(file);
  tell("saved", { file: file.name });
}

root.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button") : null;
  const { title } = document;
  const tasks = /** @type {Record<string, () => unknown>} */ ({
    template: () => attempt(() => save("team_template", { goals: goals() })),
    choose: () => input.click(),
    stop: () => ++run,
    csv: () => attempt(() => save("team_csv", {})),
    calendar: () => attempt(() => save("team_calendar", { site: title, address: location.href })),
    more: () => list(shown + STEP),
  });
  tasks[button?.dataset.do ?? ""]?.();
});
root.addEventListener("change", ({ target }) => {
  if (target === input) attempt(judge);
  if (target === picked("show") || target === picked("order")) list(STEP);
});
root.hidden = false;
