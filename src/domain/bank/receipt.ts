// What a used reset did: the windows before and after, how far their ends moved, what it was worth before and what it gave.
import type { HeadroomEvent } from '../events/event';
import { windowSide } from '../events/event-sides';
import { type Instant, secondMs } from '../time/instant';
import type { LimitWindow } from '../windows/limit-window';
import type { ReadingPair } from '../windows/window-changes';

export interface Receipt {
  readonly windows: readonly {
    readonly window: LimitWindow;
    readonly usedBefore: number;
    readonly usedAfter: number;
    readonly resetsAtBefore: Instant;
    readonly resetsAtAfter: Instant;
    readonly shiftMs: number;
  }[];
  /** Shares of the longest window touched, −1…1: by the last reading before, and as it turned out. Null: no window seen. */
  readonly worthPromised: number | null;
  readonly worthGot: number | null;
  /** Use went back to the old value within an hour. */
  readonly rebounded: boolean;
}

/** The receipt of a `reset-redeemed` (or of any event that moved windows), from the event alone. */
export function receiptOf(event: HeadroomEvent): Receipt {
  return {
    windows: event.windows.flatMap((window) => {
      const before = windowSide(event.before, window);
      const after = windowSide(event.after, window);
      if (!before || !after) return [];
      return {
        window,
        usedBefore: before.usedPercent,
        usedAfter: after.usedPercent,
        resetsAtBefore: before.resetsAt,
        resetsAtAfter: after.resetsAt,
        shiftMs: after.resetsAt - before.resetsAt,
      };
    }),
    worthPromised: numberOf(event.before.worth),
    worthGot: numberOf(event.after.worth),
    rebounded: event.notes.includes('rebounded'),
  };
}

/**
 * Promised: u − (1 − d ÷ W), with the time d that was left when it was used. Got: what use really fell by, less the share of
 * the window by which the end really moved. Both of the longest of the account's windows touched.
 */
export function worthOfChange(
  changes: readonly ReadingPair[],
  usedAt: Instant,
): { promised: number; got: number } | null {
  const own = changes.filter(({ window }) => window.limit === 'codex');
  const longest = own.toSorted((a, b) => b.window.seconds - a.window.seconds)[0];
  if (!longest) return null;
  const { before, after, window } = longest;
  const lengthMs = window.seconds * secondMs;
  const leftMs = Math.min(lengthMs, Math.max(0, before.resetsAt - usedAt));
  return {
    promised: round(before.usedPercent / 100 - (1 - leftMs / lengthMs)),
    got: round((before.usedPercent - after.usedPercent) / 100 - (after.resetsAt - before.resetsAt) / lengthMs),
  };
}

function round(share: number): number {
  return Math.round(share * 1e4) / 1e4 + 0;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
