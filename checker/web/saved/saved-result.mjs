/** What a file of saved answers says, beside what the rules say today to the answers in it. */

import { longDay } from "../question/form.mjs";
import { all, copy, counted, one, write } from "../words.mjs";

/**
 * @param {HTMLElement} root @param {Opened} opened @param {string} locale
 */
export function tellOpened(root, opened, locale) {
  const section = one(root, ".opened");
  const { as_of, today, stored, rules, changed, intact, left_out } = opened;
  const doubted = changed || !intact;
  const told = [
    ...(doubted ? [result(root, "file", as_of, stored, locale, rules.then)] : []),
    result(root, doubted ? "then" : "same", as_of, gist(opened.then), locale, rules.now),
    ...(today === as_of ? [] : [result(root, "now", today, gist(opened.now), locale)]),
  ];
  one(section, "[data-slot=results]").replaceChildren(...told);
  write(root, "day-saved", longDay(as_of, locale));
  write(section, "left-out", left_out ? counted(root, "left-out", left_out, locale) : "");
  const asks = opened.now.ask.length > 0;
  /** @type {Record<string, boolean>} */
  const shown = {
    altered: !intact, changed, "left-out": left_out > 0, moved: today !== as_of, result: !asks, questions: asks,
  };
  for (const part of all(section, "[data-part]")) part.hidden = !shown[part.dataset.part ?? ""];
}

/** What a record has in common with what a file says of its verdict. @param {Verdict} record @returns {Stored} */
function gist({ status, owed }) {
  return { status, due: [...new Set(owed.flatMap(({ due }) => due ?? []))] };
}

/**
 * @param {HTMLElement} root @param {string} kind @param {string} day @param {Stored} said @param {string} locale
 * @param {string} [version] of the rules
 */
function result(root, kind, day, { status, due }, locale, version = "") {
  const entry = copy(root, `opened-${kind}`);
  write(entry, "day", longDay(day, locale));
  write(entry, "version", version);
  one(entry, "[data-slot=outcome]").replaceChildren(copy(root, `outcome-${status}`));
  const days = due.map((each) => longDay(each, locale));
  write(entry, "due", new Intl.ListFormat(locale, { type: "conjunction" }).format(days));
  one(entry, ".opened__due").hidden = days.length === 0;
  return entry;
}
