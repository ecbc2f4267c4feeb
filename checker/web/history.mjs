/** The views that a person has gone through, as entries of the browser's history; no address tells of them. */

/** @typedef {{run: number, at: number, view: View}} Place an entry of the browser's history */

/** @type {Place} which no run of the questions has */
const BEGINNING = { run: NaN, at: 0, view: "start" };

/** Where the person is, and how they came there. */
export class ViewHistory {
  /** @type {View} */
  view = "start";
  /** How many of the browser's entries lie between the start page and the view. */
  at = 0;
  /** Tells the browser's entries for these answers from those for answers that have been cleared. */
  run = Math.random();
  #has;

  /** @param {(view: View) => boolean} has whether the page has what a view shows */
  constructor(has) {
    this.#has = has;
  }

  /** Enters the browser's history, which names the view already where the page is loaded again. */
  begin() {
    this.#enter(history.state?.checker ?? BEGINNING);
  }

  /** Goes one view further; `mark` is for after it shows. @param {View} view */
  go(view) {
    this.view = view;
    this.at += 1;
  }

  /** Whether the person has come to another view; a jump within the page leads to none. @param {unknown} state of the entry */
  travel(state) {
    const place = /** @type {{checker?: Place} | null} */ (state)?.checker;
    if (place) this.#enter(place);
    else this.mark("replaceState");
    return Boolean(place);
  }

  /** Starts anew, and goes back to the beginning of the check. Returns whether the browser is on its way there. */
  restart() {
    const { at } = this;
    this.run = Math.random();
    if (at) history.go(-at);
    else this.#enter(BEGINNING);
    return at > 0;
  }

  /** Says in this entry of the browser's history which view it is. @param {"pushState" | "replaceState"} how */
  mark(how) {
    history[how]({ ...history.state, checker: { run: this.run, at: this.at, view: this.view } }, "");
  }

  /** @param {Place} place */
  #enter(place) {
    const { at, view } = place.run === this.run ? place : BEGINNING;
    this.at = at;
    this.view = this.#has(view) ? view : "start";
    this.mark("replaceState");
  }
}
