/** Keeping answers and opening them again: between the files of a person, Python, and the page. */

import { Refused } from "../worker/client.mjs";
import { today } from "../question/form.mjs";
import { chosen, download } from "./files.mjs";
import { copy } from "../words.mjs";

/** What a person can take along. */
export class Keeping {
  /** @param {HTMLElement} root the custom element @param {import("../page.mjs").Page} page */
  constructor(root, page) {
    this.root = root;
    this.page = page;
  }

  /** Hands the person a file. @param {Client} client @param {"save" | "calendar"} what @param {Flow} flow */
  async hand(client, what, flow) {
    const file = await this.#file(client, what, flow);
    if (!file) return;
    download(file);
    this.page.kept(what, file.name);
  }

  /** Whether the result knows a day for a calendar. @param {Client} client @param {Flow} flow */
  async hasCalendar(client, flow) {
    return Boolean(await this.#file(client, "calendar", flow));
  }

  /**
   * The saved answers in the file that was chosen, judged anew; null where there are none for this check, which the
   * page then tells.
   * @param {Client} client @param {HTMLInputElement} input @returns {Promise<Opened | null>}
   */
  async opened(client, input) {
    const text = await chosen(input);
    if (text === undefined) return null;
    try {
      if (text === null) throw new Refused({ fact: null, message: copy(this.root, "refused-unreadable").textContent ?? "" });
      /** @type {Opened} */
      const opened = await client.call("open", { text, today: today() });
      if (opened.goal === this.root.dataset.goal) return opened;
      this.page.refuseFile(this.page.elsewhere(opened.goal));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.page.refuseFile(error.message);
    }
    return null;
  }

  /** @param {Client} client @param {"save" | "calendar"} what @param {Flow} flow @returns {Promise<import("./files.mjs").Kept | null>} */
  #file(client, what, { answers, record }) {
    const words = what === "calendar" ? { words: this.page.calendarWords } : {};
    const args = { goal: this.root.dataset.goal, answers, as_of: record?.as_of ?? today(), ...this.page.origin, ...words };
    return client.call(what, args);
  }
}

/** @typedef {import("../worker/client.mjs").Client} Client */
