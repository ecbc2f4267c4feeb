/** One person's way through the checker: what they do, what Python answers, where that leads. */

import { Client, Refused, Unavailable } from "./worker/client.mjs";
import { follow } from "./question/errors.mjs";
import { inputOf, keepLatest, today, wishesOf } from "./question/form.mjs";
import { openFile, saveFile } from "./saved/save-answers.mjs";
import { fromTab, toTab } from "./saved/tab.mjs";
import { chosenOf, factOf, isEnd, next, outcome } from "./survey/views.mjs";
import { Page } from "./page.mjs";
import { one } from "./dom.mjs";

/** A reply usually comes in a few milliseconds; only a wait that a person notices is announced. */
const NOTICEABLE = 400;

/** @typedef {{run: number, at: number, view: View}} Place an entry of the browser's history */

/** @type {Place} which no run of the questions has */
const BEGINNING = { run: NaN, at: 0, view: "start" };

/** Answers live here and in this tab, and nowhere else. */
export class Session {
  /** @type {Record<string, Answer>} */
  #answers = {};
  /** @type {Judged | null} */
  #judged = null;
  /** @type {View} */
  #view = "start";
  /** How many of the browser's entries lie between the start page and the view. */
  #at = 0;
  /** Tells the browser's entries for these answers from those for answers that have been cleared. */
  #run = Math.random();
  #busy = false;
  /** Whether the answers are about somebody else than whoever gives them. */
  #another = false;
  #page;
  /** @type {Client | undefined} */
  client;

  /** The latest verdict record, for tests and tools. */
  get record() {
    return this.#judged?.record ?? null;
  }

