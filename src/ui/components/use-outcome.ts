import { useState } from 'react';
import type { Outcome } from '../../engine/ports/outcome';

export interface OutcomeState {
  /** What came of the last thing asked for; null before and while it is under way. */
  readonly outcome: Outcome | null;
  readonly busy: boolean;
  readonly run: (work: () => Promise<Outcome>) => void;
}

/** Carries out what a user asked for and keeps what came of it; a rejection becomes a sentence. */
export function useOutcome(): OutcomeState {
  const [state, setState] = useState<{ outcome: Outcome | null; busy: boolean }>({ outcome: null, busy: false });
  const run = (work: () => Promise<Outcome>) => {
    setState({ outcome: null, busy: true });
    work().then(
      (outcome) => setState({ outcome, busy: false }),
      () =>
        setState({ outcome: { ok: false, text: 'That did not work. Nothing was changed; try again.' }, busy: false }),
    );
  };
  return { ...state, run };
}
