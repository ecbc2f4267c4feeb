/**
 * Helps to check one's own posting: finds in its text the sentences that touch each point, by the words of the point, and
 * shows the advice where the reader says that there is something to look at. It understands nothing and keeps nothing.
 */

import { all, one } from "../dom.mjs";
import { download } from "../saved/files.mjs";

/** Where a sentence or a point of a list ends. */
const END = /(?<=[.;!?])\s+|[\n\r•·▪●]+/;
const FILE = "posting.txt";

/** @param {HTMLElement} root */
function start(root) {
  const text = /** @type {HTMLTextAreaElement} */ (one(root, "textarea"));
  const status = one(root, "[role=status]");
  const points = all(root, ".posting__point");

  /** What is marked, and where advice shows: with the answer that something is to be looked at. */
  function show() {
    for (const point of points) one(point, ".posting__advice").hidden = answer(point) !== "no";
    const found = points.filter((point) => point.dataset.found === "true").length;
    const count = points.filter((point) => answer(point) === "no").length;
    const marked = count ? (root.dataset.marked ?? "").replace("{count}", String(count)) : "";
    status.textContent = text.value.trim() ? (root.dataset.status ?? "").replace("{found}", String(found)).replace("{marked}", marked) : "";
  }

  function find() {
    const sentences = text.value.split(END).map((each) => each.trim()).filter(Boolean);
    for (const point of points) {
      const words = pattern(JSON.parse(point.dataset.words ?? "[]"));
      const touched = sentences.filter((sentence) => sentence.search(words) >= 0);
      point.dataset.found = String(touched.length > 0);
      const list = one(point, ".posting__sentences");
      list.replaceChildren(...touched.map((sentence) => marked(sentence, words)));
      list.hidden = !touched.length;
      one(point, ".posting__none").hidden = !sentences.length || touched.length > 0;
    }
    // Those that the text touches come first; the order within is the page's.
    root.append(...points.filter((point) => point.dataset.found === "true"), ...points.filter((point) => point.dataset.found !== "true"));
    show();
  }

  function clear() {
    text.value = "";
    for (const input of /** @type {HTMLInputElement[]} */ (all(root, "input"))) input.checked = false;
    find();
    text.focus();
  }

  function save() {
    download({ name: FILE, type: "text/plain", text: asText(points) });
    status.textContent = `Saved as ${FILE}.`;
  }

  const acts = /** @type {Record<string, () => void>} */ ({ clear, print: () => print(), save });
  acts.find = () => {
    find();
    status.focus();
  };
  root.addEventListener("click", ({ target }) => target instanceof HTMLElement && acts[target.dataset.do ?? ""]?.());
  root.addEventListener("change", show);
  for (const part of [one(root, ".posting__form"), ...all(root, ".posting__answer")]) part.hidden = false;
  root.classList.add("posting--live");
  find();
}

/** @param {HTMLElement} point */
const answer = (point) => /** @type {HTMLInputElement | null} */ (point.querySelector("input:checked"))?.value ?? "";

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

/** What a file says of the points that are answered: question, answer, sentences and advice. @param {HTMLElement[]} points */
function asText(points) {
  const lines = points.filter(answer).map((point) => {
    const label = one(point, "input:checked").closest("label")?.textContent?.trim();
    const touched = all(point, ".posting__sentences li").map(({ textContent }) => `  “${textContent}”`);
    const advice = answer(point) === "no" ? all(point, ".posting__advice > p").map(({ textContent }) => `  ${textContent}`) : [];
    return [`${one(point, "h3").textContent} ${label}`, ...touched, ...advice].join("\r\n");
  });
  return `${document.title}\r\n\r\n${lines.join("\r\n\r\n")}\r\n`;
}

for (const root of all(document, "[data-posting]")) start(root);
