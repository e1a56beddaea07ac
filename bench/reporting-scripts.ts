// Source of the small scripts put into the measured extensions. They observe and report; they change nothing else.

/** Channel on which a worker says that it reached a milestone: `{ milestone, at }`, `at` in milliseconds of Unix time. */
export const milestoneChannel = 'bench-milestones';

/** `badge`: the badge took a text. `stored`: a transaction that wrote observations is complete. */
export type Milestone = 'badge' | 'stored';

/** Put before a worker's code. Polling the badge or the database instead would keep one of two cores busy. */
export const announceMilestones = `{
const announce = (milestone) =>
  new BroadcastChannel('${milestoneChannel}').postMessage({ milestone, at: performance.timeOrigin + performance.now() });
const { action } = chrome;
const setBadgeText = action.setBadgeText;
action.setBadgeText = async (details) => {
  await setBadgeText.call(action, details);
  if (details.text) announce('badge');
};
const transaction = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (names, mode, ...more) {
  const opened = transaction.call(this, names, mode, ...more);
  if (mode === 'readwrite' && opened.objectStoreNames.contains('observations'))
    opened.addEventListener('complete', () => announce('stored'));
  return opened;
};
}
`;

/**
 * Stores `dataAt` in the session area: the later of first contentful paint and the first frame for which the expression
 * `hasData` is true, in milliseconds since the start of navigation.
 */
export function reportPaint(hasData: string): string {
  return `
const painted = new Promise((resolve) => new PerformanceObserver((list) => {
  const entry = list.getEntriesByName('first-contentful-paint')[0];
  if (entry) resolve(entry.startTime);
}).observe({ type: 'paint', buffered: true }));
const filled = new Promise((resolve) => {
  const look = (now) => (${hasData}) ? resolve(now) : requestAnimationFrame(look);
  look(0);
});
const [fcp, data] = await Promise.all([painted, filled]);
globalThis.dataAt = Math.max(fcp, data);
await chrome.storage.session.set({ dataAt: globalThis.dataAt });
`;
}
