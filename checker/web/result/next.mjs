/** The one step that a verdict points to next, as a sentence with its day and its cost. */

import { longDay } from "../question/form.mjs";
import { leadsOn } from "./ways.mjs";
import { all, copy, one, phrase, write } from "../words.mjs";

/** @typedef {import("./ways.mjs").Ways} Ways */

/**
 * @param {HTMLElement} root @param {Verdict} record without its ways while a question is left
 * @param {Ways} ways @param {string} locale @returns {boolean} whether this was the whole of the only way to yes
 */
export function tellNext(root, record, ways, locale) {
  const step = nextStep(root, record, ways, locale);
  for (const place of all(root, "[data-slot=next]")) place.replaceChildren(...(step ? [step] : []));
  const [way, ...others] = (record.nearest ?? []).filter(leadsOn);
  const lone = Boolean(way) && others.length === 0 && way.if.length + way.left_to.length === 0;
  const steps = lone ? Number(way.wait > 0) + way.change.length + 2 * way.goals.length : 0;
  return lone && steps === 1 && (record.status === "not_met" || record.status === "depends_on_reading");
}

/** @param {HTMLElement} root @param {Verdict} record @param {Ways} ways @param {string} locale */
function nextStep(root, record, ways, locale) {
  const { status, owed, find_out, left_to, nearest = [] } = record;
  if (status === "met") return null;
  if (status === "met_with_duty" && owed.length) return duty(root, owed, locale);
  if (status === "unsettled" && find_out.length) return toFindOut(root, find_out[0], ways);
  const way = nearest.find(leadsOn);
  if (way && status !== "left_to_others") return firstOf(root, way, ways, locale);
  const decided = left_to[0] ?? nearest[0]?.left_to[0];
  if (!decided) return null; // the advice of the page stands alone
  const step = copy(root, "next-others");
  write(step, "who", decided.decided_by);
  write(step, "text", decided.text.replace(/\.$/, ""));
  return step;
}

/** The duty whose day comes first. @param {HTMLElement} root @param {Owed[]} owed @param {string} locale */
function duty(root, owed, locale) {
  const [first] = owed.toSorted((one, other) => (one.due ?? "9").localeCompare(other.due ?? "9"));
  const step = copy(root, first.due ? "next-due" : "next-within");
  if (first.due) write(step, "day", longDay(first.due, locale));
  write(step, "text", first.text.replace(/\.$/, ""));
  const takes = all(root, `[data-list=owed] [data-item="${first.clause}"] [data-takes]`)[0];
  write(step, "takes", takes?.textContent ?? "");
  return step;
}

/** @param {HTMLElement} root @param {string} fact @param {Ways} ways */
function toFindOut(root, fact, ways) {
  const step = copy(root, "next-find-out");
  write(step, "ask", ways.questions.ask(fact));
  const shows = all(root, `[data-list=find_out] [data-item="${fact}"] [data-shows]`)[0];
  write(step, "shows", shows?.textContent ?? "");
  return step;
}

/** What comes first on a way. @param {HTMLElement} root @param {Way} way @param {Ways} ways @param {string} locale */
function firstOf(root, way, ways, locale) {
  const change = way.change.find(({ cost }) => cost) ?? way.change[0];
  if (change) {
    const step = ways.needed("next-change", change);
    const cost = change.cost && ways.costs(change.cost);
    write(step, "cost", phrase(root, cost ? "next-takes" : "next-takes-unknown", { cost: cost ?? "" }));
    write(step, "day", longDay(way.day, locale));
    one(step, "[data-part=wait]").hidden = way.wait === 0;
    return step;
  }
  if (way.goals.length) {
    const step = copy(root, "next-goal");
    one(step, "[data-slot=goal]").replaceChildren(ways.linkTo(way.goals[0].goal));
    return step;
  }
  if (way.wait) {
    const step = copy(root, "next-wait");
    write(step, "day", longDay(way.day, locale));
    write(step, "days", ways.measure("days", way.wait));
    return step;
  }
  return toFindOut(root, way.if[0].fact, ways);
}
