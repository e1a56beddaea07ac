// The nine kinds of habit: demand hour by hour. The functions draw an account's own parameters first.

import type { Random } from '../../src/domain/random';
import { gammaDraw } from './draws';
import { type Habit, span, uniform, weeklyHabit } from './habit-shape';

export const kinds = [
  'bursty',
  'office',
  'weekend',
  'deadline',
  'vacation',
  'idle',
  'night-owl',
  'agent-farm',
  'moving-zone',
] as const;

export type Kind = (typeof kinds)[number];

export const habits: Readonly<Record<Kind, (chance: Random, steps: number) => Habit>> = {
  office: (chance) =>
    weeklyHabit(chance, { weekly: uniform(chance, 80, 230), days: weekdays(chance), hours: officeDay(chance) }),
  weekend: (chance) =>
    weeklyHabit(chance, {
      weekly: uniform(chance, 80, 220),
      days: weekendDays(chance),
      hours: span(uniform(chance, 9, 12), uniform(chance, 20, 24)),
    }),
  'night-owl': (chance) =>
    weeklyHabit(chance, {
      weekly: uniform(chance, 80, 240),
      days: everyDay(chance),
      hours: span(uniform(chance, 20, 23), uniform(chance, 26, 29)),
    }),
  idle: (chance) =>
    weeklyHabit(chance, {
      weekly: uniform(chance, 1, 25),
      days: everyDay(chance),
      hours: span(8, 22),
      attendance: 0.35,
    }),
  'agent-farm': (chance) =>
    withOutages(
      chance,
      weeklyHabit(chance, {
        weekly: uniform(chance, 180, 600),
        days: everyDay(chance),
        hours: () => 1,
        attendance: 1,
        spread: 12,
      }),
    ),
  bursty,
  deadline,
  vacation,
  'moving-zone': (chance, steps) => {
    const home = chance() < 0.6 ? habits.office(chance, steps) : habits['night-owl'](chance, steps);
    const moves = Array.from({ length: 1 + Math.floor(chance() * 3) }, () => ({
      at: uniform(chance, 200, steps),
      shift: Math.round(uniform(chance, -12, 12)),
    })).sort((a, b) => a.at - b.at);
    return (hour) => home(Math.max(0, hour + (moves.findLast((move) => move.at <= hour)?.shift ?? 0)));
  },
};

/** Sessions at random times: some a week, each some hours long, mostly in waking hours. */
function bursty(chance: Random): Habit {
  const perWeek = uniform(chance, 2.5, 9);
  const meanHours = uniform(chance, 2, 9);
  const rate = uniform(chance, 80, 230) / (perWeek * meanHours);
  const awake = span(uniform(chance, 6, 10), uniform(chance, 21, 25));
  let until = -1;
  let strength = 0;
  return (hour) => {
    if (hour >= until && chance() < (perWeek / 168) * (0.3 + 1.2 * awake(hour % 24))) {
      until = hour + Math.max(1, Math.round(meanHours * gammaDraw(chance, 2)));
      strength = rate * gammaDraw(chance, 3);
    }
    return hour < until ? strength * gammaDraw(chance, 4) : 0;
  };
}

/** Quiet weeks, demand that rises for some days up to a deadline, and little after it. */
function deadline(chance: Random, steps: number): Habit {
  const quiet = weeklyHabit(chance, {
    weekly: uniform(chance, 50, 110),
    days: weekdays(chance).map((day) => day + 0.3),
    hours: officeDay(chance),
  });
  const height = uniform(chance, 1.5, 4);
  const riseHours = uniform(chance, 72, 200);
  const deadlines: number[] = [];
  for (let at = uniform(chance, 100, 500); at < steps + 400; at += uniform(chance, 250, 620)) deadlines.push(at);
  return (hour) => {
    const next = deadlines.find((at) => at >= hour) ?? hour + 1e6;
    const last = deadlines.findLast((at) => at < hour) ?? -1e6;
    const rising = Math.max(0, 1 - (next - hour) / riseHours);
    const lull = hour - last < 60 ? 0.25 : 1;
    return quiet(hour) * lull * (1 + height * rising);
  };
}

/** An office habit with one to three absences of 4 to 14 days. */
function vacation(chance: Random, steps: number): Habit {
  const home = habits.office(chance, steps);
  const away = Array.from({ length: 1 + Math.floor(chance() * 3) }, () => {
    const from = uniform(chance, 250, steps);
    return { from, to: from + 24 * uniform(chance, 4, 14) };
  });
  return (hour) => {
    const wanted = home(hour);
    return away.some(({ from, to }) => hour >= from && hour < to) ? 0 : wanted;
  };
}

function withOutages(chance: Random, habit: Habit): Habit {
  let until = -1;
  return (hour) => {
    if (hour >= until && chance() < 1 / 300) until = hour + uniform(chance, 4, 40);
    const wanted = habit(hour);
    return hour < until ? 0 : wanted;
  };
}

function weekdays(chance: Random): number[] {
  return [0, 1, 2, 3, 4, 5, 6].map((day) =>
    day < 5 ? uniform(chance, 0.6, 1.4) : chance() < 0.4 ? uniform(chance, 0, 0.4) : 0,
  );
}

function weekendDays(chance: Random): number[] {
  return [0, 1, 2, 3, 4, 5, 6].map((day) => (day >= 5 ? uniform(chance, 0.8, 1.4) : uniform(chance, 0, 0.25)));
}

function everyDay(chance: Random): number[] {
  return [0, 1, 2, 3, 4, 5, 6].map(() => uniform(chance, 0.5, 1.5));
}

function officeDay(chance: Random): (hour: number) => number {
  const from = Math.round(uniform(chance, 7, 11));
  const to = Math.round(uniform(chance, 16, 20));
  return (hour) => (hour >= from && hour < to ? (hour === 12 ? 0.4 : 1) : 0);
}
