/**
 * The form of a draft: gathers what is filled in, asks Python for the draft, and puts its texts in their places. What is
 * filled in stays in this tab, as the answers of a check do.
 */

import { Client, Unavailable } from "../worker/client.mjs";
import { all, one, place, wordsOf } from "../dom.mjs";
import { today } from "../question/form.mjs";
import { download } from "../saved/files.mjs";

/** Other sites may share our origin. */
const KEY = `${new URL("..", import.meta.url).pathname}draft`;

/** @typedef {import("../saved/files.mjs").SavedFile} SavedFile */
/**
 * @typedef {{applies: string[], faults: Record<string, string>, status: string, count: string, open: string[],
 *   texts?: Record<string, string>, files: Record<string, SavedFile>}} Draft
 */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

const root = one(document, "[data-draft]");
const form = JSON.parse(one(root, "[data-form]").textContent ?? "");
const fields = /** @type {Field[]} */ (all(document, "[data-draft] [name], [data-tell] [name]"));
const first = fields.map(valuesOf);

/** @type {Client | undefined} */
let client;
/** @type {Draft | undefined} */
let draft;
let run = 0;

/** @param {Field} field @returns {string[]} what it adds to the answers */
function valuesOf(field) {
  const chosen = !(field instanceof HTMLInputElement) || !/radio|checkbox/.test(field.type) || field.checked;
  return chosen && field.value ? [field.value] : [];
}

/** @returns {Record<string, string[]>} */
function answers() {
  /** @type {Record<string, string[]>} */
  const found = {};
  for (const field of fields) found[field.name] = [...(found[field.name] ?? []), ...valuesOf(field)];
  return found;
}

/** @param {Record<string, string[]>} found */
function fill(found) {
  fields.forEach((field, at) => {
    const values = found[field.name] ?? first[at];
    if (field instanceof HTMLInputElement && /radio|checkbox/.test(field.type)) field.checked = values.includes(field.value);
    else if (values.length || !(field instanceof HTMLSelectElement)) field.value = values[0] ?? "";
  });
  for (const group of all(root, ".draft__group")) group.toggleAttribute("open", !!group.querySelector(":checked"));
}

/** Says what happened, beside the button too. @param {string} words a template @param {string} [name] of a file @param {Element | null} [button] */
function tell(words, name = "", button) {
  const text = wordsOf(root, words).replace("{name}", name);
  place(document, "status", text);
  for (const note of all(document, "[data-did]")) note.textContent = note.parentElement === button?.parentElement ? text : "";
}

/** Asks for the draft of what is filled in, and shows what it comes to. @returns {Promise<Draft | undefined>} */
async function ask() {
  const mine = ++run;
  const found = answers();
  save(found);
  if (!client) tell("loading");
  client ??= new Client();
  try {
    const reply = /** @type {Draft} */ (await client.call("draft", { form, answers: found, today: today() }));
    if (mine === run) show(reply);
    return mine === run ? reply : undefined;
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    client = undefined;
    place(document, "status");
    one(root, "[data-slot=unavailable]").hidden = false;
    return undefined;
  }
}

/** @param {Draft} reply */
function show(reply) {
  for (const question of all(root, "[data-follows]")) question.hidden = !reply.applies.includes(question.dataset.question ?? "");
  for (const field of fields) {
    const line = document.getElementById(`${field.id}-fault`);
    const message = line && reply.faults[field.name];
    if (line) Object.assign(line, { textContent: message ?? "", hidden: !message });
    field.toggleAttribute("aria-invalid", false);
    if (message) field.setAttribute("aria-invalid", "true");
  }
  place(document, "status", draft || Object.keys(reply.faults).length ? reply.status : "");
  if (draft && reply.texts) placeTexts(reply);
}

/** @param {Draft} reply */
function placeTexts(reply) {
  draft = reply;
  for (const [name, text] of Object.entries(reply.texts ?? {})) one(document, `[data-text=${name}]`).textContent = text;
  for (const point of all(document, "[data-point]")) point.hidden = !reply.open.includes(point.dataset.point ?? "");
  place(document, "count", reply.count);
}

/** Writes the draft and leads to a part of it, or to the first field that does not fit. @param {string[]} parts */
async function write(...parts) {
  const reply = await ask();
  if (!reply) return one(root, "[data-slot=unavailable]").focus();
  if (!reply.texts) return fields.find(({ name }) => reply.faults[name])?.focus();
  draft = reply;
  show(reply);
  place(document, "waiting");
  for (const part of parts) one(document, `[data-part=${part}]`).hidden = false;
  document.documentElement.classList.add("drafted");
  const heading = one(document, `[data-part=${parts[0]}] h3`);
  heading.tabIndex = -1;
  heading.focus();
}

/** @param {Record<string, string[]> | null} found */
function save(found) {
  try {
    if (found) sessionStorage.setItem(KEY, JSON.stringify(found));
    else sessionStorage.removeItem(KEY);
  } catch {
    // What is filled in stays in this page.
  }
}

/** @returns {Record<string, string[]> | null} */
function saved() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  } catch {
    return null;
  }
}

function clear() {
  run++;
  draft = undefined;
  save(null);
  fill({});
  begin();
  tell("cleared");
  fields[0].focus();
}

/** The page as it is before anything has been asked of Python. */
function begin() {
  for (const question of all(root, "[data-follows]")) question.hidden = true;
  for (const part of all(document, "[data-part]")) part.hidden = true;
  for (const point of all(document, "[data-point]")) point.hidden = false;
  for (const line of all(document, ".draft__fault")) line.hidden = true;
  for (const field of fields) field.removeAttribute("aria-invalid");
  document.documentElement.classList.remove("drafted");
}

/** @param {string} name of a text @param {Element | null} button */
async function copy(name, button) {
  const text = one(document, `[data-text=${name}]`);
  try {
    await navigator.clipboard.writeText(text.textContent ?? "");
    tell("copied", "", button);
  } catch {
    getSelection()?.selectAllChildren(text);
    tell("selected", "", button);
  }
}

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button") : null;
  const of = button?.dataset.of ?? "";
  const acts = /** @type {Record<string, () => unknown>} */ ({
    write: () => write("posting", "record"),
    tell: () => write("issue"),
    copy: () => copy(of, button),
    print: () => print(),
    clear,
    save: () => {
      const file = draft?.files[of];
      if (!file) return;
      download(file);
      tell("saved", file.name, button);
    },
  });
  acts[button?.dataset.do ?? ""]?.();
});
for (const area of all(document, "[data-draft], [data-tell]")) area.addEventListener("change", ask);

for (const part of all(document, "[data-live]")) part.hidden = false;
one(root, "[data-no-script]").hidden = true;
begin();
const found = saved();
fill(found ?? {});
if (found) ask();
