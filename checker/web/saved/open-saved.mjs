/** Says which check a file of saved answers belongs to, on a page that has none itself. Python starts once a file is chosen. */

import { Client, Refused, Unavailable } from "../worker/client.mjs";
import { today } from "../question/form.mjs";
import { chosen } from "./files.mjs";
import { copy, one } from "../words.mjs";

const root = one(document, "[data-opener]");
const input = /** @type {HTMLInputElement} */ (one(root, "[data-file]"));
/** @type {Client | undefined} */
let client;

root.hidden = false;
one(root, "[data-do=open]").addEventListener("click", () => input.click());
input.addEventListener("change", async () => {
  const text = await chosen(input);
  if (text === undefined) return;
  if (text === null) return say(copy(root, "refused-unreadable"));
  one(root, "[role=status]").textContent = copy(root, "status-loading").textContent;
  try {
    client ??= new Client(new URL("./worker.mjs", import.meta.url));
    const { goal } = await client.call("open", { text, today: today() });
    const sentence = copy(root, "refused-elsewhere");
    one(sentence, "[data-slot=goal]").replaceChildren(one(root, `[data-goals] [data-item="${goal}"] a`).cloneNode(true));
    say(sentence);
  } catch (error) {
    if (error instanceof Refused) say(error.message);
    else if (error instanceof Unavailable) say(copy(root, "refused-unavailable"));
    else throw error;
    if (error instanceof Unavailable) client = undefined;
  } finally {
    one(root, "[role=status]").textContent = "";
  }
});

/** @param {string | Node} what */
function say(what) {
  const place = one(root, "[data-refused]");
  place.replaceChildren(what);
  place.hidden = false;
  place.tabIndex = -1;
  place.focus();
}
