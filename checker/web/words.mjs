/** All words stand in the page's HTML; this finds them. */

/**
 * A copy of what a template of the page holds.
 * @param {ParentNode} root @param {string} name @returns {HTMLElement} its content, which is one element
 */
export function copy(root, name) {
  const template = root.querySelector(`template[data-words="${name}"]`);
  if (!(template instanceof HTMLTemplateElement)) throw new Error(`the page has no words for ${name}`);
  return /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
}

/**
 * Writes a text into every slot of a name.
 * @param {ParentNode} within @param {string} slot @param {string} text
 */
export function write(within, slot, text) {
  for (const place of within.querySelectorAll(`[data-slot="${slot}"]`)) place.textContent = text;
}

/**
 * @param {ParentNode} root @param {string} selector @returns {HTMLElement[]}
 */
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
 * The text of a template of the page, its places filled: `{value}` and any others named.
 * @param {ParentNode} root @param {string} name @param {Record<string, string>} values @returns {string}
 */
export function phrase(root, name, values) {
  const text = copy(root, name).textContent ?? "";
  return text.replace(/\{(\w+)\}/g, (_, place) => values[place]);
}

/**
 * A number in the words that go with it: a template for each plural form that the language has.
 * @param {ParentNode} root @param {string} name @param {number} count @param {string} locale @returns {string}
 */
export function counted(root, name, count, locale) {
  const value = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(count);
  return phrase(root, `${name}-${new Intl.PluralRules(locale).select(count)}`, { value });
}
