// A made-up stretch of use, drawn from a seed: two windows that fill and reset, a bank, credits that fall.

import type { Observation } from '../../src/domain/observations/observation';
import { observationId } from '../../src/domain/observations/observation-id';
import { seededRandom } from '../../src/domain/random';

const firstAt = Date.UTC(2026, 8, 1, 7);

/** Usage observations about `stepSeconds` apart, as an office day's page would show them. */
export function usageSeries(count: number, stepSeconds = 60, seed = 1): Observation[] {
  const random = seededRandom(seed);
  let at = firstAt;
  let five: Meter = { used: 0, resetsAt: at };
  let week: Meter = { used: 0, resetsAt: at };
  let balance = 1000;
  return Array.from({ length: count }, () => {
    at += (stepSeconds + Math.floor(random() * 5)) * 1000;
    five = next(five, 18_000_000, at, random() < 0.2);
    week = next(week, 604_800_000, at, random() < 0.03);
    if (random() < 0.01) balance -= Math.floor(random() * 100) / 100;
    // The page's own answers wander by a second.
    const wander = random() < 0.3 ? 1000 : 0;
    return usage(at, { ...five, resetsAt: five.resetsAt + wander }, week, balance.toFixed(2));
  });
}

function next(meter: Meter, lengthMs: number, at: number, used: boolean): Meter {
  if (at >= meter.resetsAt) return { used: 0, resetsAt: at + lengthMs };
  return used ? { ...meter, used: Math.min(100, meter.used + 1) } : meter;
}

interface Meter {
  readonly used: number;
  readonly resetsAt: number;
}

function usage(at: number, five: Meter, week: Meter, balance: string): Observation {
  const content = {
    account: 'Zp3kAxr0Tq1mWv9uYc7bHg',
    device: 'n5Q0aV2sTq1m',
    at,
    source: 'network' as const,
    kind: 'usage' as const,
    facts: {
      plan: 'plus',
      windows: [
        { limit: 'codex', seconds: 18_000, usedPercent: five.used, resetsAt: five.resetsAt },
        { limit: 'codex', seconds: 604_800, usedPercent: week.used, resetsAt: week.resetsAt },
      ],
      gates: [{ limit: 'codex', allowed: five.used < 100 && week.used < 100, reached: five.used >= 100 }],
      credits: {
        has: true,
        unlimited: false,
        balance,
        overageReached: false,
        localMessages: null,
        cloudMessages: null,
      },
      bankCount: 2,
      bankApplicable: null,
      reachedType: null,
      spend: null,
      models: [],
    },
  };
  return { id: observationId(content), ...content };
}

/** A list of two banked resets. */
export function resetList(at: number): Observation {
  const reset = (key: string, days: number) => ({
    key,
    status: 'available',
    title: 'One free rate limit reset',
    description: 'Thanks for using Codex! You’ve been granted one free rate limit reset.',
    grantedAt: at - 86_400_000 * 3,
    expiresAt: at + 86_400_000 * days + 123,
    redeemedAt: null,
  });
  const content = {
    account: 'Zp3kAxr0Tq1mWv9uYc7bHg',
    device: 'n5Q0aV2sTq1m',
    at,
    source: 'network' as const,
    kind: 'resets' as const,
    facts: {
      available: 2,
      resets: [reset('aV2sTq1mWv9uYc7bHg0pQw', 5), reset('bV2sTq1mWv9uYc7bHg0pQw', 24)],
      totalEarned: 3,
      purchaseOffered: false,
    },
  };
  return { id: observationId(content), ...content };
}
