// What the user decides on a screen, carried out by the one writer.
import type { AccountKey } from '../../domain/observations/observation';
import type { GaugeMode, Settings } from '../../domain/settings';
import type { EngineState } from './engine-state';
import { type KeyValues, keys } from './key-values';
import { keysOf } from './known-accounts';
import { adopt, type StoreDeps, written } from './store-observations';
import { settingsFrom } from './stored-settings';

/** What the user decided on a screen. */
export type Command =
  | { readonly type: 'gauge'; readonly gauge: GaugeMode }
  | { readonly type: 'settings'; readonly settings: Settings }
  | { readonly type: 'choose'; readonly account: AccountKey | null }
  | { readonly type: 'name'; readonly account: AccountKey; readonly nickname: string; readonly colour: number }
  | { readonly type: 'assign'; readonly from: AccountKey; readonly to: AccountKey }
  | { readonly type: 'forget'; readonly account: AccountKey }
  /** This computer joined a group: its accounts are named with the group's salt from now on. */
  | { readonly type: 'salt'; readonly salt: readonly number[] };

export interface CommandDeps extends StoreDeps {
  readonly values: Pick<KeyValues, 'remove'>;
}

/** The decision a message carries, or null when it is none we know: it may come from a page of another version. */
export function commandFrom(message: unknown): Command | null {
  const type = typeof message === 'object' && message !== null && 'type' in message ? message.type : null;
  const check = typeof type === 'string' && Object.hasOwn(forms, type) ? forms[type as Command['type']] : undefined;
  return check?.(message as Record<string, unknown>) ? (message as Command) : null;
}

const isText = (value: unknown) => typeof value === 'string' && value.length <= 200;

const forms: Readonly<Record<Command['type'], (given: Record<string, unknown>) => boolean>> = {
  gauge: ({ gauge }) => gauge === 'left' || gauge === 'used',
  settings: ({ settings }) => typeof settings === 'object' && settings !== null,
  choose: ({ account }) => account === null || isText(account),
  name: ({ account, nickname, colour }) => isText(account) && isText(nickname) && Number.isInteger(colour),
  assign: ({ from, to }) => isText(from) && isText(to) && from !== to,
  forget: ({ account }) => isText(account),
  salt: ({ salt }) => Array.isArray(salt) && salt.length === 32 && salt.every((byte) => byte >= 0 && byte <= 255),
};

/** What is known once it is done. Rejects when it could not be stored and would be lost. */
export async function applyCommand(held: EngineState, decision: Command, ports: CommandDeps): Promise<EngineState> {
  switch (decision.type) {
    case 'gauge':
      return applyCommand(held, { type: 'settings', settings: { ...held.settings, gauge: decision.gauge } }, ports);
    case 'settings': {
      const settings = settingsFrom(decision.settings);
      await written(() => ports.registers.set('settings', 'all', settings));
      return { ...held, settings };
    }
    case 'choose':
      await written(() => ports.registers.set('settings', 'account', decision.account));
      return { ...held, chosen: decision.account };
    case 'name': {
      const { account: key, nickname, colour } = decision;
      await ports.registers.set('account', key, { nickname, colour });
      const named = new Map([...held.accounts.named, [key, { key, nickname, colour }]]);
      return { ...held, accounts: { ...held.accounts, named } };
    }
    case 'assign':
      await ports.registers.set('alias', decision.from, decision.to);
      return adopt(held, decision.to, [decision.from], ports);
    case 'forget':
      return forget(held, decision.account, ports);
    case 'salt':
      return { ...held, device: await ports.adoptSalt(decision.salt) };
  }
}

async function forget(held: EngineState, account: AccountKey, ports: CommandDeps): Promise<EngineState> {
  const gone = keysOf(held.accounts, account);
  await ports.observations.forget(gone);
  // A nickname is the user's own word for somebody: it goes too.
  await ports.registers.drop('account', gone);
  await ports.values.remove(gone.map(keys.forecasts));
  const named = new Map([...held.accounts.named].filter(([key]) => !gone.includes(key)));
  const folds = Object.fromEntries(Object.entries(held.folds.folds).filter(([key]) => !gone.includes(key)));
  const known = held.tabs.known.filter((key) => !gone.includes(key));
  const tabs = Object.fromEntries(
    Object.entries(held.tabs.tabs).filter(([, memory]) => !gone.includes(memory.account)),
  );
  const accounts = { ...held.accounts, named };
  return { ...held, accounts, folds: { ...held.folds, folds }, tabs: { tabs, known } };
}
