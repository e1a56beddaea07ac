// Two keys turn out to be one account: a response named it, the user said so, or another device knew.
import type { AccountKey } from '../../domain/observations/observation';
import type { EngineState } from './engine-state';
import { refold } from './fold-cache';
import { resolveKey } from './known-accounts';
import { foldDepsOf, type StoreDeps } from './store-observations';
import { storageTrouble, withTrouble } from './troubles';

/** The keys in `from` are this account from now on: what was stored under them joins its history. */
export async function joinKeys(
  state: EngineState,
  account: AccountKey,
  from: readonly AccountKey[],
  deps: StoreDeps,
): Promise<EngineState> {
  const accounts = {
    ...state.accounts,
    aliases: [
      ...state.accounts.aliases.filter((alias) => !from.includes(alias.from)),
      ...from.map((key) => ({ from: key, to: account })),
    ],
  };
  const others = Object.fromEntries(Object.entries(state.foldCache.folds).filter(([key]) => !from.includes(key)));
  const joined = { ...state, accounts };
  try {
    const folds = await refold(others, account, foldDepsOf(joined, deps));
    return { ...joined, foldCache: { ...state.foldCache, folds } };
  } catch (error) {
    return { ...joined, troubles: withTrouble(state.troubles, storageTrouble(error)) };
  }
}

/** Joins the accounts that were folded apart although the aliases, say from another device, know them as one. */
export async function joinAliasedAccounts(state: EngineState, deps: StoreDeps): Promise<EngineState> {
  let joined = state;
  for (const key of Object.keys(state.foldCache.folds)) {
    const account = resolveKey(state.accounts, key);
    if (account !== key) joined = await joinKeys(joined, account, [key], deps);
  }
  return joined;
}
