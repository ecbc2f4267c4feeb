/** Places what Python has worded: runs of text with their days and links, and lines with lines below them. */

import { all, one, openApart } from "../dom.mjs";

/** @param {HTMLElement} root @param {Run[]} runs @returns {(string | Node)[]} */
export function inline(root, runs) {
  return runs.map((run) => {
    if (typeof run === "string") return run;
    if (run.goal || run.address) return outLink(root, run);
    const strong = document.createElement("strong");
    if (!run.day) strong.textContent = run.text;
    else strong.append(Object.assign(document.createElement("time"), { dateTime: run.day, textContent: run.text }));
    return strong;
  });
}

/** A link out of the page. @param {HTMLElement} root @param {{text: string, goal?: string, address?: string}} run */
function outLink(root, { text, goal, address = "" }) {
  const { content } = /** @type {HTMLTemplateElement} */ (one(root, "template[data-goals]"));
  const link = document.createElement("a");
  link.href = content.querySelector(`[data-goal="${goal}"]`)?.getAttribute("href") ?? address;
  link.textContent = text;
  openApart(root, link);
  return link;
}

/** @param {HTMLElement} root @param {Run[]} runs @param {"p" | "h2"} [tag] */
export function paragraph(root, runs, tag = "p") {
  const element = document.createElement(tag);
  element.append(...inline(root, runs));
  return element;
}

/** A line in the order in which it is read. @param {HTMLElement} root @param {Line} line @param {"p" | "h2"} [tag] of its text */
export function blocks(root, { text, status, outcome, lines, notes = [] }, tag) {
  const found = /** @type {HTMLElement[]} */ ([]);
  if (text) found.push(paragraph(root, text, tag));
  if (status) {
    const words = outcome ? paragraph(root, [outcome]) : found[0];
    words.classList.add("status");
    words.dataset.outcome = status;
    if (outcome) found.push(words);
  }
  if (lines?.length) found.push(list(root, lines));
  return [...found, ...notes.map((runs) => paragraph(root, runs))];
}

/** @param {HTMLElement} root @param {Line[]} lines */
function list(root, lines) {
  const element = document.createElement("ul");
  element.append(...items(root, lines));
  return element;
}

/** @param {HTMLElement} root @param {Line[]} lines @param {"p" | "h2"} [tag] @returns {HTMLElement[]} */
export function items(root, lines, tag) {
  return lines.map((line) => {
    const item = document.createElement("li");
    item.append(...blocks(root, line, tag));
    const read = line.clause && all(root, `.rule:not([hidden]) [data-clause="${line.clause}"] > .clause__read`)[0];
    if (read) item.append(read.cloneNode(true));
    return item;
  });
}
