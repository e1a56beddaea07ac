import type { WindowView } from '../../domain/accounts/account-view';
import type { WindowOutlook } from '../../domain/forecast/window-outlook';

export interface Pace {
  /** `over`: use is ahead of the elapsed time; `spare`: behind it; `even`: within two percentage points. */
  readonly kind: 'over' | 'even' | 'spare';
  /** Whole percentage points between use and elapsed time, ≥ 0. */
  readonly points: number;
}

/** Use compared with the share of the window's time that has passed. Null where no cycle runs. */
export function paceOf({ state, usedPercent, elapsedPercent }: WindowView): Pace | null {
  if (state !== 'running' || elapsedPercent === null) return null;
  const ahead = usedPercent - elapsedPercent;
  const points = Math.round(Math.abs(ahead));
  if (points <= 2) return { kind: 'even', points };
  return { kind: ahead > 0 ? 'over' : 'spare', points };
}

export type Tone = 'left' | 'warn' | 'stop' | 'quiet';

/**
 * The colour of a window. Never used alone: a word beside it says the same. The forecast decides whether to warn; where
 * there is none (null), little left or use far ahead of the time.
 */
export function toneOf(window: WindowView, outlook: WindowOutlook | null): Tone {
  if (window.state === 'exhausted') return 'stop';
  if (window.state === 'recovered' || window.state === 'withdrawn' || window.freshness === 'superseded') return 'quiet';
  if (window.state !== 'running') return 'left';
  return (outlook ? outlook.isAtRisk : isTight(window)) ? 'warn' : 'left';
}

function isTight(window: WindowView): boolean {
  const pace = paceOf(window);
  return window.leftPercent <= 10 || (pace?.kind === 'over' && pace.points > 10);
}
