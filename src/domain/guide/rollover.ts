// Rollover: what a month leaves unused is carried into the next, up to a cap, and is drawn first.
import { overageCost, type Tier } from './tiers';

export interface RolloverMonth {
  readonly used: number;
  /** Units carried into this month, and what it can use with its grant. */
  readonly carried: number;
  readonly capacity: number;
  /** Units above both, and what they cost in US dollars. */
  readonly overage: number;
  readonly cost: number;
  /** Units carried over; they are used first. */
  readonly left: number;
  /** The same by the guide's code, which ignores use above the grant. */
  readonly leftByGuide: number;
}

/** Forecasts months with this use, one after the other. `carried`: units carried into the first. */
export function forecastRollover(tier: Tier, use: readonly number[], carried = 0): readonly RolloverMonth[] {
  const { units, carryCap, fee } = tier;
  let before = clamp(carried, carryCap);
  return use.map((used): RolloverMonth => {
    const month = {
      used,
      carried: before,
      capacity: before + units,
      overage: Math.max(0, used - before - units),
      cost: fee + overageCost(tier, used, before),
      left: clamp(before + units - used, carryCap),
      leftByGuide: clamp(before + Math.max(0, units - used), carryCap),
    };
    before = month.left;
    return month;
  });
}

/** The share (0–1) of the overage that carried units save; null where there is none to save. */
export function overageCut(tier: Tier, used: number, carried: number): number | null {
  const whole = overageCost(tier, used);
  return whole > 0 ? 1 - overageCost(tier, used, carried) / whole : null;
}

function clamp(units: number, cap: number): number {
  return Math.min(cap, Math.max(0, units));
}
