/** The ways to yes in the words of the page: each a list of steps, with what they cost. */

import { longDay } from "../question/form.mjs";
import { all, copy, counted, one, phrase, write } from "../words.mjs";

const EDGES = /** @type {const} */ (["at_least", "more_than", "at_most", "less_than", "from", "until"]);

/** @typedef {{ask: (fact: string) => string, said: (fact: string, answer: Answer) => string}} Questions their words, and those of an answer */

/** Writes ways with the templates of a page. */
export class Ways {
  /** @param {HTMLElement} root the custom element @param {Questions} questions @param {string} locale */
  constructor(root, questions, locale) {
    this.root = root;
    this.questions = questions;
    this.locale = locale;
  }

  /**
   * Ways as items of a list, and apart from them what all of several ways ask for.
   * @param {Way[]} ways @returns {{items: HTMLElement[], shared: HTMLElement[]}}
   */
  told(ways) {
    const each = ways.map((way) => ({ way, steps: this.#steps(way), ifs: way.if.map((step) => this.needed("way-if", step)) }));
    const steps = alike(each.map((one) => one.steps));
    const ifs = alike(each.map((one) => one.ifs));
    const items = each.map((one) => {
      const entry = copy(this.root, "way");
      const own = [...apart(one.steps, steps), ...this.#ifs(apart(one.ifs, ifs))];
      entry.querySelector("[data-slot=steps]")?.replaceChildren(...own);
      if (one.steps.length + Math.min(one.ifs.length, 1) > 1) entry.append(this.#total(one.way));
      return entry;
    });
    return { items, shared: [...steps, ...this.#ifs(ifs)] };
  }

  /** What is to be done on a way, besides what was not asked. @param {Way} way */
  #steps(way) {
    return [
      ...(way.wait ? [this.#wait(way)] : []),
      ...way.change.map((each) => this.#change(each)),
      ...way.goals.map((each) => this.#goal(each)),
      ...way.left_to.map((each) => copy(this.root, `way-left-${each.fact}`)),
    ];
  }

  /** @param {Way} way */
  #wait(way) {
    const step = copy(this.root, "way-wait");
    write(step, "day", longDay(way.day, this.locale));
    write(step, "days", this.measure("days", way.wait));
    return step;
  }

  /** @param {Change} change */
  #change(change) {
    const step = this.needed("way-change", change);
    const { cost } = change;
    write(step, "cost", cost ? this.costs(cost) : phrase(this.root, "cost-unknown", {}));
    return step;
  }

  /** What is not known yet, and would have to be so: one step, where there is any. @param {HTMLElement[]} ifs */
  #ifs(ifs) {
    if (ifs.length === 0) return [];
    const step = copy(this.root, "way-ifs");
    one(step, "[data-slot=ifs]").replaceChildren(...ifs);
    return [step];
  }

  /** A question, and what its answer would have to be. @param {string} name of the words @param {Step} step */
  needed(name, step) {
    const entry = copy(this.root, name);
    write(entry, "ask", this.questions.ask(step.fact));
    write(entry, "needed", this.enough(step));
    return entry;
  }

  /** All answers that do, as far as the step tells. @param {Step} step */
  enough(step) {
    const say = /** @param {Answer} answer */ (answer) => this.questions.said(step.fact, answer);
    if (step.options && step.options.length > 1) {
      const options = step.options.map((option) => phrase(this.root, "option", { value: say(option) }));
      return new Intl.ListFormat(this.locale, { type: "disjunction" }).format(options);
    }
    const edges = EDGES.flatMap((edge) => {
      const value = step[edge];
      return value === undefined ? [] : [phrase(this.root, `edge-${edge}`, { value: say(value) })];
    });
    const [first, last] = edges;
    return last ? phrase(this.root, "edges", { first, last }) : (first ?? say(step.value));
  }

  /** Another goal to meet: how much of it is to be changed, how much was not asked. @param {GoalStep} step */
  #goal(step) {
    const entry = copy(this.root, "way-goal");
    one(entry, "[data-slot=goal]").replaceChildren(this.linkTo(step.goal));
    const counts = /** @type {const} */ (["change", "if"])
      .filter((kind) => step[kind].length)
      .map((kind) => counted(this.root, `goal-${kind}`, step[kind].length, this.locale));
    write(entry, "counts", counts.length ? this.#and(counts) : phrase(this.root, "goal-none", {}));
    return entry;
  }

  /** @param {string} goal @returns {Node} a link to its check */
  linkTo(goal) {
    return one(this.root, `[data-list=elsewhere] [data-item="${goal}"] a`).cloneNode(true);
  }

  /** What all steps take together, as far as it is known. @param {Way} way */
  #total(way) {
    const changes = [...way.change, ...way.goals.flatMap((goal) => goal.change)];
    const named = new Set(changes.flatMap((change) => Object.keys(change.cost ?? {})));
    /** @type {Cost} */
    const cost = {};
    if (way.wait || named.has("days")) cost.days = way.wait + Number(way.cost.days);
    if (named.has("hours")) cost.hours = way.cost.hours;
    if (named.has("dollars")) cost.dollars = way.cost.dollars;
    const line = copy(this.root, "way-total");
    write(line, "cost", this.costs(cost));
    const shown = {
      sum: Object.keys(cost).length > 0,
      unknown: !way.cost.known,
      open: way.if.length > 0 || way.goals.some((goal) => goal.if.length > 0),
    };
    for (const part of all(line, "[data-part]")) if (!shown[/** @type {"sum"} */ (part.dataset.part)]) part.remove();
    line.hidden = !line.firstElementChild;
    return line;
  }

  /** @param {Cost} cost */
  costs({ days, hours, dollars }) {
    const told = [
      ...(days === undefined ? [] : [this.measure("days", days)]),
      ...(hours === undefined ? [] : [this.measure("hours", hours)]),
      ...(dollars === undefined ? [] : [this.#money(dollars)]),
    ];
    return this.#and(told);
  }

  /** @param {"days" | "hours"} unit @param {number | string} amount */
  measure(unit, amount) {
    return counted(this.root, unit, Number(amount), this.locale);
  }

  /** @param {number | string} amount */
  #money(amount) {
    const { currency } = copy(this.root, "dollars").dataset;
    const format = new Intl.NumberFormat(this.locale, { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" });
    return phrase(this.root, "dollars", { value: format.format(Number(amount)) });
  }

  /** @param {string[]} parts */
  #and(parts) {
    return new Intl.ListFormat(this.locale, { type: "conjunction" }).format(parts);
  }
}

/** What reads the same in each of several lists. @param {HTMLElement[][]} lists */
const alike = ([first = [], ...others]) =>
  others.length ? first.filter((each) => others.every((list) => has(list, each))) : [];

/** A list without what reads as something of the others. @param {HTMLElement[]} list @param {HTMLElement[]} others */
const apart = (list, others) => list.filter((each) => !has(others, each));

/** @param {HTMLElement[]} list @param {HTMLElement} element */
const has = (list, element) => list.some((each) => each.textContent === element.textContent);

/** Whether a way asks for anything besides time and the decisions of others. @param {Way} way */
const asks = (way) => [way.change, way.if, way.goals].some((steps) => steps.length);

/** Whether a way is nothing but a wait until that day. @param {Way} way @param {string} day */
export const waitsOnly = (way, day) => way.day === day && way.left_to.length === 0 && !asks(way);

/** Whether a way is more than what others decide, which a result tells anyway. @param {Way} way */
export const leadsOn = (way) => way.wait > 0 || asks(way);
