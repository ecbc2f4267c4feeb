/** Saves answers and opens them again: between the files of a person and Python. */

import { Refused } from "../worker/client.mjs";
import { today } from "../question/form.mjs";
import { chosen, download } from "./files.mjs";
import { wordsOf } from "../dom.mjs";

/** @typedef {import("../worker/client.mjs").Client} Client */

/**
 * Hands the person a file, and gives back what to say of it.
 * @param {Client} client @param {"save" | "calendar"} what @param {DOMStringMap} check @param {Verdict} record
 */
export async function saveFile(client, what, { goal, site = "" }, { answers, as_of, chosen }) {
  const file = await client.call(what, { goal, chosen, answers, as_of, site, address: location.origin + location.pathname });
  if (file) download(file);
  return file?.done;
}

/**
 * The saved answers in the file that was chosen, judged again; or why there are none for this check.
 * @param {Client} client @param {HTMLElement} root @param {HTMLInputElement} input
 * @returns {Promise<{opened: Slots, now: Judged, for_another: boolean} | Refusal | undefined>}
 */
export async function openFile(client, root, input) {
  const text = await chosen(input);
  if (text === undefined) return undefined;
  if (text === null) return { refusal: wordsOf(root, "refused-unreadable") };
  try {
    return await client.call("open", { text, today: today(), goal: root.dataset.goal });
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.message };
    throw error;
  }
}
