// The forecast behind the first badge of a start is read ahead, while the browser still hands over the event: reading it when
// the badge is drawn took 0.6 ms of waiting.
import type { StoredOutlook } from '../../domain/forecast/stored-outlook';
import type { AccountKey } from '../../domain/observations/observation';
import { type Instant, secondMs } from '../../domain/time/instant';
import { drawableForecasts } from './drawable-forecasts';
import type { KeyValues } from './key-values';

/** What of a forecast the badge is drawn from; null where it cannot be read. */
export type BadgeOutlook = Pick<StoredOutlook, 'forecasts'> | null;

export interface OutlookAtStart {
  /** Starts to read the forecast of this account, so that the next preview does not wait for it. */
  readonly readAhead: (account: AccountKey) => void;
  /** Ends the start, for good: from now on, each read gets what a page stored last. */
  readonly drop: () => void;
  /** The forecast as read ahead. Read anew where that was long ago or of another account. */
  readonly read: (account: AccountKey) => Promise<BadgeOutlook>;
}

/** What was read earlier than this may be older than the badge that is shown. */
const mostAgeMs = secondMs;

export function createOutlookAtStart(values: Pick<KeyValues, 'get'>, now: () => Instant): OutlookAtStart {
  let ahead: { readonly account: AccountKey; readonly at: Instant; readonly outlook: Promise<BadgeOutlook> } | null =
    null;
  let isOver = false;
  return {
    readAhead: (account) => {
      if (!isOver) ahead = { account, at: now(), outlook: readOutlook(account, values) };
    },
    drop: () => {
      isOver = true;
      ahead = null;
    },
    read: (account) =>
      ahead?.account === account && Math.abs(now() - ahead.at) <= mostAgeMs
        ? ahead.outlook
        : readOutlook(account, values),
  };
}

/** The forecast that a page stored last. */
export function readOutlook(account: AccountKey, values: Pick<KeyValues, 'get'>): Promise<BadgeOutlook> {
  return drawableForecasts(account, values).catch(() => null);
}
