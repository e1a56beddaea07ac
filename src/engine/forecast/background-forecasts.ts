// Keeps the stored forecasts fresh while no page is open: badge, popup and alerts answer "until when" from them.
import { quarantinePrefix } from '../../domain/accounts/attribution';
import { viewAccount } from '../../domain/accounts/view-account';
import { forecastFor, type RunOutForecasts } from '../../domain/forecast/run-out';
import type { AccountKey } from '../../domain/observations/observation';
import { sampleAccount } from '../../domain/sample/sample-account';
import type { Snapshot } from '../../domain/snapshot';
import { hourMs, type Instant, minuteMs } from '../../domain/time/instant';

/** A heavy user's twelve weeks take about a second to read, so that a forecast is not made for every new reading. */
const leastAgeMs = 15 * minuteMs;
/** A forecast that still holds is recomputed after this time, because the rest of the window has become shorter. */
const greatestAgeMs = 3 * hourMs;

export interface BackgroundForecastsDeps {
  readonly now: () => Instant;
  /** The snapshot as last written; null before anything was seen. */
  readonly snapshot: () => Promise<Snapshot | null>;
  /** The stored forecasts of an account; null where there are none. */
  readonly stored: (account: AccountKey) => Promise<RunOutForecasts | null>;
  /** Makes the forecasts of an account and stores them; null where there is too little to forecast from. */
  readonly compute: (account: AccountKey) => Promise<unknown>;
}

export interface BackgroundForecasts {
  /** Recomputes the forecasts of every account whose stored forecasts no longer hold. Resolves to whether any was made. */
  refresh(): Promise<boolean>;
}

/** One refresh at a time: a second call meanwhile joins the first. */
export function createBackgroundForecasts(deps: BackgroundForecastsDeps): BackgroundForecasts {
  let running: Promise<boolean> | null = null;
  return {
    refresh: () => {
      running ??= refresh(deps).finally(() => {
        running = null;
      });
      return running;
    },
  };
}

async function refresh({ now, snapshot, stored, compute }: BackgroundForecastsDeps): Promise<boolean> {
  const accounts = (await snapshot())?.accounts ?? [];
  let isAnyNew = false;
  for (const { state } of accounts) {
    if (state.key === sampleAccount || state.key.startsWith(quarantinePrefix)) continue;
    const before = await stored(state.key).catch(() => null);
    if (!isDue(viewAccount(state, now()).windows, before?.forecasts ?? [], now())) continue;
    if ((await compute(state.key)) !== null) isAnyNew = true;
  }
  return isAnyNew;
}

type Windows = ReturnType<typeof viewAccount>['windows'];

function isDue(windows: Windows, forecasts: RunOutForecasts['forecasts'], now: Instant): boolean {
  const running = windows.filter(({ state }) => state === 'running');
  if (running.length === 0) return false;
  const age = now - Math.max(...forecasts.map(({ madeAt }) => madeAt));
  // A clock that was set back must not keep an old forecast forever.
  if (age >= 0 && age < leastAgeMs) return false;
  return age < 0 || age > greatestAgeMs || running.some((window) => forecastFor(forecasts, window) === null);
}
