/** What goes with a verdict: the nearest ways to yes, the earliest day, what it rests on, what other goals make of it. */

import { longDay } from "../question/form.mjs";
import { tellNext } from "./next.mjs";
import { leadsOn, waitsOnly, Ways } from "./ways.mjs";
import { all, copy, counted, one, phrase, write } from "../words.mjs";

/** @typedef {import("./ways.mjs").Questions} Questions */

/**
 * @param {HTMLElement} root @param {Verdict} record without its reasons while a question is left
 * @param {Questions} questions @param {string} locale
 */
export function tellOutlook(root, record, questions, locale) {
  const { because = [], nearest = [], earliest = null, also = [] } = record;
  const ways = new Ways(root, questions, locale);
  const leading = nearest.filter(leadsOn);
  const { items, shared } = ways.told(leading);
  fill(root, "nearest", "ways", items);
  one(root, "[data-slot=shared]").replaceChildren(...shared);
  one(root, "[data-list=nearest] [data-part=several]").hidden = leading.length < 2 || shared.length > 0;
  one(root, "[data-list=nearest] [data-part=shared]").hidden = shared.length === 0;
  const told = tellNext(root, record, ways, locale) || tellEnough(root, record, leading, ways);
  if (told) one(root, "[data-list=nearest]").hidden = true;
  const waits = earliest && !nearest.some((way) => waitsOnly(way, earliest.day));
  one(root, "[data-list=earliest]").hidden = !waits;
  if (waits) {
    write(root, "earliest", longDay(earliest.day, locale));
    write(root, "earliest-days", ways.measure("days", earliest.days));
  }
  fill(root, "because", "because", because.map((fact) => {
    const line = copy(root, "because");
    write(line, "ask", questions.ask(fact));
    write(line, "answer", questions.said(fact, record.answers[fact]));
    return line;
  }));
  for (const each of also) {
    const state = each.state === "not_settled" && each.ask.length ? "not_asked" : each.state;
    for (const item of all(root, `[data-list=also] [data-item="${each.clause}"]`)) {
      write(item, "state", phrase(root, `state-${state}`, {}));
    }
  }
}

/**
 * Says beside what is to be found out which answers are enough, where the only way to yes is made of nothing else.
 * @param {HTMLElement} root @param {Verdict} record @param {Way[]} leading @param {Ways} ways
 * @returns {boolean} whether that tells the whole way
 */
function tellEnough(root, record, leading, ways) {
  for (const place of all(root, "[data-enough]")) place.hidden = true;
  const [way, ...others] = leading;
  if (record.status !== "unsettled" || !way || others.length) return false;
  const more = way.wait + way.change.length + way.goals.length + way.left_to.length;
  if (more || way.if.some(({ fact }) => !record.find_out.includes(fact))) return false;
  for (const step of way.if) {
    const place = one(root, `[data-list=find_out] [data-item="${step.fact}"] [data-enough]`);
    write(place, "enough", ways.enough(step));
    place.hidden = step.value === true; // a plain yes goes without saying
  }
  return true;
}

/** @typedef {{before: Verdict, after: Verdict}} Told a goal's verdict on no answers, and on those given */

/**
 * Asks what other goals make of a record's answers, one after the other.
 * @param {import("../worker/client.mjs").Client} client @param {string[]} goals @param {Verdict} record
 * @param {() => boolean} stays whether the person is still there @returns {Promise<Told[] | null>}
 */
export async function askElsewhere(client, goals, record, stays) {
  const answers = Object.fromEntries(Object.entries(record.answers).filter(([, answer]) => answer !== "unknown"));
  const found = [];
  for (const goal of goals) {
    const args = { goal, as_of: record.as_of };
    const before = await client.call("progress", { ...args, answers: {} });
    const after = await client.call("progress", { ...args, answers });
    if (!stays()) return null;
    found.push({ before, after });
  }
  return found;
}

/**
 * Writes what other goals make of the answers into their lines, and brings those first that are settled. A goal is
 * told when the answers settle it or leave fewer of its questions.
 * @param {HTMLElement} root @param {Told[]} found @param {string} locale @returns {string[]} the goals told
 */
export function tellElsewhere(root, found, locale) {
  const telling = found.filter(({ before, after }) => before.status !== after.status || after.ask.length < before.ask.length);
  const records = telling.map(({ after }) => after);
  const ordered = [false, true].flatMap((open) => records.filter(({ status }) => (status === "unsettled") === open));
  for (const record of ordered) {
    const line = one(root, `[data-list=elsewhere] [data-item="${record.goal}"]`);
    one(line, "[data-slot=outcome]").replaceChildren(copy(root, `outcome-${record.status}`));
    const left = record.ask.length;
    write(line, "more", left ? counted(root, "elsewhere-more", left, locale) : "");
    line.parentElement?.append(line);
  }
  return ordered.map(({ goal }) => goal);
}

/** Fills a list; a page that has no use for it leaves it out. @param {HTMLElement} root @param {string} list @param {string} slot @param {HTMLElement[]} entries */
function fill(root, list, slot, entries) {
  for (const section of all(root, `[data-list="${list}"]`)) {
    one(section, `[data-slot="${slot}"]`).replaceChildren(...entries);
    section.hidden = entries.length === 0;
  }
}
