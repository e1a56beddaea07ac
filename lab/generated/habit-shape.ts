// The rhythm most kinds share: a weight per weekday and hour, with random levels of days, weeks and hours.

import type { Random } from '../../src/domain/random';
import { gammaDraw } from './draws';

/** Demand in an hour, in percent of a weekly window, given the hours since the trace began. */
export type Habit = (hour: number) => number;

export interface Shape {
  /** Demand of an average week, in percent of a weekly window. */
  readonly weekly: number;
  /** Seven weights, Monday first. */
  readonly days: readonly number[];
  /** Weight of an hour of the day, 0–24. A night runs past 24. */
  readonly hours: (hour: number) => number;
  /** Chance that a day with weight has any demand. Drawn from 0.75–1 when absent. */
  readonly attendance?: number;
  /** Shape parameter of the gamma distribution of days: larger is more regular. Drawn from 2–8 when absent. */
  readonly spread?: number;
}

/** Demand by weekday and hour. Days vary, weeks vary less, and an hour with weight may have no demand at all. */
export function weeklyHabit(chance: Random, shape: Shape): Habit {
  const attendance = shape.attendance ?? uniform(chance, 0.75, 1);
  const spread = shape.spread ?? uniform(chance, 2, 8);
  const weight = (day: number, hour: number): number =>
    (shape.days[day % 7] ?? 0) * (shape.hours(hour) + shape.hours(hour + 24));
  let sum = 0;
  for (let hour = 0; hour < 168; hour++) sum += weight(Math.floor(hour / 24), hour % 24);
  const scale = shape.weekly / (sum * attendance || 1);
  const hourly = uniform(chance, 0.5, 0.9);
  const days = new Map<number, number>();
  const weeks = new Map<number, number>();
  return (hour) => {
    // A night belongs to the evening it began on, so that both share one level.
    const day = Math.floor((hour - 6) / 24);
    const dayLevel = memoized(days, day, () => (chance() < attendance ? gammaDraw(chance, spread) : 0));
    const weekLevel = memoized(weeks, Math.floor(hour / 168), () => gammaDraw(chance, 12));
    const hourLevel = chance() < hourly ? gammaDraw(chance, 3) / hourly : 0;
    return scale * dayLevel * weekLevel * hourLevel * weight(Math.floor(hour / 24), hour % 24);
  };
}

/** Weight 1 within [from, to). Hours may run past 24, for a night that ends the next morning. */
export function span(from: number, to: number): (hour: number) => number {
  return (hour) => (hour >= from && hour < to ? 1 : 0);
}

/** A uniform draw from [low, high). */
export function uniform(chance: Random, low: number, high: number): number {
  return low + (high - low) * chance();
}

function memoized(known: Map<number, number>, key: number, make: () => number): number {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
