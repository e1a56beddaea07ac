// The names of accounts that came with figures from another device.
import type { Account } from '../../domain/accounts/account';
import type { Registers } from '../../storage/registers';
import type { Command } from '../state/command';
import { loadAccounts } from '../state/known-accounts';

export interface AdoptNamesDeps {
  readonly registers: Registers;
  /** The accounts on the screens. */
  readonly accounts: () => Promise<readonly Account[]>;
  readonly apply: (command: Command) => Promise<void>;
}

/**
 * Gives the accounts these names where the user of this device gave none. One that is on no screen is left out: all its readings
 * were refused or set aside, so there is nothing to name.
 */
export async function adoptNames(given: readonly Account[], deps: AdoptNamesDeps): Promise<void> {
  const [{ named }, accounts] = await Promise.all([loadAccounts(deps.registers), deps.accounts()]);
  const unnamed = new Set(accounts.map(({ key }) => key).filter((key) => !named.has(key)));
  for (const { key, nickname, colour } of given) {
    if (unnamed.has(key)) await deps.apply({ type: 'name', account: key, nickname, colour });
  }
}
