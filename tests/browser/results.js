// Places many results in the page of a check, one after another, and measures them; used by test_results.py. The first
// part stands in for Python, which the test has asked before: so no result waits for it to start.

globalThis.Worker = /** @type {any} */ (
  class {
    /** @type {(event: {data: object}) => void} */
    onmessage = () => {};
    constructor() {
      this.#say({ ready: true });
    }
    /** @param {{id: number}} request */
    postMessage({ id }) {
      const ok = Reflect.get(globalThis, "reply");
      if (ok) this.#say({ id, ok });
      else setTimeout(() => this.postMessage({ id })); // the page asks as soon as it is there
    }
    terminate() {}
    /** @param {object} reply */
    #say(reply) {
      const rules = document.querySelector("[data-rules]")?.getAttribute("data-rules"); // not there yet for the head of the page
      setTimeout(() => (rules ? this.onmessage({ data: { ...reply, rules } }) : this.#say(reply)));
    }
  }
);
history.pushState = history.replaceState = () => {};
history.go = () => {
  dispatchEvent(new PopStateEvent("popstate", { state: { checker: { run: 0, at: 0, view: "start" } } }));
};

// ---
async (/** @type {{record: {status: string}}[]} */ replies) => {
  const checker = /** @type {HTMLElement & {record: {status: string} | null}} */ (document.querySelector("eligibility-checker"));
  /** @param {string} selector @returns {HTMLElement[]} those that are shown */
  const seen = (selector) =>
    [...checker.querySelectorAll(/** @type {"div"} */ (selector))].filter((each) => each.checkVisibility());
  /** @param {string} what */
  const press = (what) => /** @type {HTMLElement} */ (checker.querySelector(`[data-do=${what}]`)).click();
  const SHORT = 20;
  const LABELS = /^(Who decides|You need|The answer should be|Where to look): |^The last day is /;
  const AMOUNTS = /\$[\d.,]*\d|\b\d[\d.,]* (?:minutes?|hours?|days?|months?|years?)\b/g;
  const found = [];
  for (const reply of replies) {
    Object.assign(globalThis, { reply });
    press("clear");
    while (checker.record?.status !== reply.record.status || checker.dataset.view !== "start") {
      if (checker.dataset.state === "failed") throw new Error("the check shows its checklist instead");
      await new Promise((resolve) => setTimeout(resolve));
    }
    press("start");
    const end = checker.querySelector(".requirements-heading")?.getBoundingClientRect().top ?? NaN;
    const sentences = seen(".verdict :is(h2, p, summary)")
      .flatMap((each) => each.innerText.trim().split(/(?<=[.?!])\s+/))
      .filter((each) => each.length > SHORT && !LABELS.test(each));
    const amounts = seen(".next p, [data-list=plan] :is(.plan summary, [data-slot=outro] p)").flatMap(
      (each) => each.innerText.match(AMOUNTS) ?? [],
    );
    const lines = [...sentences, ...amounts];
    found.push({
      status: checker.record.status,
      view: checker.dataset.view,
      end: end + scrollY,
      wide: document.documentElement.scrollWidth > innerWidth,
      doors: seen(".next .door a").length,
      twice: lines.filter((line, at) => lines.indexOf(line) < at),
    });
  }
  return found;
};
