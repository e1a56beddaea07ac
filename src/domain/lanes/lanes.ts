// Lanes: what one can work on next, and whether it is open. An account's lane is closing before it ends, because credits are spent
// by themselves at the limit.
import type { AccountView, CreditsView, WindowView } from '../accounts/account-view';
import { forecastRunOut, type RunOutForecasts } from '../forecast/run-out';
import type { AccountKey } from '../observations/observation';
import { hourMs, type Instant, minuteMs } from '../time/instant';
import { sameWindow } from '../windows/limit-window';
import { accountLaneId, type LaneId, laneOrder } from './lane-order';

export interface Lane {
  readonly id: LaneId;
  /** `closed`: until `until`, where that is known. `unknown`: not read for an hour, so that nothing can be said. */
  readonly state: 'open' | 'closing' | 'closed' | 'unknown';
  readonly until: Instant | null;
  /** Percent left of the window that ends first; null for credits and API, and where nothing is known. */
  readonly leftPercent: number | null;
  /** When it is expected to run out; null where that is not foreseen. */
  readonly runsOutAt: Instant | null;
  /** The end of the window that decides. */
  readonly endsAt: Instant | null;
  /** Whether two readings since its window last restarted agree. */
  readonly agrees: boolean;
  readonly observedAt: Instant | null;
}

/** The lane of an account closes at so little left, or so shortly before it runs out. */
const closing = { leftPercent: 5, runsOutMs: 30 * minuteMs };

const nothing = { until: null, leftPercent: null, runsOutAt: null, endsAt: null, agrees: true, observedAt: null };

type Known = Pick<AccountView, 'key' | 'windows' | 'headline' | 'events' | 'observedAt'>;

/** An account's lane, by its main limit. `forecasts`: its last forecasts; null where there are none. */
export function accountLane(view: Known, forecasts: RunOutForecasts | null, now: Instant): Lane {
  const own = view.windows.filter(({ limit, state }) => limit === 'codex' && state !== 'withdrawn');
  const base = { ...nothing, id: accountLaneId(view.key), observedAt: view.observedAt };
  const full = own.filter(({ state }) => state === 'exhausted');
  if (view.headline.state === 'blocked' || full.length > 0) {
    const until = closedUntil(view, full);
    return { ...base, state: 'closed', until, leftPercent: 0, endsAt: until };
  }
  const isStale = view.observedAt === null || now - view.observedAt >= hourMs;
  if (own.length === 0 || isStale || view.headline.state === 'unknown') return { ...base, state: 'unknown' };
  const least = own.reduce((a, b) => (b.leftPercent < a.leftPercent ? b : a));
  const runOuts = own.flatMap((window) => runOutOf(forecasts, window, now) ?? []);
  const runsOutAt = runOuts.length > 0 ? Math.min(...runOuts) : null;
  const isClosing =
    least.leftPercent <= closing.leftPercent || (runsOutAt !== null && runsOutAt - now <= closing.runsOutMs);
  return {
    ...base,
    state: isClosing ? 'closing' : 'open',
    leftPercent: least.leftPercent,
    runsOutAt,
    endsAt: least.resetsAt,
    agrees: own.every((window) => isSeenTwice(view, window)),
  };
}

/** When the last block ends; null where no end is stated. */
function closedUntil({ headline }: Known, full: readonly WindowView[]): Instant | null {
  const last = Math.max(headline.until ?? 0, ...full.map(({ resetsAt }) => resetsAt ?? Number.POSITIVE_INFINITY));
  return last > 0 && Number.isFinite(last) ? last : null;
}

/** When the forecast has it run out, where that is more likely than not. */
function runOutOf(forecasts: RunOutForecasts | null, window: WindowView, now: Instant): Instant | null {
  const runOut = forecastRunOut(forecasts, window);
  return runOut?.at != null && (runOut.probability ?? 1) >= 0.5 ? Math.max(now, runOut.at) : null;
}

/** Whether a second reading agrees with the last restart of the window. */
function isSeenTwice({ events }: Pick<AccountView, 'events'>, window: WindowView): boolean {
  const begun = events.find(
    ({ type, windows }) =>
      (type === 'cycle-ended' || type === 'reset-redeemed' || type === 'early-reset' || type === 'refill-kept-date') &&
      windows.some((one) => sameWindow(one, window)),
  );
  if (!window.confirmed && window.state === 'running') return false;
  return begun === undefined || (begun.confirmed && window.observedAt > (begun.between?.[1] ?? begun.at));
}

function creditsLane({ state, observedAt }: CreditsView): Lane {
  const open = state === 'balance' || state === 'unlimited';
  const known = state === 'none' ? 'closed' : 'unknown';
  return { ...nothing, id: 'credits', state: open ? 'open' : known, observedAt };
}

export interface LanesInput {
  /** The user's own accounts. */
  readonly views: readonly AccountView[];
  /** The account that is worked on: its credits are spent at the limit. */
  readonly active: AccountKey;
  readonly forecasts: (account: AccountKey) => RunOutForecasts | null;
  /** As stored in the settings. */
  readonly order: unknown;
  readonly now: Instant;
}

/** Every lane, in the user's order. An API key is always open: Headroom knows nothing about it. */
export function lanesOf({ views, active, forecasts, order, now }: LanesInput): readonly Lane[] {
  const credits = views.find(({ key }) => key === active)?.credits;
  const all: readonly Lane[] = [
    ...views.map((view) => accountLane(view, forecasts(view.key), now)),
    ...(credits ? [creditsLane(credits)] : []),
    { ...nothing, id: 'api', state: 'open' },
  ];
  const keys = views.map(({ key }) => key);
  return laneOrder(order, keys).flatMap((id) => all.find((lane) => lane.id === id) ?? []);
}
