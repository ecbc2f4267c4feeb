/** Says what is wrong with an answer: in a summary on top, beside the inputs, and in the page's title. */

/**
 * @param {HTMLElement} summary @param {HTMLElement} question @param {string} message a sentence from Python or the HTML
 */
export function show(summary, question, message) {
  const field = /** @type {HTMLElement} */ (question.querySelector("[data-error]"));
  const slot = /** @type {HTMLElement} */ (field.querySelector("[data-slot=message]"));
  const first = /** @type {HTMLInputElement} */ (question.querySelector("input"));
  const link = /** @type {HTMLAnchorElement} */ (summary.querySelector("a"));
  slot.textContent = message;
  field.hidden = false;
  question.classList.add("question--error");
  for (const input of question.querySelectorAll("input")) {
    input.setAttribute("aria-describedby", field.id);
    if (input.type === "text") input.setAttribute("aria-invalid", "true");
  }
  link.textContent = message;
  link.href = `#${first.id}`;
  summary.hidden = false;
}

/** @param {HTMLElement} summary @param {Iterable<HTMLElement>} questions */
export function clear(summary, questions) {
  summary.hidden = true;
  for (const question of questions) {
    if (!question.classList.contains("question--error")) continue;
    question.classList.remove("question--error");
    const field = question.querySelector("[data-error]");
    if (field instanceof HTMLElement) field.hidden = true;
    for (const input of question.querySelectorAll("input")) {
      input.removeAttribute("aria-describedby");
      input.removeAttribute("aria-invalid");
    }
  }
}

/**
 * Goes to the input that a summary's link names, without the jump that would write to the address.
 * @param {HTMLElement} summary @param {Event} event
 */
export function follow(summary, event) {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || !summary.contains(link)) return;
  event.preventDefault();
  const input = document.getElementById(link.hash.slice(1));
  // The question first: focus alone would bring the input to the edge of the screen, and leave its question above it.
  input?.closest("fieldset")?.scrollIntoView();
  input?.focus({ preventScroll: true });
}
