/** Places a result that Python has worded over the page that the server rendered. */

import { blocks, inline, items, paragraph } from "./lines.mjs";
import { all, one, place } from "../dom.mjs";

const OUTCOMES = ".outcome, .next__advice";

/** @param {HTMLElement} root the custom element @param {Judged} judged @param {Result} result */
export function showResult(root, { record }, result) {
  const { outcome, next, parts, clauses, day } = result;
  clearResult(root);
  for (const each of all(root, OUTCOMES)) each.dataset.outcome = outcome.status;
  one(root, ".result").dataset.status = outcome.status;
  for (const period of all(root, "[data-period]")) period.hidden = period.dataset.period !== (record.period ?? "");
  place(root, "heading", outcome.heading);
  place(root, "means", outcome.means);
  place(root, "step", ...inline(root, next.step));
  place(root, "advice", ...next.advice.map((runs) => paragraph(root, runs)));
  for (const part of parts) showPart(root, part);
  for (const [id, clause] of Object.entries(clauses)) showClause(root, id, clause);
  place(root, "judged", ...inline(root, result.judged));
  place(root, "day", day.text);
  place(root, "address", location.origin + location.pathname);
  offer(root, "print-papers", parts.some(({ part }) => part === "papers"));
  offer(root, "calendar", result.calendar);
}

/** Takes the last result out of the page again. @param {HTMLElement} root */
export function clearResult(root) {
  delete one(root, ".result").dataset.status;
  for (const each of all(root, OUTCOMES)) delete each.dataset.outcome;
  for (const clause of all(root, "[data-clause]")) {
    delete clause.dataset.state;
    delete clause.dataset.standing;
  }
  for (const slot of all(root, ".result [data-slot], .judged [data-slot]")) slot.replaceChildren();
  for (const part of all(root, "[data-list]")) part.hidden = true;
  for (const what of ["print-papers", "calendar"]) offer(root, what, false);
}

/** @param {HTMLElement} root @param {Part} part */
function showPart(root, { part, heading, lines, intro = [], outro = [] }) {
  const section = one(root, `[data-list="${part}"]`);
  section.hidden = false;
  place(section, "part", heading);
  one(section, "[data-slot=lines]").replaceChildren(...items(root, lines));
  place(section, "intro", ...intro.flatMap((line) => blocks(root, line)));
  place(section, "outro", ...outro.flatMap((line) => blocks(root, line)));
}

/** The state of a clause and the answers it rests on. @param {HTMLElement} root @param {string} id @param {ClauseWords} clause */
function showClause(root, id, { state, standing, words, answers = [] }) {
  const [clause] = all(root, `.rule:not([hidden]) [data-clause="${id}"]`);
  if (!clause) return;
  clause.dataset.state = state;
  clause.dataset.standing = standing;
  const [stateSlot, answerSlot] = ["state", "answers"].map((slot) => clause.querySelector(`:scope > [data-slot=${slot}]`));
  stateSlot?.replaceChildren(words);
  answerSlot?.replaceChildren(...answers.map((runs) => paragraph(root, runs)));
}

/** Shows what can be saved, or hides it. @param {HTMLElement} root @param {string} what @param {boolean} there */
function offer(root, what, there) {
  for (const part of all(root, `[data-do="${what}"], [data-with="${what}"]`)) part.hidden = !there;
}
