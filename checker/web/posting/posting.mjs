/**
 * Helps to check one's own posting: finds in its text the sentences that touch each point, by the words of the point, and
 * puts them beside the question and the advice. It understands nothing, answers nothing, and keeps nothing.
 */

import { all, one } from "../dom.mjs";
import { download } from "../saved/files.mjs";

/** Where a sentence or a point of a list ends. */
const END = /(?<=[.;!?])\s+|[\n\r•·▪●]+/;
const FILE = "posting.txt";

/** @param {HTMLElement} root the checker @param {HTMLElement} posting the part with the text */
function start(root, posting) {
  const text = /** @type {HTMLTextAreaElement} */ (one(posting, "textarea"));
  const status = one(posting, "[role=status]");
  const points = all(posting, "[data-point]");

  function find() {
    const whole = text.value.split(END).map((each) => each.trim()).filter(Boolean);
    for (const point of points) {
      const words = pattern(JSON.parse(point.dataset.words ?? "[]"));
      const touched = whole.filter((sentence) => sentence.search(words) >= 0);
      for (const place of all(root, `[data-sentences="${point.dataset.point}"]`)) {
        one(place, "ul").replaceChildren(...touched.map((sentence) => marked(sentence, words)));
        for (const part of all(place, "[data-touched]")) part.hidden = !touched.length;
        for (const part of all(place, "[data-untouched]")) part.hidden = touched.length > 0;
        place.hidden = !(touched.length || (whole.length && place.querySelector("[data-untouched]")));
      }
      point.hidden = !touched.length;
    }
    const found = points.filter(({ hidden }) => !hidden).length;
    status.textContent = whole.length ? (posting.dataset.status ?? "").replace("{found}", String(found)) : "";
  }

  const acts = /** @type {Record<string, (button: HTMLElement) => void>} */ ({
    find() {
      find();
      status.focus();
    },
    empty() {
      text.value = "";
      find();
      text.focus();
    },
    clear() {
      text.value = "";
      find();
    },
    "save-text"(button) {
      download({ name: FILE, type: "text/plain", text: asText(root) });
      for (const line of all(root, "[role=status], .save__done")) line.textContent = button.dataset.done ?? "";
    },
  });
  root.addEventListener("click", ({ target }) => target instanceof HTMLElement && acts[target.dataset.do ?? ""]?.(target));
  find();
}

/** Any of some words, where a word begins. @param {string[]} words */
function pattern(words) {
  const each = words.map((word) => (/^\w/.test(word) ? "\\b" : "") + word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+"));
  return new RegExp(each.join("|"), "giu");
}

/** A sentence as an item of a list, with the words in it marked. @param {string} sentence @param {RegExp} words */
function marked(sentence, words) {
  const item = document.createElement("li");
  let end = 0;
  for (const { 0: word, index } of sentence.matchAll(words)) {
    const mark = document.createElement("mark");
    mark.textContent = word;
    item.append(sentence.slice(end, index), mark);
    end = index + word.length;
  }
  item.append(sentence.slice(end));
  return item;
}

/** What there is to look at, as a file says it: what to do, where in the text, why, and what to paste. @param {HTMLElement} root */
function asText(root) {
  const items = all(root, '[data-list="missing"] [data-slot="lines"] > li').map((item, index) => {
    const lines = all(item, "p, li").filter((line) => !line.closest(".cite, .advice__more, [hidden]"));
    const texts = lines.map((line) => {
      const own = /** @type {HTMLElement} */ (line.cloneNode(true));
      for (const cite of all(own, ".cite")) cite.remove();
      const words = own.textContent?.replace(/\s+/g, " ").trim() ?? "";
      return line.matches("li") ? `   - ${words}` : `   ${words}`;
    });
    return texts.join("\r\n").replace(/^ {3}/, `${index + 1}. `);
  });
  const [heading, means] = ["heading", "means"].map((slot) => one(root, `.outcome [data-slot="${slot}"]`).textContent);
  return [heading, means, ...items, ""].join("\r\n\r\n");
}

for (const posting of all(document, "[data-posting]")) {
  const root = posting.closest("eligibility-checker");
  if (root instanceof HTMLElement) start(root, posting);
}
