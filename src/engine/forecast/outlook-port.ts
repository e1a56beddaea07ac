import type { OutlookInput } from '../../domain/advice/compute-outlook';
import type { LoggedForecast, Outlook } from '../../domain/forecast/outlook';
import type { AccountKey } from '../../domain/observations/observation';
import type { LocaleAndZone } from '../../domain/time/format-instant';
import { dayMs, type Instant } from '../../domain/time/instant';
import type { AppPorts } from '../ports/app-ports';
import { forecastInWorker } from './forecast-in-worker';
import { thinHistory } from './thin-history';

/** Longer ago than this, habits say little: the weight of what was seen halves every three to four weeks. */
const historyMs = 84 * dayMs;

export interface OutlookPortDeps extends Pick<AppPorts, 'loadSnapshot' | 'observations'> {
  readonly place: LocaleAndZone;
  readonly now: () => Instant;
  readonly solve?: (question: OutlookInput) => Promise<Outlook>;
}

/**
 * The port that says what is coming for an account: its state and its last twelve weeks, worked out beside the page. What
 * was logged before is kept as it was said and settled.
 */
export function createOutlookPort({
  loadSnapshot,
  observations,
  place,
  now,
  solve = forecastInWorker,
}: OutlookPortDeps) {
  return async (account: AccountKey, log: readonly LoggedForecast[] = []): Promise<Outlook | null> => {
    const at = now();
    const [snapshot, history] = await Promise.all([
      loadSnapshot(),
      observations(account, { kinds: ['usage'], from: at - historyMs }),
    ]);
    const row = snapshot?.accounts.find(({ state }) => state.key === account);
    if (!row || history.length === 0) return null;
    // The same view gives the same answer all day: chance only stands for days not lived yet.
    const seed = Math.floor(at / dayMs);
    return solve({ state: row.state, history: thinHistory(history), ...place, now: at, seed, previous: { log } });
  };
}
