// What an account is called until the user names it. A name once given stays: a second account, one that was joined with another
// or one that was forgotten must not rename the rest.
import type { Account } from '../../domain/accounts/account';
import { numberedName, unassignedName } from '../../domain/accounts/account-name';
import { quarantinePrefix } from '../../domain/accounts/attribution';
import type { AccountKey } from '../../domain/observations/observation';
import type { Snapshot } from '../../domain/snapshot';
import { type KnownAccounts, keysOf } from './known-accounts';

/** The names given so far, by account. */
export type GivenNames = ReadonlyMap<AccountKey, Account>;

/** How many colours the palette of accounts has. */
const colours = 8;

/** The names in a snapshot. */
export function namesIn(snapshot: Pick<Snapshot, 'accounts'> | null): GivenNames {
  return new Map(snapshot?.accounts.map(({ account }) => [account.key, account]) ?? []);
}

/**
 * A name and colour for each account: the user's, else the one it has, else that of a key it was known by before, else
 * "Account N" with the lowest number that is free.
 */
export function nameAccounts(keys: readonly AccountKey[], known: KnownAccounts, given: GivenNames): readonly Account[] {
  const isFree = (nickname: string) => !taken.has(nickname);
  const taken = new Set(keys.flatMap((key) => (known.named.get(key) ?? given.get(key))?.nickname ?? []));
  return keys.map((key) => {
    const own = known.named.get(key) ?? given.get(key);
    if (own) return own;
    const former = keysOf(known, key).flatMap((name) => given.get(name) ?? []);
    const inherited = former.find(({ nickname }) => isFree(nickname));
    const account = inherited ? { ...inherited, key } : newName(key, isFree);
    taken.add(account.nickname);
    return account;
  });
}

function newName(key: AccountKey, isFree: (nickname: string) => boolean): Account {
  if (key.startsWith(quarantinePrefix)) return { key, nickname: unassignedName, colour: colours - 1 };
  let number = 1;
  while (!isFree(numberedName(number))) number += 1;
  return { key, nickname: numberedName(number), colour: (number - 1) % colours };
}
