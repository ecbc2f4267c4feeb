/**
 * Takes the small words out of a question before Material 9.8.1 searches for it. Material looks for every word that
 * begins like one of the question, so that `pay in Sacramento` would lead to `incarcerated`, and the small words would
 * outweigh the others. It has no setting for this, so the message to its search worker is changed on its way.
 */

const SMALL = new Set(
  `a about am an and any are as at be been but by can could did do does for from get had has have he her him his how i if
  in into is it its may me must my no not of on or our she should so some than that the their them then there these they
  this those to us was we were what when where which who whom whose why will with would you your`.split(/\s+/),
);

const QUERY = 2;
/** The type of the message, in integrations/search/worker/message. */

/**
 * @param {string} question as typed
 * @returns {string} its other words, or all of it when it has no others
 */
export function withoutSmallWords(question) {
  const words = question.replace(/[’']s\b/g, "").split(/[\s?!.,]+/).filter((word) => word && !SMALL.has(word.toLowerCase()));
  return words.join(" ") || question;
}

if (typeof Worker === "function") {
  const { postMessage } = Worker.prototype;
  /** @param {any} message @param {any} rest */
  Worker.prototype.postMessage = function (message, rest) {
    const asks = message?.type === QUERY && typeof message.data === "string";
    postMessage.call(this, asks ? { ...message, data: withoutSmallWords(message.data) } : message, rest);
  };
}
