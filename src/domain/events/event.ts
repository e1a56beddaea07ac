// A change, explained: what happened, when, on what evidence, and how sure we are.
import type { Instant } from '../time/instant';
import type { LimitWindow } from '../windows/limit-window';

export type EventType =
  | 'cycle-ended'
  | 'reset-redeemed'
  | 'early-reset'
  | 'refill-kept-date'
  | 'correction'
  | 'date-moved'
  | 'flapped'
  | 'plan-changed'
  | 'limit-withdrawn'
  | 'limit-restored'
  | 'reset-granted'
  | 'reset-expired'
  | 'reset-vanished'
  | 'credits-spent'
  | 'credits-added'
  | 'referral-changed';

/** One side of a change in plain values: `{ usedPercent: 96, resetsAt: "…" }` by window, `{ balance }`, `{ plan }`, … */
export type EventSide = Readonly<Record<string, unknown>>;

export interface HeadroomEvent {
  /** Stable over re-folds: a hash of type, windows and evidence. */
  readonly id: string;
  readonly type: EventType;
  /** When it happened, as well as it can be known (a cycle's end is back-dated to its announced end). */
  readonly at: Instant;
  /** The instants between which it must have happened: last reading before, first after. */
  readonly between: readonly [Instant, Instant] | null;
  readonly windows: readonly LimitWindow[];
  readonly before: EventSide;
  readonly after: EventSide;
  /** Ids of the observations that prove it. */
  readonly evidence: readonly string[];
  /** False until a second reading agrees; alerts wait for it, the screen does not. */
  readonly confirmed: boolean;
  /** 0–1, for the reader who wants to know how sure the explanation is. */
  readonly confidence: number;
  /** Facts worth a sentence: `linked-to-invite`, `rebounded`, `plan-use-remained`, `sliding`, … */
  readonly notes: readonly string[];
  /** The reset (bank key) the event is about. */
  readonly reset?: string;
}
