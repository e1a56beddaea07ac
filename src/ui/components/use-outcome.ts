import { useState } from 'react';
import { message } from '../../domain/messages/message';
import type { Outcome } from '../../engine/ports/outcome';

export interface OutcomeState {
  /** The result of the last action; null before the first one and while one runs. */
  readonly outcome: Outcome | null;
  readonly busy: boolean;
  readonly run: (action: () => Promise<Outcome>) => void;
}

/** Runs an action of the user and keeps its result. A rejected promise becomes a sentence. */
export function useOutcome(): OutcomeState {
  const [state, setState] = useState<{ outcome: Outcome | null; busy: boolean }>({ outcome: null, busy: false });
  const run = (action: () => Promise<Outcome>) => {
    setState({ outcome: null, busy: true });
    action().then(
      (outcome) => setState({ outcome, busy: false }),
      () => setState({ outcome: { ok: false, text: message('common.failed') }, busy: false }),
    );
  };
  return { ...state, run };
}
