/** What the person sees of the checker: which parts show, where the focus is, what the title says. */

import * as errors from "./question/errors.mjs";
import { fill } from "./question/form.mjs";
import { tellOpened } from "./saved/saved-result.mjs";
import { Result } from "./result/result.mjs";
import { all, copy, one, phrase, write } from "./words.mjs";

/** @typedef {"start" | "question" | "result" | "opened" | "checklist"} ViewName as `data-view` and `data-in` have it */

/** The checker's part of the document; it decides nothing and remembers no answer. */
export class Page {
  /** Why the checklist stands here instead of the questions, as Unavailable names it. */
  reason = "";

  /** @param {HTMLElement} root the custom element, its content parsed */
  constructor(root) {
    this.root = root;
    this.title = document.title;
    this.locale = root.dataset.locale ?? "en";
    this.questions = all(this.root, "fieldset[data-fact]");
    this.result = new Result(root, (fact) => this.#find(fact), this.locale);
    // A link out of the page would lose the answers, which are nowhere but in it.
    for (const link of this.root.querySelectorAll("a[href]:not([href^='#'])")) {
      link.setAttribute("target", "_blank");
      link.append(copy(this.root, "new-tab"));
    }
    one(this.root, "form").setAttribute("novalidate", "");
    // The skip link names the page's own heading, which makes way for a question or the result.
    document.querySelector(".md-skip")?.addEventListener("click", (event) => {
      const heading = all(this.root, "[aria-level='1']").find((each) => each.checkVisibility());
      if (!heading) return;
      event.preventDefault();
      focusOn(heading);
    });
    this.forget();
  }

  /** The fact of the first question as the server rendered them. */
  get first() {
    return this.questions[0].dataset.fact ?? "";
  }

  /** @param {string} fact @returns {HTMLElement} */
  question(fact) {
    const found = this.#find(fact);
    if (!found) throw new Error(`no question for ${fact}`);
    return found;
  }

  /**
   * @param {View} view @param {Flow} flow
   * @param {boolean} moved whether the person came here by a step, so that focus and screen follow
   */
  show(view, flow, moved = false) {
    this.withdraw();
    const name = typeof view === "string" ? view : "question";
    const fact = typeof view === "string" ? null : view.fact;
    this.#reveal(name);
    if (name === "result" && flow.record) this.result.show(flow.record);
    for (const question of this.questions) {
      question.hidden = name === "question" && question.dataset.fact !== fact;
      const answer = flow.answers[question.dataset.fact ?? ""];
      if (question.dataset.fact === fact && answer !== undefined) fill(question, answer);
    }
    this.#progress(fact, flow);
    this.#said(flow, name);
    const heading = this.#heading(name, fact);
    for (const each of all(this.root, ".question__ask")) each.removeAttribute("aria-level");
    if (fact) heading?.setAttribute("aria-level", "1"); // while the page's own heading makes way for it
    const pattern = this.root.dataset.title ?? "";
    const ask = heading?.textContent?.replace(/\s+/g, " ").trim() ?? "";
    document.title = name === "start" ? this.title : pattern.replace("{heading}", () => ask).replace("{page}", () => this.title);
    if (moved && heading) focusOn(heading);
  }

  /** Notes a new verdict. Its result is filled in once it is shown: a question must not wait for it. @param {Verdict} record */
  judged(record) {
    one(this.root, ".keep__told").textContent = "";
    this.result.section.dataset.status = record.status;
  }

  /** Shows the checklist and why there is no more than that. @param {string} reason @param {boolean} moved */
  fail(reason, moved) {
    this.reason = reason;
    this.result.clear();
    this.#reveal("checklist");
    for (const question of this.questions) question.hidden = false;
    for (const each of all(this.root, ".question__ask")) each.removeAttribute("aria-level");
    for (const why of all(this.root, "[data-why]")) why.hidden = why.dataset.why !== reason;
    document.title = this.title;
    if (moved) focusOn(one(this.root, ".notice__heading"));
  }

  /** @param {HTMLElement} question @param {string} message */
  refuse(question, message) {
    const summary = one(this.root, "[data-summary]");
    errors.show(summary, question, message);
    document.title = (this.root.dataset.errorTitle ?? "").replace("{title}", () => document.title);
    focusOn(summary);
  }

  /** Takes error messages back. */
  withdraw() {
    if (one(this.root, "[data-summary]").hidden) return;
    errors.clear(one(this.root, "[data-summary]"), this.questions);
    const [before = "", after = ""] = (this.root.dataset.errorTitle ?? "").split("{title}");
    document.title = document.title.slice(before.length, document.title.length - after.length);
  }

  /** Announces politely that the checker is loading or answering; any other word clears the line. @param {string} state */
  say(state) {
    const sentence = this.root.querySelector(`template[data-words="status-${state}"]`);
    one(this.root, "[role=status]").textContent = sentence instanceof HTMLTemplateElement ? sentence.content.textContent : "";
  }

  /** Empties every input, the result, and what a file has said. */
  forget() {
    /** @type {HTMLFormElement} */ (one(this.root, "form")).reset();
    this.result.clear();
    this.opened(null);
    this.offer("calendar", false);
    one(this.root, ".keep__told").textContent = "";
    for (const list of all(this.root, "[data-answers]")) list.replaceChildren();
  }

  /** Tells what a file of saved answers says, or forgets it. @param {Opened | null} opened */
  opened(opened) {
    one(this.root, "[data-refused]").hidden = true;
    one(this.root, ".judged [data-part=opened]").hidden = !opened;
    if (opened) tellOpened(this.root, opened, this.locale);
  }

  /** Says why a file could not be opened here. @param {string | Node} why */
  refuseFile(why) {
    const place = one(this.root, "[data-refused]");
    place.replaceChildren(why);
    place.hidden = false;
    focusOn(place, false);
  }

  /** The sentence about a file whose answers belong to another check. @param {string} goal @returns {HTMLElement} */
  elsewhere(goal) {
    const sentence = copy(this.root, "refused-elsewhere");
    const link = one(this.root, `[data-list=elsewhere] [data-item="${goal}"] a`).cloneNode(true);
    one(sentence, "[data-slot=goal]").replaceChildren(link);
    return sentence;
  }

  /** What Python writes into the files that a person keeps. @returns {{site: string, address: string}} */
  get origin() {
    return { site: this.root.dataset.site ?? "", address: location.origin + location.pathname };
  }

  /** The words for the days of a calendar, by name. @returns {Record<string, string>} */
  get calendarWords() {
    const templates = [...this.root.querySelectorAll("template[data-words^=calendar-]")];
    return Object.fromEntries(templates.map((template) => {
      const name = template.getAttribute("data-words") ?? "";
      return [name.replace("calendar-", ""), copy(this.root, name).textContent ?? ""];
    }));
  }

  /** Shows what can be kept, or hides it. @param {string} what @param {boolean} there */
  offer(what, there) {
    for (const part of all(this.root, `[data-do="${what}"], [data-with="${what}"]`)) part.hidden = !there;
  }

  /** Says that a file has gone to the downloads. @param {"save" | "calendar"} what @param {string} name */
  kept(what, name) {
    const said = phrase(this.root, `kept-${what}`, { name });
    one(this.root, "[role=status]").textContent = said;
    one(this.root, ".keep__told").textContent = said;
  }

  /** Prints the page, or one part of it alone. @param {"all" | "papers"} what */
  print(what) {
    this.root.dataset.print = what;
    addEventListener("afterprint", () => delete this.root.dataset.print, { once: true });
    window.print();
  }

  /** @param {Event} event a click */
  follow(event) {
    errors.follow(one(this.root, "[data-summary]"), event);
  }

  /** @param {ViewName} name */
  #reveal(name) {
    this.root.dataset.view = name;
    for (const part of all(this.root, "[data-in]")) part.hidden = !part.dataset.in?.split(" ").includes(name);
  }

