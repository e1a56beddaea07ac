// What the page says about the use of single tasks: lifetime use, measured against one full window of today.
import type { Instant } from '../../time/instant';
import { fields, isInstant, isName, isNumber, isText, listOf, orNull } from '../../validation/checks';

/** Each null where the page does not know it. */
export interface TaskAmounts {
  /** Percent of one full window: more than 100 for a task that ran for weeks. */
  readonly fiveHourPercent: number | null;
  readonly weeklyPercent: number | null;
  /** Credits debited, a decimal string. */
  readonly credits: string | null;
}

/** A share of a task's use, as the page splits it. */
export interface TaskPart extends TaskAmounts {
  readonly model: string | null;
  readonly effort: string | null;
  readonly speed: string | null;
}

export interface TaskUsage extends TaskAmounts {
  /** Salted local hash of the thread's id. Its title is never read. */
  readonly key: string;
  /** The server's word: available, partial or unavailable. */
  readonly status: string | null;
  readonly parts: readonly TaskPart[];
}

export interface ThreadUsageFacts {
  readonly asOf: Instant | null;
  readonly tasks: readonly TaskUsage[];
}

const amounts = { fiveHourPercent: orNull(isNumber), weeklyPercent: orNull(isNumber), credits: orNull(isText) };

const isPart = fields<TaskPart>({
  ...amounts,
  model: orNull(isText),
  effort: orNull(isText),
  speed: orNull(isText),
});

export const isThreadUsageFacts = fields<ThreadUsageFacts>({
  asOf: orNull(isInstant),
  tasks: listOf(fields<TaskUsage>({ ...amounts, key: isName, status: orNull(isText), parts: listOf(isPart) })),
});
