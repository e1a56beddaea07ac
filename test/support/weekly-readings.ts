// Readings of a weekly window that is used at an even pace.

import type { UsageReading } from '../../src/domain/forecast/usage-readings';
import { dayMs, hourMs, weekMs } from '../../src/domain/time/instant';

export const monday = Date.UTC(2026, 5, 1);
export const weekSeconds = 604_800;

/** A weekly cycle from `startAt`, read every six hours and used at `perDay` percent until `untilAt`. */
export function weeklyCycle(startAt: number, perDay: number, untilAt = startAt + weekMs - 1000): UsageReading[] {
  const readings: UsageReading[] = [];
  for (let at = startAt + 6 * hourMs; at <= untilAt; at += 6 * hourMs) {
    const usedPercent = Math.min(100, Math.floor(((at - startAt) / dayMs) * perDay));
    readings.push({ at, usedPercent, resetsAt: startAt + weekMs, seconds: weekSeconds });
  }
  return readings;
}

/** As many such cycles, one after another. */
export const weeklyCycles = (count: number, perDay: number): UsageReading[] =>
  Array.from({ length: count }, (_, week) => weeklyCycle(monday + week * weekMs, perDay)).flat();
