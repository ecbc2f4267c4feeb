/** Finds places of the page, and puts into its slots what Python has written. */

/** @param {ParentNode} root @param {string} selector @returns {HTMLElement[]} */
export function all(root, selector) {
  return [...root.querySelectorAll(/** @type {"div"} */ (selector))];
}

/**
 * @param {ParentNode} root @param {string} selector of something that the server always renders @returns {HTMLElement}
 */
export function one(root, selector) {
  const found = root.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`the page has no ${selector}`);
  return found;
}

/**
 * The button or link that was pressed. The second click of a double click would fall on the next view's button, or on a
 * link that leads away: it presses nothing.
 * @param {Event} event @returns {HTMLElement | null}
 */
export function pressed(event) {
  const found = event.target instanceof Element ? event.target.closest("a, button") : null;
  if (found && event instanceof MouseEvent && event.detail > 1) event.preventDefault();
  else if (found instanceof HTMLElement) return found;
  return null;
}

/** The words in a template of the page. @param {ParentNode} root @param {string} name */
export function wordsOf(root, name) {
  return /** @type {HTMLTemplateElement} */ (one(root, `template[data-words="${name}"]`)).content.textContent ?? "";
}

/** @param {ParentNode} root @param {string} name @returns {HTMLElement} a copy of the one element in a template */
export function copy(root, name) {
  const template = /** @type {HTMLTemplateElement} */ (one(root, `template[data-words="${name}"]`));
  return /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
}

/** Puts a text or nodes into every slot of a name. @param {ParentNode} root @param {string} slot @param {(string | Node)[]} content */
export function place(root, slot, ...content) {
  for (const each of all(root, `[data-slot="${slot}"]`)) {
    each.replaceChildren(...content.map((node) => (typeof node === "string" ? node : node.cloneNode(true))));
  }
}

/** Puts Python's HTML, in which every text is escaped, into the slots. @param {ParentNode} root @param {Slots} slots */
export function fillSlots(root, slots) {
  for (const [slot, html] of Object.entries(slots)) {
    for (const element of all(root, `[data-slot="${slot}"]`)) {
      element.innerHTML = html;
      for (const link of all(element, "a[data-goal]")) link.setAttribute("href", addressOf(link.dataset.goal));
    }
  }
}

/** Puts every text with words for the other person into these, and keeps those that stood there. @param {ParentNode} root */
export function swapWords(root) {
  for (const each of all(root, "[data-other]")) {
    const words = each.dataset.other ?? "";
    each.dataset.other = each.innerHTML;
    each.innerHTML = words;
  }
  for (const { dataset } of all(root, "[data-missing-other]")) {
    [dataset.missing, dataset.missingOther] = [dataset.missingOther, dataset.missing];
  }
}

/** The address of a goal's check. @param {string} [goal] */
function addressOf(goal) {
  const { content } = /** @type {HTMLTemplateElement} */ (one(document, "template[data-goals]"));
  return one(content, `[data-goal="${goal}"]`).getAttribute("href") ?? "";
}
