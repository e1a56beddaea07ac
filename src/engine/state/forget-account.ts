import type { AccountKey } from '../../domain/observations/observation';
import type { EngineState } from './engine-state';
import { type KeyValues, keys } from './key-values';
import { keysOf } from './known-accounts';
import type { StoreDeps } from './store-observations';
import { withoutUnlisted } from './unlisted-accounts';

export interface ForgetDeps extends StoreDeps {
  readonly values: Pick<KeyValues, 'remove'>;
}

/** Deletes whatever is stored of an account under any of its keys, and the nickname, which is the user's own word for somebody. */
export async function forgetAccount(state: EngineState, account: AccountKey, deps: ForgetDeps): Promise<EngineState> {
  const gone = keysOf(state.accounts, account);
  await deps.observations.forget(gone);
  await deps.aside.forget(gone);
  await deps.registers.drop('account', gone);
  await deps.values.remove([...gone.map(keys.forecasts), keys.damaged]);
  const isKept = ([key]: readonly [AccountKey, unknown]) => !gone.includes(key);
  const { accounts, foldCache, tabs } = state;
  return {
    ...withoutUnlisted(state, gone),
    accounts: { ...accounts, named: new Map([...accounts.named].filter(isKept)) },
    foldCache: { ...foldCache, folds: Object.fromEntries(Object.entries(foldCache.folds).filter(isKept)) },
    tabs: {
      tabs: Object.fromEntries(Object.entries(tabs.tabs).filter(([, memory]) => !gone.includes(memory.account))),
      known: tabs.known.filter((key) => !gone.includes(key)),
    },
  };
}
