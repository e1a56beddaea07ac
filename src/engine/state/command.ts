// What the user decides on a screen, as a message carries it to the one writer.
import type { AccountKey } from '../../domain/observations/observation';
import type { GaugeMode, Settings } from '../../domain/settings';

export type Command =
  | { readonly type: 'gauge'; readonly gauge: GaugeMode }
  | { readonly type: 'settings'; readonly settings: Settings }
  | { readonly type: 'choose'; readonly account: AccountKey | null }
  | { readonly type: 'name'; readonly account: AccountKey; readonly nickname: string; readonly colour: number }
  /** Two keys are one account. */
  | { readonly type: 'assign'; readonly from: AccountKey; readonly to: AccountKey }
  /** Lists an account that was seen only once so far. */
  | { readonly type: 'keep'; readonly account: AccountKey }
  | { readonly type: 'forget'; readonly account: AccountKey }
  /** This computer joined a group: its accounts are named with the group's salt from now on. */
  | { readonly type: 'salt'; readonly salt: readonly number[] };

/** The command in a message, or null when it is unknown: it may come from a page of another version. */
export function readCommand(message: unknown): Command | null {
  const type = typeof message === 'object' && message !== null && 'type' in message ? message.type : null;
  const check = typeof type === 'string' && Object.hasOwn(forms, type) ? forms[type as Command['type']] : undefined;
  return check?.(message as Record<string, unknown>) ? (message as Command) : null;
}

const isText = (value: unknown) => typeof value === 'string' && value.length <= 200;
const isAccount = (value: unknown) => isText(value) && value !== '';

const forms: Readonly<Record<Command['type'], (message: Record<string, unknown>) => boolean>> = {
  gauge: ({ gauge }) => gauge === 'left' || gauge === 'used',
  // Read again, field by field, where they are applied.
  settings: ({ settings }) => typeof settings === 'object' && settings !== null,
  choose: ({ account }) => account === null || isAccount(account),
  name: ({ account, nickname, colour }) => isAccount(account) && isText(nickname) && Number.isInteger(colour),
  assign: ({ from, to }) => isAccount(from) && isAccount(to) && from !== to,
  keep: ({ account }) => isAccount(account),
  forget: ({ account }) => isAccount(account),
  salt: ({ salt }) => Array.isArray(salt) && salt.length === 32 && salt.every((byte) => byte >= 0 && byte <= 255),
};
