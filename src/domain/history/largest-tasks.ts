// The tasks that used most, by the page's own account of single tasks.
import type { Observation, TaskPart, TaskUsage } from '../observations/observation';
import type { Instant } from '../time/instant';

export interface LargestTask {
  readonly key: string;
  /** Percent of one full window of today, as the page compares it. Null where it does not know. */
  readonly weeklyPercent: number | null;
  readonly fiveHourPercent: number | null;
  /** Decimal string. */
  readonly credits: string | null;
  /** Largest first. */
  readonly parts: readonly TaskPart[];
  /** The page has not counted all of it yet. */
  readonly isPartial: boolean;
  /** When the page stated it. */
  readonly statedAt: Instant;
}

/**
 * The newest statement of each task, largest first, at most `count`. Tasks without any use are left out; empty where the page
 * never stated one.
 */
export function largestTasks(observations: readonly Observation[], count: number): readonly LargestTask[] {
  const newest = new Map<string, { readonly at: Instant; readonly task: TaskUsage }>();
  for (const { kind, at, facts } of observations) {
    if (kind !== 'thread-usage') continue;
    for (const task of facts.tasks) if (at >= (newest.get(task.key)?.at ?? 0)) newest.set(task.key, { at, task });
  }
  return [...newest.values()]
    .filter(({ task }) => isUsed(task))
    .sort((a, b) => bySize(a.task, b.task))
    .slice(0, count)
    .map(({ at, task }) => largestTask(task, at));
}

function largestTask({ key, weeklyPercent, fiveHourPercent, credits, status, parts }: TaskUsage, statedAt: Instant) {
  return {
    key,
    weeklyPercent,
    fiveHourPercent,
    credits,
    parts: parts.filter(isUsed).toSorted(bySize),
    isPartial: status === 'partial',
    statedAt,
  };
}

type Amounts = Pick<TaskUsage, 'weeklyPercent' | 'fiveHourPercent' | 'credits'>;

function isUsed({ weeklyPercent, fiveHourPercent, credits }: Amounts): boolean {
  return (weeklyPercent ?? 0) > 0 || (fiveHourPercent ?? 0) > 0 || Number(credits ?? 0) > 0;
}

/** By the weekly window, which every plan with tasks has; then by the 5-hour window, then by credits. */
function bySize(a: Amounts, b: Amounts): number {
  return (
    (b.weeklyPercent ?? 0) - (a.weeklyPercent ?? 0) ||
    (b.fiveHourPercent ?? 0) - (a.fiveHourPercent ?? 0) ||
    Number(b.credits ?? 0) - Number(a.credits ?? 0)
  );
}
