// Walks through the check in the page as a person does, and times each answer: from the click on Continue until the
// next question stands in the page, and apart from these until the result does. Evaluated there by browser.py, which
// says what people answer.

async (/** @type {Record<string, unknown>[]} */ people) => {
  const checker = /** @type {HTMLElement} */ (document.querySelector("eligibility-checker"));
  const times = { question: /** @type {number[]} */ ([]), result: /** @type {number[]} */ ([]) };
  /** Milliseconds after which a person's pause is over: the page has long come to rest. */
  const PAUSE = 200;

  /** @param {string} selector @returns {HTMLElement | undefined} the first one that is shown */
  const seen = (selector) =>
    [...checker.querySelectorAll(/** @type {"div"} */ (selector))].find((each) => each.checkVisibility());

  /** @param {() => unknown} holds @returns {Promise<void>} settles at the change of the page that makes it hold */
  const until = (holds) =>
    new Promise((resolve, reject) => {
      if (holds()) return resolve();
      const late = setTimeout(() => reject(new Error(`${checker.dataset.goal}: nothing follows`)), 10_000);
      const observer = new MutationObserver(() => {
        if (!holds()) return;
        observer.disconnect();
        clearTimeout(late);
        resolve();
      });
      observer.observe(checker, { attributes: true, childList: true, subtree: true });
    });

  /** @param {HTMLElement} question @param {unknown} answer */
  const give = (question, answer) => {
    const choice = question.querySelector(`input[value="${answer}"]`);
    if (choice instanceof HTMLInputElement) {
      choice.checked = true;
    } else {
      const texts = [...question.querySelectorAll("input[type=text]")];
      const [year, month, day] = String(answer).split("-");
      const parts = texts.length === 1 ? [String(answer)] : [month, day, year];
      texts.forEach((text, index) => (/** @type {HTMLInputElement} */ (text).value = parts[index]));
    }
  };

  for (const person of people) {
    await until(() => checker.dataset.view === "start" && checker.dataset.state === "ready");
    seen("button[data-do=start]")?.click();
    await until(() => checker.dataset.view === "question");
    while (checker.dataset.view === "question") {
      const question = /** @type {HTMLElement} */ (seen("fieldset[data-fact]"));
      give(question, person[question.dataset.fact ?? ""] ?? "unknown");
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      const start = performance.now();
      seen("button[type=submit]")?.click();
      await until(() => question.hidden || checker.dataset.view !== "question");
      times[checker.dataset.view === "question" ? "question" : "result"].push((performance.now() - start) / 1000);
    }
    seen("button[data-do=clear]")?.click();
  }
  return times;
};
