/** Says which check a file of saved answers belongs to, on a page that has none itself. Python starts once a file is chosen. */

import { Client, Refused, Unavailable } from "../worker/client.mjs";
import { today } from "../question/form.mjs";
import { chosen } from "./files.mjs";
import { inline } from "../result/lines.mjs";
import { copy, one } from "../dom.mjs";

const root = one(document, "[data-opener]");
const input = /** @type {HTMLInputElement} */ (one(root, "[data-file]"));
/** @type {Client | undefined} */
let client;

root.hidden = false;
one(root, "[data-do=open]").addEventListener("click", () => input.click());
input.addEventListener("change", async () => {
  const text = await chosen(input);
  if (text === undefined) return;
  if (text === null) return show(copy(root, "refused-unreadable"));
  const status = one(root, "[role=status]");
  status.textContent = copy(root, "status-loading").textContent;
  try {
    client ??= new Client(new URL("./worker.mjs", import.meta.url));
    show(...inline(root, (await client.call("open", { text, today: today() })).elsewhere));
  } catch (error) {
    if (error instanceof Refused) return show(error.message);
    if (!(error instanceof Unavailable)) throw error;
    client = undefined;
    show(copy(root, "refused-unavailable"));
  } finally {
    status.textContent = "";
  }
});

/** @param {(string | Node)[]} content */
function show(...content) {
  const place = one(root, "[data-refused]");
  place.replaceChildren(...content);
  place.hidden = false;
  place.tabIndex = -1;
  place.focus();
}
