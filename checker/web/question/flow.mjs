/** The steps a person takes, as plain values: each function gives a new flow and touches nothing else. */

/** @type {Flow} */
export const BEGINNING = { answers: {}, trail: ["start"], at: 0, judged: null };

/** @param {Flow} flow @returns {View} */
export function shown(flow) {
  return flow.trail[flow.at];
}

/**
 * Goes on to a view from where the person stands; what lay ahead is forgotten, as a browser does.
 * @param {Flow} flow @param {View} view @returns {Flow}
 */
export function visit(flow, view) {
  const trail = [...flow.trail.slice(0, flow.at + 1), view];
  return { ...flow, trail, at: trail.length - 1 };
}

/**
 * Goes to a place of the trail, back or forth. A place that this trail does not have is its beginning.
 * @param {Flow} flow @param {number} at @returns {Flow}
 */
export function travel(flow, at) {
  return { ...flow, at: at in flow.trail ? at : 0 };
}

/** @param {Flow} flow @param {Judged} judged @returns {Flow} */
export function withVerdict(flow, judged) {
  return { ...flow, judged, answers: judged.record.answers };
}

/**
 * Where to go once the answers so far are judged: the first question that still matters, or the result.
 * @param {Judged} judged @returns {View}
 */
export function next({ record }) {
  return record.ask.length ? { fact: record.ask[0] } : "result";
}
