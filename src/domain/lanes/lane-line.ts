// The lanes of a snapshot, and the advice on them in one line.
import type { Account } from '../accounts/account';
import type { AccountState } from '../accounts/account-state';
import { quarantinePrefix } from '../accounts/attribution';
import { viewAccount } from '../accounts/view-account';
import type { RunOutForecasts } from '../forecast/run-out';
import type { Message } from '../messages/value';
import type { AccountKey } from '../observations/observation';
import type { Instant } from '../time/instant';
import { laneName } from './account-lanes';
import { describeLaneAdvice } from './describe-lanes';
import { type LaneAdvice, laneAdvice } from './lane-advice';
import { type Lane, lanesOf } from './lanes';

export interface SnapshotLanes {
  readonly lanes: readonly Lane[];
  readonly advice: LaneAdvice | null;
  /** The advice as a sentence; null without advice. */
  readonly line: Message | null;
  readonly nameOf: (id: Lane['id']) => Message | string;
}

export interface SnapshotLanesInput {
  readonly accounts: readonly { readonly account: Account; readonly state: AccountState }[];
  /** The account that is worked on. */
  readonly active: AccountKey;
  /** The last forecasts by account. */
  readonly forecasts: Readonly<Record<AccountKey, RunOutForecasts>>;
  /** As stored in the settings. */
  readonly order: unknown;
  readonly now: Instant;
}

/** The lanes of the accounts of a snapshot; null with fewer than two, where there is nothing to choose. */
export function snapshotLanes({ accounts, active, forecasts, order, now }: SnapshotLanesInput): SnapshotLanes | null {
  const own = accounts.filter(({ account }) => !account.key.startsWith(quarantinePrefix));
  if (own.length < 2) return null;
  const views = own.map(({ state }) => viewAccount(state, now));
  const lanes = lanesOf({ views, active, forecasts: (key) => forecasts[key] ?? null, order, now });
  const nicknames = new Map(own.map(({ account }) => [account.key, account.nickname]));
  const nameOf = (id: Lane['id']) => laneName(id, nicknames);
  const advice = laneAdvice(lanes, active, now);
  const perHour = views.find(({ key }) => key === active)?.credits.perHour;
  return { lanes, advice, line: advice && describeLaneAdvice(advice, nameOf, perHour), nameOf };
}
