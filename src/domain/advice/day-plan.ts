// A pacing plan for a day: whether the work planned fits into the windows, when to start, when to pause, when a reset helps.
import type { WindowView } from '../accounts/account-view';
import type { ResetAdvice } from '../forecast/outlook';
import { type Instant, secondMs } from '../time/instant';
import { type TurnKind, turnKindNames } from '../usage/turn-kinds';

/** How many of each kind are planned. */
export type PlannedWork = Readonly<Record<TurnKind, number>>;
/** Percent of a window that one of each kind takes; null where it was never measured. */
type KindPercents = Readonly<Record<TurnKind, number | null>>;

export interface DayPlanWindow {
  readonly window: WindowView;
  readonly percents: KindPercents;
}

export interface DayPlanInput {
  readonly work: PlannedWork;
  /** The 5-hour window; null where the plan has none. */
  readonly short: DayPlanWindow | null;
  readonly long: DayPlanWindow | null;
  /** The advice on the reset to use next; null where none is held. */
  readonly reset: Pick<ResetAdvice, 'advice' | 'bestAt'> | null;
  readonly now: Instant;
}

export interface DayPlan {
  /** Percent that all of it takes of each window; null where the window or a kind is not known. */
  readonly ofShort: number | null;
  readonly ofLong: number | null;
  readonly fitsShort: boolean;
  readonly fitsLong: boolean;
  /** Begin now, or once the short window is full again because less than one of the largest tasks is left. */
  readonly startAt: Instant;
  /** Pauses until the short window is full again, while work is left: the instants at which to go on. */
  readonly goOnAt: readonly Instant[];
  /** When a reset would help: the planner's best moment, `now` where it says so; null where the week lasts or none is held. */
  readonly resetAt: Instant | null;
}

/** More pauses than this do not fit in a day. */
const mostPauses = 4;

/** Null where nothing is planned, or what is planned was never measured. */
export function dayPlan({ work, short, long, reset, now }: DayPlanInput): DayPlan | null {
  const [ofShort, ofLong] = [totalOf(work, short), totalOf(work, long)];
  if ((ofShort ?? 0) + (ofLong ?? 0) <= 0) return null;
  const fitsLong = fits(ofLong, long);
  return {
    ofShort,
    ofLong,
    fitsShort: fits(ofShort, short),
    fitsLong,
    ...(short ? paceOf(work, ofShort ?? 0, short, now) : { startAt: now, goOnAt: [] }),
    resetAt: fitsLong ? null : resetMoment(reset, now),
  };
}

function fits(percent: number | null, known: DayPlanWindow | null): boolean {
  return percent === null || known === null || percent <= known.window.leftPercent;
}

/** When to begin, and when to go on after each pause. */
function paceOf(
  work: PlannedWork,
  percent: number,
  { window, percents }: DayPlanWindow,
  now: Instant,
): Pick<DayPlan, 'startAt' | 'goOnAt'> {
  const { resetsAt, leftPercent } = window;
  const endsAt = resetsAt !== null && resetsAt > now ? resetsAt : null;
  // With less left than the largest task takes, it would stop in the middle.
  if (endsAt !== null && leftPercent < Math.min(largestOf(work, percents), 100))
    return { startAt: endsAt, goOnAt: pauses(percent - 100, window, null, endsAt) };
  return { startAt: now, goOnAt: pauses(percent - leftPercent, window, endsAt, now) };
}

/** The planner's moment for the next reset; null where none is held or it is better left unused. */
function resetMoment(reset: DayPlanInput['reset'], now: Instant): Instant | null {
  if (!reset || reset.advice === 'let-lapse' || reset.advice === 'none') return null;
  return reset.bestAt ?? now;
}

/** When to go on: at the end of the running window, then one whole window later each. */
function pauses(rest: number, { seconds }: WindowView, endsAt: Instant | null, begin: Instant): Instant[] {
  const lengthMs = seconds * secondMs;
  const first = endsAt !== null && endsAt > begin ? endsAt : begin + lengthMs;
  const count = Math.min(mostPauses, Math.max(0, Math.ceil(rest / 100)));
  return Array.from({ length: count }, (_, index) => first + index * lengthMs);
}

function totalOf(work: PlannedWork, known: DayPlanWindow | null): number | null {
  if (!known) return null;
  let total = 0;
  for (const kind of turnKindNames) {
    if (work[kind] <= 0) continue;
    const each = known.percents[kind];
    if (each === null) return null;
    total += work[kind] * each;
  }
  return total;
}

function largestOf(work: PlannedWork, percents: KindPercents): number {
  return Math.max(0, ...turnKindNames.map((kind) => (work[kind] > 0 ? (percents[kind] ?? 0) : 0)));
}
