import { useCallback } from 'react';
import type { Account } from '../../domain/accounts/account';
import { accountName } from '../../domain/accounts/account-name';
import { useTranslator } from '../components/reader-context';

/** Formats what an account is called. */
export function useAccountName(): (account: Pick<Account, 'nickname'>) => string {
  const { spell } = useTranslator();
  return useCallback(({ nickname }) => spell(accountName(nickname)), [spell]);
}
