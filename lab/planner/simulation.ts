// The simulation in which policies are judged. Each step goes in a fixed order: bank, window end, platform reset, policy,
// demand. A policy never sees future demand.

export interface HeldReset {
  readonly grantedStep: number;
  /** The first step at which it can no longer be used. */
  readonly expiresStep: number;
}

/** One generated or recorded account. `demand` is in percent of a weekly window per step. Step 0 is hour 0 of the week. */
export interface Trace {
  readonly id: string;
  readonly stepHours: number;
  readonly demand: readonly number[];
  readonly resets: readonly HeldReset[];
  /** Steps at which the platform resets everybody's window. */
  readonly platformResets: readonly number[];
  /** Steps a policy may only watch. Redemptions and the score start after them. */
  readonly trainSteps: number;
}

/** What a policy may know at step `t`: everything served before. Refused demand is invisible to it. */
export interface StepView {
  readonly t: number;
  readonly used: number;
  readonly windowStart: number;
  /** Usable now, earliest expiry first. */
  readonly bank: readonly HeldReset[];
  /** Served in steps before `t`; NaN from `t` on. */
  readonly served: Float64Array;
  /** Percent used when the demand of a step before `t` arrived. */
  readonly usedBefore: Float64Array;
  readonly stepHours: number;
  readonly windowSteps: number;
}

/** True to use the reset that expires first at this step. Called only when there is one and something was used. */
export type Policy = (view: StepView) => boolean;

export interface Outcome {
  /** Percent served from `trainSteps` on. */
  readonly servedPercent: number;
  readonly redeemed: readonly number[];
}

/** Steps of a week-long window. */
export function windowStepsOf(stepHours: number): number {
  return Math.max(1, Math.round(168 / stepHours));
}

/** The resets of a trace, earliest expiry first: the order in which they are used. */
export function byExpiry(resets: readonly HeldReset[]): readonly HeldReset[] {
  return resets.toSorted((a, b) => a.expiresStep - b.expiresStep);
}

/** Runs a policy on a trace. */
export function play(trace: Trace, policy: Policy): Outcome {
  const windowSteps = windowStepsOf(trace.stepHours);
  const platform = new Set(trace.platformResets);
  const served = new Float64Array(trace.demand.length).fill(Number.NaN);
  const usedBefore = new Float64Array(trace.demand.length);
  const redeemed: number[] = [];
  let unspent = byExpiry(trace.resets);
  let used = 0;
  let windowStart: number | null = null;
  let servedPercent = 0;

  const redeems = (t: number, start: number): boolean => {
    const bank = unspent.filter((reset) => reset.grantedStep <= t && t < reset.expiresStep);
    const view = { t, used, windowStart: start, bank, served, usedBefore, stepHours: trace.stepHours, windowSteps };
    if (bank.length === 0 || !policy(view)) return false;
    unspent = unspent.filter((reset) => reset !== bank[0]);
    redeemed.push(t);
    return true;
  };
  const restart = (at: number | null): void => {
    used = 0;
    windowStart = at;
  };
  const serve = (t: number): void => {
    const wanted = Math.max(0, trace.demand[t] ?? 0);
    if (windowStart === null && wanted > 0) windowStart = t;
    const got = Math.min(wanted, 100 - used);
    usedBefore[t] = used;
    served[t] = got;
    used += got;
    if (t >= trace.trainSteps) servedPercent += got;
  };

  for (let t = 0; t < trace.demand.length; t++) {
    if (windowStart !== null && t >= windowStart + windowSteps) restart(null);
    if (windowStart !== null && platform.has(t)) restart(t);
    if (windowStart !== null && used > 0 && t >= trace.trainSteps && redeems(t, windowStart)) restart(t);
    serve(t);
  }
  return { servedPercent, redeemed };
}
