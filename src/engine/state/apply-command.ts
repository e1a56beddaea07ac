// What becomes of the state, and of what is stored, when the user decided something.
import type { AccountKey } from '../../domain/observations/observation';
import type { Command } from './command';
import type { EngineState } from './engine-state';
import { joinKeys } from './join-accounts';
import { type KeyValues, keys } from './key-values';
import { keysOf } from './known-accounts';
import { type StoreDeps, tryWrite } from './store-observations';
import { settingsFrom } from './stored-settings';

export interface CommandDeps extends StoreDeps {
  readonly values: Pick<KeyValues, 'remove'>;
}

/** The state after the command. Rejects when it could not be stored and would be lost. */
export async function applyCommand(state: EngineState, command: Command, deps: CommandDeps): Promise<EngineState> {
  switch (command.type) {
    case 'gauge':
      return applyCommand(state, { type: 'settings', settings: { ...state.settings, gauge: command.gauge } }, deps);
    case 'settings': {
      const settings = settingsFrom(command.settings);
      await tryWrite(() => deps.registers.set('settings', 'all', settings));
      return { ...state, settings };
    }
    case 'choose':
      await tryWrite(() => deps.registers.set('settings', 'account', command.account));
      return { ...state, selectedAccount: command.account };
    case 'name': {
      const { account: key, nickname, colour } = command;
      await deps.registers.set('account', key, { nickname, colour });
      const named = new Map([...state.accounts.named, [key, { key, nickname, colour }]]);
      return { ...state, accounts: { ...state.accounts, named } };
    }
    case 'assign':
      await deps.registers.set('alias', command.from, command.to);
      return joinKeys(state, command.to, [command.from], deps);
    case 'forget':
      return forgetAccount(state, command.account, deps);
    case 'salt':
      return { ...state, device: await deps.adoptSalt(command.salt) };
  }
}

async function forgetAccount(state: EngineState, account: AccountKey, deps: CommandDeps): Promise<EngineState> {
  const gone = keysOf(state.accounts, account);
  await deps.observations.forget(gone);
  await deps.aside.forget(gone);
  // A nickname is the user's own word for somebody: it goes too.
  await deps.registers.drop('account', gone);
  await deps.values.remove(gone.map(keys.forecasts));
  const isKept = ([key]: readonly [AccountKey, unknown]) => !gone.includes(key);
  const { accounts, foldCache, tabs } = state;
  return {
    ...state,
    accounts: { ...accounts, named: new Map([...accounts.named].filter(isKept)) },
    foldCache: { ...foldCache, folds: Object.fromEntries(Object.entries(foldCache.folds).filter(isKept)) },
    tabs: {
      tabs: Object.fromEntries(Object.entries(tabs.tabs).filter(([, memory]) => !gone.includes(memory.account))),
      known: tabs.known.filter((key) => !gone.includes(key)),
    },
  };
}
