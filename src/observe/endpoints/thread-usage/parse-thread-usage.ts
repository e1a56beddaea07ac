// POST /wham/usage/thread_usage/query_v2: lifetime use of the tasks the page asked about. Shape: the official client's
// model of it, October 2026. An answer can hold titles and paths of tasks: no such field is read.
import type {
  TaskAmounts,
  TaskPart,
  TaskUsage,
  ThreadUsageFacts,
} from '../../../domain/observations/facts/thread-usage-facts';
import { type BodyPart, drop, field, list, object } from '../../parsing/body-part';
import { amount, instant, number, text } from '../../parsing/part-values';
import type { ReadContext } from '../../parsing/read-context';
import { readId } from '../resets/parse-resets';

/** Tasks without an id are left out: they could not be distinguished later. */
export function parseThreadUsage(body: BodyPart, { hash }: ReadContext): ThreadUsageFacts {
  return {
    asOf: instant(field(body, 'data_as_of')),
    tasks: list(field(body, 'threads'), (entry) => readTask(entry, hash)),
  };
}

function readTask(entry: BodyPart, hash: ReadContext['hash']): TaskUsage | null {
  const task = object(entry);
  if (!task) return null;
  const id = readId(field(task, 'thread_id'));
  if (id === null) return drop(field(task, 'thread_id'), 'is missing');
  return {
    key: hash(id),
    status: text(field(task, 'data_status'), 32),
    ...readAmounts(task),
    parts: list(field(task, 'groups'), readPart),
  };
}

function readPart(entry: BodyPart): TaskPart | null {
  const part = object(entry);
  return (
    part && {
      model: text(field(part, 'model'), 64),
      effort: text(field(part, 'reasoning_effort'), 32),
      speed: text(field(part, 'speed'), 32),
      ...readAmounts(part),
    }
  );
}

/** Not clamped: a long task used several windows, and a correction is negative. */
function readAmounts(found: BodyPart): TaskAmounts {
  return {
    fiveHourPercent: number(field(found, 'five_hour_limit_percent')),
    weeklyPercent: number(field(found, 'weekly_limit_percent')),
    credits: amount(field(found, 'balance_usage_credits')),
  };
}
