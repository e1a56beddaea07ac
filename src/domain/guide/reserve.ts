// The guide's savings reserve: quiet hours save a part of what they leave unused, busy hours draw on it.
import type { GuideFigures } from './figures';
import type { Tier } from './tiers';

const hoursInMonth = 720;

export interface ReserveRule {
  /** Units an hour that the grant allows: a month's units ÷ 720. */
  readonly hourly: number;
  /** Below this share (0–1) of the hourly units an hour saves. */
  readonly threshold: number;
  /** The share (0–1) that is saved of what is missing to the threshold. */
  readonly share: number;
  /** The most units it holds. */
  readonly cap: number;
}

/** The guide's reserve for a tier, in units per hour and as shares (0–1). */
export function reserveRule({ units }: Pick<Tier, 'units'>, figures: GuideFigures): ReserveRule {
  const hourly = units / hoursInMonth;
  return {
    hourly,
    threshold: figures.reserveThreshold / 100,
    share: figures.reserveShare / 100,
    cap: figures.reserveCapHours * hourly,
  };
}

export interface ReserveHour {
  /** Units used in this hour. */
  readonly used: number;
  /** Units held after it. */
  readonly reserve: number;
  /** `carried`: above the hourly units, and the reserve paid for it. `held`: it could not. */
  readonly outcome: 'saved' | 'even' | 'carried' | 'held';
}

/** Simulates the reserve hour by hour. `before`: units held at first. */
export function simulateReserve(rule: ReserveRule, use: readonly number[], before = 0): readonly ReserveHour[] {
  const { hourly, threshold, share, cap } = rule;
  let reserve = Math.min(cap, Math.max(0, before));
  return use.map((used): ReserveHour => {
    const unused = threshold * hourly - used;
    const excess = used - hourly;
    if (unused > 0) {
      reserve = Math.min(cap, reserve + share * unused);
      return { used, reserve, outcome: 'saved' };
    }
    if (excess <= 0) return { used, reserve, outcome: 'even' };
    if (reserve < excess) return { used, reserve, outcome: 'held' };
    reserve -= excess;
    return { used, reserve, outcome: 'carried' };
  });
}

/** Hours without any use until the reserve is full; null where they never fill it. */
export function idleHoursToFull({ hourly, threshold, share, cap }: ReserveRule): number | null {
  if (cap === 0) return 0;
  const perHour = share * threshold * hourly;
  return perHour > 0 ? Math.ceil(cap / perHour - 1e-9) : null;
}

/** Use by hour of so many days: the same busy hours from nine on each day, and nothing in the others. */
export function busyDays({ busyHours, busyUse }: Pick<GuideFigures, 'busyHours' | 'busyUse'>, days: number): number[] {
  const first = Math.max(0, Math.min(9, 24 - busyHours));
  return Array.from({ length: days * 24 }, (_, hour) => {
    const into = (hour % 24) - first;
    return into < 0 ? 0 : busyUse * Math.min(1, Math.max(0, busyHours - into));
  });
}
