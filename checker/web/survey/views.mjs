/** What a view is about, and which one comes next. */

/** The question on view. @param {View} view */
export const factOf = (view) => (typeof view === "string" ? null : view.fact ?? null);

/** The goals whose plan the view is about. @param {View} view */
export const chosenOf = (view) => (typeof view === "string" ? "" : view.chosen ?? "");

/** Whether the view is a result, a list or a plan. @param {View} view */
export const isEnd = (view) => view === "result" || (typeof view !== "string" && !view.fact);

/**
 * Has the list of several goals made ready, a goal at a time, while the person reads. A fault is for whoever asks next.
 * @param {import("../worker/client.mjs").Client} client @param {() => boolean} isWanted
 */
export async function lookAhead(client, isWanted) {
  while (isWanted() && (await client.call("survey_ahead", {}).catch(() => false)));
}

/** The plan for the goals that were chosen, or the result. @param {string} [chosen] @returns {View} */
export const outcome = (chosen) => (chosen ? { chosen } : "result");

/** The first question that still matters, or what the answers come to. @param {Judged} judged @returns {View} */
export const next = ({ record: { ask, chosen } }) => (ask.length ? { fact: ask[0], chosen } : outcome(chosen));
