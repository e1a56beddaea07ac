import type { TaskAmounts, ThreadUsageFacts } from '../../../domain/observations/facts/thread-usage-facts';
import type { Placeholders, Wire } from '../endpoint-parts';
import { isoOf } from '../wire-values';

export function threadUsageToWire({ asOf, tasks }: ThreadUsageFacts, placeholders: Placeholders): Wire {
  return {
    data_as_of: isoOf(asOf),
    threads: tasks.map(({ key, status, parts, ...amounts }) => ({
      thread_id: placeholders.task(key),
      data_status: status,
      ...amountsToWire(amounts),
      groups: parts.map(({ model, effort, speed, ...partAmounts }) => ({
        model,
        reasoning_effort: effort,
        speed,
        ...amountsToWire(partAmounts),
      })),
    })),
  };
}

function amountsToWire({ fiveHourPercent, weeklyPercent, credits }: TaskAmounts): Wire {
  return {
    five_hour_limit_percent: fiveHourPercent,
    weekly_limit_percent: weeklyPercent,
    balance_usage_credits: credits,
  };
}
