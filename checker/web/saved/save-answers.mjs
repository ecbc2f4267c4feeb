/** Saves answers and opens them again: between the files of a person, Python, and the page. */

import { Refused } from "../worker/client.mjs";
import { today } from "../question/form.mjs";
import { chosen, download } from "./files.mjs";
import { inline } from "../result/lines.mjs";
import { copy } from "../dom.mjs";

/** What a person can take along. */
export class SavedAnswers {
  /** @param {HTMLElement} root the custom element @param {import("../page.mjs").Page} page */
  constructor(root, page) {
    this.root = root;
    this.page = page;
  }

  /** Hands the person a file. @param {Client} client @param {"save" | "calendar"} what @param {Flow} flow */
  async download(client, what, { answers, judged }) {
    const { goal, site = "" } = this.root.dataset;
    const as_of = judged?.record.as_of ?? today();
    const file = await client.call(what, { goal, answers, as_of, site, address: location.origin + location.pathname });
    if (!file) return;
    download(file);
    this.page.announceFile(file.done);
  }

  /**
   * The saved answers in the file that was chosen, judged again; null where there are none for this check, which the
   * page then says.
   * @param {Client} client @param {HTMLInputElement} input @returns {Promise<{opened: Opened, now: Judged} | null>}
   */
  async open(client, input) {
    const text = await chosen(input);
    if (text === undefined) return null;
    try {
      if (text === null) throw new Refused({ fact: null, message: copy(this.root, "refused-unreadable").textContent ?? "" });
      const reply = await client.call("open", { text, today: today(), goal: this.root.dataset.goal });
      if (!reply.elsewhere) return reply;
      this.page.refuseFile(...inline(this.root, reply.elsewhere));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.page.refuseFile(error.message);
    }
    return null;
  }
}

/** @typedef {import("../worker/client.mjs").Client} Client */
