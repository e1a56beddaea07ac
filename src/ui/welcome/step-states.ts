import type { FirstSteps } from '../../engine/ports/first-steps-ports';

export type StepState = 'done' | 'next' | 'later';

export interface StepStates {
  readonly pin: StepState;
  readonly open: StepState;
  readonly see: StepState;
}

/**
 * Which steps are done, and which is next: the first that is not. `hasFigures`: a reading has arrived, which no page can have sent
 * without having been open.
 */
export function stepStates(steps: FirstSteps | null, hasFigures: boolean): StepStates {
  const done = [
    steps !== null && steps.pinned !== false,
    hasFigures || steps?.usagePageOpen === true,
    hasFigures,
  ] as const;
  const next = done.indexOf(false);
  const stateOf = (index: 0 | 1 | 2): StepState => (done[index] ? 'done' : index === next ? 'next' : 'later');
  return { pin: stateOf(0), open: stateOf(1), see: stateOf(2) };
}
