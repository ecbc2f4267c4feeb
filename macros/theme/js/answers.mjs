/**
 * Says on any page that this tab holds answers, and takes them out of it. The page of a check says so itself, and keeps
 * them under the same name: saved/tab.mjs of the checker.
 */

const KEY = `${new URL("..", import.meta.url).pathname}answers`;
const line = document.querySelector("[data-answers]");

/** Whether the tab holds answers; a browser may refuse to say. */
function holds() {
  try {
    return sessionStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

/** @param {Element} line */
function start(line) {
  const show = () => line.toggleAttribute("hidden", !holds());
  const status = line.nextElementSibling;
  line.querySelector("button")?.addEventListener("click", () => {
    sessionStorage.removeItem(KEY);
    show();
    if (status) status.textContent = line.getAttribute("data-answers");
  });
  addEventListener("pageshow", show); // a browser may bring back the page as it was, and the answers may be gone
  show();
}

if (line) start(line);

export {};
