/** One person's way through the checker: what they do, what Python answers, where that leads. */

import { Client, Refused, Unavailable } from "./worker/client.mjs";
import { follow } from "./question/errors.mjs";
import { inputOf, keepLatest, today, wishesOf } from "./question/form.mjs";
import { Turn } from "./question/turn.mjs";
import { openFile, saveFile } from "./saved/save-answers.mjs";
import { fromTab, toTab } from "./saved/tab.mjs";
import { chosenOf, factOf, isEnd, lookAhead, next, outcome } from "./survey/views.mjs";
import { Page } from "./page.mjs";
import { ViewHistory } from "./history.mjs";
import { one, pressed } from "./dom.mjs";

/** Answers live here and in this tab, and nowhere else. */
export class Session {
  /** @type {Record<string, Answer>} */
  #answers = {};
  /** @type {Judged | null} */
  #judged = null;
  #history;
  /** Whether the answers are about somebody else than whoever gives them. */
  #another = false;
  /** The hash of the rulebook that the page was built with. */
  #rules;
  #page;
  #turn;
  /** @type {Client | undefined} */
  client;

  /** The latest verdict record, for tests and tools. */
  get record() {
    return this.#judged?.record ?? null;
  }

  /** @param {HTMLElement} root the custom element, its content parsed */
  constructor(root) {
    this.root = root;
    this.#rules = root.dataset.rules ?? "";
    this.#page = new Page(root);
    this.#turn = new Turn((waits) => this.#page.announce(waits ? root.dataset.state : undefined));
    this.#history = new ViewHistory((view) => this.#page.has(view));
    root.addEventListener("click", (event) => this.#click(event));
    root.addEventListener("submit", (event) => this.#answer(event));
    root.addEventListener("input", ({ target }) => target instanceof HTMLInputElement && keepLatest(target));
    root.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === "file") this.#reopen(target);
      if (target instanceof HTMLInputElement && target.name === "about") this.#answerFor(Boolean(target.value));
      if (target instanceof HTMLSelectElement) this.#list(() => this.#show());
    });
    // A browser may keep the page as it was left; the answers may have been changed or cleared since.
    window.addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
    window.addEventListener("popstate", ({ state }) => this.#history.travel(state) && this.#arrive());
    const tab = fromTab(this.#rules);
    if (tab) [this.#answers, this.#history.run] = [tab.answers, tab.run];
    this.#speak(tab?.another === true);
    this.#history.begin();
    this.#arrive();
    this.#begin();
  }

  /** Starts Python, and asks it for the verdict on the answers so far: which question comes first. */
  async #begin() {
    this.root.dataset.state = "loading";
    this.client?.close();
    this.client = new Client(this.#rules, this.#another);
    try {
      await this.#judge({});
      if (!factOf(this.#history.view)) await this.#show(); // a result had to wait for it
      if (!this.#turn.busy) this.root.dataset.state = "ready";
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
    const several = call === "survey" ? { listed, wishes: wishesOf(this.root), chosen: chosenOf(this.#history.view) } : {};
    const run = this.#history.run;
    /** @type {Judged} */
    const judged = await this.client?.call(call, { goal, known: this.#answers, answers, as_of: today(), ...several });
    if (run === this.#history.run) this.#receive(judged);
    if (call === "survey" && this.client) lookAhead(this.client, () => judged === this.#judged);
    return judged;
  }

  /** @param {Judged} judged */
  #receive(judged) {
    this.#judged = judged;
    this.#answers = judged.record.answers;
    toTab({ rules: this.#rules, run: this.#history.run, answers: this.#answers, another: this.#another });
    this.#page.announceFile();
    this.#page.update(judged, factOf(this.#history.view));
  }

  /** Speaks of the person whom the answers are about, or to them. @param {boolean} another */
  #speak(another) {
    this.#page.speak((this.#another = another));
    if (this.client) this.client.another = another;
  }

  /** Answers for somebody else from now on, or for oneself; what is on view is worded anew. @param {boolean} another */
  async #answerFor(another) {
    this.#speak(another);
    await this.#judge({}, isEnd(this.#history.view)).then(() => this.#show(), (error) => this.#fail(error));
    this.#page.announceAbout(another);
  }

  /** Hands the answer on view to Python, waiting for it where need be, and goes where its reply says. @param {Event} event */
  async #answer(event) {
    event.preventDefault();
    const fact = factOf(this.#history.view);
    if (this.#turn.busy || !fact) return;
    const question = this.#page.question(fact);
    this.#page.withdraw();
    const raw = inputOf(question);
    if (raw === null) return this.#page.refuse(question, question.dataset.missing ?? "");
    const { at, run } = this.#history;
    await this.#turn.take(async () => {
      await this.client?.ready;
      this.root.dataset.state = "answering";
      const judged = await this.#judge({ [fact]: raw });
      this.root.dataset.state = "ready";
      // Whoever stepped back or cleared the answers meanwhile is not pulled along.
      if (run === this.#history.run && this.#history.at === at) this.#go(next(judged));
    }).catch((error) => {
      if (error instanceof Refused) this.#refuse(error, fact);
      else this.#fail(error);
    });
  }

  /** @param {Refused} refused @param {string} asked the fact whose question is on view */
  #refuse(refused, asked) {
    this.root.dataset.state = "ready";
    const fact = refused.fact ?? asked;
    if (fact !== asked) this.#go({ fact, chosen: chosenOf(this.#history.view) });
    this.#page.refuse(this.#page.question(fact), refused.message);
  }

  /** @param {unknown} error */
  #fail(error) {
    if (!(error instanceof Unavailable)) throw error;
    if (error.reason === "closed") return;
    console.warn(error.message);
    this.root.dataset.state = "failed";
    this.#page.fail(error.reason, this.#history.at > 0);
  }

  /** @param {Event} event */
  #click(event) {
    const { do: task, fact, chosen, as = "all" } = pressed(event)?.dataset ?? {};
    switch (task) {
      case "about":
        return this.#answerFor(!this.#another);
      case "start":
      case "go-on":
        return this.#go(this.#judged ? next(this.#judged) : { fact: this.#page.questions[0].dataset.fact ?? "" });
      case "back":
        return history.back();
      case "change":
        return fact && this.#go({ fact, chosen: chosenOf(this.#history.view) });
      case "list":
        return this.#list(() => this.#go(outcome(chosenOf(this.#history.view))));
      case "plan":
        return this.#go(outcome(chosen));
      case "print":
        return this.#page.print(as);
      case "save":
      case "calendar":
        return this.#download(task);
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
    this.#history.go(view);
    this.#show(true);
    this.#history.mark("pushState"); // after it: for a new entry the browser settles the styles of all that is about to change
  }

  /** Has the list or the plan of several goals made as far as the answers go, and shows it. @param {() => void} show */
  #list(show) {
    return this.#judge({}, true).then(show, (error) => this.#fail(error));
  }

  /** Shows the view, or what stands for it while it cannot be. @param {boolean} [moved] whether the person went there */
  #show(moved = false) {
    const ends = isEnd(this.#history.view);
    const waits = ends && !this.#judged;
    const early = ends && this.#judged && !this.#judged.result;
    const other = this.#history.view !== "opened" && this.#judged && (this.#judged.record.chosen ?? "") !== chosenOf(this.#history.view);
    if ((early || other) && this.root.dataset.call) return this.#list(() => this.#show(moved));
    const open = early && this.#judged ? next(this.#judged) : this.#history.view;
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
    if (this.#turn.busy) return;
    const { run } = this.#history;
    return this.#turn.take(async () => {
      const file = this.client && (await openFile(this.client, this.root, input));
      if (!file || run !== this.#history.run) return;
      if (!("now" in file)) return this.#page.refuseFile(file);
      this.#speak(file.for_another);
      this.#receive(file.now);
      this.#page.showOpened(file.opened);
      this.#go("opened");
    }).catch((error) => this.#fail(error));
  }

  /** Shows the view to which the browser has gone. */
  #arrive() {
    if (this.root.dataset.state !== "failed") this.#show(this.#judged !== null);
  }

  async #clear() {
    toTab(null);
    [this.#answers, this.#judged] = [{}, null];
    this.#speak(false);
    this.#page.forget();
    if (!this.#history.restart()) this.#arrive();
    await this.#judge({}).catch((error) => this.#fail(error));
  }

  #retry() {
    if (this.#page.reason === "changed") return location.reload();
    this.#show(true);
    this.#begin();
  }
}
