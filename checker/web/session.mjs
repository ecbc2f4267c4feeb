/** One person's way through the checker: what they do, what Python answers, where that leads. */

import { Refused, Unavailable } from "./worker/client.mjs";
import { BEGINNING, next, shown, travel, visit, withVerdict } from "./question/flow.mjs";
import { inputOf, keepLatest, today } from "./question/form.mjs";
import { SavedAnswers } from "./saved/save-answers.mjs";
import { Page } from "./page.mjs";
import { python } from "./worker/python.mjs";
import { one } from "./dom.mjs";

/** A reply usually comes in a few milliseconds; only a wait that a person notices is announced. */
const NOTICEABLE = 400;

/** Answers live in `#flow` and nowhere else. */
export class Session {
  /** @type {Flow} */
  #flow = BEGINNING;
  /** Tells this run's entries in the browser's history from those of an earlier one. */
  #run = Math.random();
  #busy = false;
  #page;
  #savedAnswers;
  /** @type {import("./worker/client.mjs").Client | undefined} */
  client;

  /** The latest verdict record, for tests and tools. */
  get record() {
    return this.#flow.judged?.record ?? null;
  }

  /** @param {HTMLElement} root the custom element, its content parsed */
  constructor(root) {
    this.root = root;
    this.#page = new Page(root);
    this.#savedAnswers = new SavedAnswers(root, this.#page);
    root.addEventListener("click", (event) => this.#click(event));
    root.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#answer();
    });
    root.addEventListener("input", ({ target }) => {
      const question = target instanceof HTMLInputElement && target.closest("fieldset");
      if (question) keepLatest(question, target);
    });
    root.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === "file") this.#reopen(target);
    });
    // A browser may keep the page as it was left, and show it to whoever presses Back: then it has nothing to show.
    window.addEventListener("pagehide", ({ persisted }) => persisted && this.#forget());
    window.addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
    window.addEventListener("popstate", (event) => this.#travel(event.state?.checker));
    this.#mark("replaceState");
    this.#page.show("start", this.#flow);
    this.#begin();
  }

  /** Starts Python, and asks it for the verdict on no answers: which question comes first. */
  async #begin() {
    this.root.dataset.state = "loading";
    this.client?.close();
    this.client = python();
    this.client.rules = this.root.dataset.rules ?? "";
    try {
      await this.#judge({});
      if (!this.#busy) this.root.dataset.state = "ready";
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {Record<string, Raw | Answer>} answers besides those known already */
  async #judge(answers) {
    const args = { goal: this.root.dataset.goal, answers: { ...this.#flow.answers, ...answers }, as_of: today() };
    const run = this.#run;
    /** @type {Judged} */
    const judged = await this.client?.call("progress", args);
    if (run === this.#run) this.#receive(judged);
    return judged;
  }

  /** @param {Judged} judged */
  #receive(judged) {
    this.#flow = withVerdict(this.#flow, judged);
    this.#page.announceFile();
  }

  /** Hands the answer on view to Python, waiting for it where need be, and goes where its reply says. */
  async #answer() {
    const view = shown(this.#flow);
    if (this.#busy || typeof view === "string") return;
    const question = this.#page.question(view.fact);
    this.#page.withdraw();
    const raw = inputOf(question);
    if (raw === null) return this.#page.refuse(question, question.dataset.missing ?? "");
    const { at } = this.#flow;
    await this.#exclusively(async (run) => {
      await this.client?.ready;
      this.root.dataset.state = "answering";
      const judged = await this.#judge({ [view.fact]: raw });
      this.root.dataset.state = "ready";
      // Whoever stepped back or started again meanwhile is not pulled along.
      if (run === this.#run && this.#flow.at === at) this.#go(next(judged));
    }).catch((error) => {
      if (error instanceof Refused) this.#refuse(error, view.fact);
      else this.#fail(error);
    });
  }

  /** Does one thing and nothing beside it, and says so when it takes long. @param {(run: number) => Promise<void>} task */
  async #exclusively(task) {
    this.#busy = true;
    const slow = setTimeout(() => this.#page.announce(this.root.dataset.state), NOTICEABLE);
    try {
      await task(this.#run);
    } finally {
      clearTimeout(slow);
      this.#page.announce();
      this.#busy = false;
    }
  }

  /** @param {Refused} refused @param {string} asked the fact whose question is on view */
  #refuse(refused, asked) {
    this.root.dataset.state = "ready";
    const fact = refused.fact ?? asked;
    if (fact !== asked) this.#go({ fact });
    this.#page.refuse(this.#page.question(fact), refused.message);
  }

  /** @param {unknown} error */
  #fail(error) {
    if (!(error instanceof Unavailable)) throw error;
    if (error.reason === "closed") return;
    console.warn(error.message);
    this.root.dataset.state = "failed";
    this.#page.fail(error.reason, this.#flow.at > 0);
  }

  /** @param {Event} event */
  #click(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    // The second click of a double click would fall on the next question's button.
    if (button && event instanceof MouseEvent && event.detail > 1) return event.preventDefault();
    const fact = button?.dataset.fact;
    switch (button?.dataset.do) {
      case "start":
        return this.#go(this.#flow.judged ? next(this.#flow.judged) : { fact: this.#page.first });
      case "back":
        return history.back();
      case "change":
        return fact && this.#go({ fact });
      case "print":
        return this.#page.print("all");
      case "print-papers":
        return this.#page.print("papers");
      case "save":
      case "calendar":
        return this.#download(button.dataset.do);
      case "open":
        return one(this.root, "[data-file]").click();
      case "go-on":
        return this.#flow.judged && this.#go(next(this.#flow.judged));
      case "clear":
        return this.#clear();
      case "retry":
        return this.#retry();
      default:
        this.#page.follow(event);
    }
  }

  /** @param {View} view */
  #go(view) {
    this.#flow = visit(this.#flow, view);
    this.#page.show(shown(this.#flow), this.#flow, true);
    this.#mark("pushState"); // after it: for a new entry the browser settles the styles of all that is about to change
  }

  /** Hands the person a file. @param {"save" | "calendar"} what */
  async #download(what) {
    if (this.client) await this.#savedAnswers.download(this.client, what, this.#flow).catch((error) => this.#fail(error));
  }

  /** Opens a file of saved answers: what it says, and what the rules say to it today. @param {HTMLInputElement} input */
  #reopen(input) {
    if (this.#busy) return;
    return this.#exclusively(async (run) => {
      const file = this.client && (await this.#savedAnswers.open(this.client, input));
      if (!file || run !== this.#run) return;
      this.#receive(file.now);
      this.#page.showOpened(file.opened);
      this.#go("opened");
    }).catch((error) => this.#fail(error));
  }

  /** @param {{run: number, at: number} | undefined} place in the browser's history; a jump within the page has none */
  #travel(place) {
    if (!place) return this.#mark("replaceState");
    const known = place.run === this.#run;
    this.#flow = travel(this.#flow, known ? place.at : 0);
    if (!known) this.#mark("replaceState");
    if (this.root.dataset.state !== "failed") this.#page.show(shown(this.#flow), this.#flow, true);
  }

  /** Says which place of the trail this entry of the history is; the address stays. @param {"pushState" | "replaceState"} how */
  #mark(how) {
    history[how]({ ...history.state, checker: { run: this.#run, at: this.#flow.at } }, "");
  }

  #forget() {
    this.#flow = BEGINNING;
    this.#run = Math.random();
    this.#page.forget();
  }

  async #clear() {
    const { at } = this.#flow;
    this.#forget();
    history.go(-at);
    await this.#judge({}).catch((error) => this.#fail(error));
  }

  #retry() {
    if (this.#page.reason === "changed") return location.reload();
    this.#page.show(shown(this.#flow), this.#flow, true);
    this.#begin();
  }
}
