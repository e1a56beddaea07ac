// The fixed policies a planner has to beat.
import type { Policy, StepView } from './simulation';

/** Percents are sums of floats: this close to 100 is blocked. */
const blockedPercent = 100 - 1e-6;

/** Hours before the expiry at which Banked Reset Safety Net stops waiting. */
const useByHours = 12;

function isBlocked(view: StepView): boolean {
  return view.used >= blockedPercent;
}

export const fixedPolicies: Readonly<Record<string, Policy>> = {
  never: () => false,
  'when-blocked': isBlocked,
  'at-expiry': (view) => firstExpiry(view) - view.t <= 1,
  'even-spacing': (view) => view.t >= plannedStep(view),
  'worth-threshold': (view) => isBlocked(view) && worthNow(view) >= 0.5 * lifeLeft(view),
};

/** Pace surplus as a share of a window: used − elapsed. */
function worthNow(view: StepView): number {
  return view.used / 100 - (view.t - view.windowStart) / view.windowSteps;
}

/** Share of the first reset's life that is left. */
function lifeLeft({ bank, t }: StepView): number {
  const [first] = bank;
  return first ? (first.expiresStep - t) / Math.max(1, first.expiresStep - first.grantedStep) : 0;
}

function firstExpiry({ bank }: StepView): number {
  return bank[0]?.expiresStep ?? Number.POSITIVE_INFINITY;
}

/**
 * The step Banked Reset Safety Net would plan for the first reset: projected exhaustion if that comes before the window's
 * end and the use-by; else evenly spaced, with the others whose deadline falls into the same cycle, between its ends.
 */
function plannedStep(view: StepView): number {
  const { t, windowStart: start, windowSteps, bank, stepHours } = view;
  const deadlineOf = (expires: number): number => expires - Math.max(1, Math.round(useByHours / stepHours));
  const deadline = deadlineOf(firstExpiry(view));
  const exhaustion = t === start ? Number.POSITIVE_INFINITY : t + ((100 - view.used) * (t - start)) / view.used;
  if (exhaustion < start + windowSteps && exhaustion < deadline) return exhaustion;

  const cycle = start + Math.floor((deadline - start) / windowSteps) * windowSteps;
  const sharing = bank.filter((reset) => deadlineOf(reset.expiresStep) < cycle + windowSteps).length;
  return Math.min(deadline, cycle + windowSteps / (sharing + 1));
}
