// Simulates a year of one account from a seed: the truth that deliveries are checked against. Cycles, blocks and resets have
// ids of their own here, so that "twice" and "lost" are checked against what happened, not against the ledger.

import type { AccountState } from '../../src/domain/accounts/account-state';
import type { HeadroomEvent } from '../../src/domain/events/event';
import type { Random } from '../../src/domain/random';
import { dayMs, hourMs, type Instant, minuteMs, secondMs } from '../../src/domain/time/instant';
import { bankRow, eventOf, fiveHours, start, week, windowRow } from './alert-fixtures';

export const between = (random: Random, low: number, high: number) => low + random() * (high - low);

interface Cycle {
  readonly id: number;
  readonly seconds: number;
  endsAt: Instant;
  usedPercent: number;
}

export interface KnownWindow {
  readonly seconds: number;
  readonly cycle: number;
  /** Changes with every new end: a cycle whose date moved has two. */
  readonly block: string;
  readonly endsAt: Instant;
  readonly usedPercent: number;
}

/** What one observation shows, in the simulation's own terms. */
export interface Known {
  readonly at: Instant;
  readonly state: AccountState | Partial<AccountState>;
  readonly windows: readonly KnownWindow[];
  readonly resets: readonly { readonly key: string; readonly expiresAt: Instant }[];
  readonly redeemedAt: Instant;
}

interface HeldReset {
  readonly key: string;
  readonly grantedAt: Instant;
  readonly expiresAt: Instant;
  used: boolean;
}

export interface World {
  /** The user works for a while, then the page is read. */
  observe(at: Instant): Known;
}

export function createWorld(random: Random): World {
  const cycles = new Map<number, Cycle>();
  const resets: HeldReset[] = [];
  let events: readonly HeadroomEvent[] = [];
  let ids = 0;
  let redeemedAt = 0;

  const begin = (seconds: number, at: Instant) =>
    cycles.set(seconds, { id: ++ids, seconds, endsAt: at + seconds * secondMs, usedPercent: 0 });
  const beginAll = (at: Instant) => {
    for (const seconds of [fiveHours, week]) begin(seconds, at - minuteMs);
  };
  const emit = (event: HeadroomEvent) => {
    events = [event, ...events].slice(0, 20);
  };

  const work = (at: Instant) => {
    const hard = random() < 0.3 ? 70 : 25;
    for (const seconds of [fiveHours, week]) {
      const cycle = cycles.get(seconds);
      if (!cycle || cycle.endsAt <= at) begin(seconds, at - minuteMs);
    }
    const [five, weekly] = [cycles.get(fiveHours), cycles.get(week)];
    if (!five || !weekly || five.usedPercent >= 100 || weekly.usedPercent >= 100) return;
    const use = between(random, 2, hard);
    five.usedPercent = Math.min(100, Math.round(five.usedPercent + use));
    weekly.usedPercent = Math.min(100, Math.round(weekly.usedPercent + use / 4));
  };

  const grant = (at: Instant) => {
    const key = `r${++ids}`;
    resets.push({ key, grantedAt: at, expiresAt: at + Math.round(between(random, 2, 40) * dayMs), used: false });
    emit(eventOf({ type: 'reset-granted', at, id: `g${key}`, reset: key }));
  };

  const change = (alter: (weekly: Cycle) => void) => {
    const weekly = cycles.get(week);
    if (weekly) alter(weekly);
  };

  const surprise = (at: Instant) => {
    const draw = random();
    if (draw < 0.008) return beginAll(at);
    if (draw < 0.016)
      return change((weekly) => {
        weekly.endsAt += Math.round(between(random, 1, 60)) * hourMs;
      });
    // A refill that keeps the date.
    if (draw < 0.02) return change((weekly) => void cycles.set(week, { ...weekly, id: ++ids, usedPercent: 0 }));
    if (draw < 0.06) return grant(at);
    return draw < 0.075 ? redeem(at) : undefined;
  };

  const redeem = (at: Instant) => {
    const reset = resets.find(({ used, expiresAt }) => !used && expiresAt > at);
    if (!reset) return;
    reset.used = true;
    redeemedAt = at;
    beginAll(at);
    const windows = [fiveHours, week].map((seconds) => ({ limit: 'codex', seconds }));
    emit(eventOf({ type: 'reset-redeemed', at, id: `u${reset.key}`, reset: reset.key, windows }));
  };

  return {
    observe: (at) => {
      work(at);
      surprise(at);
      const seen = [...cycles.values()];
      // The page states ends up to a minute apart; that must change nothing.
      const jitter = () => Math.round(between(random, -60, 60)) * secondMs;
      const held = resets.filter(({ used, expiresAt }) => !used && expiresAt > at);
      const windows = seen.map((cycle) => ({ ...cycle, read: cycle.endsAt + jitter() }));
      return {
        at,
        redeemedAt,
        windows: windows.map(({ id, seconds, endsAt, usedPercent, read }) => ({
          seconds,
          cycle: id,
          block: `${id}/${endsAt}`,
          endsAt: read,
          usedPercent,
        })),
        resets: held.map(({ key, expiresAt }) => ({ key, expiresAt })),
        state: {
          observedAt: at,
          windows: windows.map(({ seconds, usedPercent, read }) =>
            windowRow({ seconds, usedPercent, resetsAt: read, observedAt: at }),
          ),
          bank: held.map(({ key, grantedAt, expiresAt }) => bankRow({ key, grantedAt, expiresAt, lastListedAt: at })),
          events,
        },
      };
    },
  };
}

/** Spans in which a device is awake over a year, and the instants at which the page is read in each. */
export function awakeSpans(
  random: Random,
): readonly { readonly from: Instant; readonly to: Instant; readonly reads: readonly Instant[] }[] {
  const spans = [];
  let at = start;
  while (at < start + 365 * dayMs) {
    const to = at + Math.round(between(random, 2, 24)) * hourMs;
    const reads: Instant[] = [];
    let next = at + Math.round(between(random, 1, 120)) * minuteMs;
    while (next < to && reads.length < 4) {
      reads.push(next);
      next += Math.round(between(random, 5, 300)) * minuteMs;
    }
    spans.push({ from: at, to, reads });
    const longSleep = random() < 0.08;
    at = to + Math.round(longSleep ? between(random, 48, 260) : between(random, 6, 190)) * hourMs;
  }
  return spans;
}