  /** How many questions there can still be. After a changed answer there can be others. @param {string | null} fact @param {Flow} flow */
  #progress(fact, { answers, record }) {
    const line = one(this.root, "[data-progress]");
    line.hidden = !fact || !record || fact in answers;
    if (!fact || !record) return;
    const more = record.ask.filter((each) => each !== fact).length;
    const form = more ? new Intl.PluralRules(this.locale).select(more) : "none";
    line.textContent = copy(this.root, `more-${form}`).textContent?.replace("{count}", String(more)) ?? "";
  }

  /**
   * The answers so far, each with its Change button, and below a result also as its record on paper has them.
   * @param {Flow} flow @param {ViewName} name
   */
  #said(flow, name) {
    const given = this.questions.filter((question) => flow.answers[question.dataset.fact ?? ""] !== undefined);
    for (const [list, words] of [["screen", "said"], ...(name === "result" ? [["paper", "said-paper"]] : [])]) {
      const rows = given.map((question) => this.#row(words, question, flow));
      one(this.root, `[data-answers=${list}]`).replaceChildren(...rows);
    }
    if (given.length === 0) one(this.root, ".said").hidden = true;
  }

  /** A question and the answer to it. @param {string} words @param {HTMLElement} question @param {Flow} flow */
  #row(words, question, flow) {
    const fact = question.dataset.fact ?? "";
    const row = copy(this.root, words);
    write(row, "ask", question.querySelector("legend")?.textContent?.trim() ?? "");
    write(row, "answer", this.result.said(fact, flow.answers[fact]));
    row.querySelector("[data-do=change]")?.setAttribute("data-fact", fact);
    return row;
  }

  /** @param {ViewName} name @param {string | null} fact @returns {HTMLElement | null} */
  #heading(name, fact) {
    if (fact) return this.question(fact).querySelector("h2");
    if (name === "opened") return one(this.root, ".opened__heading");
    if (name === "result") return one(this.root, ".outcome:not([hidden]) h2");
    return this.root.closest("article")?.querySelector("h1") ?? null;
  }

  /** @param {string} fact */
  #find(fact) {
    return this.questions.find((question) => question.dataset.fact === fact) ?? null;
  }
}

/**
 * Brings the focus to a place for as long as the person leaves it there, and a heading to the top of the screen.
 * @param {HTMLElement} place @param {boolean} [up] whether the screen goes to its top
 */
function focusOn(place, up = true) {
  place.setAttribute("tabindex", "-1");
  place.addEventListener("blur", () => place.removeAttribute("tabindex"), { once: true });
  if (up) window.scrollTo(0, 0);
  place.focus();
}
