import { type RefObject, useEffect, useRef } from 'react';
import type { Account } from '../../domain/accounts/account';
import type { Outcome } from '../../engine/ports/outcome';
import { useOutcome } from '../components/use-outcome';
import { useApp } from '../shell/app-context';

/** What takes an account's own card away, and with it the place where the outcome could be said. */
export interface AccountActions {
  readonly busy: boolean;
  readonly forget: (account: Account) => void;
  readonly assign: (from: Account, to: Account) => void;
}

interface AccountActionsState {
  readonly actions: AccountActions;
  readonly outcome: Outcome | null;
  /** Where the page says the outcome: it takes the focus, as the button that had it is gone. */
  readonly said: RefObject<HTMLDivElement | null>;
}

/** Carries them out for the whole Accounts page, which stays. */
export function useAccountActions(): AccountActionsState {
  const { ports } = useApp();
  const { outcome, busy, run } = useOutcome();
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (outcome) (said.current ?? document.querySelector('main'))?.focus();
  }, [outcome]);
  const carryOut = (work: () => Promise<Outcome>, text: string) =>
    run(async () => {
      const done = await work();
      return done.ok ? { ok: true, text } : done;
    });
  const deeds: AccountActions = {
    busy,
    forget: ({ key, nickname }) =>
      carryOut(() => ports.forgetAccount(key), `“${nickname}” is forgotten on this device.`),
    assign: (from, to) => carryOut(() => ports.assignAccount(from.key, to.key), `Given to “${to.nickname}”.`),
  };
  return { actions: deeds, outcome, said };
}
