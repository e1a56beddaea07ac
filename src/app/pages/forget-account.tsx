import type { Account } from '../../domain/account';
import { ConfirmDialog } from '../../show/parts/confirm-dialog';
import { OutcomeLine } from '../../show/parts/outcome-line';
import { useApp } from '../screen/app-context';
import { useOutcome } from '../screen/use-outcome';

/** Erases what is kept of an account here, once confirmed. */
export function ForgetAccount({ account }: { readonly account: Account }) {
  const { ports } = useApp();
  const { outcome, busy, run } = useOutcome();
  return (
    <>
      <ConfirmDialog
        ask="Forget…"
        title={`Forget “${account.nickname}”?`}
        confirm="Forget it"
        busy={busy}
        onConfirm={() => run(() => ports.forgetAccount(account.key))}
      >
        Its readings, events and dates are erased from this device, and cannot be brought back. Your Codex account
        itself is not touched. Export first if you may want them.
      </ConfirmDialog>
      <OutcomeLine outcome={outcome} />
    </>
  );
}
