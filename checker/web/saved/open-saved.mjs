/** Says which check a file of saved answers belongs to, on a page that has none itself. Python starts once a file is chosen. */

import { Client, Refused, Unavailable } from "../worker/client.mjs";
import { today } from "../question/form.mjs";
import { chosen } from "./files.mjs";
import { fillSlots, one, wordsOf } from "../dom.mjs";

const root = one(document, "[data-opener]");
const input = /** @type {HTMLInputElement} */ (one(root, "[data-file]"));
/** @type {Client | undefined} */
let client;

root.hidden = false;
one(root, "[data-do=open]").addEventListener("click", () => input.click());
input.addEventListener("change", async () => {
  const text = await chosen(input);
  if (text === undefined) return;
  if (text === null) return show(wordsOf(root, "refused-unreadable"));
  const status = one(root, "[role=status]");
  status.textContent = wordsOf(root, "status-loading");
  try {
    client ??= new Client();
    fillSlots(root, { refused: (await client.call("open", { text, today: today() })).elsewhere });
    show();
  } catch (error) {
    if (error instanceof Refused) return show(error.message);
    if (!(error instanceof Unavailable)) throw error;
    client = undefined;
    show(wordsOf(root, "refused-unavailable"));
  } finally {
    status.textContent = "";
  }
});

/** Shows where the file belongs, or why it cannot be opened. @param {string} [why] */
function show(why) {
  const refused = one(root, "[data-refused]");
  if (why) refused.textContent = why;
  refused.hidden = false;
  refused.tabIndex = -1;
  refused.focus();
}
