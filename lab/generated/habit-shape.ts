// The rhythm most kinds share: weekday × hour of the day, days that vary, weeks that vary less, hours that come or do not.
import { gammaDraw, type Random } from '../../src/domain/random';

/** Percent wanted in an hour, given the hours since the trace began. */
export type Habit = (hour: number) => number;

export interface Shape {
  /** Percent of a week wanted in an average week. */
  readonly weekly: number;
  /** Seven weights, Monday first. */
  readonly days: readonly number[];
  /** Weight of an hour of the day, 0–24; a night runs past 24. */
  readonly hours: (hour: number) => number;
  /** Chance that an expected day happens at all. */
  readonly attendance?: number;
  /** Shape of the day-to-day gamma: large is regular. */
  readonly spread?: number;
}

/** Weekday × hour, with days that vary, weeks that vary less, and hours that come or do not. */
export function shaped(chance: Random, shape: Shape): Habit {
  const attendance = shape.attendance ?? between(chance, 0.75, 1);
  const spread = shape.spread ?? between(chance, 2, 8);
  const weight = (day: number, hour: number): number =>
    (shape.days[day % 7] ?? 0) * (shape.hours(hour) + shape.hours(hour + 24));
  let sum = 0;
  for (let hour = 0; hour < 168; hour++) sum += weight(Math.floor(hour / 24), hour % 24);
  const scale = shape.weekly / (sum * attendance || 1);
  const hourly = between(chance, 0.5, 0.9);
  const days = new Map<number, number>();
  const weeks = new Map<number, number>();
  return (hour) => {
    // A night belongs to the evening it began on, so that one mood covers it.
    const day = Math.floor((hour - 6) / 24);
    const mood = remember(days, day, () => (chance() < attendance ? gammaDraw(chance, spread) : 0));
    const season = remember(weeks, Math.floor(hour / 168), () => gammaDraw(chance, 12));
    const comes = chance() < hourly ? gammaDraw(chance, 3) / hourly : 0;
    return scale * mood * season * comes * weight(Math.floor(hour / 24), hour % 24);
  };
}

/** Weight 1 within [from, to), hours that may run past 24; callers fold the next morning in. */
export function span(from: number, to: number): (hour: number) => number {
  return (hour) => (hour >= from && hour < to ? 1 : 0);
}

export function between(chance: Random, low: number, high: number): number {
  return low + (high - low) * chance();
}

function remember(known: Map<number, number>, key: number, make: () => number): number {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
