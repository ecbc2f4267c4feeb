/** Finds places of the page, and copies the templates that the server rendered. */

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

/** A link out of the page opens apart, because the page would lose the answers. @param {ParentNode} root @param {Element} link */
export function openApart(root, link) {
  link.setAttribute("target", "_blank");
  link.append(copy(root, "new-tab"));
}
