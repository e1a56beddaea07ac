// What the screens and the badge are drawn from: the state at one moment, as it is stored for them.

import type { AccountState } from '../../domain/accounts/account-state';
import { quarantinePrefix } from '../../domain/accounts/attribution';
import { withoutUnknownNames } from '../../domain/accounts/unknown-names';
import { viewLimits } from '../../domain/accounts/view-limits';
import { viewOptionsOf } from '../../domain/accounts/view-options';
import type { StoredOutlook } from '../../domain/forecast/stored-outlook';
import { type Badge, badgeFor } from '../../domain/headline/badge';
import type { AccountKey } from '../../domain/observations/observation';
import { sampleAccount } from '../../domain/sample/sample-account';
import type { SeenOnce, Snapshot } from '../../domain/snapshot';
import type { Instant } from '../../domain/time/instant';
import { nameAccounts } from './default-names';
import type { EngineState } from './engine-state';
import { isListed, listedKeys } from './unlisted-accounts';

/** The next snapshot. Accounts stand as in the snapshot before, new ones in the order they were seen, unassigned ones last. */
export function snapshotOf(state: EngineState, now: Instant): Snapshot {
  const { foldCache, settings, troubles, revision } = state;
  const seen = inOrder(listedKeys(state), state);
  const order = [...seen.filter((key) => !isQuarantined(key)), ...seen.filter(isQuarantined)];
  const accounts = nameAccounts(order, state.accounts, state.givenNames).flatMap((account) => {
    const fold = foldCache.folds[account.key];
    return fold ? [{ account, state: fold.state }] : [];
  });
  const seenOnce = Object.keys(state.unlisted).flatMap((key) => {
    const fold = foldCache.folds[key];
    return fold && !isListed(state, key) ? [seenOnceOf(fold.state)] : [];
  });
  const current = currentAccount(state);
  const frame = { v: 1, revision: revision + 1, writtenAt: now } as const;
  return { ...frame, accounts, current, settings, troubles, ...(seenOnce.length > 0 && { seenOnce }) };
}

/** The browser's storage gives the fields of an object sorted by name, so the order of the folds is none after a restart. */
function inOrder(keys: readonly AccountKey[], { givenNames }: EngineState): readonly AccountKey[] {
  const known = [...givenNames.keys()].filter((key) => keys.includes(key));
  return [...known, ...keys.filter((key) => !givenNames.has(key))];
}

/** The badge of a snapshot at `now`: it ages without anything being written. `outlook`: of its current account. */
export function badgeOf(
  { accounts, current, settings }: Snapshot,
  now: Instant,
  outlook: Pick<StoredOutlook, 'forecasts'> | null,
): Badge {
  // Made-up figures are never on the toolbar.
  const account = accounts.find(({ state: { key } }) => key === current && key !== sampleAccount);
  if (!account) return badgeFor(null, now, settings.gauge);
  const options = viewOptionsOf(settings, account.state.key, outlook);
  const badge = badgeFor(viewLimits(withoutUnknownNames(account.state), now, options), now, settings.gauge, outlook);
  return settings.iconOnly ? { ...badge, text: '' } : badge;
}

function seenOnceOf({ key, plan, observedAt }: AccountState): SeenOnce {
  return { key, plan: plan?.value ?? null, observedAt };
}

/**
 * The account the user selected, if it has data, else the one observed last; null before there is one. The sample account
 * yields to the first real one.
 */
function currentAccount(engineState: EngineState): AccountKey | null {
  const { foldCache, selectedAccount } = engineState;
  const all = listedKeys(engineState);
  const own = all.filter((key) => key !== sampleAccount);
  const listed = own.some((key) => !isQuarantined(key)) ? own : all;
  if (selectedAccount !== null && listed.includes(selectedAccount)) return selectedAccount;
  const states = listed.flatMap((key) => foldCache.folds[key]?.state ?? []);
  const [latest] = states
    .filter(({ key }) => !isQuarantined(key))
    .sort((a, b) => (b.observedAt ?? 0) - (a.observedAt ?? 0));
  return latest?.key ?? null;
}

function isQuarantined(key: AccountKey): boolean {
  return key.startsWith(quarantinePrefix);
}
