// What a tier of the guide costs: its fee, and its rate for each unit above its grant.
import { type GuideFigures, type TierId, tierIds } from './figures';

export interface Tier {
  readonly id: TierId;
  /** US dollars a month. */
  readonly fee: number;
  /** Units a month that the fee includes. */
  readonly units: number;
  /** US dollars for a unit above them. */
  readonly rate: number;
  /** The most units that may be carried into a month. */
  readonly carryCap: number;
}

/** A tier with its fee, units, rate and largest carry-over, from the figures as the user set them. */
export function tierOf(id: TierId, figures: GuideFigures): Tier {
  return {
    id,
    fee: figures[`${id}Fee`],
    units: figures[`${id}Units`],
    rate: figures[`${id}Rate`],
    carryCap: figures[`${id}Carry`],
  };
}

/** US dollars for the units above the grant and above what was carried over. */
export function overageCost({ units, rate }: Pick<Tier, 'units' | 'rate'>, used: number, carried = 0): number {
  return Math.max(0, used - carried - units) * rate;
}

/** US dollars a month. */
export function tierCost(tier: Tier, used: number): number {
  return tier.fee + overageCost(tier, used);
}

export interface TierRow extends Tier {
  readonly overage: number;
  readonly cost: number;
  /** US dollars for 1,000 units used; null where nothing is used. */
  readonly perThousand: number | null;
  readonly isCheapest: boolean;
}

/** Every tier at the same use. Of equally cheap tiers the one with the larger grant is named cheapest. */
export function tierTable(figures: GuideFigures, used: number): readonly TierRow[] {
  const tiers = tierIds.map((id) => tierOf(id, figures));
  const least = Math.min(...tiers.map((tier) => tierCost(tier, used)));
  const cheapest = tiers.findLast((tier) => tierCost(tier, used) === least);
  return tiers.map((tier) => {
    const cost = tierCost(tier, used);
    return {
      ...tier,
      overage: overageCost(tier, used),
      cost,
      perThousand: used > 0 ? (cost / used) * 1_000 : null,
      isCheapest: tier === cheapest,
    };
  });
}

/**
 * The least use from which on the second tier costs no more than the first; null where it never does. Costs are straight between
 * the two grants, so the crossing is looked for in each of the three stretches.
 */
export function equalAt(first: Tier, second: Tier): number | null {
  if (tierCost(second, 0) <= tierCost(first, 0)) return 0;
  const [low, high] = [Math.min(first.units, second.units), Math.max(first.units, second.units)];
  for (const [from, to] of [
    [0, low],
    [low, high],
    [high, Number.POSITIVE_INFINITY],
  ] as const) {
    const gap = tierCost(second, from) - tierCost(first, from);
    const slope = slopeOf(first, from) - slopeOf(second, from);
    const at = gap <= 0 ? from : slope > 0 ? from + gap / slope : Number.POSITIVE_INFINITY;
    if (at <= to && Number.isFinite(at)) return at;
  }
  return null;
}

/** US dollars for one unit more, from this use on. */
function slopeOf({ units, rate }: Tier, from: number): number {
  return from >= units ? rate : 0;
}
