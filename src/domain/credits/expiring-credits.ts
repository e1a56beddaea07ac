// What the expiry of grants takes from a balance: at the rate at which it falls, some of them are still there when they expire.
import type { Instant } from '../time/instant';
import { dayMs } from '../time/instant';

export interface ExpiringCredits {
  readonly at: Instant;
  /** Credits that expire then. */
  readonly amount: number;
  /** How many of them are unused by then at this rate; null where no rate is known. */
  readonly unused: number | null;
  /** More than a quarter of them is expected to be lost. */
  readonly isWasteful: boolean;
}

interface DatedGrant {
  readonly remaining: string;
  readonly expiresAt: Instant | null;
}

const wastefulShare = 0.25;

/**
 * The next expiry that loses credits; where none does, the next one. Credits that expire first are taken to be spent first.
 * `perDay`: credits spent a day; null where that is not known. Null where no grant has an expiry ahead.
 */
export function expiringCredits(
  grants: readonly DatedGrant[],
  perDay: number | null,
  now: Instant,
): ExpiringCredits | null {
  const expiries = expiriesOf(grants, now);
  let lost = 0;
  let before = 0;
  const all = expiries.map(({ at, amount }): ExpiringCredits => {
    before += amount;
    if (perDay === null) return { at, amount, unused: null, isWasteful: false };
    const spent = (perDay * (at - now)) / dayMs;
    const unused = Math.min(amount, Math.max(0, before - lost - spent));
    lost += unused;
    return { at, amount, unused, isWasteful: unused > wastefulShare * amount };
  });
  return all.find(({ isWasteful }) => isWasteful) ?? all[0] ?? null;
}

/** Grants with an expiry ahead, those of one instant together, soonest first. */
function expiriesOf(grants: readonly DatedGrant[], now: Instant): { at: Instant; amount: number }[] {
  const amounts = new Map<Instant, number>();
  for (const { remaining, expiresAt } of grants) {
    const amount = Number(remaining);
    if (expiresAt !== null && expiresAt > now && amount > 0)
      amounts.set(expiresAt, (amounts.get(expiresAt) ?? 0) + amount);
  }
  return [...amounts].map(([at, amount]) => ({ at, amount })).sort((a, b) => a.at - b.at);
}
