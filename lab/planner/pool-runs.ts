import type { PolicyRun } from './run-policies';

export interface Pooled {
  /** Percent of a week served, summed over the traces. */
  readonly servedPercent: number;
  /** (policy − never) ÷ (clairvoyant − never); null where even the clairvoyant gains nothing. */
  readonly gainShare: number | null;
}

/** Sums the runs of many traces by policy. Needs the runs of `never` and `clairvoyant`. */
export function poolRuns(runs: readonly PolicyRun[]): Readonly<Record<string, Pooled>> {
  const served = new Map<string, number>();
  for (const { policy, servedPercent } of runs) served.set(policy, (served.get(policy) ?? 0) + servedPercent);
  const never = served.get('never') ?? 0;
  const potential = (served.get('clairvoyant') ?? 0) - never;
  return Object.fromEntries(
    [...served].map(([policy, servedPercent]) => [
      policy,
      { servedPercent, gainShare: potential > 1e-9 ? (servedPercent - never) / potential : null },
    ]),
  );
}
