// What the windows reducer reports of one usage body. These say what was read; what it means is explained in
// `fold/explain`.
import type { ChangeOfReading } from './compare-readings';
import type { LimitWindow } from './limit-window';
import type { Flap, Missing, OpenChange, Reading } from './window-state';

/** A window before and after something happened to it. */
export interface ReadingPair {
  readonly window: LimitWindow;
  readonly before: Reading;
  readonly after: Reading;
}

export interface ReadingChange extends ReadingPair {
  /** What `compareReadings` says about the pair. */
  readonly comparison: ChangeOfReading;
  /** The window showed this pair before and took it back. */
  readonly flapping: boolean;
}

/** A change that is undone: the window shows its old pair again. */
export interface Returned {
  readonly window: LimitWindow;
  readonly open: OpenChange;
  readonly flap: Flap | null;
  /** The believed pair before `open.before`; null where none was read. */
  readonly previous: Reading | null;
}

/** A window that ends or goes, as last read. */
export interface LastReading {
  readonly window: LimitWindow;
  readonly reading: Reading;
}

export type WindowsChange =
  /** Another plan is another measure: all tracks end here, as last read. */
  | { readonly type: 'windows-replaced'; readonly last: readonly LastReading[] }
  /** Nothing to compare it with. */
  | { readonly type: 'window-first-read'; readonly window: LimitWindow }
  /** It describes no cycle that can be real: see `compareReadings`. */
  | { readonly type: 'reading-unusable'; readonly window: LimitWindow }
  /** Missing for a moment, or within one cycle: nothing happened. */
  | { readonly type: 'window-was-left-out'; readonly window: LimitWindow; readonly missing: Missing }
  | {
      readonly type: 'window-is-back';
      readonly window: LimitWindow;
      readonly reading: Reading;
      readonly missing: Missing;
    }
  /** The old pair had been back for seconds only: a late answer. Its change follows in `windows-changed`. */
  | { readonly type: 'flap-refuted'; readonly eventId: string }
  | { readonly type: 'windows-returned'; readonly windows: readonly Returned[] }
  /** A second reading agrees with an open change. */
  | {
      readonly type: 'change-confirmed';
      readonly window: LimitWindow;
      readonly open: OpenChange;
      readonly flap: Flap | null;
    }
  | ({ readonly type: 'window-ended' } & ReadingPair)
  | { readonly type: 'windows-changed'; readonly changes: readonly ReadingChange[] }
  /** All windows the body names have been followed: what else they could explain is reported above. */
  | { readonly type: 'windows-followed' }
  /** A later body leaves it out too. */
  | { readonly type: 'missing-confirmed'; readonly missing: Missing }
  /** Windows of one limit that this body should name and does not. */
  | { readonly type: 'windows-missing'; readonly last: readonly LastReading[] };
