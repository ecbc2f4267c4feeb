/** Places what a file of saved answers says, as Python has worded it. */

import { blocks, inline, items } from "../result/lines.mjs";
import { one, place } from "../dom.mjs";

/** @param {HTMLElement} root @param {Opened | null} opened nothing takes it out of the page again */
export function showOpened(root, opened) {
  const section = one(root, ".opened");
  place(section, "opened", ...(opened ? inline(root, opened.heading) : []));
  place(section, "doubts", ...(opened?.intro ?? []).flatMap((line) => blocks(root, line)));
  place(section, "results", ...items(root, opened?.results ?? [], "h2"));
  place(section, "moved", ...(opened?.outro ?? []).flatMap((line) => blocks(root, line)));
  place(section, "action", opened?.action ?? "");
  const from = one(root, ".judged__file");
  from.hidden = !opened;
  from.replaceChildren(...(opened ? inline(root, opened.from) : []));
}
