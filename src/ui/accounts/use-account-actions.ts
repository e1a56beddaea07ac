import { type RefObject, useEffect, useRef } from 'react';
import type { Account } from '../../domain/accounts/account';
import type { Outcome } from '../../engine/ports/outcome';
import { useOutcome } from '../components/use-outcome';
import { useApp } from '../shell/app-context';

/** Actions that remove an account's card, so that the card cannot show their outcome. */
export interface AccountActions {
  readonly busy: boolean;
  readonly forget: (account: Account) => void;
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
  const runAndReport = (action: () => Promise<Outcome>, successText: string) =>
    run(async () => {
      const result = await action();
      return result.ok ? { ok: true, text: successText } : result;
    });
  const actions: AccountActions = {
    busy,
    forget: ({ key, nickname }) =>
      runAndReport(() => ports.forgetAccount(key), `“${nickname}” is forgotten on this device.`),
    assign: (from, to) => runAndReport(() => ports.assignAccount(from.key, to.key), `Given to “${to.nickname}”.`),
  };
  return { actions, outcome, outcomeArea };
}
