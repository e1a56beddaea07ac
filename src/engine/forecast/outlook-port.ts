import type { OutlookInput } from '../../domain/advice/compute-outlook';
import type { LoggedForecast, Outlook } from '../../domain/forecast/outlook';
import type { AccountKey } from '../../domain/observations/observation';
import { dayMs, type Instant } from '../../domain/time/instant';
import type { AppPorts } from '../ports/app-ports';
import { computeInWorker } from './outlook-in-worker';
import { thinHistory } from './thin-history';

/** Twelve weeks. Older observations add little: an observation's weight halves every three to four weeks. */
const historyMs = 84 * dayMs;

export interface OutlookPortDeps extends Pick<AppPorts, 'loadSnapshot' | 'observations'> {
  /** The reader's time zone: habits by day and week are learned in local time. */
  readonly place: { readonly zone: string };
  readonly now: () => Instant;
  readonly compute?: (input: OutlookInput) => Promise<Outlook>;
}

/**
 * The port that computes an account's outlook from its state and its last twelve weeks. `log` is the forecast log so far.
 * Null for an unknown account and for one without usage in that time.
 */
export function createOutlookPort(deps: OutlookPortDeps) {
  const { loadSnapshot, observations, place, now, compute = computeInWorker } = deps;
  return async (account: AccountKey, log: readonly LoggedForecast[] = []): Promise<Outlook | null> => {
    const at = now();
    const [snapshot, history] = await Promise.all([
      loadSnapshot(),
      observations(account, { kinds: ['usage'], from: at - historyMs }),
    ]);
    const row = snapshot?.accounts.find(({ state }) => state.key === account);
    if (!row || history.length === 0) return null;
    // One seed per day: the same data gives the same outlook all day.
    const seed = Math.floor(at / dayMs);
    return compute({
      state: row.state,
      history: thinHistory(history),
      zone: place.zone,
      now: at,
      seed,
      previous: { log },
    });
  };
}
