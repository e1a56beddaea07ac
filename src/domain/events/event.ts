// A change, explained: what happened, when, by which evidence, and how certain it is.
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

/**
 * One side of a change in plain values: `{ usedPercent: 96, resetsAt: "…" }` by window, `{ balance }`, `{ plan }`, …
 */
export type EventSide = Readonly<Record<string, unknown>>;

export interface HeadroomEvent {
  /** The same in every fold of the same observations: a hash of type, subject and first evidence. */
  readonly id: string;
  readonly type: EventType;
  /** When it happened, as far as it can be known: a cycle's end is dated at its announced end. */
  readonly at: Instant;
  /** The last reading before it and the first after: it happened between them. */
  readonly between: readonly [Instant, Instant] | null;
  readonly windows: readonly LimitWindow[];
  readonly before: EventSide;
  readonly after: EventSide;
  /** Ids of the observations that show it. */
  readonly evidence: readonly string[];
  /** False until a second reading agrees. Alerts wait for that, the screen does not. */
  readonly confirmed: boolean;
  /** How certain the explanation is, 0–1. */
  readonly confidence: number;
  /** Details such as `linked-to-invite`, `rebounded`, `plan-use-remained`, `sliding`. */
  readonly notes: readonly string[];
  /** Key of the banked reset the event is about. */
  readonly reset?: string;
}
