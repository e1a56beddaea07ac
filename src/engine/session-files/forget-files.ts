import type { AccountKey } from '../../domain/observations/observation';
import type { Register } from '../../domain/registers/register';
import type { CliPorts } from '../ports/session-file-ports';
import type { UsageBackend } from '../reports/usage-backend';
import { accountsFrom, keysOf } from '../state/known-accounts';

/**
 * Erases what session files said about an account, under all of its keys, and forgets the folders that were chosen for it:
 * the next reading, within a minute, would bring it back.
 */
export async function forgetFiles(
  account: AccountKey,
  deps: {
    readonly registers: () => Promise<readonly Register[]>;
    readonly cli: Pick<CliPorts, 'forgetAccount'>;
    readonly usage: Pick<UsageBackend, 'forget'>;
  },
): Promise<void> {
  const keys = keysOf(accountsFrom(await deps.registers()), account);
  await deps.cli.forgetAccount(keys);
  await deps.usage.forget(account);
}
