// What a used reset did: its windows before and after, how far their ends moved, what it was expected to give and gave.
import type { EventSide, HeadroomEvent } from '../events/event';
import { windowSide, windowsIn } from '../events/event-sides';
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
  /**
   * Shares of the longest window it refilled, −1…1: by the last reading before, and as measured after. Null: none was
   * seen.
   */
  readonly worthPromised: number | null;
  readonly worthGot: number | null;
  /** Where no reading shows what the reset did: the windows as last read before it was used. */
  readonly lastRead: readonly StandingWindow[];
  /** The same: the first cycles that began after it was used, as first read. */
  readonly nextRead: readonly StandingWindow[];
  /** Those windows had passed their own end before they were read again. */
  readonly endPassed: boolean;
  /** Use returned to the old value within an hour. */
  readonly rebounded: boolean;
}

/** What one reading says about a window. */
interface StandingWindow {
  readonly window: LimitWindow;
  readonly used: number;
  readonly resetsAt: Instant;
}

/** The receipt of a `reset-redeemed`, or of any event with windows, from the event alone. */
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
    lastRead: standing(event, event.before),
    nextRead: standing(event, event.after),
    endPassed: event.notes.includes('end-passed'),
    rebounded: event.notes.includes('rebounded'),
  };
}

/** The windows one side mentions although the event does not say that it changed them. */
function standing({ windows }: HeadroomEvent, side: EventSide): readonly StandingWindow[] {
  if (windows.length > 0) return [];
  return windowsIn(side).flatMap((window) => {
    const read = windowSide(side, window);
    return read ? [{ window, used: read.usedPercent, resetsAt: read.resetsAt }] : [];
  });
}

/**
 * Promised: used − (1 − timeLeft ÷ length), with the time left when it was used. Got: how far use fell, less how far
 * the end moved as a share of the length. Both are of the longest of the account's own windows; null where none of
 * them changed.
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
