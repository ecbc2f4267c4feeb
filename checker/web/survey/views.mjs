/** What a view is about, and which one comes next. */

/** The question on view. @param {View} view */
export const factOf = (view) => (typeof view === "string" ? null : view.fact ?? null);

/** The goals whose plan the view is about. @param {View} view */
export const chosenOf = (view) => (typeof view === "string" ? "" : view.chosen ?? "");

/** Whether the view is a result, a list or a plan. @param {View} view */
export const isEnd = (view) => view === "result" || (typeof view !== "string" && !view.fact);

/** The plan for the goals that were chosen, or the result. @param {string} [chosen] @returns {View} */
export const outcome = (chosen) => (chosen ? { chosen } : "result");

/** The first question that still matters, or what the answers come to. @param {Judged} judged @returns {View} */
export const next = ({ record: { ask, chosen } }) => (ask.length ? { fact: ask[0], chosen } : outcome(chosen));
