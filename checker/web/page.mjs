/** What the person sees of the checker: which parts show, where the focus is, what the title says. */

import * as errors from "./question/errors.mjs";
import { fill } from "./question/form.mjs";
import { clearResult, showResult } from "./result/result.mjs";
import { factOf } from "./survey/views.mjs";
import { all, fillSlots, one, swapWords, wordsOf } from "./dom.mjs";

/** @typedef {"start" | "question" | "result" | "plan" | "opened" | "checklist"} ViewName as `data-view` and `data-in` have it */

/** The checker's part of the document; it decides nothing and remembers no answer. */
export class Page {
  /** Why the checklist stands here instead of the questions, as Unavailable names it. */
  reason = "";

  /** @param {HTMLElement} root the custom element, its content parsed */
  constructor(root) {
    this.root = root;
    this.title = document.title;
    this.questions = all(this.root, "fieldset[data-fact]");
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

  /** Whether the page has what a view shows, as an entry of the browser's history names it. @param {View} view */
  has(view) {
    if (view === "opened") return one(this.root, ".opened__heading").textContent !== "";
    return typeof view === "string" || !view.fact || this.questions.some(({ dataset }) => dataset.fact === view.fact);
  }

  /** @param {string} fact @returns {HTMLElement} */
  question(fact) {
    return one(this.root, `fieldset[data-fact="${fact}"]`);
  }

  /**
   * @param {View} view @param {Record<string, Answer>} answers @param {Judged | null} judged
   * @param {boolean} moved whether the person came here by a step, so that focus and screen follow
   */
  show(view, answers, judged, moved = false) {
    this.withdraw();
    const fact = factOf(view);
    const name = fact ? "question" : typeof view === "string" ? view : "plan";
    this.#reveal(name);
    if ((name === "result" || name === "plan") && judged?.result) showResult(this.root, judged.record, judged.result);
    this.update(judged, fact);
    for (const question of this.questions) {
      question.hidden = name === "question" && question.dataset.fact !== fact;
      const answer = answers[question.dataset.fact ?? ""];
      if (question.dataset.fact === fact && answer !== undefined) fill(question, answer);
    }
    const heading = this.#heading(name, fact);
    for (const ask of all(this.root, ".question__ask")) ask.removeAttribute("aria-level");
    if (fact) heading?.setAttribute("aria-level", "1"); // while the page's own heading makes way for it
    const pattern = this.root.dataset.title ?? "";
    const ask = heading?.textContent?.replace(/\s+/g, " ").trim() ?? "";
    document.title = name === "start" ? this.title : pattern.replace("{heading}", () => ask).replace("{page}", () => this.title);
    if (moved && heading) focusOn(heading);
  }

  /** How far the questions have come, and the answers so far. @param {Judged | null} judged @param {string | null} fact on view */
  update(judged, fact) {
    if (judged) fillSlots(this.root, judged.slots);
    const known = Boolean(judged?.slots.answers);
    for (const part of all(this.root, "[data-known]")) part.hidden = !known;
    // Answers of another check are answers, too.
    one(this.root, "[data-answered]").hidden = !Object.keys(judged?.record.answers ?? {}).length;
    // After a changed answer the next question can be another than the one on view.
    one(this.root, ".progress").hidden = !fact || judged?.record.ask[0] !== fact;
  }

  /** Shows the checklist and why there is no more than that. @param {string} reason @param {boolean} moved */
  fail(reason, moved) {
    this.reason = reason;
    clearResult(this.root);
    this.#reveal("checklist");
    for (const question of this.questions) question.hidden = false;
    for (const ask of all(this.root, ".question__ask")) ask.removeAttribute("aria-level");
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

  /** Speaks of the person whom the answers are about, or to them. @param {boolean} another */
  speak(another) {
    if (another === "about" in this.root.dataset) return;
    this.root.toggleAttribute("data-about", another);
    this.withdraw();
    swapWords(this.root);
    for (const choice of this.root.querySelectorAll(/** @type {"input"} */ ("[name=about]"))) choice.checked = Boolean(choice.value) === another;
  }

  /** Says whom the words speak of now. @param {boolean} another */
  announceAbout(another) {
    one(this.root, "[role=status]").textContent = wordsOf(this.root, another ? "about-another" : "about-me");
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
    one(this.root, "[role=status]").textContent = state === "loading" || state === "answering" ? wordsOf(this.root, `status-${state}`) : "";
  }

  /** Empties every input, the answers, the result, and what a file has said. */
  forget() {
    /** @type {HTMLFormElement} */ (one(this.root, "form")).reset();
    clearResult(this.root);
    this.showOpened({ opened: "", doubts: "", results: "", moved: "", action: "", from: "" });
    fillSlots(this.root, { answers: "", "answers-paper": "", "answers-title": "", known: "", progress: "" });
    this.announceFile();
  }

  /** Shows what a file of saved answers says. @param {Slots} opened */
  showOpened(opened) {
    one(this.root, "[data-refused]").hidden = true;
    fillSlots(this.root, opened);
  }

  /** Says why a file could not be opened here: in a text, or by a link to its own check. @param {Refusal} file */
  refuseFile({ refusal = "", elsewhere }) {
    const refused = one(this.root, "[data-refused]");
    refused.textContent = refusal;
    if (elsewhere) fillSlots(this.root, { refused: elsewhere });
    refused.hidden = false;
    focusOn(refused, false);
  }

  /** Says that a file has gone to the downloads; nothing takes that back. @param {string} [sentence] */
  announceFile(sentence = "") {
    one(this.root, "[role=status]").textContent = sentence;
    one(this.root, ".save__done").textContent = sentence;
  }

  /** Prints the page, the list of documents alone, or the page with its quotations. @param {string} what */
  print(what) {
    this.root.dataset.print = what;
    addEventListener("afterprint", () => delete this.root.dataset.print, { once: true });
    window.print();
  }

  /** @param {ViewName} name */
  #reveal(name) {
    this.root.dataset.view = name;
    for (const part of all(this.root, "[data-in]")) part.hidden = !part.dataset.in?.split(" ").includes(name);
  }

  /** @param {ViewName} name @param {string | null} fact @returns {HTMLElement | null} */
  #heading(name, fact) {
    if (fact) return this.question(fact).querySelector("h2");
    if (name === "opened") return one(this.root, ".opened__heading");
    if (name === "result") return one(this.root, ".outcome h2");
    if (name === "plan") return one(this.root, '[data-slot="plan-heading"]');
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
