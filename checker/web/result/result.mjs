/** Lays a verdict over the result that the server rendered: shows what applies, and fills in days and answers. */

import { forgetStates, leaves, tellMissing, tellStates } from "./clauses.mjs";
import { longDay, words } from "../question/form.mjs";
import { tellElsewhere, tellOutlook } from "./outlook.mjs";
import { all, copy, one, write } from "../words.mjs";

/** @typedef {(fact: string) => HTMLElement | null} FindQuestion the fieldset of a fact */

/** All that show only when a verdict names something for them. */
const LISTS = ["find_out", "owed", "left_to", "papers", "readings", "nearest", "earliest", "because", "also", "elsewhere"];

/** The places of a page that a verdict fills; keeps nothing between verdicts. */
export class Result {
  /** @param {HTMLElement} root the custom element @param {FindQuestion} question @param {string} locale */
  constructor(root, question, locale) {
    this.root = root;
    this.section = one(root, ".result");
    this.question = question;
    this.locale = locale;
    /** The goals that the answers may tell something about, besides the one asked about. */
    this.elsewhere = all(root, "[data-list=elsewhere] [data-item]").map((item) => item.dataset.item ?? "");
  }

  /** @param {Verdict} record */
  show(record) {
    for (const outcome of all(this.root, ".outcome, .next > [data-outcome]")) {
      outcome.hidden = outcome.dataset.outcome !== record.status;
    }
    for (const period of all(this.root, "[data-period]")) period.hidden = period.dataset.period !== (record.period ?? "");
    const settledByReading = record.readings.length > 0;
    this.#pick("find_out", record.find_out);
    this.#pick("owed", settledByReading ? [] : record.owed.map((owed) => owed.clause));
    this.#pick("left_to", settledByReading ? [] : record.left_to.map((left) => left.fact));
    this.#papers(papers(record.clauses), record);
    for (const owed of record.owed) this.#due(this.#item("owed", owed.clause), owed);
    this.#readings(record);
    tellStates(this.root, record, (clause) =>
      clause.answers.map((fact) => this.#given(fact, record, clause.answers.length > 1)),
    );
    tellMissing(this.root, record);
    write(this.root, "tally", String(record.clauses.clauses.filter(({ state }) => state === "met").length));
    tellOutlook(this.root, record, { ask: (fact) => this.#ask(fact), said: (fact, answer) => this.said(fact, answer) }, this.locale);
    this.#pick("also", (record.also ?? []).map((each) => each.clause));
    this.#pick("elsewhere", []);
    write(this.root, "as_of", longDay(record.as_of, this.locale));
    write(this.root, "rules", record.rules);
    write(this.root, "address", location.origin + location.pathname);
  }

  /** Tells what the same answers say about other goals. @param {import("./outlook.mjs").Told[]} found */
  showElsewhere(found) {
    this.#pick("elsewhere", tellElsewhere(this.root, found, this.locale));
  }

  /** Takes the last verdict out of the page again. */
  clear() {
    this.section.removeAttribute("data-status");
    forgetStates(this.root);
    for (const slot of all(this.root, "[data-slot]")) slot.replaceChildren();
    for (const list of LISTS) this.#pick(list, []);
  }

  /**
   * Shows those items of a list that are named, and the list when there is one.
   * @param {string} list @param {string[]} names
   */
  #pick(list, names) {
    let any = false;
    for (const item of all(this.root, `[data-list="${list}"] [data-item]`)) {
      item.hidden = !names.includes(item.dataset.item ?? "") || Boolean(item.closest("[data-period][hidden]"));
      any ||= !item.hidden;
    }
    for (const section of all(this.root, `[data-list="${list}"]`)) section.hidden = !any;
  }

  /** The papers that show what the answers say. @param {string[]} facts @param {Verdict} record */
  #papers(facts, record) {
    this.#pick("papers", facts);
    for (const item of all(this.root, "[data-list=papers] [data-item]:not([hidden])")) {
      const fact = item.dataset.item ?? "";
      write(item, "answer", this.said(fact, record.answers[fact]));
    }
    one(this.root, "[data-do=print-papers]").hidden = one(this.root, "[data-list=papers]").hidden;
  }

  /** @param {string} list @param {string} name @returns {HTMLElement | undefined} */
  #item(list, name) {
    return all(this.root, `[data-list="${list}"] [data-item="${name}"]`).find((item) => !item.closest("[data-period][hidden]"));
  }

  /** @param {HTMLElement | undefined} item @param {Owed} owed */
  #due(item, owed) {
    if (!item) return;
    for (const when of item.querySelectorAll("[data-when]")) {
      if (when instanceof HTMLElement) when.hidden = (when.dataset.when === "due") !== Boolean(owed.due);
    }
    if (owed.due) write(item, "due", longDay(owed.due, this.locale));
  }

  /** Each reading of an open sentence with its own outcome. @param {Verdict} record */
  #readings(record) {
    const section = all(this.root, '[data-list="readings"]')[0];
    const list = section?.querySelector("[data-slot=readings]");
    if (!list) return;
    section.hidden = record.readings.length === 0;
    list.replaceChildren(
      ...record.readings.map((reading) => {
        const entry = copy(this.root, "reading");
        const choices = Object.entries(reading.reading).map(([fact, option]) => copy(this.root, `reading-${fact}-${option}`));
        entry.querySelector("[data-slot=choices]")?.replaceChildren(...choices);
        entry.querySelector("[data-slot=outcome]")?.replaceChildren(copy(this.root, `outcome-${reading.status}`));
        const owed = reading.owed.map((each) => ({ item: this.#item("owed", each.clause)?.cloneNode(true), each }));
        for (const { item, each } of owed) if (item instanceof HTMLElement) this.#due(item, each);
        const left = reading.left_to.map((each) => this.#item("left_to", each.fact)?.cloneNode(true));
        const items = [...owed.map(({ item }) => item), ...left].filter((item) => item instanceof HTMLElement);
        for (const item of items) item.hidden = false;
        entry.querySelector("[data-slot=duties]")?.replaceChildren(...items);
        return entry;
      }),
    );
  }

  /** The answer that a clause rests on; named by its question when it is one of several. @param {string} fact @param {Verdict} record @param {boolean} several */
  #given(fact, record, several) {
    const line = copy(this.root, several ? "given-to" : "given");
    write(line, "ask", this.#ask(fact));
    write(line, "answer", this.said(fact, record.answers[fact]));
    return line;
  }

  /** The words of a question. @param {string} fact */
  #ask(fact) {
    return this.question(fact)?.querySelector("legend")?.textContent?.trim() ?? "";
  }

  /** An answer in the words of its form. @param {string} fact @param {Answer} answer */
  said(fact, answer) {
    const question = this.question(fact);
    return question ? words(question, answer, this.locale) : "";
  }
}

/** Facts whose own clause is met: what they say can be shown. @param {ClauseTree} clause */
function papers(clause) {
  return [...leaves(clause)].filter((leaf) => leaf.state === "met").flatMap((leaf) => leaf.answers);
}
