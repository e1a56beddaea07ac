// A year of one account's life, and what a device knows of it: the truth the year's properties are checked against.
// Everything is drawn from one seed. Cycles, walls and resets have identities of their own here, so that "twice" and
// "lost" are judged by what happened, never by the ledger's own bookkeeping.
import type { AccountState } from '../../src/domain/accounts/account-state';
import type { HeadroomEvent } from '../../src/domain/events/event';
import type { Random } from '../../src/domain/random';
import { dayMs, hourMs, type Instant, minuteMs, secondMs } from '../../src/domain/time/instant';
import { bankRow, eventOf, fiveHours, start, week, windowRow } from './alert-fixtures';

export const between = (chance: Random, low: number, high: number) => low + chance() * (high - low);

interface Cycle {
  readonly id: number;
  readonly seconds: number;
  endsAt: Instant;
  usedPercent: number;
}

export interface KnownWindow {
  readonly seconds: number;
  readonly cycle: number;
  /** Changes with every new end: the walls of one run with a moved date are two. */
  readonly wall: string;
  readonly endsAt: Instant;
  readonly usedPercent: number;
}

/** What one observation says, in the world's own terms. */
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
  /** Somebody works for a while, then the page is read. */
  observe(at: Instant): Known;
}

export function createWorld(chance: Random): World {
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
    const hard = chance() < 0.3 ? 70 : 25;
    for (const seconds of [fiveHours, week]) {
      const cycle = cycles.get(seconds);
      if (!cycle || cycle.endsAt <= at) begin(seconds, at - minuteMs);
    }
    const [five, weekly] = [cycles.get(fiveHours), cycles.get(week)];
    if (!five || !weekly || five.usedPercent >= 100 || weekly.usedPercent >= 100) return;
    const use = between(chance, 2, hard);
    five.usedPercent = Math.min(100, Math.round(five.usedPercent + use));
    weekly.usedPercent = Math.min(100, Math.round(weekly.usedPercent + use / 4));
  };

  const grant = (at: Instant) => {
    const key = `r${++ids}`;
    resets.push({ key, grantedAt: at, expiresAt: at + Math.round(between(chance, 2, 40) * dayMs), used: false });
    emit(eventOf({ type: 'reset-granted', at, id: `g${key}`, reset: key }));
  };

  const change = (alter: (weekly: Cycle) => void) => {
    const weekly = cycles.get(week);
    if (weekly) alter(weekly);
  };

  const surprise = (at: Instant) => {
    const luck = chance();
    if (luck < 0.008) return beginAll(at);
    if (luck < 0.016)
      return change((weekly) => {
        weekly.endsAt += Math.round(between(chance, 1, 60)) * hourMs;
      });
    // Refilled, the date kept.
    if (luck < 0.02) return change((weekly) => void cycles.set(week, { ...weekly, id: ++ids, usedPercent: 0 }));
    if (luck < 0.06) return grant(at);
    return luck < 0.075 ? redeem(at) : undefined;
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
      // The page's own answers wander; up to a minute either way must change nothing.
      const jitter = () => Math.round(between(chance, -60, 60)) * secondMs;
      const held = resets.filter(({ used, expiresAt }) => !used && expiresAt > at);
      const windows = seen.map((cycle) => ({ ...cycle, read: cycle.endsAt + jitter() }));
      return {
        at,
        redeemedAt,
        windows: windows.map(({ id, seconds, endsAt, usedPercent, read }) => ({
          seconds,
          cycle: id,
          wall: `${id}/${endsAt}`,
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
  chance: Random,
): readonly { readonly from: Instant; readonly to: Instant; readonly reads: readonly Instant[] }[] {
  const spans = [];
  let at = start;
  while (at < start + 365 * dayMs) {
    const to = at + Math.round(between(chance, 2, 24)) * hourMs;
    const reads: Instant[] = [];
    let next = at + Math.round(between(chance, 1, 120)) * minuteMs;
    while (next < to && reads.length < 4) {
      reads.push(next);
      next += Math.round(between(chance, 5, 300)) * minuteMs;
    }
    spans.push({ from: at, to, reads });
    const longSleep = chance() < 0.08;
    at = to + Math.round(longSleep ? between(chance, 48, 260) : between(chance, 6, 190)) * hourMs;
  }
  return spans;
}
