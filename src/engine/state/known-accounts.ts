// The accounts as the user knows them, and which account each key belongs to now.
import type { Account } from '../../domain/accounts/account';
import { type Alias, flattenAliases, resolveAlias } from '../../domain/accounts/attribution';
import type { AccountKey } from '../../domain/observations/observation';
import type { Register } from '../../domain/registers/register';
import { visibleText } from '../../domain/validation/visible-text';
import type { Registers } from '../../storage/registers';

export interface KnownAccounts {
  readonly named: ReadonlyMap<AccountKey, Account>;
  readonly aliases: readonly Alias[];
}

export const noAccounts: KnownAccounts = { named: new Map(), aliases: [] };

/** The accounts in the registers. Rejects where the database cannot be read. */
export async function loadAccounts(registers: Registers): Promise<KnownAccounts> {
  return accountsFrom(await registers.rows());
}

/** The accounts among all registers. */
export function accountsFrom(rows: readonly Register[]): KnownAccounts {
  const of = (name: string) => rows.filter(({ table }) => table === name);
  return {
    named: new Map(of('account').flatMap(({ key, value }) => (isNaming(value) ? [[key, naming(key, value)]] : []))),
    aliases: flattenAliases(
      of('alias').flatMap(({ key, value }) => (typeof value === 'string' ? [{ from: key, to: value }] : [])),
    ),
  };
}

/** The account that a key belongs to now. */
export function resolveKey({ aliases }: KnownAccounts, key: AccountKey): AccountKey {
  return resolveAlias(aliases, key);
}

/** Every key under which something of this account may be stored, its own first. */
export function keysOf(known: KnownAccounts, account: AccountKey): readonly AccountKey[] {
  const others = known.aliases.map(({ from }) => from).filter((from) => resolveKey(known, from) === account);
  return [account, ...others.filter((key) => key !== account)];
}

const longestNickname = 200;

/** The known fields alone: an import can hold any others. */
function naming(key: AccountKey, { nickname, colour }: Omit<Account, 'key'>): Account {
  return { key, nickname: visibleText(nickname, longestNickname), colour };
}

function isNaming(value: unknown): value is Omit<Account, 'key'> {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'nickname' in value &&
    typeof value.nickname === 'string' &&
    visibleText(value.nickname, longestNickname) !== '' &&
    'colour' in value &&
    Number.isInteger(value.colour)
  );
}
