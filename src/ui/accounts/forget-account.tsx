import type { Account } from '../../domain/accounts/account';
import { ConfirmDialog } from '../components/confirm-dialog';
import type { AccountActions } from './use-account-actions';

/** Erases what is kept of an account here, once confirmed. */
export function ForgetAccount({ account, deeds }: { readonly account: Account; readonly deeds: AccountActions }) {
  return (
    <ConfirmDialog
      ask="Forget…"
      title={`Forget “${account.nickname}”?`}
      confirm="Forget it"
      busy={deeds.busy}
      onConfirm={() => deeds.forget(account)}
    >
      Its readings, events and dates are erased from this device, and cannot be brought back. Your Codex account itself
      is not touched. Export first if you may want them.
    </ConfirmDialog>
  );
}
