import type { Account } from '../../domain/accounts/account';
import { ConfirmDialog } from '../components/confirm-dialog';
import type { AccountActions } from './use-account-actions';

/** A button that erases an account's data from this device, after a confirmation. */
export function ForgetAccount({ account, actions }: { readonly account: Account; readonly actions: AccountActions }) {
  return (
    <ConfirmDialog
      ask="Forget…"
      title={`Forget “${account.nickname}”?`}
      confirm="Forget it"
      busy={actions.busy}
      onConfirm={() => actions.forget(account)}
    >
      Its readings, events and dates are erased from this device, and cannot be brought back. Your Codex account itself
      is not touched. Export first if you may want them.
    </ConfirmDialog>
  );
}
