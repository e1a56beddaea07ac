import { type RefObject, useEffect, useRef } from 'react';
import type { Account } from '../../domain/accounts/account';
import { accountName } from '../../domain/accounts/account-name';
import { message } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import type { AccountKey } from '../../domain/observations/observation';
import type { Outcome } from '../../engine/ports/outcome';
import { useOutcome } from '../components/use-outcome';
import { useApp } from '../screen/app-context';

/** Actions that remove an account's card, so that the card cannot show their outcome. */
export interface AccountActions {
  readonly busy: boolean;
  readonly forget: (account: Account) => void;
  /** Keys may be of accounts that are not listed. */
  readonly forgetSeveral: (keys: readonly AccountKey[]) => void;
  readonly keep: (key: AccountKey) => void;
  readonly assign: (from: Account, to: Account) => void;
}

interface AccountActionsState {
  readonly actions: AccountActions;
  readonly outcome: Outcome | null;
  /** Where the page shows the outcome. It gets the focus, because the button that had it is gone. */
  readonly outcomeArea: RefObject<HTMLDivElement | null>;
}

/** Runs the actions for the Accounts page, which stays when a card goes. */
export function useAccountActions(): AccountActionsState {
  const { ports } = useApp();
  const { outcome, busy, run } = useOutcome();
  const outcomeArea = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (outcome) (outcomeArea.current ?? document.querySelector('main'))?.focus();
  }, [outcome]);
  const runAndReport = (action: () => Promise<Outcome>, success: Message) =>
    run(async () => {
      const result = await action();
      return result.ok ? { ok: true, text: success } : result;
    });
  const actions: AccountActions = {
    busy,
    forget: ({ key, nickname }) =>
      runAndReport(() => ports.forgetAccount(key), message('accounts.forget.done', { name: accountName(nickname) })),
    forgetSeveral: (keys) =>
      runAndReport(
        () => forgetEach(ports.forgetAccount, keys),
        message('accounts.several.done', { count: keys.length }),
      ),
    keep: (key) =>
      runAndReport(async () => (await ports.keepAccount?.(key)) ?? { ok: true }, message('accounts.listed')),
    assign: (from, to) =>
      runAndReport(
        () => ports.assignAccount(from.key, to.key),
        message('accounts.assigned', { name: accountName(to.nickname) }),
      ),
  };
  return { actions, outcome, outcomeArea };
}

/** One after another; stops at the first that fails, so that its reason is seen. */
async function forgetEach(
  forget: (key: AccountKey) => Promise<Outcome>,
  keys: readonly AccountKey[],
): Promise<Outcome> {
  for (const key of keys) {
    const outcome = await forget(key);
    if (!outcome.ok) return outcome;
  }
  return { ok: true };
}
