/** What the person sees of the checker: which parts show, where the focus is, what the title says. */

import * as errors from "./question/errors.mjs";
import { fill } from "./question/form.mjs";
import { showOpened } from "./saved/opened.mjs";
import { clearResult, showResult } from "./result/result.mjs";
import { all, copy, one, openApart, place } from "./dom.mjs";

/** @typedef {"start" | "question" | "result" | "opened" | "checklist"} ViewName as `data-view` and `data-in` have it */

/** The checker's part of the document; it decides nothing and remembers no answer. */
export class Page {
  /** Why the checklist stands here instead of the questions, as Unavailable names it. */
  reason = "";

  /** @param {HTMLElement} root the custom element, its content parsed */
  constructor(root) {
    this.root = root;
    this.title = document.title;
    this.questions = all(this.root, "fieldset[data-fact]");
    for (const link of this.root.querySelectorAll("a[href]:not([href^='#'])")) openApart(root, link);
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
    return one(this.root, `fieldset[data-fact="${fact}"]`);
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
    if (name === "result" && flow.judged?.result) showResult(this.root, flow.judged, flow.judged.result);
    for (const question of this.questions) {
      question.hidden = name === "question" && question.dataset.fact !== fact;
      const answer = flow.answers[question.dataset.fact ?? ""];
      if (question.dataset.fact === fact && answer !== undefined) fill(question, answer);
    }
    this.#progress(fact, flow);
    this.#answers(flow);
    const heading = this.#heading(name, fact);
    for (const each of all(this.root, ".question__ask")) each.removeAttribute("aria-level");
    if (fact) heading?.setAttribute("aria-level", "1"); // while the page's own heading makes way for it
    const pattern = this.root.dataset.title ?? "";
    const ask = heading?.textContent?.replace(/\s+/g, " ").trim() ?? "";
    document.title = name === "start" ? this.title : pattern.replace("{heading}", () => ask).replace("{page}", () => this.title);
    if (moved && heading) focusOn(heading);
  }

  /** Shows the checklist and why there is no more than that. @param {string} reason @param {boolean} moved */
  fail(reason, moved) {
    this.reason = reason;
    clearResult(this.root);
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

  /** Announces politely that the checker is loading or answering; without a state it clears the line. @param {string} [state] */
  announce(state) {
    const words = state === "loading" || state === "answering" ? copy(this.root, `status-${state}`).textContent : "";
    one(this.root, "[role=status]").textContent = words;
  }

  /** Empties every input, the result, and what a file has said. */
  forget() {
    /** @type {HTMLFormElement} */ (one(this.root, "form")).reset();
    clearResult(this.root);
    this.showOpened(null);
    one(this.root, ".save__done").textContent = "";
    for (const list of all(this.root, "[data-answers]")) list.replaceChildren();
  }

  /** Shows what a file of saved answers says, or takes it away. @param {Opened | null} opened */
  showOpened(opened) {
    one(this.root, "[data-refused]").hidden = true;
    showOpened(this.root, opened);
  }

  /** Says why a file could not be opened here. @param {(string | Node)[]} why */
  refuseFile(...why) {
    const refused = one(this.root, "[data-refused]");
    refused.replaceChildren(...why);
    refused.hidden = false;
    focusOn(refused, false);
  }

  /** Says that a file has gone to the downloads; nothing takes that back. @param {string} [sentence] */
  announceFile(sentence = "") {
    one(this.root, "[role=status]").textContent = sentence;
    one(this.root, ".save__done").textContent = sentence;
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
  #progress(fact, { judged }) {
    const line = one(this.root, "[data-progress]");
    line.hidden = !fact || judged?.record.ask[0] !== fact;
    line.textContent = judged?.more ?? "";
  }

  /** The answers so far, each with its Change button, and as the record on paper has them. @param {Flow} flow */
  #answers({ judged }) {
    const words = judged?.words ?? {};
    const answered = this.questions.filter((question) => (question.dataset.fact ?? "") in words);
    for (const list of all(this.root, "[data-answers]")) {
      list.replaceChildren(
        ...answered.map((question) => {
          const row = copy(this.root, `answer-${list.dataset.answers}`);
          const fact = question.dataset.fact ?? "";
          place(row, "ask", question.querySelector("legend")?.textContent?.trim() ?? "");
          place(row, "answer", words[fact]);
          row.querySelector("[data-do=change]")?.setAttribute("data-fact", fact);
          return row;
        }),
      );
    }
    if (answered.length === 0) one(this.root, ".answers").hidden = true;
  }

  /** @param {ViewName} name @param {string | null} fact @returns {HTMLElement | null} */
  #heading(name, fact) {
    if (fact) return this.question(fact).querySelector("h2");
    if (name === "opened") return one(this.root, ".opened__heading");
    if (name === "result") return one(this.root, ".outcome h2");
    return this.root.closest("article")?.querySelector("h1") ?? null;
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
