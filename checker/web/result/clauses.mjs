/** The written rule under a verdict: what is settled of each clause, and which are missing. */

import { all, copy, one } from "../words.mjs";

/** @typedef {(clause: ClauseTree) => HTMLElement[]} Given lines that tell the answers a clause rests on */

/**
 * Writes its state and the answers it rests on into every clause that the page shows.
 * @param {HTMLElement} root @param {Verdict} record @param {Given} given @param {ClauseTree} clause
 */
export function tellStates(root, record, given, clause = record.clauses) {
  const place = placeOf(root, clause);
  if (place) {
    place.dataset.state = clause.state;
    place.dataset.word = wordOf(clause, record, place);
    place.querySelector(":scope > [data-slot=state]")?.replaceChildren(copy(root, `state-${place.dataset.word}`));
    place.querySelector(":scope > [data-slot=given]")?.replaceChildren(...given(clause));
  }
  for (const child of clause.clauses) tellStates(root, record, given, child);
}

/** @param {HTMLElement} root */
export function forgetStates(root) {
  for (const place of all(root, "[data-clause]")) {
    delete place.dataset.state;
    delete place.dataset.word;
  }
}

/**
 * Lists the first lines of the rule that are not met, each with those below it that are not.
 * @param {HTMLElement} root @param {Verdict} record
 */
export function tellMissing(root, record) {
  const missing = record.status === "not_met" ? record.clauses.clauses.filter((each) => each.state === "not_met") : [];
  one(root, "[data-slot=missing]").replaceChildren(...missing.map((clause) => missed(root, clause)));
  one(root, "[data-list=missing]").hidden = missing.length === 0;
}

/** The clauses that have none below them. @param {ClauseTree} clause @returns {Generator<ClauseTree>} */
export function* leaves(clause) {
  if (clause.clauses.length === 0) yield clause;
  for (const child of clause.clauses) yield* leaves(child);
}

/** @param {HTMLElement} root @param {ClauseTree} clause */
function missed(root, clause) {
  const lines = new Set([...lowest(root, clause)].filter((each) => each !== clause).map((each) => saying(root, each)));
  const entry = item(saying(root, clause));
  const read = placeOf(root, clause)?.querySelector(":scope > .clause__read");
  if (read) entry.append(read.cloneNode(true));
  if (lines.size) {
    const list = document.createElement("ul");
    list.append(...[...lines].map(item));
    entry.append(list);
  }
  return entry;
}

/** What is not met, as far down as the page shows it. @param {HTMLElement} root @param {ClauseTree} clause @returns {Generator<ClauseTree>} */
function* lowest(root, clause) {
  const below = clause.clauses.filter((each) => each.state === "not_met" && placeOf(root, each));
  if (below.length === 0) yield clause;
  for (const each of below) yield* lowest(root, each);
}

/** @param {string} text */
function item(text) {
  const entry = document.createElement("li");
  entry.append(text);
  return entry;
}

/** What a clause says, without how its parts count. @param {HTMLElement} root @param {ClauseTree} clause */
function saying(root, clause) {
  const text = placeOf(root, clause)?.querySelector(":scope > .clause__text")?.cloneNode(true);
  if (!(text instanceof HTMLElement)) return "";
  for (const part of all(text, ".clause__lead, .clause__count")) part.remove();
  return text.textContent?.trim() ?? "";
}

/** @param {HTMLElement} root @param {ClauseTree} clause @returns {HTMLElement | undefined} */
function placeOf(root, clause) {
  return all(root, `.rule:not([hidden]) [data-clause="${clause.id}"]`)[0];
}

/**
 * Which words a state has: a little more than the state, as far as the record tells.
 * @param {ClauseTree} clause @param {Verdict} record @param {HTMLElement} place
 */
function wordOf(clause, record, place) {
  const promised = place.dataset.kind === "within" && clause.clauses[0].state !== "met";
  if (promised && clause.state === "met") return "owed";
  if (clause.state !== "not_settled") return clause.state;
  if (place.dataset.kind === "decision") return "left";
  const facts = place.dataset.facts?.split(" ").filter(Boolean) ?? [];
  return facts.length && !facts.some((fact) => fact in record.answers) ? "not_asked" : clause.state;
}
