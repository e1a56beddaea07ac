import type { Instant } from '../../domain/time/instant';

/** Clock and visibility of one page, handed in so that tests own time. */
export interface PageClock {
  readonly now: () => Instant;
  /** Runs once after the delay; returns a function that cancels it. */
  readonly after: (delayMs: number, run: () => void) => () => void;
  readonly visible: () => boolean;
  readonly onVisibility: (listener: () => void) => () => void;
}
