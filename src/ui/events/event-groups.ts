// Events as a list shows them: what happened in one minute together, under a heading for each month.
import type { HeadroomEvent } from '../../domain/events/event';
import { minuteMs } from '../../domain/time/instant';
import { localTime } from '../../domain/time/local-time';

/** Events of one minute, in the order given. Never empty. */
export type EventGroup = readonly [HeadroomEvent, ...HeadroomEvent[]];

/** Neighbours of the same minute belong together: one reading reports them. */
export function groupByMinute(events: readonly HeadroomEvent[]): readonly EventGroup[] {
  const groups: [HeadroomEvent, ...HeadroomEvent[]][] = [];
  for (const event of events) {
    const last = groups.at(-1);
    if (last && minuteOf(last[0]) === minuteOf(event)) last.push(event);
    else groups.push([event]);
  }
  return groups;
}

function minuteOf({ at }: HeadroomEvent): number {
  return Math.floor(at / minuteMs);
}

interface EventMonth {
  /** "2026-11", in the reader's zone. */
  readonly key: string;
  readonly groups: readonly EventGroup[];
}

/** The groups by local month, in the order given. */
export function groupByMonth(groups: readonly EventGroup[], zone: string): readonly EventMonth[] {
  const months = new Map<string, EventGroup[]>();
  for (const group of groups) {
    const { year, month } = localTime(group[0].at, zone);
    const key = `${year}-${`${month}`.padStart(2, '0')}`;
    months.set(key, [...(months.get(key) ?? []), group]);
  }
  return [...months].map(([key, ofMonth]) => ({ key, groups: ofMonth }));
}
