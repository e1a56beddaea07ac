import type { WindowView } from '../../domain/accounts/account-view';

export interface Pace {
  /** `over`: used faster than the window's time passes; `spare`: slower; `even`: within two points. */
  readonly kind: 'over' | 'even' | 'spare';
  /** Whole points of percent between use and elapsed time, ≥ 0. */
  readonly points: number;
}

/** Use compared with the share of the window's time gone by. Null where no cycle runs or nothing was used yet. */
export function paceOf({ state, usedPercent, elapsedPercent }: WindowView): Pace | null {
  if (state !== 'running' || elapsedPercent === null) return null;
  const ahead = usedPercent - elapsedPercent;
  const points = Math.round(Math.abs(ahead));
  if (points <= 2) return { kind: 'even', points };
  return { kind: ahead > 0 ? 'over' : 'spare', points };
}

export type Tone = 'left' | 'warn' | 'stop' | 'quiet';

/** The colour a window speaks in. Never alone: a word beside it says the same. */
export function toneOf(window: WindowView): Tone {
  if (window.state === 'exhausted') return 'stop';
  if (window.state === 'recovered' || window.state === 'withdrawn' || window.freshness === 'superseded') return 'quiet';
  if (
    window.state === 'running' &&
    (window.leftPercent <= 10 || ((paceOf(window)?.points ?? 0) > 10 && paceOf(window)?.kind === 'over'))
  )
    return 'warn';
  return 'left';
}
