// Messages about the use of single tasks.
import type { LargestTask } from '../../domain/history/largest-tasks';
import { itemsOf, message } from '../../domain/messages/message';
import type { Message, Value } from '../../domain/messages/value';
import type { TaskPart } from '../../domain/observations/observation';

type Amounts = Pick<LargestTask, 'weeklyPercent' | 'fiveHourPercent' | 'credits'>;

/** "47% of a weekly window, 210% of a 5-hour window, 12.50 credits": what is known and not zero. */
export function taskAmounts({ weeklyPercent, fiveHourPercent, credits }: Amounts): Value {
  const amount = Number(credits);
  return itemsOf([
    ...(isSome(weeklyPercent) ? [message('history.tasks.weekly', { share: weeklyPercent })] : []),
    ...(isSome(fiveHourPercent) ? [message('history.tasks.fiveHour', { share: fiveHourPercent })] : []),
    ...(credits !== null && amount > 0 ? [message('history.tasks.credits', { amount })] : []),
  ]);
}

/** "gpt-6-astra, high, fast: 40% of a weekly window". */
export function partMessage({ model, effort, speed, ...amounts }: TaskPart): Message {
  const words = [effort, speed].filter((word) => word !== null);
  const name = itemsOf([model ?? message('history.tasks.unnamedModel'), ...words]);
  return message('history.tasks.part', { name, amounts: taskAmounts(amounts) });
}

function isSome(percent: number | null): percent is number {
  return percent !== null && percent > 0;
}
