/** Puts a result, which Python has worded, over the page that the server rendered. */

import { all, fillSlots, one } from "../dom.mjs";

const OUTCOMES = ".outcome, .next__advice";

/** @param {HTMLElement} root the custom element @param {Verdict} record @param {Result} result */
export function showResult(root, record, { status, startable, slots, parts, clauses, calendar }) {
  clearResult(root);
  for (const outcome of all(root, OUTCOMES)) outcome.dataset.outcome = status;
  one(root, ".result").dataset.status = status;
  one(root, ".outcome").toggleAttribute("data-startable", startable);
  for (const fold of root.querySelectorAll(/** @type {"details"} */ ("details:not([data-stays])"))) fold.open = false;
  for (const period of all(root, "[data-period]")) period.hidden = !(period.dataset.period ?? "").split(" ").includes(record.period ?? "");
  fillSlots(root, slots);
  for (const [id, clause] of Object.entries(clauses)) showClause(root, id, clause);
  for (const [name, part] of Object.entries(parts)) {
    const section = one(root, `[data-list="${name}"]`);
    section.hidden = false;
    fillSlots(section, part);
    for (const item of all(section, "[data-of]")) {
      const clause = clauseOf(root, item.dataset.of);
      if (clause) item.append(...all(clause, ":scope > :is(.clause__read, .advice)").map((each) => each.cloneNode(true)));
    }
  }
  fillSlots(root, { address: location.origin + location.pathname });
  offer(root, "documents", "documents" in parts);
  offer(root, "calendar", calendar);
}

/** Takes the last result out of the page again. @param {HTMLElement} root */
export function clearResult(root) {
  delete one(root, ".result").dataset.status;
  for (const outcome of all(root, OUTCOMES)) delete outcome.dataset.outcome;
  for (const clause of all(root, "[data-clause]")) {
    delete clause.dataset.state;
    delete clause.dataset.standing;
  }
  for (const slot of all(root, ".result [data-slot], .judged [data-slot]")) slot.replaceChildren();
  for (const part of all(root, "[data-list]")) part.hidden = true;
  for (const what of ["documents", "calendar"]) offer(root, what, false);
}

/** @param {HTMLElement} root @param {string} [id] @returns {HTMLElement | undefined} in the rules that hold today */
const clauseOf = (root, id) => all(root, `.rule:not([hidden]) [data-clause="${id}"]`)[0];

/** The state of a clause and the answers it rests on. @param {HTMLElement} root @param {string} id @param {ClauseWords} words */
function showClause(root, id, { state, standing, words, answers }) {
  const clause = clauseOf(root, id);
  if (!clause) return;
  Object.assign(clause.dataset, { state, standing });
  for (const [slot, html] of Object.entries({ state: words, "state-answers": answers })) {
    const place = clause.querySelector(`:scope > [data-slot=${slot}]`);
    if (place) place.innerHTML = html;
  }
}

/** Shows what can be saved, or hides it. @param {HTMLElement} root @param {string} what @param {boolean} there */
function offer(root, what, there) {
  for (const part of all(root, `[data-with="${what}"]`)) part.hidden = !there;
}
