/** What a question's inputs hold. */

/** @param {Element} question @param {string} selector @returns {HTMLInputElement[]} */
const inputs = (question, selector) => [...question.querySelectorAll(/** @type {"input"} */ (selector))];

/** @param {HTMLElement} question @param {string} suffix @returns {HTMLInputElement | undefined} */
const part = (question, suffix) => inputs(question, `input[name="${question.dataset.fact}${suffix}"][type=text]`)[0];

/**
 * What the person has put in, or null when nothing.
 * @param {HTMLElement} question @returns {Raw | null}
 */
export function inputOf(question) {
  const [chosen] = inputs(question, "input:checked");
  if (chosen) return chosen.value;
  if (question.dataset.kind === "day") {
    const [month, day, year] = ["-month", "-day", "-year"].map((suffix) => part(question, suffix)?.value.trim() ?? "");
    return month || day || year ? { month, day, year } : null;
  }
  return part(question, "")?.value.trim() || null;
}

/**
 * Puts a read answer back into the inputs, so that a person who returns finds it.
 * @param {HTMLElement} question @param {Answer} answer
 */
export function fill(question, answer) {
  const choices = inputs(question, "input:not([type=text])");
  for (const choice of choices) choice.checked = choice.value === String(answer);
  const typed = !choices.some((choice) => choice.checked);
  const [year, month, day] = typed && question.dataset.kind === "day" ? String(answer).split("-") : ["", "", ""];
  const texts = { "": typed ? String(answer) : "", "-year": year, "-month": month, "-day": day };
  for (const [suffix, text] of Object.entries(texts)) {
    const input = part(question, suffix);
    if (input) input.value = text.replace(/^0+(?=\d)/, "");
  }
}

/**
 * A typed answer and "I don't know" shut each other out: the last one holds.
 * @param {HTMLInputElement} changed
 */
export function keepLatest(changed) {
  const question = changed.closest("fieldset");
  if (!question || changed.type === "radio" || !(changed.value && (changed.type === "text" || changed.checked))) return;
  for (const input of inputs(question, "input")) {
    if (input.type === "checkbox" && input !== changed) input.checked = false;
    if (input.type === "text" && changed.type === "checkbox") input.value = "";
  }
}

/** How the person wants the list of several goals. @param {Element} root @returns {Record<string, string>} */
export function wishesOf(root) {
  const selects = root.querySelectorAll(/** @type {"select"} */ ("select[name]"));
  return Object.fromEntries([...selects].map(({ name, value }) => [name, value]));
}

/** @returns {string} the day at the place that the page is about, as deadlines end there: 2027-01-01 */
export function today() {
  const timeZone = document.querySelector('meta[name="time-zone"]')?.getAttribute("content") ?? undefined;
  return new Date().toLocaleDateString("sv-SE", { timeZone }); // Swedish days are written as ISO has them
}
