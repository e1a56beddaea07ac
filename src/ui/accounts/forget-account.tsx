import type { Account } from '../../domain/accounts/account';
import { accountName } from '../../domain/accounts/account-name';
import { ConfirmDialog } from '../components/confirm-dialog';
import { useTranslator } from '../components/reader-context';
import type { AccountActions } from './use-account-actions';

/** A button that erases an account's data from this device, after a confirmation. */
export function ForgetAccount({ account, actions }: { readonly account: Account; readonly actions: AccountActions }) {
  const { t } = useTranslator();
  return (
    <ConfirmDialog
      ask={t('accounts.forget')}
      title={t('accounts.forget.title', { name: accountName(account.nickname) })}
      confirm={t('accounts.forget.confirm')}
      busy={actions.busy}
      onConfirm={() => actions.forget(account)}
    >
      {t('accounts.forget.text')}
    </ConfirmDialog>
  );
}