  /** @param {HTMLElement} root the custom element, its content parsed */
  constructor(root) {
    this.root = root;
    this.#page = new Page(root);
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
      if (target instanceof HTMLInputElement && target.name === "about") this.#answerFor(Boolean(target.value));
      if (target instanceof HTMLSelectElement) this.#list(() => this.#show());
    });
    // A browser may keep the page as it was left; the answers may have been changed or cleared since.
    window.addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
    window.addEventListener("popstate", (event) => this.#travel(event.state?.checker));
    const tab = fromTab(root.dataset.rules ?? "");
    if (tab) [this.#answers, this.#run] = [tab.answers, tab.run];
    this.#speak(tab?.another === true);
    this.#travel(history.state?.checker ?? BEGINNING);
    this.#begin();
  }

  /** Starts Python, and asks it for the verdict on the answers so far: which question comes first. */
  async #begin() {
    this.root.dataset.state = "loading";
    this.client?.close();
    this.client = new Client(new URL("./worker.mjs", import.meta.url), globalThis.python);
    this.client.rules = this.root.dataset.rules ?? "";
    this.client.another = this.#another;
    globalThis.python = undefined; // which the head of the page has started; a second try starts anew
    try {
      await this.#judge({});
      if (!factOf(this.#view)) await this.#show(); // a result had to wait for it
      if (!this.#busy) this.root.dataset.state = "ready";
    } catch (error) {
      this.#fail(error);
    }
  }

  /**
   * @param {Record<string, Raw | Answer>} answers besides those known already
   * @param {boolean} [listed] whether the list of several goals is to come before all is asked
   */
  async #judge(answers, listed = false) {
    const { goal, call = "progress" } = this.root.dataset;
    const several = call === "survey" ? { listed, wishes: wishesOf(this.root), chosen: chosenOf(this.#view) } : {};
    const run = this.#run;
    /** @type {Judged} */
    const judged = await this.client?.call(call, { goal, known: this.#answers, answers, as_of: today(), ...several });
    if (run === this.#run) this.#receive(judged);
    if (call === "survey") this.#lookAhead(judged).catch(() => {}); // whoever asks next is told of it
    return judged;
  }

  /** Has the list made ready, a goal at a time, while the person reads. @param {Judged} judged the latest */
  async #lookAhead(judged) {
    while (judged === this.#judged && (await this.client?.call("survey_ahead", {})));
  }

  /** @param {Judged} judged */
  #receive(judged) {
    this.#judged = judged;
    this.#answers = judged.record.answers;
    toTab({ rules: this.root.dataset.rules ?? "", run: this.#run, answers: this.#answers, another: this.#another });
    this.#page.announceFile();
    this.#page.update(judged, factOf(this.#view));
  }

  /** Speaks of the person whom the answers are about, or to them. @param {boolean} another */
  #speak(another) {
    this.#page.speak((this.#another = another));
    if (this.client) this.client.another = another;
  }

  /** Answers for somebody else from now on, or for oneself; what is on view is worded anew. @param {boolean} another */
  async #answerFor(another) {
    this.#speak(another);
    await this.#judge({}, isEnd(this.#view)).then(() => this.#show(), (error) => this.#fail(error));
    this.#page.announceAbout(another);
  }

  /** Hands the answer on view to Python, waiting for it where need be, and goes where its reply says. */
  async #answer() {
    const fact = factOf(this.#view);
    if (this.#busy || !fact) return;
    const question = this.#page.question(fact);
    this.#page.withdraw();
    const raw = inputOf(question);
    if (raw === null) return this.#page.refuse(question, question.dataset.missing ?? "");
    const at = this.#at;
    await this.#exclusively(async (run) => {
      await this.client?.ready;
      this.root.dataset.state = "answering";
      const judged = await this.#judge({ [fact]: raw });
      this.root.dataset.state = "ready";
      // Whoever stepped back or cleared the answers meanwhile is not pulled along.
      if (run === this.#run && this.#at === at) this.#go(next(judged));
    }).catch((error) => {
      if (error instanceof Refused) this.#refuse(error, fact);
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
    if (fact !== asked) this.#go({ fact, chosen: chosenOf(this.#view) });
    this.#page.refuse(this.#page.question(fact), refused.message);
  }

  /** @param {unknown} error */
  #fail(error) {
    if (!(error instanceof Unavailable)) throw error;
    if (error.reason === "closed") return;
    console.warn(error.message);
    this.root.dataset.state = "failed";
    this.#page.fail(error.reason, this.#at > 0);
  }

  /** @param {Event} event */
  #click(event) {
    const pressed = event.target instanceof Element ? event.target.closest("a, button") : null;
    // The second click of a double click would fall on the next view's button, or on a link that leads away.
    if (pressed && event instanceof MouseEvent && event.detail > 1) return event.preventDefault();
    const button = pressed instanceof HTMLButtonElement ? pressed : null;
    const { fact, chosen, as = "all" } = button?.dataset ?? {};
    switch (button?.dataset.do) {
      case "about":
        return this.#answerFor(!this.#another);
      case "start":
      case "go-on":
        return this.#go(this.#judged ? next(this.#judged) : { fact: this.#page.questions[0].dataset.fact ?? "" });
      case "back":
        return history.back();
      case "change":
        return fact && this.#go({ fact, chosen: chosenOf(this.#view) });
      case "list":
        return this.#list(() => this.#go(outcome(chosenOf(this.#view))));
      case "plan":
        return this.#go(outcome(chosen));
      case "print":
        return this.#page.print(as);
      case "save":
      case "calendar":
        return this.#download(button.dataset.do);
      case "open":
        return one(this.root, "[data-file]").click();
      case "clear":
        return this.#clear();
      case "retry":
        return this.#retry();
      default:
        follow(one(this.root, "[data-summary]"), event);
    }
  }

  /** @param {View} view */
  #go(view) {
    this.#view = view;
    this.#at += 1;
    this.#show(true);
    this.#mark("pushState"); // after it: for a new entry the browser settles the styles of all that is about to change
  }

  /** Has the list or the plan of several goals made as far as the answers go, and shows it. @param {() => void} show */
  #list(show) {
    return this.#judge({}, true).then(show, (error) => this.#fail(error));
  }

  /** Shows the view, or what stands for it while it cannot be. @param {boolean} [moved] whether the person went there */
  #show(moved = false) {
    const ends = isEnd(this.#view);
    const waits = ends && !this.#judged;
    const early = ends && this.#judged && !this.#judged.result;
    const other = this.#view !== "opened" && this.#judged && (this.#judged.record.chosen ?? "") !== chosenOf(this.#view);
    if ((early || other) && this.root.dataset.call) return this.#list(() => this.#show(moved));
    const open = early && this.#judged ? next(this.#judged) : this.#view;
    this.#page.show(waits ? "start" : open, this.#answers, this.#judged, moved);
  }

  /** Hands the person a file. @param {"save" | "calendar"} what */
  async #download(what) {
    if (!this.client || !this.#judged) return;
    const saved = saveFile(this.client, what, this.root.dataset, this.#judged.record);
    await saved.then((words) => this.#page.announceFile(words)).catch((error) => this.#fail(error));
  }

  /** Opens a file of saved answers: what it says, and what the rules say to it today. @param {HTMLInputElement} input */
  #reopen(input) {
    if (this.#busy) return;
    return this.#exclusively(async (run) => {
      const file = this.client && (await openFile(this.client, this.root, input));
      if (!file || run !== this.#run) return;
      if (!("now" in file)) return this.#page.refuseFile(file);
      this.#speak(file.for_another);
      this.#receive(file.now);
      this.#page.showOpened(file.opened);
      this.#go("opened");
    }).catch((error) => this.#fail(error));
  }

  /** @param {Place | undefined} place in the browser's history; a jump within the page has none */
  #travel(place) {
    if (!place) return this.#mark("replaceState");
    const { at, view } = place.run === this.#run ? place : BEGINNING;
    this.#at = at;
    this.#view = this.#page.has(view) ? view : "start";
    this.#mark("replaceState");
    if (this.root.dataset.state !== "failed") this.#show(this.#judged !== null);
  }

  /** Says in this entry of the browser's history which view it is; the address stays. @param {"pushState" | "replaceState"} how */
  #mark(how) {
    history[how]({ ...history.state, checker: { run: this.#run, at: this.#at, view: this.#view } }, "");
  }

  async #clear() {
    const at = this.#at;
    toTab(null);
    [this.#answers, this.#judged, this.#run] = [{}, null, Math.random()];
    this.#speak(false);
    this.#page.forget();
    if (at) history.go(-at);
    else this.#travel(BEGINNING);
    await this.#judge({}).catch((error) => this.#fail(error));
  }

  #retry() {
    if (this.#page.reason === "changed") return location.reload();
    this.#show(true);
    this.#begin();
  }
}
