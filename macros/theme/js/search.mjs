/**
 * Helps Material 9.8.1 find the page that answers: it takes the small words out of a question, mends a word with one wrong
 * letter, and puts the pages first that an editor has named for these words. Material looks for every word that begins
 * like one of the question, so that `pay in Sacramento` would lead to `incarcerated`, and it has no setting for any of
 * this. So the messages to its search worker, and those from it, are changed on their way.
 */

/**
 * @typedef {{ location: string, title?: string, text?: string, words?: string, phrases?: [string, number][] }} Section
 *   a part of a page in the index; `phrases` are what people type to find it, each with a rank, 0 before 1
 * @typedef {Section[]} Found a page with those of its parts that were found
 */

const SMALL = new Set(
  `a about am an and any are as at be been but by can could did do does for from get had has have he her him his how i if
  in into is it its may me must my no not of on or our she should so some than that the their them then there these they
  this those to us was we were what when where which who whom whose why will with would you your`.split(/\s+/),
);
const SHORTEST = 4;
/** So many letters has a word that can be mended: a shorter one is near too many others. */
const [WHOLE, NAMED] = [100, 10_000];
/** How much more a whole word weighs than the beginning of one, and a word of a phrase than another. */
const [SMALL_WORD, LATER] = [0.01, 0.1];
/** What a word more is worth that may be a small one, and a phrase of the later rank, where another is worth 1. */
const [SETUP, QUERY, RESULT] = [0, 2, 3];
/** The types of messages, in integrations/search/worker/message. */

/** @param {string} text @returns {string[]} its words, in small letters */
const wordsOf = (text) => text.toLowerCase().replace(/[’']s\b/g, "").match(/[\p{L}\p{N}]+(?:[-.’'][\p{L}\p{N}]+)*/gu) ?? [];

/** @param {string} word @returns {string} the same for one and for many */
const singular = (word) => (word.length >= SHORTEST ? word.replace(/s$/, "") : word);

/** @param {string} text @returns {Set<string>} the words that carry its meaning */
const keyOf = (text) => new Set(wordsOf(withoutSmallWords(text)).map(singular));

/**
 * @param {string} question as typed
 * @returns {string} its other words, or all of it when it has no others
 */
export function withoutSmallWords(question) {
  const words = question.replace(/[’']s\b/g, "").split(/[\s?!.,]+/).filter((word) => word && !SMALL.has(word.toLowerCase()));
  return words.join(" ") || question;
}

/**
 * @param {string} typed
 * @param {string} meant
 * @returns {boolean} whether one letter too many, too few or wrong, or two letters changed about, is all the difference
 */
export function isNear(typed, meant) {
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start += 1;
  const [a, b] = [typed.slice(start), meant.slice(start)];
  return (
    a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) ||
    (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  );
}

/** What the index of a site holds, as far as questions are prepared and results arranged by it. */
export class Vocabulary {
  /** @param {Section[]} sections */
  constructor(sections) {
    /** @type {Map<string, number>} how often each word stands in the index */
    this.counts = new Map();
    for (const { title = "", text = "", words = "" } of sections) {
      for (const word of wordsOf(`${title} ${text.replace(/<[^>]*>/g, " ")} ${words}`)) {
        this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
      }
    }
    /** What people type to find each page, as words in no order. */
    this.phrases = sections.flatMap(({ location, phrases = [] }) =>
      phrases.map(([phrase, rank]) => {
        const key = keyOf(phrase);
        const weight = (key.size + wordsOf(phrase).length * SMALL_WORD) * (rank ? LATER : 1);
        return { page: location.split("#")[0] ?? "", rank, key, weight };
      }),
    );
    this.named = new Set(this.phrases.flatMap(({ rank, key }) => (rank ? [] : [...key])));
  }

  /**
   * @param {string} word
   * @returns {string} the word, or the beginning of a word, that it most likely was to be: first one of a phrase, then a
   *   whole word, then the one that the index has most often
   */
  mended(word) {
    const typed = word.toLowerCase();
    if (typed.length < SHORTEST || !/^\p{L}[\p{L}\p{N}]*$/u.test(typed)) return word;
    let [best, most] = [word, 0];
    for (const [known, count] of this.counts) {
      if (known.startsWith(typed)) return word;
      const lengths = [typed.length - 1, typed.length, typed.length + 1].filter((length) => length <= known.length);
      const near = lengths.map((length) => known.slice(0, length)).filter((beginning) => isNear(typed, beginning));
      const whole = near.includes(known);
      const weight = count * (whole ? WHOLE : 1) * (this.named.has(singular(known)) ? NAMED : 1);
      if (near.length > 0 && weight > most) [best, most] = [whole ? known : /** @type {string} */ (near.at(-1)), weight];
    }
    return best;
  }

  /** @param {string} question as typed @returns {string} what to search for */
  prepared(question) {
    return withoutSmallWords(question).split(" ").map((word) => this.mended(word)).join(" ");
  }

  /**
   * @param {Found[]} items what was found, the best first
   * @param {string} question as prepared
   * @returns {Found[]} the same, first the pages named for the most of its words, then the others as they were
   */
  arranged(items, question) {
    const key = keyOf(question);
    /** @type {Map<string, number>} */
    const weights = new Map();
    for (const phrase of this.phrases) {
      if (phrase.key.size > 0 && [...phrase.key].every((word) => key.has(word))) {
        weights.set(phrase.page, Math.max(phrase.weight, weights.get(phrase.page) ?? 0));
      }
    }
    const weight = (/** @type {Found} */ item) => weights.get(item[0]?.location.split("#")[0] ?? "") ?? 0;
    return [...items].sort((one, other) => weight(other) - weight(one));
  }
}

if (typeof Worker === "function") {
  const { postMessage } = Worker.prototype;
  let vocabulary = new Vocabulary([]);
  let question = "";
  /**
   * Gives Material its results once more, in our order: its own listener was there first.
   *
   * @this {Worker}
   * @param {MessageEvent} event
   */
  function arrange(event) {
    const message = event.data;
    if (message?.type !== RESULT || message.arranged) return;
    const items = vocabulary.arranged(message.data.items, question);
    const data = { ...message, data: { ...message.data, items }, arranged: true };
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
  /** @param {any} message @param {any} rest */
  Worker.prototype.postMessage = function (message, rest) {
    if (message?.type === SETUP && message.data?.docs) {
      vocabulary = new Vocabulary(message.data.docs);
      this.addEventListener("message", arrange);
    }
    const asks = message?.type === QUERY && typeof message.data === "string";
    if (asks) question = vocabulary.prepared(message.data);
    postMessage.call(this, asks ? { ...message, data: question } : message, rest);
  };
}
