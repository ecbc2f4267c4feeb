// Walks through the check in the page, without a pause, and judges every view on its way. Evaluated there by
// test_walks.py, which says what people answer and after how many answers each looks back. The browser's own history
// takes half the time of a walk, so a list stands in for it here; test_flow.py walks through the real one.

async (/** @type {{answers: Record<string, unknown>, back: number}[]} */ people) => {
  const checker = /** @type {HTMLElement & {record: unknown}} */ (document.querySelector("eligibility-checker"));
  const faults = /** @type {string[]} */ ([]);
  const ends = /** @type {{record: unknown, shown: (string | undefined)[]}[]} */ ([]);
  let walk = 0;

  /** @param {ParentNode} within @param {string} selector @returns {HTMLElement[]} those that are shown */
  const seen = (within, selector) =>
    [...within.querySelectorAll(/** @type {"div"} */ (selector))].filter((each) => each.checkVisibility());

  const asked = () => seen(checker, "fieldset[data-fact]")[0];

  /** @param {string} button */
  const press = (button) => seen(checker, `button[${button}]`)[0].click();

  /** @param {() => unknown} holds @returns {Promise<void>} settles at the change of the page that makes it hold */
  const until = (holds) =>
    new Promise((resolve, reject) => {
      if (holds()) return resolve();
      const late = setTimeout(() => reject(new Error(`walk ${walk}: nothing follows`)), 10_000);
      const observer = new MutationObserver(() => {
        if (!holds()) return;
        observer.disconnect();
        clearTimeout(late);
        resolve();
      });
      observer.observe(checker, { attributes: true, childList: true, subtree: true });
    });

  /** One heading that names the view, and one thing to do next. */
  const judge = () => {
    const { view } = checker.dataset;
    const headings = seen(document, "h1, [aria-level='1']");
    const named = headings[0]?.innerText.replace(/[\s¶]+/g, " ").trim() ?? "";
    const buttons = seen(checker, "button.button:not(.button--quiet)");
    const onward = view === "result" ? seen(checker, ".next h2, .next p, .next li") : buttons;
    /** @param {unknown} holds @param {string} promise */
    const expect = (holds, promise) => holds || faults.push(`walk ${walk}, ${asked()?.dataset.fact ?? view}: ${promise}`);
    expect(headings.length === 1, `one heading, not ${headings.length}`);
    expect(named, "a heading with words");
    expect(view === "start" || document.title.startsWith(named), `“${named}” in the title “${document.title}”`);
    expect(view === "result" ? onward.length > 1 && !buttons.length : onward.length === 1, "one way forward");
    expect(seen(checker, "fieldset[data-fact]").length === Number(view === "question"), "one question at a time");
    expect(!seen(checker, "[data-summary]").length, "no complaint");
  };

  /** @param {HTMLElement} question @param {unknown} answer */
  const give = (question, answer) => {
    const known = question.querySelector('input[value="unknown"]') ? answer : (answer === "unknown" ? true : answer);
    const choice = question.querySelector(`input[value="${known}"]`);
    if (choice instanceof HTMLInputElement) return choice.click();
    const texts = [...question.querySelectorAll("input[type=text]")];
    const [year, month, day] = String(answer).split("-");
    const parts = texts.length === 1 ? [String(answer)] : [month, day, year];
    texts.forEach((text, index) => (/** @type {HTMLInputElement} */ (text).value = parts[index]));
  };

  /** Continue, and wait for what follows. @param {HTMLElement} question */
  const goOn = async (question) => {
    press("type=submit");
    await until(() => question.hidden || checker.dataset.view !== "question");
  };

  const entries = [history.state];
  let at = 0;
  Object.defineProperty(history, "state", { get: () => entries[at] });
  history.pushState = (state) => entries.splice(++at, Infinity, state);
  history.replaceState = (state) => (entries[at] = state);
  history.go = (steps = 0) => {
    at += steps;
    setTimeout(() => dispatchEvent(new PopStateEvent("popstate", { state: history.state })));
  };
  history.back = () => history.go(-1);

  for (const { answers, back } of people) {
    walk += 1;
    await until(() => checker.dataset.view === "start" && checker.dataset.state === "ready");
    judge();
    press("data-do=start");
    for (let count = 1; checker.dataset.view === "question"; count++) {
      judge();
      const question = asked();
      give(question, answers[question.dataset.fact ?? ""] ?? "unknown");
      await goOn(question);
      if (count !== back || checker.dataset.view !== "question") continue;
      press("data-do=back");
      await until(() => !question.hidden);
      judge();
      await goOn(question);
    }
    judge();
    const shown = [...seen(checker, ".outcome"), ...seen(checker, ".next > [data-outcome]")];
    ends.push({ record: structuredClone(checker.record), shown: shown.map((each) => each.dataset.outcome) });
    press("data-do=clear");
  }
  return { faults, ends };
};
