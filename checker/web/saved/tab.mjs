/**
 * The answers of this tab, for a page that is loaded again and for the next check. The browser drops them with the tab.
 * Where it gives a page no such place, the answers last as long as the page.
 */

/** Other sites may share our origin. */
const KEY = `${new URL("..", import.meta.url).pathname}answers`;

/** @typedef {{rules: string, run: number, answers: Record<string, Answer>, another?: boolean}} TabAnswers of one run of the questions */

/** @param {string} rules the version whose answers they must be @returns {TabAnswers | null} */
export function fromTab(rules) {
  try {
    const found = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    return found?.rules === rules && found.answers instanceof Object ? found : null;
  } catch {
    return null;
  }
}

/** Nothing stays in the tab where there is nothing to keep. @param {TabAnswers | null} answers none takes them out of it */
export function toTab(answers) {
  try {
    if (answers && (answers.another || Object.keys(answers.answers).length)) sessionStorage.setItem(KEY, JSON.stringify(answers));
    else sessionStorage.removeItem(KEY);
  } catch {
    // The answers stay in this page.
  }
}
